// Links sent by mail: 128 random bits, of which the database has only the hash. Each serves once.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "base/secret.hpp"
#include "db/connection.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace acces {

enum class UsageJeton : std::uint8_t { courriel, recuperation };

struct Jeton {
    CompteId compte;
    std::string courriel;  // the address to confirm; empty for a recovery
};

// Returns the text for the link (22 characters of base64url). A recovery ends the older ones of the
// account.
base::Secret new_jeton(
    db::Transaction& tx,
    base::Random& random,
    base::Instant now,
    std::chrono::minutes lifetime,
    UsageJeton usage,
    const Jeton& jeton
);
// Nothing when it was never made, has served, is too old, or is for something else.
std::optional<Jeton> find_jeton(
    db::Connection& db, base::Instant now, UsageJeton usage, std::string_view text
);
// True exactly once, whatever the concurrency.
bool spend_jeton(db::Transaction& tx, base::Instant now, UsageJeton usage, std::string_view text);
// A new password or address makes every link on its way useless.
void end_jetons(db::Transaction& tx, base::Instant now, CompteId compte);
// Those that a week ago opened nothing any more; returns how many.
std::uint64_t forget_jetons(db::Connection& db, base::Instant now);

}  // namespace acces
