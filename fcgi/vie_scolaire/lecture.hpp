// What a family has already read of a child, so that what came since can be told apart.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "db/connection.hpp"
#include "vie_scolaire/publication.hpp"

#include <cstdint>
#include <optional>

namespace vie_scolaire {

enum class Lu : std::uint8_t { notes, absences };

struct Lecture {
    // One time that it was read. `ouvert`: up to which days marks were open then, since the rule
    // may be another today; nothing: absences, or it was not kept.
    struct Passage {
        base::Instant le;
        std::optional<Bornes> ouvert = {};
    };
    std::optional<Passage> dernier = {};  // nothing: never
    std::optional<Passage> avant = {};    // the last before the sign-in at hand

    std::optional<base::Instant> le() const;
};

// The lecture as it is once the family has read `now`, signed in since `session`.
Lecture lue(const Lecture& before, base::Instant session, const Lecture::Passage& now);

// Writes it, at most once a minute. Answers from when on things are new on this page: all along a
// session, what was new when it began. Nothing at the first session that reads.
std::optional<Lecture::Passage> marquer_lu(
    db::Connection& db,
    acces::RattachementId rattachement,
    Lu what,
    const Lecture& before,
    base::Instant session,
    const Lecture::Passage& now
);

// The instant from which a written row is new to who has read at `since`: a little earlier, because
// an import stamps its rows when it begins and shows them when it commits.
std::optional<base::Instant> ecrit_depuis(std::optional<base::Instant> since);

}  // namespace vie_scolaire
