// What nginx asks before it reads the body of a file: may it come? Answers 204; or 403 with the
// status, the sentence and, for a browser's form, the page that nginx then answers itself.
#include "filex/curl.hpp"
#include "filex/invite.hpp"
#include "filex/pages/pages.hpp"
#include "filex/tus.hpp"

#include "base/text.hpp"
#include "web/environment.hpp"

#include <algorithm>
#include <variant>

namespace filex::pages {
namespace {

// The request that nginx holds back; its headers and its cookie are those of `request`.
struct Demande {
    web::Method method;
    std::string path;  // below the prefix
    web::Fields query;
    std::optional<std::uint64_t> length;  // nothing: not said
};

// What a page of a browser's form is answered instead of a status.
struct Renvoi {
    std::string path;  // below the prefix
};
// Nothing: it may come.
using Verdict = std::optional<std::variant<Refus, Renvoi>>;

Ou<Demande> read_demande(const hall::Context& context, const web::Request& request) {
    const web::Limits limits;
    const auto uri = request.said_by_server("gate-uri");
    const auto mark = uri.find('?');
    const auto path = web::parse_path(uri.substr(0, mark), limits);
    auto query = web::parse_urlencoded(
        mark == std::string_view::npos ? std::string_view() : uri.substr(mark + 1), limits
    );
    if (!path || !path->starts_with(context.config.prefix) || !query)
        return tl::unexpected(Refus{400, "Cette adresse est mal formée."});
    return Demande{
        web::method_meant(
            request.said_by_server("gate-method"), request.header("x-http-method-override")
        ),
        path->substr(context.config.prefix.size()),
        std::move(*query),
        base::parse_number<std::uint64_t>(request.said_by_server("gate-length"))};
}

Refus without_length() { return {411, "Dites la taille de ce qui vient (Content-Length)."}; }

std::optional<Refus> refuse_room(
    hall::Context& context, const depot::Envoyeur& envoyeur, const depot::Demande& demande
) {
    const depot::Magasin magasin(context.config.depots);
    const auto refus = depot::refuse(context.db, context.config, magasin, context.now, demande);
    if (!refus) return std::nullopt;
    return refus_of(context, envoyeur, depot::echec_of(*refus));
}

// For bytes of which none has come.
std::optional<Refus> refuse_size(
    hall::Context& context, const depot::Envoyeur& envoyeur, std::uint64_t taille
) {
    return refuse_room(context, envoyeur, depot::Demande::annoncee(envoyeur.compte, taille));
}

std::optional<Refus> refuse_upload(
    hall::Context& context,
    const depot::Envoyeur& envoyeur,
    const tus::Creation& creation,
    std::uint64_t taille
) {
    const depot::Magasin magasin(context.config.depots);
    const depot::NouveauTeleversement nouveau{
        envoyeur, creation.sorte, creation.metadonnees.nom, creation.taille};
    const auto replaced = televersements(context, magasin).in_place_of(nouveau, taille);
    if (!replaced) return refus_of(context, envoyeur, replaced.error());
    return refuse_room(
        context,
        envoyeur,
        depot::Demande::annoncee(envoyeur.compte, taille).en_echange_de(*replaced)
    );
}

std::optional<Refus> judge_creation(
    hall::Context& context, const web::Request& request, const Demande& demande
) {
    if (auto refus = tus::refuse_version(request)) return refus;
    const auto creation = tus::read_creation(request);
    if (!creation) return creation.error();
    const auto envoyeur = tus::envoyeur_of(context, request, *creation);
    if (!envoyeur) return envoyeur.error();
    if (!creation->with_bytes) {
        if (demande.length.value_or(0) > 0 || !request.header("transfer-encoding").empty())
            return Refus{415, "Les octets s’envoient en application/offset+octet-stream."};
        if (creation->sorte == depot::Sorte::final) return std::nullopt;
        return refuse_upload(context, *envoyeur, *creation, creation->taille.value_or(0));
    }
    if (!demande.length) return without_length();
    if (creation->taille && *demande.length > *creation->taille)
        return refus_of(context, *envoyeur, depot::Echec::trop_long);
    const auto taille = creation->taille.value_or(*demande.length);
    return refuse_upload(context, *envoyeur, *creation, taille);
}

std::optional<Refus> judge_append(
    hall::Context& context,
    const web::Request& request,
    const Demande& demande,
    const depot::Televersements::Etat& state
) {
    const auto& t = state.televersement;
    const auto suite = tus::read_append(request);
    if (!suite) return suite.error();
    if (!demande.length) return without_length();
    if (t.sorte == depot::Sorte::final)
        return refus_of(context, payeur_of(context, t), depot::Echec::assemble);
    if (suite->decalage != state.decalage)
        return refus_of(context, payeur_of(context, t), depot::Echec::decalage);
    const auto end = state.decalage + *demande.length;
    const auto taille = t.taille ? t.taille : suite->taille;
    if (taille && end > *taille)
        return refus_of(context, payeur_of(context, t), depot::Echec::trop_long);
    if (!t.taille)  // counted with what it has shown of itself, not with what it promised
        return refuse_room(
            context,
            payeur_of(context, t),
            depot::Demande::agrandie(t.compte, taille.value_or(end), t.promis)
        );
    const depot::Magasin magasin(context.config.depots);
    if (*demande.length + context.config.filex_reserve > magasin.libre())
        return refus_of(context, payeur_of(context, t), depot::Echec::quota_magasin);
    return std::nullopt;
}

std::optional<Refus> judge_upload(
    hall::Context& context, const web::Request& request, const Demande& demande
) {
    if (auto refus = tus::refuse_version(request)) return refus;
    const depot::Magasin magasin(context.config.depots);
    const auto state =
        televersements(context, magasin).glance(demande.path.substr(tus::root.size()));
    if (!state) return refus_of(context, acces::CompteId(0), state.error());
    if (demande.method == web::Method::patch)
        return judge_append(context, request, demande, *state);
    if (demande.length.value_or(0) > 0 || !request.header("transfer-encoding").empty())
        return Refus{413, "Cette demande n’a pas de corps."};
    return std::nullopt;
}

std::optional<Refus> judge_curl(
    hall::Context& context, const web::Request& request, const Demande& demande
) {
    const auto envoyeur = porteur_of(context, request);
    if (!envoyeur) return envoyeur.error();
    const auto nom = demande.path.substr(curl::root.size());
    if (nom.empty() || nom.find('/') != std::string::npos)
        return Refus{404, "Mettez le nom du fichier à la fin de l’adresse."};
    if (demande.method != web::Method::put)
        return Refus{400, "Un fichier s’envoie ici par PUT (curl -T)."};
    // RFC 9110 §14.5: a part of a file must not be kept as the file
    if (!request.header("content-range").empty())
        return Refus{
            400,
            "curl ne reprend pas un envoi ici\u00A0: renvoyez le fichier entier, sans -C ni "
            "Content-Range."};
    const auto limites = depot::limites_of(context.db, context.config, envoyeur->compte);
    const auto options = curl::read_options(demande.query, context.config, limites);
    if (!options) return options.error();
    if (!demande.length) return without_length();
    return refuse_size(context, *envoyeur, *demande.length);
}

// What a form may add to its files: options, a message, the heads of 500 parts. The gate knows the
// body alone and leaves that much room; the page, which has read the form, counts exactly.
constexpr std::uint64_t most_around_files = std::uint64_t{1} << 20U;

// Of all files of a form together: how large each is, only the form itself says. `back` is the page
// of the form.
Verdict judge_room(
    hall::Context& context, acces::CompteId compte, std::uint64_t length, const std::string& back
) {
    const auto limites = depot::limites_of(context.db, context.config, compte);
    const auto files = length - std::min(length, most_around_files);
    if (limites.personne_max &&
        depot::occupe_par(context.db, context.now, compte) + files > *limites.personne_max)
        return Renvoi{back + "?refus=personne"};
    const depot::Magasin magasin(context.config.depots);
    const auto least =
        depot::Demande::annoncee(compte, std::min(files, limites.fichier_max.value_or(files)));
    // the files are copied out of the form: for a moment they are there twice
    if (2 * length + context.config.filex_reserve > magasin.libre() ||
        depot::refuse(context.db, context.config, magasin, context.now, least))
        return Renvoi{back + "?refus=magasin"};
    return std::nullopt;
}

struct Formulaire {
    acces::CompteId compte;
    std::string page;
};
Verdict judge_body(
    hall::Context& context,
    const web::Request& request,
    const Demande& demande,
    const Formulaire& formulaire
) {
    const auto type = base::upper_ascii(request.content_type.substr(0, 19));
    if (demande.method != web::Method::post || type != "MULTIPART/FORM-DATA" || !demande.length)
        return Renvoi{formulaire.page + "?refus=envoi"};
    return judge_room(context, formulaire.compte, *demande.length, formulaire.page);
}

// The plain form of a browser: what is wrong is said on the page of the form.
Verdict judge_form(hall::Context& context, const web::Request& request, const Demande& demande) {
    const auto& session = context.visitor.session;
    if (!session) return Renvoi{"/connexion?session=expiree&retour=/filex/"};
    if (context.refuse(hall::access::personnel, request) ||
        context.sender_of(request) == hall::Sender::elsewhere)
        return Refus{403, "Revenez à la page de dépôt et recommencez."};
    return judge_body(context, request, demande, {session->compte, "/filex/"});
}

// The same of somebody who was invited: the link in the address is his right.
Verdict judge_invited(hall::Context& context, const web::Request& request, const Demande& demande) {
    const auto rest = std::string_view(demande.path).substr(invited::root.size());
    const auto jeton = rest.substr(0, rest.find('/'));
    const auto invitation = depot::find_invitation(context.db, context.now, jeton);
    if (!invitation || rest.substr(jeton.size()) != "/envoyer")
        return Refus{404, "Cette adresse n’ouvre aucune invitation."};
    const auto page = invited::path_of(jeton);
    // used, withdrawn, expired: the page says which
    if (invitation->etat != depot::EtatInvitation::ouverte) return Renvoi{page + "?refus=fermee"};
    return judge_body(context, request, demande, {invitation->compte, page});
}

Verdict judge(hall::Context& context, const web::Request& request) {
    const auto demande = read_demande(context, request);
    if (!demande) return demande.error();
    const auto& path = demande->path;
    if (path == "/filex/envoyer") return judge_form(context, request, *demande);
    if (path.starts_with(invited::root)) return judge_invited(context, request, *demande);
    if (path.starts_with(curl::root)) return judge_curl(context, request, *demande);
    if (path == tus::root && demande->method == web::Method::post)
        return judge_creation(context, request, *demande);
    if (path.starts_with(tus::root) && path != tus::root)
        return judge_upload(context, request, *demande);
    return Refus{404, "Rien ne se dépose à cette adresse."};
}

}  // namespace

web::Response garde(hall::Context& context, const web::Request& request) {
    const auto verdict = judge(context, request);
    if (!verdict) return web::Response{204, {}, ""};
    web::Response response{403, {}, ""};
    if (const auto* renvoi = std::get_if<Renvoi>(&*verdict)) {
        response.header("X-Filex-Refus", "303");
        response.header("X-Filex-Vers", context.config.prefix + renvoi->path);
    } else {
        const auto& refus = std::get<Refus>(*verdict);
        response.header("X-Filex-Refus", std::to_string(refus.status));
        response.header("X-Filex-Raison", base::no_break_spaces(refus.raison));
    }
    return response;
}

}  // namespace filex::pages
