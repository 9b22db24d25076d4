#include "hall/layout.hpp"

#include "base/text.hpp"
#include "hall/reprise.hpp"

#include "tpl/commun/cadre.hpp"
#include "tpl/commun/erreur.hpp"
#include "tpl/commun/erreurs.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace hall {
namespace {

namespace t = tpl::commun::cadre;

struct NavItem {
    std::string_view path;
    std::string_view label;
};
constexpr std::array<NavItem, 2> nav_anonymous{
    {{"/connexion", "Se connecter"}, {"/compte/creer", "Créer un compte"}}
};
constexpr std::array<NavItem, 2> nav_responsable{
    {{"/famille/", "Mes enfants"}, {"/compte", "Mon compte"}}
};
constexpr std::array<NavItem, 2> nav_eleve{
    {{"/famille/", "Ma scolarité"}, {"/compte", "Mon compte"}}
};
constexpr std::array<NavItem, 3> nav_agent{
    {{"/ts-admin/", "Télé-services"}, {"/filex/", "FileX"}, {"/compte", "Mon compte"}}
};
constexpr std::array<NavItem, 2> nav_staff{
    {{"/filex/", "FileX"}, {"/compte", "Mon compte"}}
};
constexpr std::array<NavItem, 3> nav_academie{
    {{"/filex/", "FileX"},
     {"/filex/administration/", "Administration"},
     {"/compte", "Mon compte"}}
};

std::span<const NavItem> nav_of(const Visitor& visitor) {
    if (!visitor.session) return nav_anonymous;
    switch (visitor.session->profil) {
        case acces::Profil::responsable:
            return nav_responsable;
        case acces::Profil::eleve:
            return nav_eleve;
        case acces::Profil::agent:
            return visitor.session->poste ? std::span<const NavItem>(nav_agent) : nav_staff;
        case acces::Profil::academie:
            return nav_academie;
    }
    return nav_anonymous;
}

// The item whose path is the longest beginning of where one is.
bool is_current(std::span<const NavItem> items, const NavItem& item, std::string_view path) {
    if (!path.starts_with(item.path)) return false;
    return std::none_of(items.begin(), items.end(), [&](const NavItem& other) {
        return other.path.size() > item.path.size() && path.starts_with(other.path);
    });
}

void fill_nav(web::Dict& dict, const Context& context, const web::Request& request) {
    for (const auto& item : nav_of(context.visitor)) {
        auto entry = dict.add(t::NAVIGATION);
        entry.set(t::LIEN, item.path).set(t::LIBELLE, item.label);
        entry.show_if(is_current(nav_of(context.visitor), item, request.path), t::COURANT);
    }
    if (!context.visitor.session) return;
    const auto& session = *context.visitor.session;
    auto account = dict.add(t::CONNECTE);
    account.set(t::NOM, session.affiche());
}

bool offers_kept_form(const Context& context, const web::Request& request) {
    const auto& session = context.visitor.session;
    return session && session->saisie_gardee && !request.path.starts_with("/compte/reprendre");
}

bool looks_after_templates(const Context& context) {
    const auto& session = context.visitor.session;
    return session && session->profil == acces::Profil::academie;
}

void fill_head(web::Dict& dict, const PageHead& head) {
    dict.set(t::TITRE, head.title);
    dict.show_if(head.error, t::EN_ERREUR);
    dict.set_optional(t::CHAPEAU, t::PHRASE, head.lead);
    dict.set_optional(t::SCRIPT, t::FICHIER, head.script);
    for (const auto& crumb : head.trail)
        dict.add(t::FIL).set(t::LIEN, crumb.path).set(t::LIBELLE, crumb.label);
    if (head.at_hand.empty()) return;
    auto at_hand = dict.add(t::CONTEXTE);
    at_hand.set(t::LIBELLE, head.at_hand);
    at_hand.set_optional(t::CHANGER, t::LIEN, head.at_hand_path);
}

}  // namespace

web::Response page_of(
    Context& context,
    const web::Request& request,
    const PageHead& head,
    web::Template file,
    const std::function<void(web::Dict&)>& fill,
    std::optional<int> status
) {
    const auto body = context.templates.render(t::file, [&](web::Dict& dict) {
        dict.set_global(t::RACINE, context.config.prefix);
        dict.set_global(t::CSRF, context.csrf());
        dict.set_global(t::ACADEMIE, context.config.academy);
        fill_nav(dict, context, request);
        fill_head(dict, head);
        dict.show_if(request.path != "/", t::AVEC_FIL);  // the home page is above nothing
        dict.show_if(offers_kept_form(context, request), t::SAISIE_GARDEE);
        dict.show_if(context.config.demonstration, t::DEMONSTRATION);
        dict.show_if(context.templates.has_theme(), t::THEME);
        if (looks_after_templates(context))
            dict.set_optional(t::MODELES_REFUSES, t::RAISON, context.templates.refusal());
        auto inner = dict.include(t::CORPS, file);
        fill(inner);
    });
    return web::Response::html(
        base::no_break_spaces(body), status.value_or(head.error ? web::unprocessable : 200)
    );
}

namespace {

// Fields that no page ever shows again: with one of them refused, something has to be typed anew.
bool is_secret(std::string_view field) {
    return field.starts_with("mot_de_passe") || field == "reponse" || field == "totp";
}

}  // namespace

void fill_errors(web::Dict& dict, web::Var marker, const std::vector<web::FieldError>& errors) {
    namespace e = tpl::commun::erreurs;
    if (errors.empty()) return;
    auto summary = dict.include(marker, e::file);
    const bool secret = std::any_of(errors.begin(), errors.end(), [](const web::FieldError& error) {
        return is_secret(error.field);
    });
    summary.show(secret ? e::SECRET : e::GARDE);
    for (const auto& error : errors)
        summary.add(e::ERREUR).set(e::CHAMP, error.field).set(e::MESSAGE, error.message);
}

namespace {

struct ErrorView {
    static constexpr web::Template file = tpl::commun::erreur::file;
    int status;
    std::string_view reference;
    bool perime;                               // the form's page is older than the session
    std::vector<std::string_view> ecrit = {};  // what was typed there

    void fill(web::Dict& dict) const {
        namespace e = tpl::commun::erreur;
        if (perime) fill_stale(dict.add(e::PERIME));
        dict.show_if(status == 400 || status == 413, e::INVALIDE);
        dict.show_if(status == 403 && !perime, e::INTERDIT);
        dict.show_if(status == 404 || status == 405, e::INTROUVABLE);
        dict.show_if(status == 500, e::PANNE);
        dict.show_if(status == 503, e::INDISPONIBLE);
        dict.set_optional(e::AVEC_REFERENCE, e::REFERENCE, reference);
    }

    void fill_stale(web::Dict section) const {
        namespace e = tpl::commun::erreur;
        if (ecrit.empty()) {
            section.show(e::PAGE_PRECEDENTE);
            return;
        }
        auto written = section.add(e::ECRIT);
        for (const auto text : ecrit) written.add(e::TEXTE_ECRIT).set(e::TEXTE, text);
    }
};

// A browser says so itself, and no other site can make it: what the form holds was typed on a page
// of ours, and is given back to who sent it.
bool sent_from_here(const web::Request& request) {
    return request.header("sec-fetch-site") == "same-origin";
}

std::string_view title_of(int status) {
    switch (status) {
        case 403:
            return "Accès refusé";
        case 404:
        case 405:
            return "Page introuvable";
        case 413:
            return "Envoi trop volumineux";
        case 500:
            return "Une erreur est survenue";
        case 503:
            return "Service momentanément indisponible";
        default:
            return "Demande non comprise";
    }
}

}  // namespace

web::Response error_page(
    Context& context, const web::Request& request, int status, std::string_view reference
) {
    const bool perime =
        status == 403 && request.method == web::Method::post && !context.csrf_ok(request);
    const auto title = perime ? "Page ouverte depuis trop longtemps" : title_of(status);
    return page(
        context,
        request,
        {.title = std::string(title)},
        ErrorView{
            status,
            reference,
            perime,
            perime && sent_from_here(request) ? words_of(request.form.list())
                                              : std::vector<std::string_view>()},
        status
    );
}

}  // namespace hall
