// One drop, for the administrator: what is known of it, and what may be done to it. Each act holds
// it against its state once more, and is written down in the journal.
#include "base/text.hpp"
#include "depot/lien.hpp"
#include "depot/quota.hpp"
#include "depot/trace.hpp"
#include "filex/mots.hpp"
#include "filex/pages/administration.hpp"
#include "filex/pages/administration_fiche.hpp"
#include "hall/avis.hpp"
#include "hall/layout.hpp"

#include "tpl/filex/admin_supprimer.hpp"

namespace filex::pages {
namespace {

using depot::FicheAdmin;
using depot::Phase;

std::optional<FicheAdmin> asked(hall::Context& context, const web::Request& request) {
    const auto id = context.open_handle<depot::Depot>(request.param("depot"));
    return id ? depot::read_admin(context.db, context.now, *id) : std::nullopt;
}

web::Response show(
    hall::Context& context,
    const web::Request& request,
    const FicheAdmin& fiche,
    web::Submitted<int> jours = {},
    web::Submitted<std::string> raison = {}
) {
    const auto token =
        depot::open_lien(context.keys, depot::UsageLien::depot, fiche.empreinte, fiche.scelle);
    const hall::PageHead head{
        .title = titre_of(fiche.ligne),
        .trail = {{"FileX", "/filex/"}, {"Administration", "/filex/administration/"}},
        .error = !jours.errors.empty() || !raison.errors.empty()
    };
    // on this site and not on the file drop's own host: there one is not signed in, and would count
    const auto lien = token ? context.config.link("/f/" + token->reveal()) : std::string();
    const auto phase = fiche.ligne.phase;
    const bool opens = phase == Phase::disponible || phase == Phase::gele;
    return hall::page(
        context,
        request,
        head,
        FicheView{
            context,
            fiche,
            opens ? lien : std::string(),
            std::move(jours),
            std::move(raison),
            request.query.value("fait")}
    );
}

web::Response back(const hall::Context& context, depot::DepotId id, std::string_view done) {
    return web::Response::redirect(admin_page_of(context, id) + "?fait=" + std::string(done));
}

// The act and its line of the journal; where to go after it.
struct Acte {
    depot::DepotId id;
    std::string_view action;
    std::string details;
    std::string_view done;
    hall::ActeAdministration told;
};
template <class Change>
web::Response act(hall::Context& context, const Acte& acte, const Change& change) {
    const bool changed = context.db.transact([&](db::Transaction& tx) {
        if (!change(tx)) return false;
        depot::trace(tx, context.now, context.auteur(), acte.id, acte.action, acte.details);
        hall::tell_act(hall::Plume::of(context), tx, acte.id, acte.told);
        return true;
    });
    return back(context, acte.id, changed ? acte.done : "tard");
}

struct SupprimerView {
    static constexpr web::Template file = tpl::filex::admin_supprimer::file;
    std::string page;
    const FicheAdmin& fiche;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::admin_supprimer;
        const auto qui = qui_of(fiche.ligne);
        dict.set(t::PAGE, page).set(t::DE, base::de(qui)).set(t::QUI, qui);
        dict.set(t::TAILLE, depot::en_octets(fiche.ligne.taille));
        for (const auto& one : fiche.fichiers) dict.add(t::FICHIER).set(t::NOM_FICHIER, one.nom);
    }
};

}  // namespace

std::string admin_page_of(const hall::Context& context, depot::DepotId depot) {
    return "/filex/administration/depots/" + context.handle(depot);
}

std::string titre_of(const depot::LigneAdmin& ligne) {
    if (ligne.fichiers == 0) return "Aucun fichier encore";
    const auto others = static_cast<long long>(ligne.fichiers) - 1;
    if (others == 0) return ligne.titre;
    return ligne.titre + " et " + base::counted(others, "autre fichier", "autres fichiers");
}

std::string qui_of(const depot::LigneAdmin& ligne) {
    if (ligne.qui.empty()) return "un compte effacé";
    if (ligne.qui == ligne.identifiant) return ligne.qui;
    return ligne.qui + " (" + ligne.identifiant + ")";
}

web::Response admin_depot(hall::Context& context, const web::Request& request) {
    const auto fiche = asked(context, request);
    return fiche ? show(context, request, *fiche) : context.not_found(request);
}

web::Response admin_prolonger(hall::Context& context, const web::Request& request) {
    const auto fiche = asked(context, request);
    if (!fiche) return context.not_found(request);
    const auto typed = base::trim(request.form.value("jours")).substr(0, 10);
    const auto wrong = [&](std::string message) {
        web::Submitted<int> given;
        given.typed.emplace_back("jours", typed);
        given.refuse("jours", std::move(message));
        return show(context, request, *fiche, given);
    };
    const auto days = base::parse_number<int>(typed);
    if (!days || *days < 1 || *days > context.config.filex_days)
        return wrong(
            "Écrivez un nombre de jours, de 1 à " + std::to_string(context.config.filex_days) + "."
        );
    const auto until = context.now + std::chrono::days(*days);
    if (until <= fiche->ligne.fin)
        return wrong(
            "Ce dépôt dure déjà jusqu’au " + quand(fiche->ligne.fin) +
            "\u00A0: écrivez un nombre de jours qui va au-delà. Pour y mettre fin, supprimez-le."
        );
    const auto id = fiche->ligne.id;
    const auto details = "Prolongé par l’administration jusqu’au " + quand(until) + ".";
    return act(
        context,
        {id, "depot.prolonge", details, "prolonge", hall::ActeAdministration::prolonge},
        [&](db::Transaction& tx) { return depot::extend(tx, context.now, id, until); }
    );
}

web::Response admin_geler(hall::Context& context, const web::Request& request) {
    constexpr std::size_t longest = 500;
    const auto fiche = asked(context, request);
    if (!fiche) return context.not_found(request);
    const auto raison = base::trim(request.form.value("raison"));
    if (raison.empty() || base::length(raison) > longest) {
        web::Submitted<std::string> given;
        given.typed.emplace_back("raison", raison);
        given.refuse(
            "raison",
            raison.empty() ? "Écrivez la raison, que lira la personne qui a déposé."
                           : "Cette raison est trop longue\u00A0: 500 caractères au plus."
        );
        return show(context, request, *fiche, {}, given);
    }
    const auto id = fiche->ligne.id;
    return act(
        context,
        {id,
         "depot.gele",
         "Bloqué par l’administration\u00A0: " + raison,
         "gele",
         hall::ActeAdministration::gele},
        [&](db::Transaction& tx) { return depot::freeze(tx, context.now, id, raison); }
    );
}

web::Response admin_rendre(hall::Context& context, const web::Request& request) {
    const auto fiche = asked(context, request);
    if (!fiche) return context.not_found(request);
    const auto id = fiche->ligne.id;
    return act(
        context,
        {id,
         "depot.rendu",
         "Rendu par l’administration.",
         "rendu",
         hall::ActeAdministration::rendu},
        [&](db::Transaction& tx) {
            return depot::release(
                tx, context.now, id, std::chrono::days(context.config.filex_days)
            );
        }
    );
}

web::Response admin_confirmer(hall::Context& context, const web::Request& request) {
    const auto fiche = asked(context, request);
    if (!fiche) return context.not_found(request);
    const hall::PageHead head{
        .title = "Supprimer un dépôt",
        .trail = {
                  {"FileX", "/filex/"},
                  {"Administration", "/filex/administration/"},
                  {titre_of(fiche->ligne), admin_page_of(context, fiche->ligne.id)}}
    };
    const auto page = admin_page_of(context, fiche->ligne.id);
    return hall::page(context, request, head, SupprimerView{page, *fiche});
}

web::Response admin_supprimer(hall::Context& context, const web::Request& request) {
    const auto fiche = asked(context, request);
    if (!fiche) return context.not_found(request);
    const auto id = fiche->ligne.id;
    return act(
        context,
        {id,
         "depot.supprime",
         "Supprimé par l’administration.",
         "supprime",
         hall::ActeAdministration::supprime},
        [&](db::Transaction& tx) { return depot::remove(tx, context.now, id); }
    );
}

}  // namespace filex::pages
