#include "vie_scolaire/lecture.hpp"

#include <chrono>

namespace vie_scolaire {
namespace {

// Longer than the import of the largest school.
constexpr std::chrono::minutes import_length{1};
constexpr std::chrono::minutes between_writes{1};

}  // namespace

Lecture lue(const Lecture& before, base::Instant session, base::Instant now) {
    const bool of_this_session = before.le && *before.le >= session;
    return {now, of_this_session ? before.avant : before.le};
}

std::optional<base::Instant> marquer_lu(
    db::Connection& db,
    acces::RattachementId rattachement,
    Lu what,
    const Lecture& before,
    base::Instant session,
    base::Instant now
) {
    const auto after = lue(before, session, now);
    const bool fresh = before.le && *before.le >= session && now - *before.le < between_writes;
    if (fresh) return after.avant;
    if (what == Lu::notes)
        db.execute(
            "UPDATE rattachement SET notes_lues_le = ?, notes_lues_avant = ? WHERE id = ?",
            after.le,
            after.avant,
            rattachement
        );
    else
        db.execute(
            "UPDATE rattachement SET absences_lues_le = ?, absences_lues_avant = ? WHERE id = ?",
            after.le,
            after.avant,
            rattachement
        );
    return after.avant;
}

std::optional<base::Instant> ecrit_depuis(std::optional<base::Instant> since) {
    if (!since) return std::nullopt;
    return *since - import_length;
}

}  // namespace vie_scolaire
