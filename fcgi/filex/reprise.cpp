#include "filex/reprise.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "depot/quota.hpp"
#include "filex/mots.hpp"

#include "tpl/filex/reprise.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace filex {
namespace {

namespace t = tpl::filex::reprise;

// For the script: what need not be chosen again, with the sum that tells two of one name and size
// apart.
std::string arrived(const depot::FicheDepot& fiche) {
    auto list = nlohmann::json::array();
    for (const auto& fichier : fiche.fichiers) {
        nlohmann::json one{
            {"nom",    fichier.nom   },
            {"taille", fichier.taille},
            {"crc32",  nullptr       }
        };
        if (fichier.crc32) one["crc32"] = *fichier.crc32;
        list.push_back(std::move(one));
    }
    return base::json_text(list);
}

// For the script: what was begun, and whose size is known.
std::string on_their_way(const depot::FicheDepot& fiche) {
    auto list = nlohmann::json::array();
    for (const auto& route : fiche.en_route)
        if (route.taille)
            list.push_back({
                {"nom",    route.nom    },
                {"taille", *route.taille}
            });
    return base::json_text(list);
}

}  // namespace

void fill_reprise(
    web::Dict& dict, web::Var marker, const hall::Context& context, const Reprise& reprise
) {
    const auto& fiche = reprise.fiche;
    const auto& ligne = fiche.ligne;
    const auto expected = ligne.attendus.value_or(ligne.fichiers);
    auto section = dict.include(marker, t::file);
    section.set(t::PAGE, reprise.page)
        .set(t::DROIT, context.handle(depot::DroitId(ligne.id.value())));
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
        const auto here = magasin.taille(depot::Magasin::Rayon::partiels, route.blob).value_or(0);
        section.add(t::EN_ROUTE)
            .set(t::NOM_FICHIER, route.nom)
            .set(
                t::RECU,
                depot::en_octets(here) +
                    (route.taille ? " sur " + depot::en_octets(*route.taille) : "")
            );
    }
    section.show(reprise.recommence ? t::RECOMMENCER : t::AILLEURS);
    section.show_if(ligne.fichiers > 0, t::PUBLIABLE);
}

}  // namespace filex
