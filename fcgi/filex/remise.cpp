#include "filex/remise.hpp"

#include "base/percent.hpp"
#include "base/text.hpp"
#include "hall/depots.hpp"

#include "tpl/filex/remise_cadre.hpp"
#include "tpl/filex/remise_fin.hpp"

namespace filex {
namespace {

using depot::Phase;
namespace fin = tpl::filex::remise_fin;

constexpr int forbidden = 403;
constexpr int not_found = 404;
constexpr int gone = 410;

struct Fin {
    web::Var section;
    std::string titre;
    int status;
};

Fin fin_of(const depot::Remise& remise) {
    if (remise.epuise()) return {fin::EPUISE, "Tous les téléchargements sont pris", gone};
    switch (remise.phase) {
        case Phase::en_cours:
            return {fin::ATTENDU, "Ce dépôt n’est pas encore prêt", not_found};
        case Phase::expire:
            return {fin::EXPIRE, "Ce dépôt est terminé", gone};
        case Phase::gele:
            return {fin::GELE, "Ce dépôt est suspendu", forbidden};
        case Phase::disponible:
        case Phase::termine:
        case Phase::abandonne:
            break;
    }
    return {fin::RETIRE, "Ce dépôt est terminé", gone};
}

Fin fin_of(Empechement why) {
    switch (why) {
        case Empechement::perime:
            return {fin::PERIME, "Ce téléchargement n’est plus possible", gone};
        case Empechement::bloque:
            return {fin::BLOQUE, "Ce fichier est bloqué", forbidden};
        case Empechement::perdu:
            return {fin::PERDU, "Ce fichier est introuvable", not_found};
        case Empechement::absent:
            break;
    }
    return {fin::ABSENT, "Ce fichier n’est pas dans ce dépôt", not_found};
}

// As browsers say it: without the port that the scheme has anyway.
bool is_host_of(std::string_view url, std::string_view host) {
    constexpr std::string_view scheme = "://";
    const auto at = url.find(scheme);
    return at != std::string_view::npos &&
           base::upper_ascii(url.substr(at + scheme.size())) == base::upper_ascii(host);
}

}  // namespace

web::Response remise_page_of(
    hall::Context& context,
    const TitreRemise& head,
    web::Template file,
    const std::function<void(web::Dict&)>& fill,
    std::optional<int> status
) {
    namespace t = tpl::filex::remise_cadre;
    auto body = context.templates.render(t::file, [&](web::Dict& dict) {
        dict.set_global(t::RACINE, context.config.prefix);
        dict.set_global(t::ACADEMIE, context.config.academy);
        dict.set(t::SITE, context.config.link(""));
        dict.set(t::TITRE, head.titre).show_if(head.erreur, t::EN_ERREUR);
        dict.set_optional(t::SCRIPT, t::FICHIER, head.script);
        dict.show_if(context.config.demonstration, t::DEMONSTRATION);
        dict.show_if(context.templates.has_theme(), t::THEME);
        auto inner = dict.include(t::CORPS, file);
        fill(inner);
    });
    auto response = web::Response::html(
        std::move(body), status.value_or(head.erreur ? web::unprocessable : 200)
    );
    response.header("Referrer-Policy", "no-referrer").header("X-Robots-Tag", "noindex");
    return response;
}

std::optional<depot::Remise> remise_at(hall::Context& context, const web::Request& request) {
    const auto empreinte = depot::empreinte_of(request.param("jeton"));
    if (!empreinte) return std::nullopt;
    return depot::find_remise(context.db, context.now, *empreinte);
}

bool is_own(const hall::Context& context, const depot::Remise& remise) {
    const auto& session = context.visitor.session;
    if (!session) return false;
    // on the link made for his own address anybody is a recipient, the owner too
    if (remise.destinataire && !session->courriel.empty() &&
        base::upper_ascii(session->courriel) == base::upper_ascii(remise.destinataire_courriel))
        return false;
    return session->profil == acces::Profil::academie || remise.compte == session->compte;
}

bool is_open(const hall::Context& context, const depot::Remise& remise) {
    if (remise.epuise()) return is_own(context, remise);
    if (remise.phase == Phase::disponible) return true;
    return remise.phase == Phase::gele && context.visitor.session &&
           context.visitor.session->profil == acces::Profil::academie;
}

bool may_go_on(const hall::Context& context, const depot::Remise& remise) {
    return remise.epuise() || is_open(context, remise);
}

std::optional<web::Response> vers_hote_des_liens(
    const hall::Context& context, const web::Request& request, const depot::Remise& remise
) {
    const auto& config = context.config;
    const bool apart = config.drop_link("") != config.link("");
    if (!apart || !is_host_of(config.site_url, request.header("host")) || is_own(context, remise))
        return std::nullopt;
    web::Response response{303, {}, ""};
    response.header("Location", config.drop_link(base::percent_encode(request.path, "/-_")))
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer");
    return response;
}

web::Response fausse_adresse(hall::Context& context) {
    return remise_page_of(
        context,
        {"Cette adresse n’ouvre aucun dépôt"},
        fin::file,
        [](web::Dict& dict) { dict.show(fin::FAUSSE); },
        not_found
    );
}

web::Response pas_de_remise(hall::Context& context, const depot::Remise& remise) {
    const auto words = fin_of(remise);
    const auto resume = depot::resume_of(context.db, remise.depot);
    const auto qui = resume ? hall::expediteur_of(context.db, *resume).nom : std::string();
    return remise_page_of(
        context,
        {words.titre},
        fin::file,
        [&](web::Dict& dict) {
            auto section = dict.add(words.section);
            section.set(fin::DE, base::de(qui)).set(fin::QUI, qui);
            section.set(fin::JUSQU_AU, base::Zone::paris().format(remise.expire_le));
        },
        words.status
    );
}

web::Response empechement(hall::Context& context, const web::Request& request, Empechement why) {
    const auto end = fin_of(why);
    return remise_page_of(
        context,
        {end.titre},
        fin::file,
        [&](web::Dict& dict) {
            dict.show(end.section);
            dict.add(fin::RETOUR).set(fin::JETON, request.param("jeton"));
        },
        end.status
    );
}

}  // namespace filex
