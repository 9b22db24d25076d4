#include "famille/choix_absences.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace famille {
namespace {

using vie_scolaire::Intervalle;

VueAbsences vue_from(std::string_view text) {
    for (const auto& one : vues_absences)
        if (one.cle == text) return one.vue;
    return VueAbsences::annee;
}

base::Date clamped(base::Date day, const Intervalle& year) {
    return std::clamp(day, year.debut, year.fin);
}

std::string month_label(base::Date day) {
    return fmt::format("{} {}", base::month_name(day.month()), static_cast<int>(day.year()));
}

ChoixAbsences choose_week(const vie_scolaire::EcoleVue& ecole, base::Date day) {
    const auto week = vie_scolaire::week_of(clamped(day, ecole.jours));
    ChoixAbsences choix{VueAbsences::semaine, week, {}, {}};
    choix.duree = fmt::format(
        "Semaine du {} au {}", base::format_date(week.debut), base::format_date(week.fin)
    );
    const auto before = base::plus_days(week.debut, -7);
    const auto after = base::plus_days(week.debut, 7);
    if (base::plus_days(before, 6) >= ecole.jours.debut)
        choix.liens.push_back({"jour", base::iso_date(before), "Semaine précédente", false});
    if (after <= ecole.jours.fin)
        choix.liens.push_back({"jour", base::iso_date(after), "Semaine suivante", false});
    return choix;
}

ChoixAbsences choose_month(const vie_scolaire::EcoleVue& ecole, base::Date day) {
    const auto month = vie_scolaire::month_of(clamped(day, ecole.jours));
    ChoixAbsences choix{VueAbsences::mois, month, base::capitalise(month_label(month.debut)), {}};
    for (const auto other : vie_scolaire::months_of(ecole.jours)) {
        const auto first = vie_scolaire::month_of(other).debut;
        const auto iso = base::iso_date(first);
        choix.liens.push_back(
            {"mois", iso.substr(0, 7), base::capitalise(month_label(first)), first == month.debut}
        );
    }
    return choix;
}

ChoixAbsences choose_periode(
    const vie_scolaire::EcoleVue& ecole, std::string_view rang, base::Date today
) {
    unsigned number = 0;
    std::from_chars(rang.data(), rang.data() + rang.size(), number);
    const auto* periode = vie_scolaire::periode_of_rang(ecole.periodes, number);
    if (periode == nullptr) periode = vie_scolaire::periode_at(ecole.periodes, today);
    if (periode == nullptr) return {VueAbsences::periode, ecole.jours, "Toute l’année", {}};
    ChoixAbsences choix{VueAbsences::periode, periode->jours, periode->libelle, {}, periode};
    choix.duree += fmt::format(
        ", du {} au {}",
        base::format_date(periode->jours.debut),
        base::format_date(periode->jours.fin)
    );
    for (const auto& other : ecole.periodes)
        choix.liens.push_back(
            {"periode", std::to_string(other.rang), other.libelle, other.rang == periode->rang}
        );
    return choix;
}

}  // namespace

ChoixAbsences choose_absences(
    const web::Request& request, const vie_scolaire::EcoleVue& ecole, base::Date today
) {
    switch (vue_from(request.query.value("vue"))) {
        case VueAbsences::semaine:
            return choose_week(
                ecole, base::parse_iso_date(request.query.value("jour")).value_or(today)
            );
        case VueAbsences::mois:
            return choose_month(
                ecole,
                base::parse_iso_date(std::string(request.query.value("mois")) + "-01")
                    .value_or(today)
            );
        case VueAbsences::periode:
            return choose_periode(ecole, request.query.value("periode"), today);
        case VueAbsences::annee:
            break;
    }
    const int year = static_cast<int>(ecole.annee);
    return {
        VueAbsences::annee, ecole.jours, fmt::format("Année scolaire {}-{}", year, year + 1), {}};
}

}  // namespace famille
