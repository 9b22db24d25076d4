// Creating an account, the code: it and the birth date must agree, or nothing goes on.
#include "auth/champs_code.hpp"
#include "auth/chemins.hpp"
#include "auth/creation.hpp"
#include "auth/etape.hpp"
#include "auth/pages/pages.hpp"

#include "tpl/auth/creer_code.hpp"

namespace auth::pages {
namespace {

using Submitted = web::Submitted<CodeForm>;

struct CodeView {
    static constexpr web::Template file = tpl::auth::creer_code::file;
    const Creation& state;
    const Submitted& given;
    std::string_view done;  // "mort", "retire", …: what became of the code before

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::creer_code;
        hall::fill_errors(dict, t::ERREURS, given.errors);
        dict.show_if(done == "mort", t::MORT).show_if(done == "conteste", t::CONTESTE);
        dict.show_if(done == "retire", t::RETIRE).show_if(done == "autre", t::AUTRE_IDENTITE);
        fill_step(dict, t::ETAPE, Etape::code, state);
        fill_code_fields(dict, t::CHAMPS, given);
        dict.set(t::RETOUR, state.cars.empty() ? "/compte/creer" : "/compte/creer/enfants");
    }
};

Response show(
    Context& context, const Request& request, const Creation& state, const Submitted& given
) {
    const auto done = given.typed.empty() ? request.query.value("fait") : std::string_view();
    const hall::PageHead head{
        .title = state.cars.empty() ? "Le code reçu" : "Ajouter un autre enfant",
        .lead = "Le code et la date de naissance de l’élève, ensemble, ouvrent l’accès.",
        .trail = {{"Créer un compte", "/compte/creer"}},
        .error = !given.errors.empty(),
        .script = "car.js"};
    return hall::page(context, request, head, CodeView{state, given, done});
}

// An account is of one kind and one person: a pupil's own code stays alone, and each parent has
// his.
std::string refusal_of(Context& context, Creation& state, const acces::CodeVerifie& code) {
    const auto enfants = enfants_of(context, state);
    if (enfants.empty() || state.has(code.car)) return {};
    if (enfants.front().code.profil() == acces::Profil::eleve)
        return "Ce compte est celui d’un élève\u00A0: il ne reçoit pas d’autre code.";
    if (code.profil() == acces::Profil::eleve)
        return "Ce code est celui du compte personnel d’un élève\u00A0: il ne peut pas être ajouté "
               "au "
               "compte d’un parent.";
    for (const auto& one : enfants)
        if (one.code.eleve == code.eleve)
            return "Vous avez déjà donné le code de cet élève, destiné à " + one.titulaire +
                   ". Celui-ci est d’un autre responsable\u00A0: il n’a pas servi, laissez-le-lui. "
                   "Chaque responsable crée son propre compte.";
    return {};
}

}  // namespace

Response creer_code(Context& context, const Request& request) {
    if (const auto& session = context.visitor.session)
        return Response::redirect(std::string(auth::instead_of_creation(session->profil)));
    const auto state = BrouillonCreation(context, creation_form).load().value_or(Creation{});
    return show(context, request, state, {});
}

Response enregistrer_code(Context& context, const Request& request) {
    BrouillonCreation draft(context, creation_form);
    auto state = draft.load().value_or(Creation{});
    auto given = code_form.read(request.form);
    const auto code = verified(context, given);
    if (!code) return show(context, request, state, given);
    if (const auto refusal = refusal_of(context, state, *code); !refusal.empty()) {
        given.refuse("car", refusal);
        return show(context, request, state, given);
    }
    if (!state.has(code->car)) state.cars.push_back(code->car.value());
    draft.save(state);
    return Response::redirect(next_path(state));
}

}  // namespace auth::pages
