#include "filex/pages/administration_fiche.hpp"

#include "depot/quota.hpp"
#include "filex/mots.hpp"
#include "filex/pages/administration.hpp"

#include "tpl/filex/admin_depot.hpp"

#include <array>
#include <utility>

namespace filex::pages {
namespace {

namespace t = tpl::filex::admin_depot;
using depot::Phase;

std::string_view done_words(std::string_view done) {
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Pair, 5> table{
        {{"prolonge", "Le dépôt est prolongé."},
         {"supprime", "Le dépôt est supprimé\u00A0: ses fichiers s’effacent."},
         {"gele", "Le dépôt est bloqué\u00A0: plus personne ne le télécharge."},
         {"rendu", "Le dépôt est rendu."},
         {"tard", "Le dépôt a changé entre-temps\u00A0: rien n’a été fait."}}
    };
    for (const auto& [key, words] : table)
        if (key == done) return words;
    return {};
}

}  // namespace

const web::Template FicheView::file = t::file;

void FicheView::fill(web::Dict& dict) const {
    dict.set_optional(fait == "tard" ? t::PAS_FAIT : t::FAIT, t::TEXTE, done_words(fait));
    hall::fill_errors(dict, t::ERREURS, jours.errors);
    hall::fill_errors(dict, t::ERREURS, raison.errors);
    dict.set(t::PAGE, admin_page_of(context, fiche.ligne.id));
    fill_facts(dict);
    fill_files(dict);
    fill_reports(dict);
    fill_acts(dict);
    fill_journal(dict);
}

void FicheView::fill_facts(web::Dict& dict) const {
    const auto& ligne = fiche.ligne;
    const auto shown = affichage_of(ligne.phase);
    dict.set(t::SIGNE, shown.signe).set(t::ETAT, shown.mot).set(t::CLASSE, shown.classe);
    dict.set(t::QUI, qui_of(ligne)).set(t::CREE, quand(ligne.cree_le));
    dict.set(t::FIN, quand(ligne.fin)).set(t::TELECHARGEMENTS, ligne.telechargements);
    dict.set(t::MOT_DE_PASSE, fiche.mot_de_passe ? "demandé" : "aucun");
    dict.set_optional(t::AVEC_INVITE, t::TEXTE, ligne.deposant);
    dict.set_optional(t::AVEC_COURRIEL, t::TEXTE, fiche.courriel);
    dict.set_optional(t::AVEC_ADRESSE_RESEAU, t::TEXTE, fiche.adresse);
    dict.set_optional(t::AVEC_RAISON, t::TEXTE, fiche.gele_raison);
    dict.set_optional(t::AVEC_MOT_INVITE, t::TEXTE, fiche.mot_invite);
    dict.set_optional(t::AVEC_MESSAGE, t::TEXTE, fiche.message);
    if (lien.empty()) return;
    dict.add(t::AVEC_LIEN)
        .set(t::LIEN, lien)
        .show_if(context.config.drop_link("") != context.config.link(""), t::AUTRE_HOTE);
}

void FicheView::fill_files(web::Dict& dict) const {
    dict.show_if(fiche.fichiers.empty(), t::SANS_FICHIER);
    if (fiche.fichiers.empty()) return;
    auto list = dict.add(t::AVEC_FICHIERS);
    for (const auto& fichier : fiche.fichiers)
        list.add(t::FICHIER)
            .set(t::NOM_FICHIER, fichier.nom)
            .set(t::TAILLE, depot::en_octets(fichier.taille))
            .set(t::ANTIVIRUS, affichage_of(fichier, !context.config.clamd.empty()).mot)
            .set(t::EMPREINTE, empreinte_of(fichier));
}

void FicheView::fill_reports(web::Dict& dict) const {
    if (fiche.signalements.empty()) return;
    auto list = dict.add(t::SIGNALEMENTS);
    for (const auto& one : fiche.signalements)
        list.add(t::SIGNALEMENT)
            .set(t::LIEN, "/filex/administration/signalements/" + context.handle(one.id))
            .set(t::QUAND, quand(one.quand))
            .set(t::CLASSE, one.traite_le ? "succes" : "alerte")
            .set(t::SIGNE, one.traite_le ? "✓" : "!")
            .set(t::ETAT, one.traite_le ? "Traité" : "À traiter");
}

void FicheView::fill_acts(web::Dict& dict) const {
    const auto phase = fiche.ligne.phase;
    if (phase == Phase::disponible || phase == Phase::gele) {
        auto form = dict.add(t::PROLONGEABLE);
        form.set(t::JOURS_MAX, context.config.filex_days);
        hall::fill_field(form, jours, {"jours", t::JOURS, t::JOURS_ERREUR, t::JOURS_MESSAGE});
    }
    if (phase == Phase::disponible) {
        auto open = dict.add(t::DISPONIBLE);
        hall::fill_field(open, raison, {"raison", t::RAISON, t::RAISON_ERREUR, t::RAISON_MESSAGE});
    }
    dict.show_if(phase == Phase::gele, t::GELE);
    const bool alive =
        phase == Phase::disponible || phase == Phase::gele || phase == Phase::en_cours;
    dict.show_if(alive, t::SUPPRIMABLE);
}

void FicheView::fill_journal(web::Dict& dict) const {
    dict.show_if(fiche.journal.empty(), t::SANS_JOURNAL);
    if (fiche.journal.empty()) return;
    auto list = dict.add(t::JOURNAL);
    for (const auto& line : fiche.journal)
        list.add(t::LIGNE)
            .set(t::QUAND, quand(line.quand))
            .set(t::AUTEUR, line.auteur + (line.adresse.empty() ? "" : ", " + line.adresse))
            .set(t::QUOI, line.details.empty() ? line.action : line.details);
}

}  // namespace filex::pages
