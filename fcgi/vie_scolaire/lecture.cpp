#include "vie_scolaire/lecture.hpp"

#include <chrono>

namespace vie_scolaire {
namespace {

// Longer than the import of the largest school.
constexpr std::chrono::minutes import_length{1};
constexpr std::chrono::minutes between_writes{1};

using Jour = std::optional<base::Date>;

std::optional<base::Instant> instant_of(const std::optional<Lecture::Passage>& passage) {
    if (!passage) return std::nullopt;
    return passage->le;
}

Jour publication_of(const std::optional<Lecture::Passage>& passage) {
    return passage && passage->ouvert ? Jour(passage->ouvert->publication) : Jour();
}

Jour jour_of(const std::optional<Lecture::Passage>& passage) {
    return passage && passage->ouvert ? Jour(passage->ouvert->jour) : Jour();
}

}  // namespace

std::optional<base::Instant> Lecture::le() const { return instant_of(dernier); }

Lecture lue(const Lecture& before, base::Instant session, const Lecture::Passage& now) {
    const bool of_this_session = before.dernier && before.dernier->le >= session;
    return {now, of_this_session ? before.avant : before.dernier};
}

std::optional<Lecture::Passage> marquer_lu(
    db::Connection& db,
    acces::RattachementId rattachement,
    Lu what,
    const Lecture& before,
    base::Instant session,
    const Lecture::Passage& now
) {
    const auto after = lue(before, session, now);
    const auto last = before.le();
    const bool fresh = last && *last >= session && now.le - *last < between_writes;
    if (fresh) return after.avant;
    if (what == Lu::notes)
        db.execute(
            "UPDATE rattachement SET notes_lues_le = ?, notes_lues_publication = ?, "
            "notes_lues_jour = ?, notes_lues_avant = ?, notes_lues_avant_publication = ?, "
            "notes_lues_avant_jour = ? WHERE id = ?",
            now.le,
            publication_of(now),
            jour_of(now),
            instant_of(after.avant),
            publication_of(after.avant),
            jour_of(after.avant),
            rattachement
        );
    else
        db.execute(
            "UPDATE rattachement SET absences_lues_le = ?, absences_lues_avant = ? WHERE id = ?",
            now.le,
            instant_of(after.avant),
            rattachement
        );
    return after.avant;
}

std::optional<base::Instant> ecrit_depuis(std::optional<base::Instant> since) {
    if (!since) return std::nullopt;
    return *since - import_length;
}

}  // namespace vie_scolaire
