// Where a drop is in its life, and when that life ends: the one place that says so, asked of the
// clock and not of a sweeper.
#pragma once

#include "base/clock.hpp"
#include "db/connection.hpp"
#include "depot/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace depot {

// In the order of lists.
enum class Phase : std::uint8_t { en_cours, disponible, gele, expire, termine, abandonne };
inline constexpr std::size_t phase_count = 6;

// What the columns say that decide, read in this order: etat, fin_motif, expire_le, fini_le,
// gele_le.
struct Vie {
    Phase avant;  // its phase until expire_le
    Phase apres;  // and from then on
    base::Instant expire_le;
    std::optional<base::Instant> fini_le;
    std::optional<base::Instant> gele_le;

    static Vie read(const db::Row& row, std::size_t first);
    Phase phase(base::Instant now) const { return expire_le <= now ? apres : avant; }
    // When it ends, or has ended. A frozen one: when it would end, given back now with the time
    // that it had left.
    base::Instant fin(base::Instant now) const;
};

std::optional<Vie> vie_of(db::Connection& db, DepotId depot);
// Holds the drop's line until the end of the transaction.
std::optional<Vie> lock_vie(db::Transaction& tx, DepotId depot);

// What CONCAT_WS('/', etat, COALESCE(fin_motif, ''), expire_le <= now) says of drops in that phase:
// a list for FIND_IN_SET.
std::string signes_of(Phase phase);

}  // namespace depot
