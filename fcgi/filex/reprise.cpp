#include "filex/reprise.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "depot/quota.hpp"
#include "filex/mots.hpp"

#include "tpl/filex/reprise.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace filex {
namespace {

namespace t = tpl::filex::reprise;

// For the script: what need not be chosen again.
std::string arrived(const depot::FicheDepot& fiche) {
    auto list = nlohmann::json::array();
    for (const auto& fichier : fiche.fichiers)
        list.push_back({
            {"nom",    fichier.nom   },
            {"taille", fichier.taille}
        });
    return base::json_text(list);
}

bool has_arrived(const depot::FicheDepot& fiche, const depot::EnRoute& route) {
    return std::any_of(fiche.fichiers.begin(), fiche.fichiers.end(), [&](const auto& fichier) {
        return fichier.nom == route.nom && fichier.taille == route.taille;
    });
}

// For the script: what was begun, each file once however often it was begun, and whose size is
// known. What arrived by another upload is not awaited any more.
std::string on_their_way(const depot::FicheDepot& fiche) {
    auto list = nlohmann::json::array();
    for (const auto& route : fiche.en_route) {
        if (!route.taille || has_arrived(fiche, route)) continue;
        const nlohmann::json one{
            {"nom",    route.nom    },
            {"taille", *route.taille}
        };
        if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
    }
    return base::json_text(list);
}

}  // namespace

void fill_reprise(
    web::Dict& dict,
    web::Var marker,
    const hall::Context& context,
    const depot::FicheDepot& fiche,
    const std::string& page
) {
    const auto& ligne = fiche.ligne;
    const auto expected = ligne.attendus.value_or(ligne.fichiers);
    auto section = dict.include(marker, t::file);
    section.set(t::PAGE, page).set(t::DROIT, context.handle(depot::DroitId(ligne.id.value())));
    section.set(t::ATTENDUS, expected).set(t::ARRIVES, arrived(fiche));
    section.set(t::EN_CHEMIN, on_their_way(fiche));
    section.set(
        t::AVANCEMENT,
        base::counted(ligne.fichiers, "fichier arrivé", "fichiers arrivés") + " sur " +
            std::to_string(expected)
    );
    section.set(t::RESTE, reste(context.now, ligne.fin));
    const depot::Magasin magasin(context.config.depots);
    for (const auto& route : fiche.en_route) {
        if (has_arrived(fiche, route)) continue;
        const auto here = magasin.taille(depot::Magasin::Rayon::partiels, route.blob).value_or(0);
        section.add(t::EN_ROUTE)
            .set(t::NOM_FICHIER, route.nom)
            .set(
                t::RECU,
                depot::en_octets(here) +
                    (route.taille ? " sur " + depot::en_octets(*route.taille) : "")
            );
    }
    section.show_if(ligne.fichiers > 0, t::PUBLIABLE);
}

}  // namespace filex
