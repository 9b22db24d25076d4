// The options of a drop, which its owner changes while it is handed out.
#include "base/text.hpp"
#include "depot/trace.hpp"
#include "filex/fiche.hpp"
#include "filex/mots.hpp"
#include "filex/options_form.hpp"
#include "filex/pages/depot.hpp"
#include "filex/pages/pages.hpp"
#include "hall/vu.hpp"

#include "tpl/filex/modifier.hpp"

#include <fmt/format.h>

namespace filex::pages {
namespace {

using depot::FicheDepot;
using depot::Phase;

struct ModifierView {
    static constexpr web::Template file = tpl::filex::modifier::file;
    std::string page;
    OptionsLues given;
    depot::Limites limites;
    UsageOptions usage;
    std::string fin;
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
                    "ne l’est pas encore. Ce que vous avez écrit est gardé\u00A0: comparez-le avec "
                    "la "
                    "page "
                    "du dépôt, puis enregistrez de nouveau."
                );
        hall::fill_errors(dict, t::ERREURS, given.errors);
        fill_options(dict, t::OPTIONS, given, limites, usage, fin);
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

UsageOptions usage_of(const FicheDepot& fiche) {
    return fiche.ligne.mot_de_passe ? UsageOptions::change_protege : UsageOptions::change;
}

// What has happened since the form was shown.
enum class Depuis : unsigned char { rien, un_autre_changement };

web::Response show_modifier(
    hall::Context& context,
    const web::Request& request,
    const FicheDepot& fiche,
    const OptionsLues& given,
    std::string vu,
    Depuis depuis = Depuis::rien
) {
    const bool conflit = depuis == Depuis::un_autre_changement;
    return hall::page(
        context,
        request,
        head_of(context, fiche, "Modifier le dépôt", conflit || !given.errors.empty()),
        ModifierView{
            page_of(context, fiche.ligne.id),
            given,
            depot::limites_of(context.db, context.config, context.session().compte),
            usage_of(fiche),
            quand(fiche.ligne.fin),
            std::move(vu),
            conflit},
        conflit ? std::optional(409) : std::nullopt
    );
}

// Days that nobody writes are not days asked for: the field is empty.
OptionsLues options_now(const FicheDepot& fiche) {
    OptionsLues given;
    given.typed.emplace_back("message", fiche.message);
    if (fiche.avis) given.typed.emplace_back("avis_reception", "1");
    if (fiche.recapitulatif) given.typed.emplace_back("recapitulatif", "1");
    if (fiche.telechargements_max)
        given.typed.emplace_back("telechargements_max", std::to_string(*fiche.telechargements_max));
    return given;
}

// Fewer downloads than have been taken already: nobody's wish, and no page could make sense of it.
void refuse_fewer_than_taken(OptionsLues& given, const FicheDepot& fiche) {
    if (!given.value || !given.value->telechargements_max) return;
    const auto most = given.value->telechargements_max;
    if (most == fiche.telechargements_max || *most >= fiche.telechargements_pris) return;
    given.refuse(
        "telechargements_max",
        fmt::format(
            "{0} téléchargements sont déjà pris\u00A0: écrivez au moins {0}, qui n’en permet plus "
            "d’autre, ou laissez vide.",
            fiche.telechargements_pris
        )
    );
}

// `unprotected`: the password is to go.
OptionsLues read_changes(
    const web::Request& request,
    const depot::Limites& limites,
    const FicheDepot& fiche,
    bool unprotected
) {
    auto given = read_options(request.form, limites, usage_of(fiche));
    refuse_fewer_than_taken(given, fiche);
    if (!unprotected) return given;
    given.typed.emplace_back("sans_mot_de_passe", "1");
    if (!request.form.value("mot_de_passe").empty())
        given.refuse(
            "mot_de_passe",
            "Écrivez un nouveau mot de passe ou retirez l’ancien, mais pas les deux."
        );
    return given;
}

depot::Changement change_of(
    const hall::Context& context, const OptionsForm& form, bool unprotected
) {
    const auto options = options_of(context, form);
    depot::Changement change{
        .avis = options.avis,
        .recapitulatif = options.recapitulatif,
        .message = options.message,
        .telechargements_max = options.telechargements_max};
    if (form.jours) change.expire_le = context.now + std::chrono::days(*form.jours);
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

}  // namespace

web::Response modifier(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    if (!fiche) return context.not_found(request);
    if (fiche->ligne.phase != Phase::disponible) return back(context, *fiche);
    return show_modifier(context, request, *fiche, options_now(*fiche), vu_of(*fiche));
}

web::Response enregistrer(hall::Context& context, const web::Request& request) {
    const auto fiche = fiche_asked(context, request);
    if (!fiche) return context.not_found(request);
    auto limites = depot::limites_of(context.db, context.config, context.session().compte);
    const std::string vu(request.form.value("vu"));
    // days that the administrator gave, or that the rule gave once, may be fewer, and no more
    limites.jours_max = std::max(limites.jours_max, jours_restants(context.now, fiche->ligne.fin));
    const bool unprotected = !request.form.value("sans_mot_de_passe").empty();
    auto given = read_changes(request, limites, *fiche, unprotected);
    if (!given.value) return show_modifier(context, request, *fiche, given, vu);
    const auto change = change_of(context, *given.value, unprotected);
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
        return show_modifier(
            context, request, *now, given, vu_of(*now), Depuis::un_autre_changement
        );
    return back(context, *fiche, done ? "modifie" : "tard");
}

}  // namespace filex::pages
