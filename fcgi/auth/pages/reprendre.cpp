// What somebody had written when his session had ended: shown again once he has signed in.
#include "auth/pages/pages.hpp"
#include "hall/layout.hpp"
#include "hall/reprise.hpp"

#include "tpl/auth/reprendre.hpp"

#include <string_view>

namespace auth::pages {
namespace {

struct ReprendreView {
    static constexpr web::Template file = tpl::auth::reprendre::file;
    const hall::Reprise& kept;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::reprendre;
        dict.set(t::CHEMIN, kept.chemin);
        std::string_view words;
        for (const auto& [name, text] : kept.champs) {
            dict.add(t::CHAMP).set(t::NOM_CHAMP, name).set(t::VALEUR, text);
            const bool of_person = text.find(' ') != std::string::npos;
            if (of_person && text.size() > words.size()) words = text;
        }
        dict.set_optional(t::EXTRAIT, t::TEXTE, words);
    }
};

}  // namespace

Response reprendre(Context& context, const Request& request) {
    const auto kept = hall::reprise_of(context);
    if (!kept) return Response::redirect("/");
    return hall::page(context, request, {.title = "Reprendre votre saisie"}, ReprendreView{*kept});
}

Response oublier_saisie(Context& context, const Request&) {
    hall::oublier_reprise(context);
    return Response::redirect("/");
}

}  // namespace auth::pages
