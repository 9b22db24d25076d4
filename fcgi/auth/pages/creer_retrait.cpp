// Creating an account, backwards: a code is taken off the list, or refused; everything is
// forgotten.
#include "auth/creation.hpp"
#include "auth/pages/pages.hpp"
#include "base/text.hpp"

#include "tpl/auth/contester.hpp"

#include <optional>

namespace auth::pages {
namespace {

struct ContesterView {
    static constexpr web::Template file = tpl::auth::contester::file;
    const acces::EnfantDuCode& enfant;
    std::string poignee;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::contester;
        dict.set(t::DE, base::de(enfant.prenom))
            .set(t::PRENOM, enfant.prenom)
            .set(t::ETABLISSEMENT, enfant.etablissement)
            .set(t::POIGNEE, poignee);
    }
};

// The verified code of this visitor's form that the handle names.
std::optional<acces::EnfantDuCode> contested(
    Context& context, const Request& request, const Creation& state
) {
    const auto car = context.open_handle<acces::CarRow>(request.param("code"));
    if (!car || !state.has(*car)) return std::nullopt;
    return acces::read_enfant(context.db, context.now, *car);
}

// Back to the list, or to the code when it was the only one.
Response without(
    BrouillonCreation& draft, Creation& state, acces::CarId car, std::string_view done
) {
    state.remove(car);
    draft.save(state);
    if (state.cars.empty())
        return Response::redirect("/compte/creer/code?fait=" + std::string(done));
    return Response::redirect(next_path(state));
}

}  // namespace

Response contester_code(Context& context, const Request& request) {
    const auto state = BrouillonCreation(context, creation_form).load().value_or(Creation{});
    const auto enfant = contested(context, request, state);
    if (!enfant) return context.not_found(request);
    const hall::PageHead head{
        .title = "Je ne suis pas le représentant légal",
        .trail = {{"Créer un compte", "/compte/creer"}}};
    return hall::page(
        context, request, head, ContesterView{*enfant, context.handle(enfant->code.car)}
    );
}

Response confirmer_contestation(Context& context, const Request& request) {
    BrouillonCreation draft(context, creation_form);
    auto state = draft.load().value_or(Creation{});
    const auto enfant = contested(context, request, state);
    if (!enfant) return Response::redirect(next_path(state));
    context.db.transact([&](db::Transaction& tx) {
        acces::contest_code(tx, context.now, context.auteur(), enfant->code.car);
    });
    return without(draft, state, enfant->code.car, "conteste");
}

Response retirer_code(Context& context, const Request& request) {
    BrouillonCreation draft(context, creation_form);
    auto state = draft.load().value_or(Creation{});
    const auto car = context.open_handle<acces::CarRow>(request.param("code"));
    if (!car || !state.has(*car)) return Response::redirect(next_path(state));
    return without(draft, state, *car, "retire");
}

// What the one before had created as well: the browser may be somebody else's now.
Response recommencer(Context& context, const Request&) {
    BrouillonCreation(context, creation_form).drop();
    BrouillonCree(context, cree_form).drop();
    return Response::redirect("/compte/creer");
}

}  // namespace auth::pages
