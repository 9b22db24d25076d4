// How long school life is kept: marks and absences of a school year serve that year, and go three
// months after its end, as the legal notice says, once the school itself has gone on to another
// year; those of a pupil who has left go with him.
#pragma once

#include "base/clock.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <cstdint>

namespace vie_scolaire {

// Erases marks, evaluations, reports, absences and terms of the years that are over. Returns how
// many marks, lines of reports and absences that were. One transaction a term, one a school: it can
// be cut at any time and goes on at the next run.
std::uint64_t forget_annees(db::Connection& db, base::Instant now);

// Everything about a pupil who is erased. The figures of a class, which are kept with an
// evaluation, stay.
void forget_eleve(db::Transaction& tx, scolarite::EleveId eleve);

}  // namespace vie_scolaire
