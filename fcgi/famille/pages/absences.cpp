#include "tpl/famille/absences.hpp"
#include "base/text.hpp"
#include "famille/calendrier_image.hpp"
#include "famille/choix_absences.hpp"
#include "famille/liste_absences.hpp"
#include "famille/pages/pages.hpp"
#include "famille/visite.hpp"

#include <algorithm>

namespace famille::pages {
namespace {

namespace t = tpl::famille::absences;
using vie_scolaire::Absence;
using vie_scolaire::Intervalle;

constexpr LegendesAbsences legendes{"Absences, de la plus récente à la plus ancienne", "Retards"};
constexpr LegendesAbsences legendes_ailleurs{
    "Absences nouvelles hors de cette durée", "Retards nouveaux hors de cette durée"};

struct Page {
    static constexpr web::Template file = t::file;
    const Visite& visite;
    const ChoixAbsences& choix;
    const vie_scolaire::AbsencesEleve& read;
    const std::vector<vie_scolaire::Fermeture>& fermetures;
    std::string fichier;  // path of the same list as a file

    void fill(web::Dict& dict) const {
        visite.fill_nav(dict, t::ENFANTS, Service::absences);
        dict.set(t::POIGNEE, visite.poignee());
        fill_choices(dict);
        fill_total(dict);
        fill_lists(dict);
        fill_calendar(dict);
        fill_contact(dict);
    }

private:
    void fill_choices(web::Dict& dict) const {
        std::string_view key;
        for (const auto& one : vues_absences) {
            auto link = dict.add(t::VUE);
            link.set(t::CLE, one.cle).set(t::LIBELLE, one.libelle);
            link.show_if(one.vue == choix.vue, t::ICI);
            if (one.vue == choix.vue) key = one.cle;
        }
        if (!choix.liens.empty()) {
            auto nav = dict.add(t::CHOIX);
            for (const auto& one : choix.liens) {
                auto link = nav.add(t::LIEN);
                link.set(t::CLE, key).set(t::PARAMETRE, one.parametre).set(t::VALEUR, one.valeur);
                link.set(t::LIBELLE, one.libelle).show_if(one.choisi, t::CHOISI);
            }
        }
        dict.set(t::DUREE, choix.duree);
    }

    vie_scolaire::TotalDuree total() const {
        if (choix.periode != nullptr)
            return vie_scolaire::total_of_periode(read, fermetures, *choix.periode);
        if (choix.vue == VueAbsences::annee) return year();
        return {vie_scolaire::total_in(read.absences, fermetures, choix.jours)};
    }

    vie_scolaire::TotalDuree year() const {
        const auto& ecole = visite.enfant().ecole;
        return vie_scolaire::total_of_year(read, fermetures, ecole.jours, ecole.periodes);
    }

    // In a week or a month: the term around it has more than its days tell.
    const vie_scolaire::Periode* beyond_its_days() const {
        if (choix.periode != nullptr || choix.vue == VueAbsences::annee) return nullptr;
        for (const auto& periode : visite.enfant().ecole.periodes) {
            if (periode.jours.debut > choix.jours.fin || periode.jours.fin < choix.jours.debut)
                continue;
            const auto of = vie_scolaire::total_of_periode(read, fermetures, periode);
            if (of.demi_journees_sans_jours || of.retards_sans_jours) return &periode;
        }
        return nullptr;
    }

    void fill_total(web::Dict& dict) const {
        const auto of = total();
        const auto& sum = of.total;
        const bool lates = visite.enfant().ecole.voir_absences.retards;
        dict.set(t::DEMI_JOURNEES, sum.demi_journees).set(t::TOTAL, vie_scolaire::in_words(sum));
        dict.show_if(sum.partagees, t::PARTAGEES);
        dict.show_if(of.demi_journees_sans_jours, t::SANS_DETAIL);
        if (lates)
            dict.add(t::TOTAL_RETARDS)
                .set(
                    t::TEXTE,
                    sum.retards == 0 ? "Aucun retard"
                                     : base::counted(sum.retards, "retard", "retards")
                )
                .show_if(of.retards_sans_jours && sum.retards > 0, t::RETARDS_SANS_DETAIL);
        const bool nothing =
            std::none_of(read.absences.begin(), read.absences.end(), [&](const Absence& one) {
                return vie_scolaire::touches(one, choix.jours);
            });
        if (!nothing) dict.add(t::EXPORT).set(t::FICHIER, fichier);
        if (const auto* term = beyond_its_days())
            dict.add(t::HORS_DES_JOURS).set(t::PERIODE, term->libelle);
        else if (nothing && sum.demi_journees == 0 && sum.retards == 0)
            dict.add(t::VIDE).set(
                t::TEXTE,
                "Rien n’est enregistré pour cette durée. Une absence paraît ici dès que la vie "
                "scolaire l’a saisie."
            );
    }

    std::vector<const Absence*> those(bool in_choice) const {
        std::vector<const Absence*> list;
        for (const auto& one : read.absences)
            if (vie_scolaire::touches(one, choix.jours) == in_choice && (in_choice || one.nouvelle))
                list.push_back(&one);
        return list;
    }

    void fill_lists(web::Dict& dict) const {
        const bool reasons = visite.enfant().ecole.voir_absences.motifs;
        fill_liste(dict, t::LISTE, legendes, those(true), reasons);
        // The page notes that the family has read: whatever is new must be on it.
        const auto elsewhere = those(false);
        if (elsewhere.empty()) return;
        const auto words =
            base::counted(elsewhere.size(), "nouveauté", "nouveautés") + " hors de cette durée";
        dict.add(t::VERS_AILLEURS).set(t::COMBIEN, words);
        auto section = dict.add(t::AILLEURS);
        section.set(t::COMBIEN, words);
        fill_liste(section, t::LISTE, legendes_ailleurs, elsewhere, reasons);
    }

    void fill_calendar(web::Dict& dict) const {
        const auto& ecole = visite.enfant().ecole;
        const auto image = calendrier_image(ecole.jours, read.absences, fermetures);
        const auto sum = vie_scolaire::total_in(read.absences, fermetures, ecole.jours);
        dict.set(t::LARGEUR, image.largeur).set(t::HAUTEUR, image.hauteur);
        dict.set(t::RESUME, "Calendrier de l’année. " + vie_scolaire::in_words(sum) + ".");
        dict.show_if(year().demi_journees_sans_jours, t::JOURS_INCONNUS);
        for (const auto& jour : image.jours)
            dict.add(t::JOUR).set(t::X, jour.x).set(t::NUMERO, jour.numero);
        for (const auto& mois : image.mois) {
            auto line = dict.add(t::MOIS);
            line.set(t::NOM, mois.nom).set(t::Y_TEXTE, mois.y_texte).set(t::GRILLE, mois.grille);
            line.set_optional(t::FERME, t::TRACE, mois.ferme);
            line.set_optional(t::JUSTIFIE, t::TRACE, mois.justifie);
            line.set_optional(t::NON_JUSTIFIE, t::TRACE, mois.non_justifie);
        }
    }

    void fill_contact(web::Dict& dict) const {
        const auto& ecole = visite.enfant().ecole;
        if (ecole.vie_scolaire_nom.empty() && ecole.vie_scolaire_telephone.empty() &&
            ecole.vie_scolaire_courriel.empty()) {
            dict.show(t::SANS_CONTACT);
            return;
        }
        auto contact = dict.add(t::CONTACT);
        contact.set_optional(t::CONTACT_NOM, t::NOM, ecole.vie_scolaire_nom);
        if (!ecole.vie_scolaire_telephone.empty()) {
            std::string digits;
            for (const char c : ecole.vie_scolaire_telephone)
                if (c >= '0' && c <= '9') digits += c;
            contact.add(t::CONTACT_TELEPHONE)
                .set(t::NUMERO, ecole.vie_scolaire_telephone)
                .set(t::CHIFFRES, digits);
        }
        const auto& courriel = ecole.vie_scolaire_courriel;
        if (const auto at = courriel.find('@'); at != std::string::npos)
            contact.add(t::CONTACT_COURRIEL)
                .set(t::COURRIEL, courriel)
                .set(t::BOITE, courriel.substr(0, at))
                .set(t::DOMAINE, courriel.substr(at + 1));
        contact.show_if(!courriel.empty(), t::ECRIRE);
    }
};

}  // namespace

web::Response absences(hall::Context& context, const web::Request& request) {
    const auto visite = Visite::of(context, request);
    if (!visite) return page_absente(context, request);
    const auto& enfant = visite->enfant();
    if (!enfant.absences_open()) return page_fermee(context, request, *visite, Service::absences);
    const auto& ecole = enfant.ecole;
    const auto choix = choose_absences(request, ecole, ecole.fuseau.date_at(context.now));
    // a week at the edge of the year may begin before it
    const Intervalle days{
        std::min(ecole.jours.debut, choix.jours.debut), std::max(ecole.jours.fin, choix.jours.fin)};
    const auto since = vie_scolaire::marquer_lu(
        context.db,
        enfant.rattachement,
        vie_scolaire::Lu::absences,
        enfant.absences_lues,
        context.session().cree_le,
        {context.now}
    );
    const auto read = vie_scolaire::absences_of(
        context.db,
        enfant.eleve,
        days,
        ecole.voir_absences,
        {context.now, ecole.fuseau},
        since ? std::optional(since->le) : std::nullopt
    );
    const auto closed = vie_scolaire::fermetures_of(context.db, ecole.id);
    const auto head = visite->head(
        "Absences",
        "Par semaine, par mois, par période ou sur l’année\u00A0; les totaux sont en demi-journées."
    );
    return hall::page(
        context,
        request,
        head,
        Page{*visite, choix, read, closed, visite->fichier("absences.csv", request)}
    );
}

}  // namespace famille::pages
