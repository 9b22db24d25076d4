// One drop of the visitor's: its page, and what he does to it. Each act holds it against the
// owner's account and the clock once more, in its own statement.
#include "base/text.hpp"
#include "depot/gestion.hpp"
#include "depot/trace.hpp"
#include "filex/fiche.hpp"
#include "filex/mots.hpp"
#include "filex/options_form.hpp"
#include "filex/pages/pages.hpp"
#include "hall/layout.hpp"
#include "hall/vu.hpp"

#include "tpl/filex/fin.hpp"
#include "tpl/filex/modifier.hpp"

#include <fmt/format.h>

namespace filex::pages {
namespace {

using depot::FicheDepot;
using depot::Phase;

depot::Geste geste_of(const hall::Context& context, const FicheDepot& fiche) {
    return {context.session().compte, fiche.ligne.id, context.now};
}

web::Response back(const hall::Context& context, const FicheDepot& fiche, std::string_view done) {
    return web::Response::redirect(page_of(context, fiche.ligne.id) + "?fait=" + std::string(done));
}

hall::PageHead head_of(
    const hall::Context& context, const FicheDepot& fiche, std::string title, bool error = false
) {
    return {
        .title = std::move(title),
        .trail =
            {{"FileX", "/filex/"},
                    {"Mes fichiers", "/filex/mes-fichiers"},
                    {titre_of(fiche.ligne.noms), page_of(context, fiche.ligne.id)}},
        .error = error
    };
}

struct ModifierView {
    static constexpr web::Template file = tpl::filex::modifier::file;
    std::string page;
    OptionsLues given;
    depot::Limites limites;
    bool protege;
    std::string vu;
    bool conflit;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::modifier;
        dict.set(t::PAGE, page).set(t::VU, vu);
        if (conflit)
            dict.add(t::CONFLIT)
                .set(
                    t::PHRASE_CONFLIT,
                    "Entre-temps, un autre changement a été enregistré sur ce dépôt, et le vôtre "
                    "ne l’est pas encore. Ce que vous avez écrit est gardé : comparez-le avec la "
                    "page "
                    "du dépôt, puis enregistrez de nouveau."
                );
        hall::fill_errors(dict, t::ERREURS, given.errors);
        fill_options(
            dict,
            t::OPTIONS,
            given,
            limites,
            protege ? UsageOptions::change_protege : UsageOptions::change
        );
    }
};

std::string vu_of(const FicheDepot& fiche) {
    return hall::vu_of(fmt::format(
        "{} {} {} {} {} {}",
        fiche.ligne.fin.time_since_epoch().count(),
        fiche.avis,
        fiche.recapitulatif,
        fiche.telechargements_max.value_or(0),
        fiche.somme_mot_de_passe,
        fiche.message
    ));
}

web::Response show_modifier(
    hall::Context& context,
    const web::Request& request,
    const FicheDepot& fiche,
    const OptionsLues& given,
    std::string vu,
    bool conflit = false
) {
    return hall::page(
        context,
        request,
        head_of(context, fiche, "Modifier le dépôt", conflit || !given.errors.empty()),
        ModifierView{
            page_of(context, fiche.ligne.id),
            given,
            depot::limites_of(context.db, context.config, context.session().compte),
            fiche.ligne.mot_de_passe,
            std::move(vu),
            conflit},
        conflit ? std::optional(409) : std::nullopt
    );
}

OptionsLues options_now(const hall::Context& context, const FicheDepot& fiche) {
    OptionsLues given;
    given.typed = {
        {"jours", std::to_string(jours_restants(context.now, fiche.ligne.fin))},
        {"message",       fiche.message                                       }
    };
    if (fiche.avis) given.typed.emplace_back("avis_reception", "1");
    if (fiche.recapitulatif) given.typed.emplace_back("recapitulatif", "1");
    if (fiche.telechargements_max)
        given.typed.emplace_back("telechargements_max", std::to_string(*fiche.telechargements_max));
    return given;
}

// The days that the form proposed are those that are left: taken as they are, they change nothing.
std::optional<base::Instant> new_end(
    const hall::Context& context, const FicheDepot& fiche, int jours
) {
    if (jours == jours_restants(context.now, fiche.ligne.fin)) return std::nullopt;
    return context.now + std::chrono::days(jours);
}

depot::Changement change_of(
    const hall::Context& context, const FicheDepot& fiche, const OptionsForm& form, bool unprotected
) {
    const auto options = options_of(context, form);
    depot::Changement change{
        .avis = options.avis,
        .recapitulatif = options.recapitulatif,
        .message = options.message,
        .telechargements_max = options.telechargements_max,
        .expire_le = new_end(context, fiche, form.jours)};
    if (unprotected)
        change.mot_de_passe = "";
    else if (form.mot_de_passe)
        change.mot_de_passe = options.mot_de_passe;
    return change;
}

std::string words_of(const depot::Changement& change) {
    std::string words = "Réglages changés par le déposant";
    if (change.expire_le) words += ", fin au " + quand(*change.expire_le);
    if (change.mot_de_passe)
        words += change.mot_de_passe->empty() ? ", mot de passe retiré" : ", mot de passe changé";
    return words + ".";
}

struct FinView {
    static constexpr web::Template file = tpl::filex::fin::file;
    std::string page;
    const FicheDepot& fiche;

    void fill(web::Dict& dict) const {
        namespace t = tpl::filex::fin;
        const bool running = fiche.ligne.phase == Phase::en_cours;
        dict.set(t::PAGE, page);
        dict.set(
            t::CONSEQUENCE,
            running ? "L’envoi s’arrête, et ce qui est arrivé est effacé tout de suite"
                    : "Plus personne ne pourra télécharger ces fichiers, qui sont effacés tout de "
                      "suite"
        );
        dict.set(t::BOUTON, running ? "Abandonner ce dépôt" : "Mettre fin à ce dépôt");
        if (fiche.ligne.noms.empty()) {
            dict.show(t::SANS_FICHIER);
            return;
        }
        auto list = dict.add(t::FICHIERS);
        for (const auto& nom : fiche.ligne.noms) list.add(t::FICHIER).set(t::NOM_FICHIER, nom);
    }
};

bool may_end(const FicheDepot& fiche) {
    return fiche.ligne.phase == Phase::en_cours || fiche.ligne.phase == Phase::disponible;
}

}  // namespace

web::Response depot(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    return fiche ? show_fiche(context, request, *fiche) : context.not_found(request);
}

web::Response modifier(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    if (!fiche) return context.not_found(request);
    if (fiche->ligne.phase != Phase::disponible) return back(context, *fiche, "tard");
    return show_modifier(context, request, *fiche, options_now(context, *fiche), vu_of(*fiche));
}

web::Response enregistrer(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    if (!fiche) return context.not_found(request);
    auto limites = depot::limites_of(context.db, context.config, context.session().compte);
    // days that the administrator gave, or that the rule gave once, stay: the form proposes them
    limites.jours_max = std::max(limites.jours_max, jours_restants(context.now, fiche->ligne.fin));
    auto given = read_options(request.form, limites);
    const bool unprotected = !request.form.value("sans_mot_de_passe").empty();
    if (unprotected) given.typed.emplace_back("sans_mot_de_passe", "1");
    if (unprotected && !request.form.value("mot_de_passe").empty())
        given.refuse(
            "mot_de_passe",
            "Écrivez un nouveau mot de passe ou retirez l’ancien, mais pas les deux."
        );
    const std::string vu(request.form.value("vu"));
    if (!given.value) return show_modifier(context, request, *fiche, given, vu);
    const auto change = change_of(context, *fiche, *given.value, unprotected);
    std::optional<FicheDepot> now;
    const bool done = context.db.transact([&](db::Transaction& tx) {
        if (!depot::lock_disponible(tx, geste_of(context, *fiche))) return false;
        // its administrator may have given it more time since, another tab another password
        now = fiche_asked(context, request);
        if (!now || vu_of(*now) != vu) return false;
        if (!depot::change_depot(tx, geste_of(context, *fiche), change)) return false;
        depot::trace(
            tx, context.now, context.auteur(), fiche->ligne.id, "depot.modifie", words_of(change)
        );
        return true;
    });
    if (!done && now && vu_of(*now) != vu)
        return show_modifier(context, request, *now, given, vu_of(*now), true);
    return back(context, *fiche, done ? "modifie" : "tard");
}

web::Response confirmer_fin(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    if (!fiche) return context.not_found(request);
    if (!may_end(*fiche)) return back(context, *fiche, "tard");
    const auto* title =
        fiche->ligne.phase == Phase::en_cours ? "Abandonner un dépôt" : "Mettre fin à un dépôt";
    return hall::page(
        context,
        request,
        head_of(context, *fiche, title),
        FinView{page_of(context, fiche->ligne.id), *fiche}
    );
}

web::Response finir(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    if (!fiche) return context.not_found(request);
    const bool done = context.db.transact([&](db::Transaction& tx) {
        if (!depot::end_depot(tx, geste_of(context, *fiche))) return false;
        depot::trace(
            tx,
            context.now,
            context.auteur(),
            fiche->ligne.id,
            "depot.fin",
            "Fin donnée par le déposant."
        );
        return true;
    });
    if (done && fiche->ligne.phase == Phase::en_cours)
        return web::Response::redirect("/filex/?fait=abandon");
    return back(context, *fiche, done ? "fin" : "tard");
}

}  // namespace filex::pages
