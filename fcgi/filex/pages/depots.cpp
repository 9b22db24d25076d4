// A drop made by the page's script: the options now, each file then by a resumable upload of its
// own. What it answers is for that script.
#include "base/text.hpp"
#include "filex/creation.hpp"
#include "filex/mots.hpp"
#include "filex/options_form.hpp"
#include "filex/pages/pages.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>

namespace filex::pages {
namespace {

constexpr std::size_t most_files = 500;

web::Response json(const nlohmann::json& body, int status = 200) {
    web::Response response;
    response.status = status;
    response.header("Content-Type", "application/json; charset=utf-8");
    response.body = body.dump();
    return response;
}

web::Response refused(const std::vector<web::FieldError>& errors) {
    constexpr int unprocessable = 422;
    auto list = nlohmann::json::array();
    for (const auto& error : errors)
        list.push_back({
            {"champ",   error.field  },
            {"message", error.message}
        });
    return json(
        {
            {"erreurs", list}
    },
        unprocessable
    );
}

std::optional<std::vector<std::uint64_t>> sizes_in(const web::Fields& form) {
    std::vector<std::uint64_t> sizes;
    for (const auto text : form.all("taille")) {
        const auto size = base::parse_number<std::uint64_t>(text);
        constexpr std::uint64_t most = std::uint64_t{1} << 52U;  // their sum overflows nothing
        if (!size || *size > most) return std::nullopt;
        sizes.push_back(*size);
    }
    if (sizes.empty() || sizes.size() > most_files) return std::nullopt;
    return sizes;
}

// The largest alone by the limit of a file, all together by the room of the person.
std::optional<depot::Refus> refuse(
    hall::Context& context, const depot::Limites& limites, const std::vector<std::uint64_t>& sizes
) {
    const auto compte = context.session().compte;
    const auto total = std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0});
    const auto largest = *std::max_element(sizes.begin(), sizes.end());
    if (limites.personne_max &&
        depot::occupe_par(context.db, context.now, compte) + total > *limites.personne_max)
        return depot::Refus::personne;
    return depot::refuse(
        context.db,
        context.config,
        depot::Magasin(context.config.depots),
        context.now,
        {compte, largest}
    );
}

web::Response rights_of(const hall::Context& context, depot::DepotId depot) {
    return json({
        {"page", std::string(context.prefix()) + page_of(context, depot)},
        {"droit",      context.handle(depot::DroitId(depot.value()))                                              }
    });
}

}  // namespace

web::Response creer_depot(hall::Context& context, const web::Request& request) {
    const auto compte = context.session().compte;
    const auto cle = request.form.value("cle");
    if (const auto made = made_by(context, cle)) return rights_of(context, *made);
    const auto limites = depot::limites_of(context.db, context.config, compte);
    const auto sizes = sizes_in(request.form);
    auto given = read_options(request.form, limites);
    if (!sizes)
        given.refuse("fichier", "Choisissez au moins un fichier, et 500 au plus.");
    else if (const auto refus = refuse(context, limites, *sizes))
        given.refuse("fichier", depot::sentence_of(*refus, limites));
    if (!given.value) return refused(given.errors);
    const depot::NouveauDepot neuf{
        .compte = compte,
        .options = options_of(context, *given.value),
        .attendus = static_cast<unsigned>(sizes->size()),
        .adresse = context.visitor.adresse,
        .patience = std::chrono::hours(context.config.filex_partial_hours)};
    const auto cree = context.db.transact([&](db::Transaction& tx) {
        return make_once(context, tx, cle, [&] {
            return depot::create_depot(tx, context.keys, context.random, context.now, neuf).id;
        });
    });
    return rights_of(context, cree.depot);
}

}  // namespace filex::pages
