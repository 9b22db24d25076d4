#include "tpl/famille/notes.hpp"
#include "base/text.hpp"
#include "famille/choix_notes.hpp"
#include "famille/courbe.hpp"
#include "famille/liste_notes.hpp"
#include "famille/pages/pages.hpp"
#include "famille/recapitulatif_notes.hpp"
#include "famille/visite.hpp"
#include "vie_scolaire/moyenne.hpp"
#include "vie_scolaire/notes.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace famille::pages {
namespace {

namespace t = tpl::famille::notes;
using vie_scolaire::format_moyenne;
using vie_scolaire::Matiere;
using vie_scolaire::NoteVue;

// What a parent looks for is the last mark.
std::vector<const NoteVue*> newest_first(std::vector<const NoteVue*> notes) {
    std::stable_sort(notes.begin(), notes.end(), [](const NoteVue* a, const NoteVue* b) {
        return a->jour > b->jour;
    });
    return notes;
}

struct Page {
    static constexpr web::Template file = t::file;
    const Visite& visite;
    const vie_scolaire::NotesEleve& read;
    const ChoixNotes& choix;
    std::vector<Matiere> matieres;  // of the marks asked for
    std::map<std::string, vie_scolaire::Rang> rangs;
    std::string fichier;  // path of the same list as a file

    void fill(web::Dict& dict) const {
        visite.fill_nav(dict, t::ENFANTS, Service::notes);
        dict.set(t::POIGNEE, visite.poignee());
        fill_choices(dict);
        dict.set(t::DUREE, choix.duree).set(t::RAISON, read.visible.reason);
        fill_elsewhere(dict);
        fill_bulletins(dict);
        if (choix.vide()) {
            dict.add(t::VIDE).set(t::TEXTE, "Aucune note n’est visible pour ce choix.");
            return;
        }
        dict.add(t::EXPORT).set(t::FICHIER, fichier);
        switch (choix.vue) {
            case VueNotes::mois:
                fill_by_date(dict);
                break;
            case VueNotes::annee:
                fill_general(dict);
                fill_recapitulatif(dict, ecole(), read, all_subjects());
                fill_subjects(dict);
                break;
            case VueNotes::matiere:
                fill_line(dict);
                fill_subjects(dict);
                break;
            case VueNotes::periode:
                fill_general(dict);
                fill_summary(dict);
                fill_subjects(dict);
                break;
            case VueNotes::mois_matiere:
                fill_subjects(dict);
                break;
        }
    }

private:
    const vie_scolaire::EcoleVue& ecole() const { return visite.enfant().ecole; }

    void fill_choices(web::Dict& dict) const {
        std::string_view key;
        for (const auto& one : vues_notes) {
            auto link = dict.add(t::VUE);
            link.set(t::CLE, one.cle).set(t::LIBELLE, one.libelle);
            link.show_if(one.vue == choix.vue, t::ICI);
            if (one.vue == choix.vue) key = one.cle;
        }
        for (const auto& row : choix.rangs) {
            auto nav = dict.add(t::CHOIX);
            nav.set(t::NOM_CHOIX, row.nom);
            for (const auto& one : row.liens) {
                auto link = nav.add(t::LIEN);
                link.set(t::CLE, key).set(t::PARAMETRE, row.parametre).set(t::VALEUR, one.valeur);
                link.set(t::LIBELLE, one.libelle).show_if(one.choisi, t::CHOISI);
                if (!row.autre_parametre.empty())
                    link.add(t::AUTRE_CHOIX)
                        .set(t::AUTRE_PARAMETRE, row.autre_parametre)
                        .set(t::AUTRE_VALEUR, row.autre_valeur);
            }
        }
    }

    // The page notes that the family has read: whatever is new must be on it.
    void fill_elsewhere(web::Dict& dict) const {
        if (choix.nouvelles_ailleurs.empty()) return;
        const auto words = base::counted(
            choix.nouvelles_ailleurs.size(), "autre note nouvelle", "autres notes nouvelles"
        );
        dict.add(t::VERS_AILLEURS).set(t::COMBIEN, words);
        auto elsewhere = dict.add(t::AILLEURS);
        elsewhere.set(t::COMBIEN, words);
        fill_liste(
            elsewhere,
            t::LISTE,
            "Notes nouvelles hors de ce choix",
            newest_first(choix.nouvelles_ailleurs),
            ecole().voir_notes,
            ColonneMatiere::avec
        );
    }

    // The way to a term's report from where it is not.
    void fill_bulletins(web::Dict& dict) const {
        for (const auto& bulletin : choix.bulletins_ailleurs)
            dict.add(t::VERS_BULLETIN)
                .set(t::VALEUR, bulletin.periode->rang)
                .set(t::LIBELLE, bulletin.periode->libelle)
                .show_if(bulletin.nouveau, t::NOUVEAU);
    }

    void fill_general(web::Dict& dict) const {
        const auto subjects = all_subjects();
        const auto own = vie_scolaire::moyenne_generale(subjects);
        if (!own) return;
        auto general = dict.add(t::GENERALE);
        general.set(t::MOYENNE, format_moyenne(own));
        if (const auto of_class = vie_scolaire::moyenne_generale_classe(subjects))
            general.add(t::GENERALE_CLASSE).set(t::MOYENNE, format_moyenne(of_class));
    }

    void fill_report(web::Dict& section, const vie_scolaire::BilanVue& bilan) const {
        auto report = section.add(t::BULLETIN);
        for (const auto& periode : ecole().periodes)
            if (periode.id == bilan.periode) report.set(t::DUREE, periode.libelle);
        report.show_if(bilan.nouveau, t::NOUVEAU);
        report.set(t::MOYENNE_BULLETIN, format_moyenne(bilan.moyenne));
        if (bilan.moyenne_classe)
            report.add(t::BULLETIN_CLASSE).set(t::MOYENNE, format_moyenne(bilan.moyenne_classe));
        report.set_optional(t::APPRECIATION, t::TEXTE, bilan.appreciation);
    }

    // The subjects of the marks, and those only a report speaks of. That of one term is an average
    // of that term; reports of a year make none.
    std::vector<Matiere> all_subjects() const {
        auto list = matieres;
        for (const auto* bilan : choix.bilans) {
            const bool known = std::any_of(list.begin(), list.end(), [&](const Matiere& one) {
                return one.code == bilan->matiere;
            });
            if (known) continue;
            Matiere added;
            added.code = bilan->matiere;
            added.libelle = bilan->libelle;
            added.tri = base::sort_key(bilan->libelle);
            if (choix.periode != nullptr) {
                added.moyenne = bilan->moyenne;
                added.moyenne_classe = bilan->moyenne_classe;
            }
            list.push_back(std::move(added));
        }
        std::stable_sort(list.begin(), list.end(), [](const Matiere& a, const Matiere& b) {
            return a.tri < b.tri;
        });
        return list;
    }

    // Averages first, each a way to its marks: a term of all subjects is long on a phone.
    void fill_summary(web::Dict& dict) const {
        const auto subjects = all_subjects();
        if (subjects.size() < 2) return;
        auto summary = dict.add(t::SOMMAIRE);
        int rank = 0;
        for (const auto& matiere : subjects)
            summary.add(t::ENTREE)
                .set(t::RANG, ++rank)
                .set(t::LIBELLE, matiere.libelle)
                .set(t::MOYENNE, format_moyenne(matiere.moyenne));
    }

    void fill_average(web::Dict& section, const Matiere& matiere) const {
        auto average = section.add(t::CHIFFRES);
        average.set(t::MOYENNE, format_moyenne(matiere.moyenne));
        if (matiere.moyenne_classe)
            average.add(t::CLASSE_MATIERE).set(t::MOYENNE, format_moyenne(matiere.moyenne_classe));
        if (const auto place = rangs.find(matiere.code); place != rangs.end())
            average.add(t::RANG_CLASSE).set(t::PLACE, vie_scolaire::in_words(place->second));
    }

    void fill_subjects(web::Dict& dict) const {
        int rank = 0;
        for (const auto& matiere : all_subjects()) {
            auto section = dict.add(t::MATIERE);
            section.set(t::RANG, ++rank).set(t::LIBELLE, matiere.libelle);
            if (matiere.moyenne || !matiere.notes.empty()) fill_average(section, matiere);
            for (const auto* report : choix.bilans)
                if (report->matiere == matiere.code) fill_report(section, *report);
            auto marks = marks_of(section, matiere);
            fill_liste(
                marks,
                t::LISTE,
                "Notes : " + matiere.libelle,
                newest_first(matiere.notes),
                ecole().voir_notes,
                ColonneMatiere::sans
            );
        }
    }

    // All the marks of a year are long on a phone: each subject unfolds its own.
    web::Dict marks_of(web::Dict& section, const Matiere& matiere) const {
        if (choix.vue != VueNotes::annee || matiere.notes.empty()) return section.add(t::DEPLIEE);
        auto folded = section.add(t::REPLIEE);
        const auto fresh =
            std::count_if(matiere.notes.begin(), matiere.notes.end(), [](const NoteVue* one) {
                return one->nouvelle;
            });
        auto words = base::counted(matiere.notes.size(), "note", "notes");
        if (fresh > 0) words += ", dont " + base::counted(fresh, "nouvelle", "nouvelles");
        folded.set(t::COMBIEN, words).show_if(fresh > 0, t::OUVERTE);
        return folded;
    }

    void fill_by_date(web::Dict& dict) const {
        fill_liste(
            dict,
            t::LISTE_SEULE,
            "Notes – " + choix.duree,
            newest_first(choix.notes),
            ecole().voir_notes,
            ColonneMatiere::avec
        );
    }

    void fill_line(web::Dict& dict) const {
        if (matieres.empty()) return;
        Courbe chart{"Notes sur 20, " + matieres.front().libelle, "Date", {}};
        for (const auto* note : choix.notes)
            chart.points.push_back(
                {base::format_date(note->jour), note->compte(), note->moyenne_sur_20()}
            );
        fill_ligne(dict, t::COURBE, chart);
    }
};

}  // namespace

web::Response notes(hall::Context& context, const web::Request& request) {
    const auto visite = Visite::of(context, request);
    if (!visite) return page_absente(context, request);
    const auto& enfant = visite->enfant();
    if (!enfant.notes_open()) return page_fermee(context, request, *visite, Service::notes);
    const auto today = enfant.ecole.fuseau.date_at(context.now);
    const auto depuis = vie_scolaire::marquer_lu(
        context.db,
        enfant.rattachement,
        vie_scolaire::Lu::notes,
        enfant.notes_lues,
        context.session().cree_le,
        {context.now, vie_scolaire::bornes_of(enfant.visible_at(context.now))}
    );
    const auto read = read_notes(context.db, enfant, context.now, request, depuis);
    const auto choix = choose_notes(request, enfant.ecole, read, today);
    const auto head = visite->head(
        "Notes",
        "Par période, par mois, par matière ou sur l’année\u00A0; les moyennes sont sur 20."
    );
    const Page view{
        *visite,
        read,
        choix,
        vie_scolaire::par_matiere(choix.notes),
        rangs_du_choix(context.db, enfant, read.visible, choix, today),
        visite->fichier("notes.csv", request)};
    return hall::page(context, request, head, view);
}

}  // namespace famille::pages
