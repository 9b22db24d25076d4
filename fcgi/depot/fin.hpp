// The end of drops. What has run out is over at once, since every query asks for the date; this
// makes it so in the lines and on the disk:
//
//   publie, past its date  →  fini  →  its files unlinked  →  purge
//
// That a file is not there any more is no failure; one that cannot be unlinked is
//   tried again after a while, and the drop is not "purge" before.
#pragma once

#include "base/clock.hpp"
#include "db/connection.hpp"
#include "depot/ids.hpp"
#include "depot/magasin.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace depot {

// Published drops past their date are "fini". How many.
std::uint64_t finish_expired(db::Connection& db, base::Instant now);

// Drops that were never completed, past their date and without an upload on its way, or of an
// account that was withdrawn: "fini", abandoned. How many.
std::uint64_t finish_abandoned(db::Connection& db, base::Instant now);

// Files that could not be unlinked: when to try again, after twice as long each time. In memory: a
// worker that starts tries at once.
class Reprises {
public:
    bool due(FichierId fichier, base::Instant now) const;
    void failed(FichierId fichier, base::Instant now);
    void done(FichierId fichier) { next_.erase(fichier); }

private:
    struct Reprise {
        base::Instant quand;
        std::chrono::seconds delai;
    };
    std::map<FichierId, Reprise> next_;
};

struct Effacement {
    std::uint64_t depots = 0;    // purged
    std::uint64_t fichiers = 0;  // taken off the disk
    std::uint64_t octets = 0;
    std::vector<std::string> echecs = {};  // why a file could not be
    bool reste = false;                    // there is more to do at once
};
// Files of drops that are "fini" leave the disk, what was on its way for them too, and the drops
// become "purge".
Effacement purge_finished(
    db::Connection& db, const Magasin& magasin, base::Instant now, Reprises& reprises
);

// Uploads past their date, or whose right was withdrawn: the partial file and the line. How many.
std::uint64_t drop_uploads(db::Connection& db, const Magasin& magasin, base::Instant now);

// Bodies that nginx has left behind: it takes its own away, unless it is killed. Those not written
// to for six hours. How many.
std::uint64_t clean_incoming(const Magasin& magasin, base::Instant now);

// The retention table (lines of what is purged): a year after the purge nothing of a drop is left,
// a month after it no address of who downloaded. How many lines, or addresses.
std::uint64_t forget_depots(db::Connection& db, base::Instant now);
std::uint64_t forget_addresses(db::Connection& db, base::Instant now);
// Personal tokens a month after their end, invitations a year after theirs.
std::uint64_t forget_jetons(db::Connection& db, base::Instant now);
std::uint64_t forget_invitations(db::Connection& db, base::Instant now);

}  // namespace depot
