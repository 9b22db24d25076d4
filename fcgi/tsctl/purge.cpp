// What has run out ends by itself: the durations are those of the retention table (S22, security.md
// §3).
#include "base/clock.hpp"
#include "db/connection.hpp"
#include "envoi/letter_store.hpp"
#include "tsctl/commands.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>

namespace tsctl {
namespace {

using std::chrono::days;

struct Job {
    const char* what;
    std::uint64_t (*run)(db::Connection& db, base::Instant now);
};

// S22: an unused code past its day. The sealed code goes, the row stays as history.
std::uint64_t expire_codes(db::Connection& db, base::Instant now) {
    return db.execute(
        "UPDATE car SET fin_le = ?, fin_motif = 'expire', scelle = NULL, couple_courant = NULL, "
        "eleve_courant = NULL WHERE utilise_le IS NULL AND fin_le IS NULL AND expire_le <= ?",
        now,
        now
    );
}

std::uint64_t end_sessions(db::Connection& db, base::Instant now) {
    return db.execute("DELETE FROM session WHERE expire_le <= ? OR vu_le <= ?", now, now - days(1));
}

std::uint64_t forget_drafts(db::Connection& db, base::Instant now) {
    return db.execute("DELETE FROM brouillon WHERE modifie_le <= ?", now - days(1));
}

std::uint64_t forget_delays(db::Connection& db, base::Instant now) {
    return db.execute("DELETE FROM limite WHERE oublier_le <= ?", now);
}

std::uint64_t forget_tokens(db::Connection& db, base::Instant now) {
    return db.execute("DELETE FROM jeton WHERE expire_le <= ?", now - days(7));
}

// The technical trace of a mail: 6 months. Its content went when it was sent.
std::uint64_t forget_mails(db::Connection& db, base::Instant now) {
    return db.execute(
        "DELETE FROM courriel_a_envoyer WHERE etat <> 'attente' AND fini_le <= ?", now - days(183)
    );
}

// The journal: one year.
std::uint64_t forget_journal(db::Connection& db, base::Instant now) {
    return db.execute("DELETE FROM journal WHERE quand <= ?", now - days(365));
}

constexpr std::array<Job, 7> jobs{
    {
     {"unused codes expired", &expire_codes},
     {"sessions ended", &end_sessions},
     {"drafts forgotten", &forget_drafts},
     {"delays forgotten", &forget_delays},
     {"links forgotten", &forget_tokens},
     {"traces of mails forgotten", &forget_mails},
     {"lines of the journal forgotten", &forget_journal},
     }
};

}  // namespace

int purge(const Invocation& invocation) {
    if (!invocation.args.empty()) {
        fmt::print(stderr, "usage: tsctl purge\n");
        return wrong_usage;
    }
    db::Connection db(invocation.config);
    const auto now = base::SystemClock().now();
    for (const auto& job : jobs) fmt::print("{}: {}\n", job.what, job.run(db, now));
    fmt::print("letters erased: {}\n", envoi::erase_old_letters(db, invocation.config, now));
    return done;
}

}  // namespace tsctl
