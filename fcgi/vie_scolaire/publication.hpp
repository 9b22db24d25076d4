// When families see a mark (S6, S7). Pure functions: a rule, the dates set, a pupil's place in the
// school, the school's zone and an instant go in; what is open and why, in words, comes out.
//
// Au fil de l'eau: a mark opens at 00:00, school's time, of its publication date plus the delay.
// À l'échéance: on the day after a date, all marks of evaluations dated up to it open. The most
// specific scope that has any date decides alone: couple MEF/division, division, MEF, school.
// Closing a period changes nothing here: it stops writing, not reading.
#pragma once

#include "base/date.hpp"
#include "scolarite/ids.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vie_scolaire {

enum class ModePublication : std::uint8_t { fil, echeance };
ModePublication mode_from(std::string_view column
);  // throws std::logic_error on what the schema excludes
std::string_view name_of(ModePublication mode);  // as in the column

struct ReglePublication {
    ModePublication mode = ModePublication::fil;
    int delai_jours = 1;  // fil only

    bool operator==(const ReglePublication&) const = default;
};

// A date, and for whom: "" and nothing stand for all.
struct Echeance {
    std::string mef;
    std::optional<scolarite::DivisionId> division;
    base::Date jour;
};

// Where a pupil (or a whole class) stands. Without division only wider dates concern him; without
// MEF those of his division do, where they are for one MEF alone.
struct Perimetre {
    std::string mef;
    std::optional<scolarite::DivisionId> division;
};

struct Visible {
    ModePublication mode = ModePublication::fil;
    // Up to this day included: of publication in mode fil, of the evaluation in mode échéance.
    // Nothing: no mark at all is open.
    std::optional<base::Date> evaluations_up_to;
    // First day on which more opens. In mode fil only with_next_publication() can know it.
    std::optional<base::Date> next_opening;
    std::string reason;  // French sentences for the family
};

// The dates that decide for this pupil: those of the most specific scope that has any, in order.
std::vector<base::Date> dates_of(
    const std::vector<Echeance>& echeances, const Perimetre& perimetre
);

// `ecole` is how a sentence names the school: "Le collège" (nom_commun() makes it).
Visible visible(
    const ReglePublication& regle,
    const std::vector<Echeance>& echeances,
    const Perimetre& perimetre,
    const base::Zone& zone,
    base::Instant now,
    std::string_view ecole
);

// Mode fil: adds when the first of the marks still closed opens. `publication` is the earliest
// publication date among them; nothing when none is waiting.
Visible with_next_publication(
    Visible visible, const ReglePublication& regle, std::optional<base::Date> publication
);

struct DatesEvaluation {
    base::Date jour;
    base::Date publication;
};

// What is visible as two days up to which publication and evaluation must lie, both of them: what a
// WHERE asks, and what is kept of a reading. The mode decides by one; the other is beyond all
// dates.
struct Bornes {
    base::Date publication;
    base::Date jour;

    bool contain(const DatesEvaluation& evaluation) const;
};
Bornes bornes_of(const Visible& visible);
// The first and the last day that a DATE of ours can be.
inline constexpr base::Date before_all{
    std::chrono::year(1900), std::chrono::January, std::chrono::day(1)};
inline constexpr base::Date after_all{
    std::chrono::year(2200), std::chrono::December, std::chrono::day(31)};

// The day on which this evaluation opens (or opened); nothing while no date of the school covers
// it.
std::optional<base::Date> opens_on(
    const ReglePublication& regle,
    const std::vector<base::Date>& dates,
    const DatesEvaluation& evaluation
);

// "Collège Jeanne Villepreux" → "Le collège"; "L’établissement" when the name does not say.
std::string nom_commun(std::string_view denomination);

}  // namespace vie_scolaire
