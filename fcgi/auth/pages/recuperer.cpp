// Forgotten password or identifiant: the same answer whoever asks, a link by mail to a confirmed
// address, a new password, all sessions ended. A secret question is asked in addition, never
// instead.
#include "acces/compte.hpp"
#include "acces/jeton.hpp"
#include "acces/limite.hpp"
#include "auth/courriels.hpp"
#include "auth/nouveau_mot_de_passe.hpp"
#include "auth/pages/pages.hpp"
#include "base/text.hpp"
#include "hall/layout.hpp"

#include "tpl/auth/recuperer.hpp"

#include <optional>
#include <string>

namespace auth::pages {
namespace {

struct RecupererForm {
    std::optional<std::string> identifiant;
    std::optional<base::Courriel> courriel;
};
constexpr auto recuperer_form = web::form<RecupererForm>(
    web::optional("identifiant", web::parse_line, 240),
    web::optional("courriel", base::Courriel::parse, 254)
);
using Submitted = web::Submitted<RecupererForm>;

struct RecupererView {
    static constexpr web::Template file = tpl::auth::recuperer::file;
    const Submitted& given;
    bool sent;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::recuperer;
        hall::fill_errors(dict, t::ERREURS, given.errors);
        hall::fill_field(
            dict,
            given,
            {"identifiant", t::IDENTIFIANT, t::IDENTIFIANT_ERREUR, t::IDENTIFIANT_MESSAGE}
        );
        hall::fill_field(
            dict, given, {"courriel", t::COURRIEL, t::COURRIEL_ERREUR, t::COURRIEL_MESSAGE}
        );
        dict.show_if(sent, t::ENVOYE);
    }
};

Response show(Context& context, const Request& request, const Submitted& given, bool sent) {
    const hall::PageHead head{
        .title = "Identifiant ou mot de passe oublié",
        .lead = "Un lien vous est envoyé à l’adresse électronique confirmée de votre compte.",
        .trail = {{"Se connecter", "/connexion"}},
        .error = !given.errors.empty()};
    return hall::page(context, request, head, RecupererView{given, sent});
}

// Accounts that the request names and that have a confirmed address.
std::vector<acces::CompteCourriel> accounts_of(Context& context, const RecupererForm& form) {
    if (!form.identifiant) return acces::comptes_of_courriel(context.db, *form.courriel);
    const auto found =
        acces::find_compte(context.db, acces::Identifiant::key_of(*form.identifiant));
    if (!found || found->suspendu || found->empreinte.empty()) return {};
    const auto page = acces::read_compte(context.db, found->id);
    if (!page.courriel_confirme) return {};
    return {
        {found->id, page.identifiant, page.courriel}
    };
}

// Both: how often one account's mails are asked for, and how often one network asks.
bool may_ask(Context& context, const RecupererForm& form) {
    const auto who =
        form.identifiant ? acces::Identifiant::key_of(*form.identifiant) : form.courriel->key();
    const std::vector<acces::Compteur> counters{
        {"recuperation/" + who,                                               acces::baremes::courriel},
        {"recuperation/reseau/" + acces::network_of(context.visitor.adresse),
         acces::baremes::reseau                                                                       }
    };
    if (acces::wait_of(context.db, context.now, counters).count() > 0) return false;
    acces::count_failure(context.db, context.now, counters);
    return true;
}

// The page of a link that still serves.
std::optional<NouveauMotDePasse> open_link(Context& context, const std::string& token) {
    const auto found =
        acces::find_jeton(context.db, context.now, acces::UsageJeton::recuperation, token);
    if (!found) return std::nullopt;
    return ask_new_password(context, found->compte, "/compte/recuperer/" + token);
}

bool recover(
    Context& context, acces::CompteId compte, const std::string& token, const std::string& hash
) {
    return context.db.transact([&](db::Transaction& tx) {
        if (!acces::spend_jeton(tx, context.now, acces::UsageJeton::recuperation, token))
            return false;
        replace_password(
            context, tx, compte, hash, "Mot de passe remplacé par un lien reçu par courriel."
        );
        tell_password_changed(context, tx, compte);
        return true;
    });
}

}  // namespace

Response recuperer(Context& context, const Request& request) {
    return show(context, request, {}, request.query.has("envoye"));
}

Response envoyer_recuperation(Context& context, const Request& request) {
    auto given = recuperer_form.read(request.form);
    if (given.value && !given.value->identifiant && !given.value->courriel)
        given.refuse(
            "identifiant", "Écrivez votre identifiant, ou l’adresse électronique du compte."
        );
    if (!given.value) return show(context, request, given, false);
    if (may_ask(context, *given.value)) {
        const auto accounts = accounts_of(context, *given.value);
        context.db.transact([&](db::Transaction& tx) {
            for (const auto& account : accounts) send_recovery(context, tx, account);
        });
    }
    return Response::redirect("/compte/recuperer?envoye=1");
}

Response nouveau_mot_de_passe(Context& context, const Request& request) {
    const auto view = open_link(context, std::string(request.param("jeton")));
    return show_new_password(context, request, view);
}

Response enregistrer_mot_de_passe(Context& context, const Request& request) {
    const std::string token(request.param("jeton"));
    const auto found =
        acces::find_jeton(context.db, context.now, acces::UsageJeton::recuperation, token);
    auto view = open_link(context, token);
    if (!found || !view) return show_new_password(context, request, std::nullopt);
    const auto hash = read_new_password(context, request, *view);
    if (!hash) return show_new_password(context, request, view);
    if (!recover(context, found->compte, token, *hash))
        return show_new_password(context, request, std::nullopt);
    return Response::redirect("/connexion?fait=mot-de-passe");
}

}  // namespace auth::pages
