// A school's time: its year, its day, its zone.
#pragma once

#include "base/date.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <string>
#include <string_view>

namespace scolarite {

std::string annee_scolaire(int septembre);  // 2026 → "2026-2027"

// The day that the school's own calendar shows.
base::Date today_of(db::Connection& db, EtablissementId id, base::Instant now);

// The zone of a French postal code: 97400 → Indian/Reunion; Europe/Paris where nothing else is
// known.
base::Zone zone_of_postal_code(std::string_view code_postal);

}  // namespace scolarite
