// Resumable uploads by tus 1.0: what a request changes, and the headers that say what came of it.
#include "filex/tus.hpp"

#include "filex/pages/pages.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace filex::pages {
namespace {

std::string http_date(base::Instant instant) {
    return fmt::format(
        "{:%a, %d %b %Y %H:%M:%S GMT}", fmt::gmtime(instant.time_since_epoch().count())
    );
}

web::Response spoken(web::Response response) {
    response.header("Tus-Resumable", std::string(tus::version));
    if (response.status == 412) response.header("Tus-Version", std::string(tus::version));
    return response;
}

web::Response refused(const Refus& refus) { return spoken(say(refus)); }

// Whose limits an error of the engine tells: the payer's, where an upload is known.
web::Response failed(
    hall::Context& context,
    const depot::Televersements& uploads,
    std::string_view jeton,
    depot::Echec echec
) {
    const auto seen = uploads.glance(jeton);
    if (!seen) return refused(refus_of(context, acces::CompteId(0), echec));
    return refused(refus_of(context, payeur_of(context, seen->televersement), echec));
}

// What is told of an upload that goes on, and of one that is whole.
void tell(hall::Context& context, web::Response& response, const depot::Televersement& t) {
    if (!t.fini || t.sorte == depot::Sorte::partie)
        response.header("Upload-Expires", http_date(t.expire_le));
    if (!t.fini || !t.depot) return;
    if (auto adresse = adresse_of(context, *t.depot))
        response.header("Filex-Adresse", std::move(*adresse));
}

web::Response created(hall::Context& context, const depot::Televersements::Cree& cree) {
    web::Response response{201, {}, ""};
    response.header("Location", std::string(tus::root) + cree.jeton.reveal());
    response.header("Upload-Offset", std::to_string(cree.decalage));
    tell(context, response, cree.televersement);
    return response;
}

web::Response create(hall::Context& context, const web::Request& request) {
    if (const auto refus = tus::refuse_version(request)) return say(*refus);
    const auto creation = tus::read_creation(request);
    if (!creation) return say(creation.error());
    const auto envoyeur = tus::envoyeur_of(context, request, *creation);
    if (!envoyeur) return say(envoyeur.error());
    const depot::Magasin magasin(context.config.depots);
    auto uploads = televersements(context, magasin);
    const depot::NouveauTeleversement nouveau{
        *envoyeur,
        creation->sorte,
        creation->metadonnees.nom,
        creation->taille,
        creation->metadonnees.texte};
    depot::Envoi first{.somme = creation->somme};
    if (creation->with_bytes) first.corps = corps_of(magasin, request);
    const auto cree = creation->sorte == depot::Sorte::final
                          ? uploads.join(nouveau, creation->parts, creation->assemble)
                          : uploads.create(nouveau, first);
    if (!cree) return say(refus_of(context, *envoyeur, cree.error()));
    return created(context, *cree);
}

web::Response append(hall::Context& context, const web::Request& request) {
    if (const auto refus = tus::refuse_version(request)) return refused(*refus);
    auto suite = tus::read_append(request);
    if (!suite) return refused(suite.error());
    const depot::Magasin magasin(context.config.depots);
    auto uploads = televersements(context, magasin);
    const auto jeton = request.param("televersement");
    const auto state = uploads.append(
        jeton, {suite->decalage, corps_of(magasin, request), suite->taille, std::move(suite->somme)}
    );
    if (!state) return failed(context, uploads, jeton, state.error());
    web::Response response{204, {}, ""};
    response.header("Upload-Offset", std::to_string(state->decalage));
    tell(context, response, state->televersement);
    return spoken(std::move(response));
}

}  // namespace

web::Response tus_options(hall::Context& context, const web::Request&) {
    web::Response response{204, {}, ""};
    response.header("Tus-Version", std::string(tus::version));
    response.header("Tus-Extension", std::string(tus::extensions));
    response.header("Tus-Checksum-Algorithm", std::string(depot::Somme::algorithms));
    if (context.config.filex_file_max > 0)
        response.header("Tus-Max-Size", std::to_string(context.config.filex_file_max));
    return spoken(std::move(response));
}

web::Response tus_creation(hall::Context& context, const web::Request& request) {
    return spoken(unless_full([&] { return create(context, request); }));
}

web::Response tus_etat(hall::Context& context, const web::Request& request) {
    if (request.method != web::Method::head) return context.not_found(request);
    if (const auto refus = tus::refuse_version(request)) return refused(*refus);
    const depot::Magasin magasin(context.config.depots);
    auto uploads = televersements(context, magasin);
    const auto jeton = request.param("televersement");
    const auto state = uploads.state(jeton);
    if (!state) return failed(context, uploads, jeton, state.error());
    const auto& t = state->televersement;
    web::Response response{200, {}, ""};
    response.header("Cache-Control", "no-store");
    response.header("Upload-Offset", std::to_string(state->decalage));
    if (t.taille)
        response.header("Upload-Length", std::to_string(*t.taille));
    else
        response.header("Upload-Defer-Length", "1");
    if (!t.metadonnees.empty()) response.header("Upload-Metadata", t.metadonnees);
    if (t.assemble) response.header("Upload-Concat", *t.assemble);
    if (t.sorte == depot::Sorte::partie) response.header("Upload-Concat", "partial");
    tell(context, response, t);
    return spoken(std::move(response));
}

web::Response tus_suite(hall::Context& context, const web::Request& request) {
    return spoken(unless_full([&] { return append(context, request); }));
}

web::Response tus_fin(hall::Context& context, const web::Request& request) {
    if (const auto refus = tus::refuse_version(request)) return refused(*refus);
    const depot::Magasin magasin(context.config.depots);
    auto uploads = televersements(context, magasin);
    const auto jeton = request.param("televersement");
    const auto ended = uploads.end(jeton);
    if (!ended) return failed(context, uploads, jeton, ended.error());
    return spoken(web::Response{204, {}, ""});
}

}  // namespace filex::pages
