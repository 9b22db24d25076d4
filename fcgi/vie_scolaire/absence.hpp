// Absences of a pupil, and how half-days are counted.
//
// The source (vie scolaire) gives each absence its begin, its end and its number of half-days: that
// number is never changed. When an absence lies across two weeks, months or terms, each counts the
// part that falls in it: the half-days are laid evenly over the half-days of school the absence
// covers (morning before 13:00, afternoon from 13:00; Sundays and closed days left out), its first
// before its later ones, so that the parts of any division of the year add up to the number of the
// source. A morning missed in two pieces is one half-day: where absences meet, what is laid on a
// half-day counts once, and is not justified while one of them is not. Lates are counted apart.
#pragma once

#include "base/date.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"
#include "vie_scolaire/calendrier.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vie_scolaire {

// The school's own wall clock: never compared with an Instant.
using HeureLocale = std::chrono::local_seconds;
base::Date day_of(HeureLocale hour);
std::string format_heure(HeureLocale hour);  // "8 h 30"

enum class GenreAbsence : std::uint8_t { absence, retard };

struct Absence {
    GenreAbsence genre;
    HeureLocale debut;
    HeureLocale fin;
    unsigned demi_journees;  // 0 for a late arrival
    unsigned minutes;        // of a late arrival
    std::string motif;       // "" when none was given
    bool justifiee;
    bool nouvelle = false;  // came or changed since the family last read
};

// One half-day of school touched by an absence, and how many of its half-days are laid there
// (1, or less evenly where the source counted otherwise than the calendar).
struct DemiJournee {
    base::Date jour;
    bool apres_midi;
    unsigned comptees;
};
// Σ comptees is the source's number. Empty for a late arrival.
std::vector<DemiJournee> demi_journees_of(
    const Absence& absence, const std::vector<Fermeture>& fermetures
);

struct TotalAbsences {
    unsigned demi_journees = 0;
    unsigned non_justifiees = 0;  // among them
    unsigned retards = 0;
    bool partagees = false;  // some half-day is of several absences: fewer than each alone adds up
};
TotalAbsences total_in(
    const std::vector<Absence>& absences,
    const std::vector<Fermeture>& fermetures,
    const Intervalle& interval
);
// Whether any of its days is in the interval.
bool touches(const Absence& absence, const Intervalle& interval);

// "3 demi-journées d’absence, dont 1 non justifiée"
std::string in_words(const TotalAbsences& total);

// Totals of a term, where the source has nothing finer.
struct BilanAbsences {
    scolarite::PeriodeId periode{0};
    TotalAbsences total;
};

struct AbsencesEleve {
    std::vector<Absence> absences;  // latest first
    std::vector<BilanAbsences> bilans;
};
// The total of a term: that of its days, or the source's own where that is more, for a source may
// give some of the days only, or none. Half-days and lates each for itself; half-days that are not
// justified by the one that knows of more of them.
struct TotalDuree {
    TotalAbsences total;
    bool demi_journees_sans_jours = false;  // more of them than there are days for
    bool retards_sans_jours = false;
};
TotalDuree total_of_periode(
    const AbsencesEleve& read, const std::vector<Fermeture>& fermetures, const Periode& periode
);
// The total of the year: its days, and what its terms have beyond theirs.
TotalDuree total_of_year(
    const AbsencesEleve& read,
    const std::vector<Fermeture>& fermetures,
    const Intervalle& interval,
    const std::vector<Periode>& periodes
);

// The one place that reads the absences of families: only what has begun by today, a day of the
// school's zone. A file may announce an absence; it is in no list and in no total before its day,
// and it is new on the day it begins. The total of a term neither is there before its first day:
// the dates of terms may move after it came.
//
// One statement. Late arrivals and motives only where the school shows them: what it does not show
// stays in the database. Only absences that touch `interval`.
struct VoirAbsences {
    bool retards;
    bool motifs;
};
struct Maintenant {
    base::Instant instant;
    const base::Zone& fuseau;
};
AbsencesEleve absences_of(
    db::Connection& db,
    scolarite::EleveId eleve,
    const Intervalle& interval,
    VoirAbsences voir,
    const Maintenant& maintenant,
    std::optional<base::Instant> depuis = {}  // for Absence::nouvelle
);

}  // namespace vie_scolaire
