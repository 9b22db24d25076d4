// Creating an account, the identity: identifiant, password, address.
#include "acces/compte.hpp"
#include "acces/limite.hpp"
#include "auth/chemins.hpp"
#include "auth/choix_mot_de_passe.hpp"
#include "auth/creation.hpp"
#include "auth/etape.hpp"
#include "auth/pages/pages.hpp"
#include "base/text.hpp"

#include "tpl/auth/creer_identite.hpp"

#include <string>

namespace auth::pages {
namespace {

struct IdentiteForm {
    acces::Identifiant identifiant;
    std::optional<base::Courriel> courriel;
    std::optional<std::string> question;
    std::optional<std::string> reponse;
};
constexpr auto identite_form = web::form<IdentiteForm>(
    web::required(
        "identifiant",
        acces::Identifiant::parse,
        240,
        "Choisissez un identifiant, par exemple anne.roy."
    ),
    web::optional("courriel", base::Courriel::parse, 254),
    web::optional("question", web::parse_line, 120),
    web::optional("reponse", web::parse_line, 120)
);
using Submitted = web::Submitted<IdentiteForm>;

// Anybody may post this form, and each good password costs a hash: a network that does it all day
// waits.
constexpr acces::Bareme hashing{
    200, std::chrono::seconds(1), std::chrono::seconds(30), std::chrono::hours(1)};
constexpr const char* taken =
    "Cet identifiant est déjà pris. Choisissez-en un autre, par exemple en y ajoutant un chiffre.";

struct IdentiteView {
    static constexpr web::Template file = tpl::auth::creer_identite::file;
    const Creation& state;
    const Submitted& given;
    const base::Config& config;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::creer_identite;
        hall::fill_errors(dict, t::ERREURS, given.errors);
        fill_step(dict, t::ETAPE, Etape::identite, state);
        hall::fill_field(
            dict,
            given,
            {"identifiant", t::IDENTIFIANT, t::IDENTIFIANT_ERREUR, t::IDENTIFIANT_MESSAGE}
        );
        hall::fill_field(
            dict, given, {"courriel", t::COURRIEL, t::COURRIEL_ERREUR, t::COURRIEL_MESSAGE}
        );
        dict.set_optional(
            t::MOT_DE_PASSE_ERREUR, t::MOT_DE_PASSE_MESSAGE, given.error_of("mot_de_passe")
        );
        dict.set_optional(
            t::CONFIRMATION_ERREUR,
            t::CONFIRMATION_MESSAGE,
            given.error_of("mot_de_passe_confirmation")
        );
        dict.show(config.password_rule == "anssi" ? t::AVEC_CLASSES : t::SANS_CLASSES);
        dict.show(state.empreinte.empty() ? t::MOT_DE_PASSE_REQUIS : t::MOT_DE_PASSE_GARDE);
        dict.set(t::RETOUR, state.cars.empty() ? "/" : "/compte/creer/code");
        if (config.secret_question) fill_question(dict);
    }
    void fill_question(web::Dict& dict) const {
        namespace t = tpl::auth::creer_identite;
        dict.show(t::AVEC_QUESTION);
        hall::fill_field(
            dict, given, {"question", t::QUESTION, t::QUESTION_ERREUR, t::QUESTION_MESSAGE}
        );
        dict.set_optional(t::REPONSE_ERREUR, t::REPONSE_MESSAGE, given.error_of("reponse"));
    }
};

Response show(
    Context& context, const Request& request, const Creation& state, const Submitted& given
) {
    const hall::PageHead head{
        .title = "Créer un compte",
        .lead = "Un seul compte suffit pour tous vos enfants.",
        .error = !given.errors.empty(),
        .script = "car.js"};
    return hall::page(context, request, head, IdentiteView{state, given, context.config});
}

// Who types another identifiant and another password over somebody's is somebody else: what the
// first one's code opens is not for him.
bool is_somebody_else(const Request& request, const Creation& before, const Creation& now) {
    return before.has_identity() && now.empreinte != before.empreinte &&
           acces::Identifiant::key_of(request.form.value("identifiant")) !=
               acces::Identifiant::key_of(before.identifiant);
}

// Keeps what is right at once, so that an error elsewhere does not lose the password.
void keep_password(Context& context, const Request& request, Creation& state, Submitted& given) {
    const auto rule = rule_for(
        context,
        acces::Profil::responsable,
        {std::string(request.form.value("identifiant")),
         std::string(request.form.value("courriel"))}
    );
    const auto choice = choose_password(request.form, rule, !state.empreinte.empty());
    for (const auto& error : choice.errors) given.refuse(error.field, error.message);
    if (!choice.choisi) return;
    const std::vector<acces::Compteur> network{
        {"creation/reseau/" + acces::network_of(context.visitor.adresse), hashing}
    };
    if (const auto wait = acces::wait_of(context.db, context.now, network); wait.count() > 0) {
        given.refuse("mot_de_passe", acces::wait_message(wait));
        return;
    }
    acces::count_failure(context.db, context.now, network);
    state.empreinte =
        acces::Hacheur(context.config.password_memory_kib).hash(choice.choisi->secret());
}

void keep_question(Context& context, const IdentiteForm& form, Creation& state, Submitted& given) {
    if (!context.config.secret_question) return;
    if (!form.question) {
        state.question.clear();
        state.reponse.clear();
        return;
    }
    if (!form.reponse && state.reponse.empty()) {
        given.refuse(
            "reponse", "Écrivez la réponse à votre question, ou laissez les deux cases vides."
        );
        return;
    }
    state.question = *form.question;
    if (form.reponse)
        state.reponse = acces::Hacheur(context.config.password_memory_kib)
                            .hash(base::Secret(base::fold(*form.reponse)));
}

}  // namespace

Response creer(Context& context, const Request& request) {
    if (const auto& session = context.visitor.session)
        return Response::redirect(std::string(auth::instead_of_creation(session->profil)));
    BrouillonCreation draft(context, creation_form);
    const auto state = draft.load().value_or(Creation{});
    Submitted given;
    given.typed = {
        {"identifiant", state.identifiant},
        {"courriel",    state.courriel   },
        {"question",    state.question   }
    };
    // Said only to who has a right code: nobody lists identifiants here.
    if (request.query.has("pris") && !state.cars.empty()) given.refuse("identifiant", taken);
    return show(context, request, state, given);
}

Response enregistrer_identite(Context& context, const Request& request) {
    BrouillonCreation draft(context, creation_form);
    const auto before = draft.load().value_or(Creation{});
    auto state = before;
    auto given = identite_form.read(request.form);
    const auto form = given.value;
    keep_password(context, request, state, given);
    const bool forgotten = !state.cars.empty() && is_somebody_else(request, before, state);
    if (forgotten) state.cars.clear();
    if (form) {
        state.identifiant = form->identifiant.text();
        state.courriel = form->courriel ? form->courriel->text() : std::string();
        keep_question(context, *form, state, given);
        if (!state.cars.empty() && acces::identifiant_taken(context.db, form->identifiant))
            given.refuse("identifiant", taken);
    }
    draft.save(state);
    if (!given.errors.empty()) return show(context, request, state, given);
    return Response::redirect(next_path(state) + (forgotten ? "?fait=autre" : ""));
}

}  // namespace auth::pages
