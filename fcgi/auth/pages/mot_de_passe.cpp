// Changing the password: the current one is asked again; the other sessions and every link on its
// way end.
#include "acces/connexion.hpp"
#include "acces/jeton.hpp"
#include "acces/limite.hpp"
#include "auth/champs_mot_de_passe.hpp"
#include "auth/courriels.hpp"
#include "auth/pages/pages.hpp"
#include "auth/tenu_par_annuaire.hpp"

#include "tpl/auth/changer_mot_de_passe.hpp"

namespace auth::pages {
namespace {

const std::string title = "Changer de mot de passe";
using Errors = web::Submitted<bool>;

struct MotDePasseView {
    static constexpr web::Template file = tpl::auth::changer_mot_de_passe::file;
    const Errors& given;
    const acces::RegleMotDePasse& rule;
    const std::string& identifiant;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::changer_mot_de_passe;
        hall::fill_errors(dict, t::ERREURS, given.errors);
        dict.set_optional(
            t::ACTUEL_ERREUR, t::ACTUEL_MESSAGE, given.error_of("mot_de_passe_actuel")
        );
        dict.set(t::IDENTIFIANT, identifiant);
        fill_password_fields(dict, t::CHAMPS, rule, given);
    }
};

acces::RegleMotDePasse own_rule(const Context& context) {
    const auto& session = context.session();
    return rule_for(context, session.profil, {session.identifiant, session.nom, session.courriel});
}

Response show(Context& context, const Request& request, const Errors& given) {
    const hall::PageHead head{
        .title = title, .trail = {{"Mon compte", "/compte"}}, .error = !given.errors.empty()};
    return hall::page(
        context,
        request,
        head,
        MotDePasseView{given, own_rule(context), context.session().identifiant}
    );
}

}  // namespace

Response mot_de_passe(Context& context, const Request& request) {
    if (auto page = held_by_directory(context, request, title)) return *std::move(page);
    return show(context, request, {});
}

Response changer_mot_de_passe(Context& context, const Request& request) {
    if (auto page = held_by_directory(context, request, title)) return *std::move(page);
    const auto compte = context.session().compte;
    const acces::Hacheur hacheur(context.config.password_memory_kib);
    Errors given;
    const auto choice = choose_password(request.form, own_rule(context), false);
    const auto current = acces::parse_typed_password(request.form.value("mot_de_passe_actuel"));
    const auto answer =
        current ? acces::confirm_password(context.db, hacheur, context.now, compte, *current)
                : acces::Confirmation{false};
    if (!answer.right)
        given.refuse(
            "mot_de_passe_actuel",
            answer.attente.count() > 0 ? acces::wait_message(answer.attente)
            : current                  ? "Ce n’est pas votre mot de passe actuel."
                                       : "Écrivez votre mot de passe actuel."
        );
    given.errors.insert(given.errors.end(), choice.errors.begin(), choice.errors.end());
    if (!given.errors.empty()) return show(context, request, given);
    const auto hash = hacheur.hash(choice.choisi->secret());
    context.db.transact([&](db::Transaction& tx) {
        acces::set_password(tx, context.now, compte, hash);
        acces::end_jetons(tx, context.now, compte);
        acces::end_sessions(tx, compte, context.now, context.visitor.digest);
        acces::journal(
            tx,
            context.now,
            context.auteur(),
            {.action = "compte.mot_de_passe",
             .cible = compte,
             .details = "Mot de passe changé par son titulaire."}
        );
        tell_password_changed(context, tx, compte);
    });
    return Response::redirect("/compte?fait=mot-de-passe");
}

}  // namespace auth::pages
