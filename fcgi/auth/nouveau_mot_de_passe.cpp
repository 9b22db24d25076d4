#include "auth/nouveau_mot_de_passe.hpp"

#include "acces/compte.hpp"
#include "acces/jeton.hpp"
#include "acces/limite.hpp"
#include "auth/champs_mot_de_passe.hpp"
#include "base/text.hpp"
#include "hall/layout.hpp"

#include "tpl/auth/nouveau_mot_de_passe.hpp"

namespace auth {
namespace {

struct NouveauView {
    static constexpr web::Template file = tpl::auth::nouveau_mot_de_passe::file;
    const std::optional<NouveauMotDePasse>& asked;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::nouveau_mot_de_passe;
        if (!asked) {
            dict.show(t::PERIME);
            return;
        }
        auto form = dict.add(t::VALABLE);
        hall::fill_errors(form, t::ERREURS, asked->given.errors);
        form.set(t::ACTION, asked->action);
        form.set_optional(t::ROUVERT, t::IDENTIFIANT, asked->rouvert);
        fill_password_fields(form, t::CHAMPS, asked->rule, asked->given);
        if (asked->question.empty()) return;
        auto question = form.add(t::AVEC_QUESTION);
        question.set(t::QUESTION, asked->question);
        question.set_optional(
            t::REPONSE_ERREUR, t::REPONSE_MESSAGE, asked->given.error_of("reponse")
        );
    }
};

// True when no question is asked, or its answer is right. Failures slow down like those of a
// password.
bool check_answer(
    hall::Context& context,
    const web::Request& request,
    const acces::Hacheur& hacheur,
    NouveauMotDePasse& view
) {
    if (view.question.empty()) return true;
    const std::vector<acces::Compteur> counters{
        {"recuperation/reponse/" + std::to_string(view.compte.value()), acces::baremes::compte}
    };
    if (const auto wait = acces::wait_of(context.db, context.now, counters); wait.count() > 0) {
        view.given.refuse("reponse", acces::wait_message(wait));
        return false;
    }
    const base::Secret typed(base::fold(request.form.value("reponse")));
    if (hacheur.verify(acces::reponse_of(context.db, view.compte), typed)) return true;
    acces::count_failure(context.db, context.now, counters);
    view.given.refuse("reponse", "Ce n’est pas la réponse enregistrée avec cette question.");
    return false;
}

}  // namespace

NouveauMotDePasse ask_new_password(
    hall::Context& context, acces::CompteId compte, std::string action
) {
    const auto page = acces::read_compte(context.db, compte);
    return {
        compte,
        std::move(action),
        context.config.secret_question ? page.question : std::string(),
        rule_for(context, page.profil, {page.identifiant, page.nom, page.courriel})};
}

web::Response show_new_password(
    hall::Context& context,
    const web::Request& request,
    const std::optional<NouveauMotDePasse>& view
) {
    constexpr int gone = 410;
    const hall::PageHead head{
        .title = "Choisir un nouveau mot de passe", .error = view && !view->given.errors.empty()};
    return hall::page(context, request, head, NouveauView{view}, view ? 200 : gone);
}

std::optional<std::string> read_new_password(
    hall::Context& context, const web::Request& request, NouveauMotDePasse& view
) {
    const acces::Hacheur hacheur(context.config.password_memory_kib);
    const auto choice = choose_password(request.form, view.rule, false);
    view.given.errors = choice.errors;
    if (!check_answer(context, request, hacheur, view) || !choice.choisi) return std::nullopt;
    return hacheur.hash(choice.choisi->secret());
}

void replace_password(
    hall::Context& context,
    db::Transaction& tx,
    acces::CompteId compte,
    const std::string& hash,
    std::string details
) {
    acces::set_password(tx, context.now, compte, hash);
    acces::end_jetons(tx, context.now, compte);
    acces::end_sessions(tx, compte, context.now, "");
    acces::journal(
        tx,
        context.now,
        {compte, context.visitor.adresse},
        {.action = "compte.recuperation", .cible = compte, .details = std::move(details)}
    );
}

}  // namespace auth
