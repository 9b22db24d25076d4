// No confirmed address and a forgotten password: a new code and the birth date re-open the account
// that the last code of the pair was entered with.
#include "acces/compte.hpp"
#include "acces/reouverture.hpp"
#include "auth/champs_code.hpp"
#include "auth/nouveau_mot_de_passe.hpp"
#include "auth/pages/pages.hpp"
#include "hall/draft.hpp"

#include "tpl/auth/rouvrir.hpp"

namespace auth::pages {
namespace {

using Submitted = web::Submitted<CodeForm>;

// Between the right code and the new password.
struct Reouverture {
    std::uint64_t car = 0;
    std::uint64_t compte = 0;
};
void to_json(nlohmann::json& json, const Reouverture& state) {
    json = {
        {"car",    state.car   },
        {"compte", state.compte}
    };
}
void from_json(const nlohmann::json& json, Reouverture& state) {
    json.at("car").get_to(state.car);
    json.at("compte").get_to(state.compte);
}
using Brouillon = hall::Draft<Reouverture>;
constexpr std::string_view form_name = "compte.rouvrir";
constexpr std::string_view password_page = "/compte/recuperer/code/mot-de-passe";

struct RouvrirView {
    static constexpr web::Template file = tpl::auth::rouvrir::file;
    const Submitted& given;
    bool died;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::rouvrir;
        hall::fill_errors(dict, t::ERREURS, given.errors);
        dict.show_if(died, t::MORT);
        fill_code_fields(dict, t::CHAMPS, given);
    }
};

Response show(Context& context, const Request& request, const Submitted& given) {
    const hall::PageHead head{
        .title = "Retrouver votre compte avec un code",
        .lead =
            "Un nouveau code de l’établissement rouvre le compte qui n’a pas d’adresse "
            "électronique confirmée.",
        .trail = {{"Identifiant ou mot de passe oublié", "/compte/recuperer"}},
        .error = !given.errors.empty(),
        .script = "car.js"};
    const bool died = given.typed.empty() && request.query.value("fait") == "mort";
    return hall::page(context, request, head, RouvrirView{given, died});
}

// Why this code re-opens nothing; "" when it does.
std::string_view why_not(
    Context& context, const acces::CodeVerifie& code, const std::optional<acces::CompteId>& compte
) {
    if (!compte || acces::obstacle_of(context.db, *compte, code) != acces::Obstacle::aucun)
        return "Ce code n’est pas celui d’un compte à rouvrir. Si vous n’avez pas encore de "
               "compte, créez-en un avec ce code.";
    const auto page = acces::read_compte(context.db, *compte);
    if (page.annuaire || page.totp)
        return "Ce compte se rouvre auprès de l’assistance de l’académie.";
    if (page.courriel_confirme)
        return "Le compte de ce code a une adresse électronique confirmée\u00A0: demandez un lien "
               "par "
               "courriel, il rouvre le compte sans ce code.";
    return {};
}

// The account and the code of this visitor's form, as long as both still are what they were.
std::optional<Reouverture> under_way(Context& context) {
    const auto state = Brouillon(context, form_name).load();
    if (!state) return std::nullopt;
    const auto enfant = acces::read_enfant(context.db, context.now, acces::CarId(state->car));
    if (!enfant) return std::nullopt;
    const auto compte = acces::compte_du_code(context.db, enfant->code);
    if (!compte || compte->value() != state->compte ||
        !why_not(context, enfant->code, compte).empty())
        return std::nullopt;
    return state;
}

NouveauMotDePasse ask(Context& context, const Reouverture& state) {
    const acces::CompteId compte(state.compte);
    auto view = ask_new_password(context, compte, std::string(password_page));
    view.rouvert = acces::read_compte(context.db, compte).identifiant;
    return view;
}

bool reopen(Context& context, const Reouverture& state, const std::string& hash) {
    const acces::CompteId compte(state.compte);
    const acces::CarId car(state.car);
    const acces::Auteur auteur{compte, context.visitor.adresse};
    return context.db.transact([&](db::Transaction& tx) {
        const auto enfant = acces::read_enfant(tx.connection(), context.now, car);
        if (!enfant || !acces::activate(tx, context.now, auteur, compte, car)) return false;
        acces::note_reopening(tx, context.now, auteur, compte, enfant->code);
        replace_password(
            context,
            tx,
            compte,
            hash,
            "Mot de passe remplacé avec un nouveau code de l’établissement."
        );
        return true;
    });
}

Response died() { return Response::redirect("/compte/recuperer/code?fait=mort"); }

}  // namespace

Response rouvrir(Context& context, const Request& request) { return show(context, request, {}); }

Response verifier_code_de_retour(Context& context, const Request& request) {
    auto given = code_form.read(request.form);
    const auto code = verified(context, given);
    if (!code) return show(context, request, given);
    const auto compte = acces::compte_du_code(context.db, *code);
    if (const auto reason = why_not(context, *code, compte); !reason.empty()) {
        given.refuse("car", std::string(reason));
        return show(context, request, given);
    }
    Brouillon(context, form_name).save({code->car.value(), compte->value()});
    return Response::redirect(std::string(password_page));
}

Response mot_de_passe_de_retour(Context& context, const Request& request) {
    const auto state = under_way(context);
    return state ? show_new_password(context, request, ask(context, *state)) : died();
}

Response rouvrir_compte(Context& context, const Request& request) {
    const auto state = under_way(context);
    if (!state) return died();
    auto view = ask(context, *state);
    const auto hash = read_new_password(context, request, view);
    if (!hash) return show_new_password(context, request, view);
    if (!reopen(context, *state, *hash)) return died();
    Brouillon(context, form_name).drop();
    return Response::redirect("/connexion?fait=mot-de-passe");
}

}  // namespace auth::pages
