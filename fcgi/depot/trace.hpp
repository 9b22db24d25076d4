// The journal's line about a drop: who did what to it, when, from where. Kept and erased by the
// retention table.
#pragma once

#include "acces/journal.hpp"
#include "db/connection.hpp"
#include "depot/ids.hpp"

#include <string_view>

namespace depot {

// `action`: "depot.fin": area.verb, stable, ASCII. `details` in French, never a secret; cut at 2000
// bytes.
void trace(
    db::Transaction& tx,
    base::Instant now,
    const acces::Auteur& auteur,
    DepotId depot,
    std::string_view action,
    std::string_view details
);

}  // namespace depot
