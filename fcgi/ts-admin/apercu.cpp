#include "ts-admin/apercu.hpp"

#include "hall/layout.hpp"
#include "scolarite/etablissement.hpp"
#include "tpl/ts_admin/notes.hpp"
#include "ts-admin/cadre.hpp"

#include <algorithm>
#include <map>

namespace ts_admin {
namespace {

namespace t = tpl::ts_admin::notes;
using vie_scolaire::ModePublication;
using vie_scolaire::Perimetre;

bool same(const vie_scolaire::Echeance& echeance, const Perimetre& scope) {
    return echeance.mef == scope.mef && echeance.division == scope.division;
}

std::string_view error_in(const std::vector<web::FieldError>& errors, std::string_view field) {
    for (const auto& error : errors) {
        if (error.field == field) return error.message;
    }
    return {};
}

// "voient les notes jusqu’au 12/12/2026", "ne voient encore aucune note". What was open before the
// school year began is not of it.
std::string sight(const vie_scolaire::Visible& visible, base::Date rentree) {
    if (visible.evaluations_up_to && *visible.evaluations_up_to < rentree)
        return "ne voient encore aucune note de l’année scolaire " +
               scolarite::annee_scolaire(static_cast<int>(rentree.year()));
    if (!visible.evaluations_up_to) {
        if (!visible.next_opening) return "ne voient aucune note";
        return "ne voient encore aucune note\u00A0: première ouverture le " +
               base::format_date(*visible.next_opening);
    }
    std::string words = visible.mode == ModePublication::fil
                            ? "voient les notes publiées jusqu’au "
                            : "voient les notes des évaluations jusqu’au ";
    words += base::format_date(*visible.evaluations_up_to);
    if (visible.next_opening)
        words += ", puis d’autres le " + base::format_date(*visible.next_opening);
    return words;
}

}  // namespace

const web::Template NotesView::file = t::file;

std::string cle_of(const hall::Context& context, const Perimetre& perimetre) {
    return perimetre.mef + "." + (perimetre.division ? context.handle(*perimetre.division) : "");
}

std::optional<Perimetre> perimetre_from(const hall::Context& context, std::string_view cle) {
    const auto dot = cle.find('.');
    if (dot > 11) return std::nullopt;  // no MEF is longer; npos is
    Perimetre perimetre{std::string(cle.substr(0, dot)), std::nullopt};
    const auto rest = cle.substr(dot + 1);
    if (rest.empty()) return perimetre;
    perimetre.division = context.open_handle<scolarite::Division>(rest);
    if (!perimetre.division) return std::nullopt;
    return perimetre;
}

void NotesView::fill(web::Dict& dict) const {
    auto all = errors;
    all.insert(all.end(), echeance.errors.begin(), echeance.errors.end());
    hall::fill_errors(dict, t::ERREURS, all);
    dict.set_optional(t::FAIT, t::MESSAGE, done);
    dict.set(t::VU, vu);
    dict.show_if(ferme, t::FERME);
    if (conflit) dict.add(t::CONFLIT).set(t::PHRASE, conflict_words);
    fill_rule(dict);
    fill_preview(dict);
    if (notes.regle.mode != ModePublication::echeance) return;
    auto dates = dict.add(t::ECHEANCES);
    dates.show_if(echeances.empty(), t::SANS_DATE);
    dates.set(t::JOUR, echeance.jour);
    if (const auto wrong = error_in(echeance.errors, "jour"); !wrong.empty())
        dates.set(t::JOUR_MESSAGE, wrong).show(t::JOUR_ERREUR);
    if (const auto wrong = error_in(echeance.errors, "perimetres"); !wrong.empty())
        dates.set(t::CHOIX_MESSAGE, wrong).show(t::CHOIX_ERREUR);
    fill_scope(dates, {}, "Tout l’établissement", "");
    std::map<std::string, std::pair<std::string, int>> mefs;
    for (const auto& couple : couples) {
        auto& mef = mefs[couple.mef];
        mef.first = couple.libelle;
        ++mef.second;
    }
    for (const auto& [mef, label] : mefs) {
        if (label.second > 1)
            fill_scope(dates, {mef, std::nullopt}, "Toutes les divisions", label.first);
    }
    for (const auto& couple : couples)
        fill_scope(dates, couple.perimetre(), couple.code, couple.libelle);
}

void NotesView::fill_rule(web::Dict& dict) const {
    dict.show(notes.regle.mode == ModePublication::fil ? t::MODE_FIL : t::MODE_ECHEANCE);
    dict.set(t::DELAI, delai_typed);
    if (const auto wrong = error_in(errors, "delai_jours"); !wrong.empty())
        dict.set(t::DELAI_MESSAGE, wrong).show(t::DELAI_ERREUR);
    dict.show_if(notes.voir_moyenne, t::MOYENNE);
    dict.show_if(notes.voir_extremes, t::EXTREMES);
    dict.show_if(notes.voir_rang, t::RANG);
    dict.show_if(notes.voir_coefficient, t::COEFFICIENT);
}

void NotesView::fill_scope(
    web::Dict& dict, const Perimetre& scope, std::string_view division, std::string_view mef
) const {
    auto row = dict.add(t::PERIMETRE);
    const auto cle = cle_of(context, scope);
    row.set(t::CLE, cle).set(t::DIVISION, division).set(t::MEF, mef);
    row.show_if(
        std::find(echeance.cles.begin(), echeance.cles.end(), cle) != echeance.cles.end(), t::COCHE
    );
    std::string dates;
    for (const auto& date : echeances) {
        if (same(date, scope)) dates += (dates.empty() ? "" : ", ") + base::format_date(date.jour);
    }
    row.set(t::DATES, dates.empty() ? "—" : dates);
}

void NotesView::fill_preview(web::Dict& dict) const {
    dict.set(t::AU, apercu.typed).set(t::AU_JOUR, base::format_date(apercu.au));
    if (!apercu.error.empty()) dict.set(t::AU_MESSAGE, apercu.error).show(t::AU_ERREUR);
    const auto& zone = context.poste().fuseau;
    const bool today = zone.date_at(context.now) == apercu.au;
    const auto instant = today ? context.now : zone.start_of(apercu.au);
    const auto ecole = vie_scolaire::nom_commun(context.poste().denomination);
    for (const auto& couple : couples) {
        const auto visible =
            vie_scolaire::visible(notes.regle, echeances, couple.perimetre(), zone, instant, ecole);
        dict.add(t::APERCU)
            .set(t::DIVISION, couple.code)
            .set(t::MEF, couple.libelle)
            .set(t::VUE, sight(visible, rentree));
    }
    dict.show_if(couples.empty(), t::AUCUNE_DIVISION);
}

}  // namespace ts_admin
