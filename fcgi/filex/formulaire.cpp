#include "filex/formulaire.hpp"

#include "base/text.hpp"
#include "depot/clamd.hpp"
#include "depot/proprietaire.hpp"
#include "depot/quota.hpp"
#include "filex/mots.hpp"
#include "filex/sans_courriel.hpp"

#include "tpl/filex/accueil.hpp"

#include <algorithm>

namespace filex {
namespace {

constexpr std::size_t most_shown = 10;

std::string arrived(const depot::LigneDepot& ligne) {
    auto words = base::counted(ligne.fichiers, "fichier arrivé", "fichiers arrivés");
    if (!ligne.attendus) return words;
    return words + " sur " + std::to_string(*ligne.attendus);
}

std::string fetched(const depot::LigneDepot& ligne) {
    if (ligne.destinataires == 0)
        return ligne.telechargements == 0 ? "aucun" : std::to_string(ligne.telechargements);
    return std::to_string(ligne.telechargements) + ", par " + std::to_string(ligne.servis) +
           " destinataire" + (ligne.servis > 1 ? "s" : "") + " sur " +
           std::to_string(ligne.destinataires);
}

struct Accueil {
    static constexpr web::Template file = tpl::filex::accueil::file;
    const hall::Context& context;
    const Formulaire& formulaire;
    depot::Limites limites;
    depot::Place place;
    std::vector<depot::LigneDepot> lignes;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::accueil;
        dict.set_optional(t::REFUS, t::PHRASE_REFUS, formulaire.refus);
        fill_sans_courriel(dict, t::SANS_COURRIEL, context);
        dict.set_optional(t::FAIT, t::TEXTE, formulaire.fait);
        auto errors = formulaire.options.errors;
        if (!formulaire.fichier_erreur.empty()) {
            errors.insert(errors.begin(), {"fichier", formulaire.fichier_erreur});
            dict.set(t::FICHIER_MESSAGE, formulaire.fichier_erreur).show(t::FICHIER_ERREUR);
        }
        hall::fill_errors(dict, t::ERREURS, errors);
        fill_options(dict, t::OPTIONS, formulaire.options, limites);
        dict.set(t::CLE, formulaire.cle);
        dict.set(t::COMPTE, context.handle(context.session().compte));
        dict.set(t::LIMITE_FICHIER, limit_words() + unread_words()).set(t::PLACE, room_words());
        fill_running(dict);
        fill_at_hand(dict);
    }
    std::string limit_words() const {
        if (!limites.fichier_max) return "Un fichier peut être aussi gros que la place le permet.";
        return "Un fichier peut faire jusqu’à " + depot::en_octets(*limites.fichier_max) + ".";
    }
    // What an antivirus that has to read everything never can: it is known before the first byte.
    std::string unread_words() const {
        constexpr auto readable = depot::Clamd::taille_max;
        const auto& config = context.config;
        if (!config.scan_required()) return "";
        if (limites.fichier_max && *limites.fichier_max <= readable) return "";
        return " Au-delà de " + depot::en_octets(readable) +
               ", l’antivirus ne peut pas le lire, et il ne sera remis à personne\u00A0: "
               "découpez-le avant.";
    }
    std::string room_words() const {
        return "Vos dépôts occupent " + depot::en_octets(place.occupe) + "\u00A0; il vous reste " +
               depot::en_octets(place.reste()) + ".";
    }
    void fill_running(web::Dict& dict) const {
        namespace t = tpl::filex::accueil;
        std::optional<web::Dict> section;
        for (const auto& ligne : lignes) {
            if (ligne.phase != depot::Phase::en_cours) continue;
            if (!section) section = dict.add(t::EN_COURS);
            section->add(t::DEPOT_EN_COURS)
                .set_optional(t::INVITE, t::TEXTE, ligne.deposant)
                .set(t::LIEN, page_of(context, ligne.id))
                .set(t::TITRE_DEPOT, titre_of(ligne.noms))
                .set(t::ARRIVES, arrived(ligne))
                .set(t::RESTE, reste(context.now, ligne.fin));
        }
    }
    void fill_at_hand(web::Dict& dict) const {
        namespace t = tpl::filex::accueil;
        std::optional<web::Dict> section;
        std::size_t shown = 0;
        for (const auto& ligne : lignes) {
            if (ligne.phase != depot::Phase::disponible) continue;
            if (!section) section = dict.add(t::A_DISPOSITION);
            if (++shown > most_shown) break;
            section->add(t::DEPOT)
                .set_optional(t::INVITE, t::TEXTE, ligne.deposant)
                .set(t::LIEN, page_of(context, ligne.id))
                .set(t::TITRE_DEPOT, titre_of(ligne.noms))
                .set(t::TAILLE, depot::en_octets(ligne.taille))
                .set(t::RESTE, reste(context.now, ligne.fin))
                .set(t::TELECHARGEMENTS, fetched(ligne));
        }
        if (!section)
            dict.show(t::AUCUN);
        else
            section->show_if(shown > most_shown, t::AUTRES);
    }
};

}  // namespace

web::Response show_form(
    hall::Context& context, const web::Request& request, const Formulaire& formulaire
) {
    const auto compte = context.session().compte;
    const bool wrong = !formulaire.options.errors.empty() || !formulaire.fichier_erreur.empty();
    const hall::PageHead head{
        .title = "FileX",
        .lead =
            "Déposez de gros fichiers, puis transmettez leur adresse\u00A0: ils n’alourdissent "
            "aucun courriel.",
        .error = wrong,
        .script = "depot.js"};
    return hall::page(
        context,
        request,
        head,
        Accueil{
            context,
            formulaire,
            depot::limites_of(context.db, context.config, compte),
            depot::place_of(
                context.db,
                context.config,
                depot::Magasin(context.config.depots),
                context.now,
                compte
            ),
            depot::depots_of(context.db, context.now, compte)}
    );
}

}  // namespace filex
