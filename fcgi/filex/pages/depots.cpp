// A drop made by the page's script, for the account of the session.
#include "filex/annonce.hpp"
#include "filex/creation.hpp"
#include "filex/mots.hpp"
#include "filex/options_form.hpp"
#include "filex/pages/pages.hpp"

namespace filex::pages {

web::Response creer_depot(hall::Context& context, const web::Request& request) {
    const auto preneur = of_session(context);
    const auto answer = [&](depot::DepotId depot) {
        return announced(context, depot, page_of(context, depot));
    };
    const auto envoi = envoi_of(request.form);
    if (const auto made = made_by(context, preneur, envoi)) return answer(*made);
    const auto limites = depot::limites_of(context.db, context.config, preneur.compte);
    const auto sizes = sizes_in(request.form);
    auto given = read_options(request.form, limites);
    if (!sizes)
        given.refuse("fichier", sizes_missing);
    else if (const auto refus = refuse_sizes(context, preneur.compte, *sizes))
        given.refuse("fichier", depot::sentence_of(*refus, limites));
    if (!given.value) return announced_errors(given.errors);
    const depot::NouveauDepot neuf{
        .compte = preneur.compte,
        .options = options_of(context, *given.value),
        .attendus = static_cast<unsigned>(sizes->size()),
        .octets = sum_of(*sizes),
        .adresse = lieu_of(context),
        .patience = std::chrono::hours(context.config.filex_partial_hours)};
    const auto cree = context.db.transact([&](db::Transaction& tx) {
        return make_once(context, tx, preneur, envoi, [&] {
            return depot::create_depot(tx, context.keys, context.random, context.now, neuf).id;
        });
    });
    return answer(cree.value().depot);
}

}  // namespace filex::pages
