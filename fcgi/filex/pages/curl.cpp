// `curl -T file https://…/filex/curl/`: one file, one drop, and its address alone on a line.
#include "filex/curl.hpp"

#include "filex/mots.hpp"
#include "filex/pages/pages.hpp"
#include "hall/depots.hpp"

namespace filex::pages {
namespace {

struct Envoi {
    acces::CompteId compte;
    depot::NouveauDepot depot;
    std::string nom;
    std::uint64_t taille;
    depot::BlobNom blob;
};

// The file is in the store already. Nothing when the quota says no, now that nobody else
// is asking.
std::optional<depot::Refus> write(
    hall::Context& context, const depot::Magasin& magasin, const Envoi& envoi, std::string& jeton
) {
    return context.db.transact([&](db::Transaction& tx) -> std::optional<depot::Refus> {
        depot::hold_room(tx, context.now);
        const auto refus = depot::refuse(
            context.db,
            context.config,
            magasin,
            context.now,
            depot::Demande::arrivee(envoi.compte, envoi.taille, envoi.taille)
        );
        if (refus) return refus;
        const auto made =
            depot::create_depot(tx, context.keys, context.random, context.now, envoi.depot);
        depot::add_fichier(tx, context.now, {made.id, envoi.nom, envoi.taille, envoi.blob});
        if (depot::publish_if_complete(tx, context.now, made.id))
            hall::announce(hall::Plume::of(context), tx, made.id);
        jeton = made.lien.jeton.reveal();
        return std::nullopt;
    });
}

web::Response put(hall::Context& context, const web::Request& request) {
    const auto envoyeur = porteur_of(context, request);
    if (!envoyeur) return say(envoyeur.error());
    const auto compte = envoyeur->compte;
    const auto limites = depot::limites_of(context.db, context.config, compte);
    const auto options = curl::read_options(request.query, context.config, limites);
    if (!options) return say(options.error());
    const depot::Magasin magasin(context.config.depots);
    const auto body = corps_of(magasin, request);
    const auto blob = depot::BlobNom::make(context.random);
    if (body)
        magasin.take_whole(*body, blob);
    else
        magasin.make_empty(blob);
    depot::NouveauDepot drop{.compte = compte};
    drop.options.jours = options->jours;
    drop.options.avis = options->avis;
    drop.options.recapitulatif = options->recapitulatif;
    drop.attendus = 1;
    drop.adresse = envoyeur->adresse;
    std::string jeton;
    const Envoi envoi{
        compte, drop, depot::clean_nom(request.param("nom")), body ? body->taille() : 0, blob};
    if (const auto refus = write(context, magasin, envoi, jeton)) {
        magasin.effacer(depot::Magasin::Rayon::fichiers, blob);
        return say(refus_of(context, *envoyeur, depot::echec_of(*refus)));
    }
    return web::Response::text(context.config.drop_link("/f/" + jeton) + "\n", 201);
}

}  // namespace

web::Response curl(hall::Context& context, const web::Request& request) {
    return unless_full([&] { return put(context, request); });
}

}  // namespace filex::pages
