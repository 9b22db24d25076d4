// The home page: what the site is, and where one goes; and the pages of text.
#include "auth/pages/pages.hpp"
#include "hall/layout.hpp"

#include "tpl/auth/accessibilite.hpp"
#include "tpl/auth/accueil.hpp"
#include "tpl/auth/aide.hpp"
#include "tpl/auth/mentions_legales.hpp"
#include "tpl/auth/plan.hpp"

#include <optional>

namespace auth::pages {
namespace {

using Session = std::optional<acces::Session>;

bool is_family(const Session& session) {
    return session && (session->profil == acces::Profil::responsable ||
                       session->profil == acces::Profil::eleve);
}

struct AccueilView {
    static constexpr web::Template file = tpl::auth::accueil::file;
    const Session& session;
    bool just_left;
    bool just_erased;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::accueil;
        dict.show_if(just_left && !session, t::DECONNECTE);
        dict.show_if(just_erased && !session, t::SUPPRIME);
        if (!session) {
            dict.show(t::ANONYME);
            return;
        }
        auto inside = dict.add(t::CONNECTE);
        inside.show_if(is_family(session), t::FAMILLE);
        inside.show_if(session->poste, t::AGENT);
        inside.show_if(!is_family(session), t::PERSONNEL);
    }
};

struct PlanView {
    static constexpr web::Template file = tpl::auth::plan::file;
    const Session& session;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::plan;
        if (!session) return;
        auto inside = dict.add(t::CONNECTE);
        inside.show_if(is_family(session), t::FAMILLE);
        inside.show_if(session->poste, t::AGENT);
        inside.show_if(!is_family(session), t::PERSONNEL);
    }
};

// A page of text alone.
Response text_page(
    Context& context, const Request& request, const hall::PageHead& head, web::Template file
) {
    return hall::page_of(
        context, request, head, file, [](web::Dict&) {}, 200
    );
}

}  // namespace

Response accueil(Context& context, const Request& request) {
    const hall::PageHead head{
        .title = "La scolarité en ligne",
        .lead = "Absences et notes\u00A0: un seul compte pour tous vos enfants."};
    return hall::page(
        context,
        request,
        head,
        AccueilView{
            context.visitor.session, request.query.has("deconnecte"), request.query.has("supprime")}
    );
}

Response aide(Context& context, const Request& request) {
    return text_page(context, request, {.title = "Aide"}, tpl::auth::aide::file);
}

Response accessibilite(Context& context, const Request& request) {
    return text_page(
        context, request, {.title = "Déclaration d’accessibilité"}, tpl::auth::accessibilite::file
    );
}

Response mentions_legales(Context& context, const Request& request) {
    return text_page(
        context,
        request,
        {.title = "Mentions légales et données personnelles"},
        tpl::auth::mentions_legales::file
    );
}

Response plan(Context& context, const Request& request) {
    return hall::page(
        context, request, {.title = "Plan du site"}, PlanView{context.visitor.session}
    );
}

Response sante(Context& context, const Request&) {
    if (!context.db.ping()) return Response::text("base de données : absente\n", 503);
    return Response::text("ok\n");
}

}  // namespace auth::pages
