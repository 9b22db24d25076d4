// The second factor of staff: its code at sign-in, and its installation the first time.
#include "acces/limite.hpp"
#include "acces/totp.hpp"
#include "auth/connexion_en_cours.hpp"
#include "auth/pages/pages.hpp"
#include "courrier/qr.hpp"
#include "hall/layout.hpp"

#include "tpl/auth/installer_facteur.hpp"
#include "tpl/auth/second_facteur.hpp"

#include <fmt/format.h>

#include <string>

namespace auth::pages {
namespace {

struct CodeForm {
    acces::CodeTotp totp;
};
constexpr auto code_form = web::form<CodeForm>(web::secret(
    "totp", acces::CodeTotp::parse, 32, "Écrivez les six chiffres affichés par votre application."
));
using Submitted = web::Submitted<CodeForm>;
constexpr const char* wrong_code =
    "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, et vérifiez l’heure de "
    "votre téléphone.";

struct CodeView {
    static constexpr web::Template file = tpl::auth::second_facteur::file;
    const Submitted& given;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::second_facteur;
        hall::fill_errors(dict, t::ERREURS, given.errors);
        dict.set_optional(t::TOTP_ERREUR, t::TOTP_MESSAGE, given.error_of("totp"));
    }
};

// Four by four, as it is copied by hand.
std::string grouped(const std::string& key) {
    std::string out;
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (i > 0 && i % 4 == 0) out += ' ';
        out += key[i];
    }
    return out;
}

struct InstallView {
    static constexpr web::Template file = tpl::auth::installer_facteur::file;
    static constexpr int quiet = 4;  // squeares around, ISO/IEC 18004
    const Submitted& given;
    const courrier::Qr qr;
    std::string key;

    std::string path() const {
        std::string out;
        for (int y = 0; y < qr.size; ++y)
            for (int x = 0; x < qr.size; ++x)
                if (qr.at(x, y)) out += fmt::format("M{} {}h1v1h-1z", x + quiet, y + quiet);
        return out;
    }
    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::installer_facteur;
        hall::fill_errors(dict, t::ERREURS, given.errors);
        dict.set_optional(t::TOTP_ERREUR, t::TOTP_MESSAGE, given.error_of("totp"));
        dict.set(t::COTE, qr.size + 2 * quiet).set(t::TRACE, path()).set(t::CLE, grouped(key));
    }
};

base::Secret secret_of(const ConnexionEnCours& state) {
    return base::Secret(base::unhex(state.cle).value_or(std::string()));
}

Response show_code(Context& context, const Request& request, const Submitted& given) {
    const hall::PageHead head{
        .title = "Code de vérification",
        .lead = "Votre compte demande un code en plus du mot de passe.",
        .error = !given.errors.empty()};
    return hall::page(context, request, head, CodeView{given});
}

Response show_install(
    Context& context, const Request& request, const ConnexionEnCours& state, const Submitted& given
) {
    const hall::PageHead head{
        .title = "Installer la double vérification",
        .lead = "Les comptes des personnels demandent un code en plus du mot de passe.",
        .error = !given.errors.empty()};
    const auto secret = secret_of(state);
    const auto page = acces::read_compte(context.db, acces::CompteId(state.compte));
    const auto uri = acces::otpauth_uri(secret, context.config.academy, page.identifiant);
    const InstallView view{given, courrier::make_qr(uri), acces::base32(secret.reveal())};
    return hall::page(context, request, head, view);
}

}  // namespace

Response second_facteur(Context& context, const Request& request) {
    const auto state = load_connexion(context);
    if (!state || !state->cle.empty()) return Response::redirect("/connexion");
    return show_code(context, request, {});
}

Response verifier_second_facteur(Context& context, const Request& request) {
    const auto state = load_connexion(context);
    if (!state || !state->cle.empty()) return Response::redirect("/connexion?session=expiree");
    auto given = code_form.read(request.form);
    if (!given.value) return show_code(context, request, given);
    const acces::CompteId compte(state->compte);
    const auto answer =
        acces::try_totp(context.db, context.keys, context.now, compte, given.value->totp);
    if (answer.right) return open_session(context, compte, state->retour);
    given.refuse(
        "totp", answer.attente.count() > 0 ? acces::wait_message(answer.attente) : wrong_code
    );
    return show_code(context, request, given);
}

Response installer_second_facteur(Context& context, const Request& request) {
    const auto state = load_connexion(context);
    if (!state || state->cle.empty()) return Response::redirect("/connexion");
    return show_install(context, request, *state, {});
}

Response enregistrer_second_facteur(Context& context, const Request& request) {
    const auto state = load_connexion(context);
    if (!state || state->cle.empty()) return Response::redirect("/connexion?session=expiree");
    auto given = code_form.read(request.form);
    if (!given.value) return show_install(context, request, *state, given);
    const acces::CompteId compte(state->compte);
    const auto secret = secret_of(*state);
    const auto step = acces::totp_match(secret.reveal(), given.value->totp, context.now);
    if (!step) {
        given.refuse("totp", wrong_code);
        return show_install(context, request, *state, given);
    }
    context.db.transact([&](db::Transaction& tx) {
        acces::store_totp(tx, context.keys, context.random, compte, secret, *step);
        acces::journal(
            tx,
            context.now,
            {compte, context.visitor.adresse},
            {.action = "compte.second_facteur",
             .cible = compte,
             .details = "Double vérification installée."}
        );
    });
    return open_session(context, compte, state->retour);
}

}  // namespace auth::pages
