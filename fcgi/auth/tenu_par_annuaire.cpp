#include "auth/tenu_par_annuaire.hpp"

#include "acces/compte.hpp"

#include "tpl/auth/tenu_par_annuaire.hpp"

namespace auth {
namespace {

struct TenuView {
    static constexpr web::Template file = tpl::auth::tenu_par_annuaire::file;
    std::string courriel;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::tenu_par_annuaire;
        dict.set_optional(t::AVEC_ADRESSE, t::COURRIEL, courriel);
    }
};

}  // namespace

std::optional<web::Response> held_by_directory(
    hall::Context& context, const web::Request& request, std::string title
) {
    constexpr int refused = 403;
    const auto compte = acces::find_compte(context.db, context.session().compte);
    if (!compte || !compte->empreinte.empty()) return std::nullopt;
    const hall::PageHead head{.title = std::move(title), .trail = {{"Mon compte", "/compte"}}};
    const bool only_looks = request.method != web::Method::post;
    return hall::page(
        context, request, head, TenuView{context.session().courriel}, only_looks ? 200 : refused
    );
}

}  // namespace auth
