// How long school life is kept: marks and absences of a school year serve that year, and go three
// months after its end (security.md §3), once the school itself has gone on to another year.
#pragma once

#include "base/clock.hpp"
#include "db/connection.hpp"

#include <cstdint>

namespace vie_scolaire {

// Erases marks, evaluations, reports, absences and terms of the years that are over. Returns how
// many marks, lines of reports and absences that were. One transaction a term, one a school: it can
// be cut at any time and goes on at the next run.
std::uint64_t forget_annees(db::Connection& db, base::Instant now);

}  // namespace vie_scolaire
