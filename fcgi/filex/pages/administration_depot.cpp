// One drop, for the administrator: what is known of it, and what may be done to it. Each act holds
// it against its state once more, and is written down in the journal.
#include "base/text.hpp"
#include "depot/lien.hpp"
#include "depot/quota.hpp"
#include "depot/trace.hpp"
#include "filex/mots.hpp"
#include "filex/pages/administration.hpp"
#include "hall/avis.hpp"
#include "hall/layout.hpp"

#include "tpl/filex/admin_depot.hpp"
#include "tpl/filex/admin_supprimer.hpp"

#include <array>

namespace filex::pages {
namespace {

using depot::FicheAdmin;
using depot::Phase;

std::optional<FicheAdmin> asked(hall::Context& context, const web::Request& request) {
    const auto id = context.open_handle<depot::Depot>(request.param("depot"));
    return id ? depot::read_admin(context.db, context.now, *id) : std::nullopt;
}

std::string_view done_words(std::string_view done) {
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Pair, 5> table{
        {{"prolonge", "Le dépôt est prolongé."},
         {"supprime", "Le dépôt est supprimé : ses fichiers s’effacent."},
         {"gele", "Le dépôt est bloqué : plus personne ne le télécharge."},
         {"rendu", "Le dépôt est rendu."},
         {"tard", "Le dépôt a changé entre-temps : rien n’a été fait."}}
    };
    for (const auto& [key, words] : table)
        if (key == done) return words;
    return {};
}

struct DepotView {
    static constexpr web::Template file = tpl::filex::admin_depot::file;
    const hall::Context& context;
    const FicheAdmin& fiche;
    std::string lien;
    web::Submitted<int> jours;
    web::Submitted<std::string> raison;
    std::string_view fait;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::admin_depot;
        dict.set_optional(fait == "tard" ? t::PAS_FAIT : t::FAIT, t::TEXTE, done_words(fait));
        hall::fill_errors(dict, t::ERREURS, jours.errors);
        hall::fill_errors(dict, t::ERREURS, raison.errors);
        dict.set(t::PAGE, admin_page_of(context, fiche.ligne.id));
        fill_facts(dict);
        fill_files(dict);
        fill_reports(dict);
        fill_acts(dict);
        fill_journal(dict);
    }
    void fill_facts(web::Dict& dict) const {
        namespace t = tpl::filex::admin_depot;
        const auto& ligne = fiche.ligne;
        const auto shown = affichage_of(ligne.phase);
        dict.set(t::SIGNE, shown.signe).set(t::ETAT, shown.mot).set(t::CLASSE, shown.classe);
        dict.set(t::QUI, qui_of(ligne)).set(t::CREE, quand(ligne.cree_le));
        dict.set(t::FIN, quand(ligne.expire_le)).set(t::TELECHARGEMENTS, ligne.telechargements);
        dict.set(t::MOT_DE_PASSE, fiche.mot_de_passe ? "demandé" : "aucun");
        dict.set_optional(t::AVEC_INVITE, t::TEXTE, ligne.deposant);
        dict.set_optional(t::AVEC_COURRIEL, t::TEXTE, fiche.courriel);
        dict.set_optional(t::AVEC_ADRESSE_RESEAU, t::TEXTE, fiche.adresse);
        dict.set_optional(t::AVEC_RAISON, t::TEXTE, fiche.gele_raison);
        dict.set_optional(t::AVEC_MESSAGE, t::TEXTE, fiche.message);
        dict.set_optional(t::AVEC_LIEN, t::LIEN, lien);
    }
    void fill_files(web::Dict& dict) const {
        namespace t = tpl::filex::admin_depot;
        dict.show_if(fiche.fichiers.empty(), t::SANS_FICHIER);
        if (fiche.fichiers.empty()) return;
        auto list = dict.add(t::AVEC_FICHIERS);
        for (const auto& fichier : fiche.fichiers)
            list.add(t::FICHIER)
                .set(t::NOM_FICHIER, fichier.nom)
                .set(t::TAILLE, depot::en_octets(fichier.taille))
                .set(t::ANTIVIRUS, affichage_of(fichier, !context.config.clamd.empty()).mot)
                .set(t::EMPREINTE, fichier.sha256.empty() ? "en calcul" : fichier.sha256);
    }
    void fill_reports(web::Dict& dict) const {
        namespace t = tpl::filex::admin_depot;
        if (fiche.signalements.empty()) return;
        auto list = dict.add(t::SIGNALEMENTS);
        for (const auto& one : fiche.signalements)
            list.add(t::SIGNALEMENT)
                .set(t::LIEN, "/filex/administration/signalements/" + context.handle(one.id))
                .set(t::QUAND, quand(one.quand))
                .set(t::CLASSE, one.traite_le ? "succes" : "alerte")
                .set(t::SIGNE, one.traite_le ? "✓" : "!")
                .set(t::ETAT, one.traite_le ? "Traité" : "À traiter");
    }
    void fill_acts(web::Dict& dict) const {
        namespace t = tpl::filex::admin_depot;
        const auto phase = fiche.ligne.phase;
        if (phase == Phase::disponible || phase == Phase::gele) {
            auto form = dict.add(t::PROLONGEABLE);
            form.set(t::JOURS_MAX, context.config.filex_days);
            hall::fill_field(form, jours, {"jours", t::JOURS, t::JOURS_ERREUR, t::JOURS_MESSAGE});
        }
        if (phase == Phase::disponible) {
            auto open = dict.add(t::DISPONIBLE);
            hall::fill_field(
                open, raison, {"raison", t::RAISON, t::RAISON_ERREUR, t::RAISON_MESSAGE}
            );
        }
        dict.show_if(phase == Phase::gele, t::GELE);
        const bool alive =
            phase == Phase::disponible || phase == Phase::gele || phase == Phase::en_cours;
        dict.show_if(alive, t::SUPPRIMABLE);
    }
    void fill_journal(web::Dict& dict) const {
        namespace t = tpl::filex::admin_depot;
        dict.show_if(fiche.journal.empty(), t::SANS_JOURNAL);
        if (fiche.journal.empty()) return;
        auto list = dict.add(t::JOURNAL);
        for (const auto& line : fiche.journal)
            list.add(t::LIGNE)
                .set(t::QUAND, quand(line.quand))
                .set(t::AUTEUR, line.auteur + (line.adresse.empty() ? "" : ", " + line.adresse))
                .set(t::QUOI, line.details.empty() ? line.action : line.details);
    }
};

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
        DepotView{
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
        dict.set(t::PAGE, page).set(t::QUI, qui_of(fiche.ligne));
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
    const auto days = base::parse_number<int>(typed);
    if (!days || *days < 1 || *days > context.config.filex_days) {
        web::Submitted<int> given;
        given.typed.emplace_back("jours", typed);
        given.refuse(
            "jours",
            "Écrivez un nombre de jours, de 1 à " + std::to_string(context.config.filex_days) + "."
        );
        return show(context, request, *fiche, given);
    }
    const auto until = context.now + std::chrono::days(*days);
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
         "Bloqué par l’administration : " + raison,
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
        [&](db::Transaction& tx) { return depot::release(tx, context.now, id); }
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
