// Accounts of families that nobody uses (S22): erased 90 days after an address that was never
// confirmed and opened nothing, or after 365 days without signing in, a month after a mail that
// said so. Accounts of staff are the head's to end, never erased here.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "base/courriel.hpp"
#include "db/connection.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace acces {

inline constexpr std::chrono::days unconfirmed_lifetime{90};
inline constexpr std::chrono::days unused_lifetime{365};
inline constexpr std::chrono::days warned_before{30};

struct CompteInactif {
    CompteId id;
    std::string identifiant;
    base::Courriel courriel;
    base::Instant efface_le;  // unless somebody signs in before
};
// Accounts with a confirmed address that have to be told now, at most `limit`.
std::vector<CompteInactif> comptes_to_warn(db::Connection& db, base::Instant now, unsigned limit);
// Notes that the mail is written. False when it has been, or somebody has signed in: send nothing.
bool mark_warned(db::Transaction& tx, base::Instant now, const CompteInactif& compte);

// Each erases what is due with all that hangs on it, and writes the journal of each pair that
// loses its access. Returns how many accounts.
std::uint64_t erase_unconfirmed(db::Connection& db, base::Instant now);
std::uint64_t erase_unused(db::Connection& db, base::Instant now);

}  // namespace acces
