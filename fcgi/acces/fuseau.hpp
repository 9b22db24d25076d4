// By which clock a person's own times are told (sign-ins, mails, what is kept of him): that of the
// school of his first child; for staff, of the first post; else the mainland's. What is dated by a
// school (marks, absences, codes) goes by that school's.
#pragma once

#include "acces/ids.hpp"
#include "base/date.hpp"
#include "db/connection.hpp"

namespace acces {

// Of who is no staff: nothing else is read.
base::Zone fuseau_de_famille(db::Connection& db, CompteId compte);
base::Zone fuseau_of(db::Connection& db, CompteId compte);

}  // namespace acces
