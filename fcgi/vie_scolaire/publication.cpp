#include "vie_scolaire/publication.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace vie_scolaire {
namespace {

// How closely a date is aimed at a pupil; 0 when it is not for him.
int precision(const Echeance& echeance, const Perimetre& perimetre) {
    const bool any_mef = echeance.mef.empty();
    const bool any_division = !echeance.division;
    if (!any_mef && echeance.mef != perimetre.mef) return 0;
    if (!any_division && echeance.division != perimetre.division) return 0;
    if (!any_division) return any_mef ? 3 : 4;
    return any_mef ? 1 : 2;
}

// Of a pupil whose MEF the source does not give (SIECLE may leave it out): that of his division,
// where its dates know one alone.
Perimetre completed(const std::vector<Echeance>& echeances, Perimetre perimetre) {
    if (!perimetre.mef.empty() || !perimetre.division) return perimetre;
    for (const auto& echeance : echeances) {
        if (echeance.mef.empty() || echeance.division != perimetre.division) continue;
        if (!perimetre.mef.empty() && perimetre.mef != echeance.mef)
            return {std::string(), perimetre.division};
        perimetre.mef = echeance.mef;
    }
    return perimetre;
}

std::string delay_in_words(int days) {
    if (days == 0) return "le jour même de";
    if (days == 1) return "le lendemain de";
    return fmt::format("{} jours après", days);
}

Visible visible_fil(const ReglePublication& regle, base::Date today) {
    Visible out;
    out.mode = ModePublication::fil;
    out.evaluations_up_to = base::plus_days(today, -regle.delai_jours);
    out.reason = fmt::format(
        "Les notes sont visibles {} la date de publication choisie par le professeur.",
        delay_in_words(regle.delai_jours)
    );
    return out;
}

std::string reason_echeance(
    std::optional<base::Date> last, std::optional<base::Date> next, std::string_view ecole
) {
    std::string text;
    if (last)
        text = fmt::format(
            "Vous voyez les notes des évaluations faites jusqu’au {}.", base::format_date(*last)
        );
    if (next) {
        if (last) text += ' ';
        return text + fmt::format(
                          "Les notes {} jusqu’au {} seront visibles le {}.",
                          last ? "suivantes," : "des évaluations faites",
                          base::format_date(*next),
                          base::format_date(base::plus_days(*next, 1))
                      );
    }
    if (last) return text + fmt::format(" {} n’a pas encore fixé la date suivante.", ecole);
    return fmt::format("{} n’a pas encore fixé de date pour montrer les notes.", ecole);
}

Visible visible_echeance(
    const std::vector<base::Date>& dates, base::Date today, std::string_view ecole
) {
    Visible out;
    out.mode = ModePublication::echeance;
    // A date opens its marks on the day after it: what is before today is open.
    const auto first_closed = std::lower_bound(dates.begin(), dates.end(), today);
    if (first_closed != dates.begin()) out.evaluations_up_to = *(first_closed - 1);
    std::optional<base::Date> next;
    if (first_closed != dates.end()) {
        next = *first_closed;
        out.next_opening = base::plus_days(*next, 1);
    }
    out.reason = reason_echeance(out.evaluations_up_to, next, ecole);
    return out;
}

}  // namespace

ModePublication mode_from(std::string_view column) {
    if (column == "fil") return ModePublication::fil;
    if (column == "echeance") return ModePublication::echeance;
    throw std::logic_error("mode de publication " + std::string(column));
}

std::string_view name_of(ModePublication mode) {
    return mode == ModePublication::fil ? "fil" : "echeance";
}

std::vector<base::Date> dates_of(
    const std::vector<Echeance>& echeances, const Perimetre& perimetre
) {
    const auto place = completed(echeances, perimetre);
    int best = 0;
    for (const auto& echeance : echeances) best = std::max(best, precision(echeance, place));
    std::vector<base::Date> dates;
    if (best == 0) return dates;
    for (const auto& echeance : echeances)
        if (precision(echeance, place) == best) dates.push_back(echeance.jour);
    std::sort(dates.begin(), dates.end());
    dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    return dates;
}

Visible visible(
    const ReglePublication& regle,
    const std::vector<Echeance>& echeances,
    const Perimetre& perimetre,
    const base::Zone& zone,
    base::Instant now,
    std::string_view ecole
) {
    const auto today = zone.date_at(now);
    if (regle.mode == ModePublication::fil) return visible_fil(regle, today);
    return visible_echeance(dates_of(echeances, perimetre), today, ecole);
}

Visible with_next_publication(
    Visible visible, const ReglePublication& regle, std::optional<base::Date> publication
) {
    if (visible.mode != ModePublication::fil || !publication) return visible;
    visible.next_opening = base::plus_days(*publication, regle.delai_jours);
    visible.reason += fmt::format(
        " Les prochaines notes seront visibles le {}.", base::format_date(*visible.next_opening)
    );
    return visible;
}

bool Bornes::contain(const DatesEvaluation& evaluation) const {
    return evaluation.publication <= publication && evaluation.jour <= jour;
}

Bornes bornes_of(const Visible& visible) {
    const auto up_to = visible.evaluations_up_to.value_or(before_all);
    if (visible.mode == ModePublication::fil) return {up_to, after_all};
    return {after_all, up_to};
}

std::optional<base::Date> opens_on(
    const ReglePublication& regle,
    const std::vector<base::Date>& dates,
    const DatesEvaluation& evaluation
) {
    if (regle.mode == ModePublication::fil)
        return base::plus_days(evaluation.publication, regle.delai_jours);
    const auto covering = std::lower_bound(dates.begin(), dates.end(), evaluation.jour);
    if (covering == dates.end()) return std::nullopt;
    return base::plus_days(*covering, 1);
}

std::string nom_commun(std::string_view denomination) {
    const auto folded = base::fold(denomination);
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> names{
        {{"college", "Le collège"}, {"lycee", "Le lycée"}}
    };
    for (const auto& [start, name] : names)
        if (folded.starts_with(start)) return std::string(name);
    return "L’établissement";
}

}  // namespace vie_scolaire
