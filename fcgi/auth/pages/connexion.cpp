// Signing in: one form for all profiles, a second factor for staff, and signing out.
#include "acces/connexion.hpp"
#include "acces/limite.hpp"
#include "auth/chemins.hpp"
#include "auth/connexion_en_cours.hpp"
#include "auth/pages/pages.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "hall/layout.hpp"

#include "tpl/auth/connexion.hpp"

#include <string>

namespace auth::pages {
namespace {

constexpr std::string_view wrong =
    "L’identifiant ou le mot de passe n’est pas le bon. Vérifiez les deux, ou demandez un lien par "
    "courriel "
    "ci-dessous.";

struct ConnexionView {
    static constexpr web::Template file = tpl::auth::connexion::file;
    std::string identifiant;
    std::string retour;
    std::string refus;
    std::string fait;

    void fill(web::Dict& dict) const {
        namespace t = tpl::auth::connexion;
        dict.set(t::IDENTIFIANT, identifiant).set(t::RETOUR, retour);
        dict.set_optional(t::REFUS, t::RAISON, refus);
        dict.set_optional(t::MESSAGE_FAIT, t::TEXTE, fait);
    }
};

constexpr int unavailable = 503;
constexpr std::string_view away =
    "La connexion n’est pas possible en ce moment\u00A0: le service qui vérifie les mots de passe "
    "de la "
    "messagerie ne répond pas. Recommencez dans quelques minutes.";

Response show(
    Context& context,
    const Request& request,
    const ConnexionView& view,
    std::optional<int> status = {}
) {
    const hall::PageHead head{
        .title = "Se connecter",
        .lead = "Parents, élèves et personnels des établissements.",
        .error = !view.refus.empty()};
    return hall::page(context, request, head, view, status);
}

std::string what_was_done(const Request& request) {
    if (request.query.value("session") == "expiree")
        return "Votre connexion a pris fin\u00A0: ce que vous veniez d’envoyer n’a pas été "
               "enregistré. "
               "Connectez-vous et recommencez\u00A0; les formulaires en plusieurs pages sont "
               "gardés.";
    if (request.query.value("session") == "gardee")
        return "Votre connexion avait pris fin\u00A0: rien n’a été enregistré, mais ce que vous "
               "avez "
               "écrit est gardé. Connectez-vous pour le retrouver.";
    if (request.query.value("fait") == "mot-de-passe")
        return "Votre mot de passe est changé et tous les appareils sont déconnectés. "
               "Connectez-vous avec le nouveau.";
    return {};
}

}  // namespace

Response connexion(Context& context, const Request& request) {
    const auto retour = parse_retour(request.query.value("retour"));
    // an old bookmark: whoever is signed in already goes where signing in would lead
    if (const auto& session = context.visitor.session)
        return Response::redirect(destination(session->profil, session->poste, retour));
    return show(context, request, {"", retour, "", what_was_done(request)});
}

Response se_connecter(Context& context, const Request& request) {
    const auto identifiant = base::squeeze(request.form.value("identifiant")).substr(0, 300);
    const auto retour = parse_retour(request.form.value("retour"));
    const auto refuse = [&](std::string reason, std::optional<int> status = {}) {
        return show(
            context,
            request,
            {base::is_utf8(identifiant) ? identifiant : "", retour, std::move(reason), ""},
            status
        );
    };
    if (identifiant.empty() || request.form.value("mot_de_passe").empty())
        return refuse("Écrivez votre identifiant et votre mot de passe.");
    auto typed = acces::parse_typed_password(request.form.value("mot_de_passe"));
    if (!typed) return refuse(std::string(wrong));
    const acces::Hacheur hacheur(context.config.password_memory_kib);
    const auto annuaire = acces::make_annuaire(context.config);
    const auto verdict = acces::try_password(
        context.db,
        hacheur,
        context.now,
        {identifiant, std::move(*typed), context.visitor.adresse},
        annuaire.get()
    );
    if (verdict.attente.count() > 0) return refuse(acces::wait_message(verdict.attente));
    if (!verdict.sans_annuaire.empty()) {
        base::log::warning("the directory: " + verdict.sans_annuaire);
        return refuse(std::string(away), unavailable);
    }
    if (!verdict.compte) return refuse(std::string(wrong));
    return after_password(context, *verdict.compte, retour);
}

Response deconnexion(Context& context, const Request&) {
    context.sign_out();
    auto response = Response::redirect("/?deconnecte=1");
    response.header("Clear-Site-Data", R"("cache", "storage")");
    return response;
}

}  // namespace auth::pages
