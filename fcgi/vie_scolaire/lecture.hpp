// What a family has already read of a child, so that what came since can be told apart.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "db/connection.hpp"

#include <cstdint>
#include <optional>

namespace vie_scolaire {

enum class Lu : std::uint8_t { notes, absences };

struct Lecture {
    std::optional<base::Instant> le;     // last time; nothing: never
    std::optional<base::Instant> avant;  // last time before the sign-in at hand
};

// The lecture as it is once the family has read at `now`, signed in since `session`.
Lecture lue(const Lecture& before, base::Instant session, base::Instant now);

// Writes it, at most once a minute. Answers from when on things are new on this page: all along a
// session, what was new when it began. Nothing at the first session that reads.
std::optional<base::Instant> marquer_lu(
    db::Connection& db,
    acces::RattachementId rattachement,
    Lu what,
    const Lecture& before,
    base::Instant session,
    base::Instant now
);

// The instant from which a written row is new to who has read at `since`: a little earlier, because
// an import stamps its rows when it begins and shows them when it commits.
std::optional<base::Instant> ecrit_depuis(std::optional<base::Instant> since);

}  // namespace vie_scolaire
