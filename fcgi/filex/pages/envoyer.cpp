// The form as a browser sends it without a script: one body with options and files.
#include "depot/magasin.hpp"
#include "filex/formulaire.hpp"
#include "filex/formulaire_recu.hpp"
#include "filex/mots.hpp"
#include "filex/pages/pages.hpp"

namespace filex::pages {

web::Response envoyer(hall::Context& context, const web::Request& request) {
    const depot::Magasin magasin(context.config.depots);
    const auto recu = receive_form(magasin, request);
    if (!recu) return context.error(request, 400, "");
    auto proof = request;
    proof.form = recu->fields;
    if (!context.csrf_ok(proof)) return context.error(request, 403, "");
    const auto preneur = of_session(context);
    const auto done = [&](depot::DepotId depot) {
        return web::Response::redirect(page_of(context, depot) + "?fait=depot");
    };
    const auto over = [&](depot::DepotId depot) {
        return web::Response::redirect(page_of(context, depot) + "?fait=deja_fini");
    };
    const auto cle = recu->fields.value("cle");
    if (const auto made = made_by(context, preneur, recu->envoi))
        return is_over(context, *made) ? over(*made) : done(*made);
    const auto limites = depot::limites_of(context.db, context.config, preneur.compte);
    const auto given = read_options(recu->fields, limites);
    const auto again = [&](std::string file_error) {
        return show_form(
            context,
            request,
            {.options = given, .cle = std::string(cle), .fichier_erreur = std::move(file_error)}
        );
    };
    auto file_error = file_error_of(context, magasin, preneur.compte, limites, *recu);
    if (!given.value || !file_error.empty()) return again(std::move(file_error));
    const depot::NouveauDepot neuf{
        .compte = preneur.compte,
        .options = options_of(context, *given.value),
        .adresse = lieu_of(context)};
    const auto issue = take_form(context, magasin, preneur, *recu, [&](db::Transaction&) {
        return std::optional(neuf);
    });
    if (issue.depot) return done(*issue.depot);
    return again(depot::sentence_of(issue.refus.value(), limites));
}

}  // namespace filex::pages
