// The two-way sweep of the store: a file without a line goes, once it is old enough; a line without
// its file is told loudly. Files come first and lines second, so a crash leaves the former; the
// latter is a loss.
#pragma once

#include "base/clock.hpp"
#include "db/connection.hpp"
#include "depot/controle.hpp"
#include "depot/magasin.hpp"

#include <cstdint>
#include <vector>

namespace depot {

struct Balayage {
    std::uint64_t vus = 0;        // files in the store, bodies that nginx has left among them
    std::uint64_t orphelins = 0;  // of these, without a line
    std::uint64_t effaces = 0;    // of these, removed
    std::uint64_t octets = 0;
    bool retenu = false;               // too many of them: nothing was removed
    std::uint64_t lignes = 0;          // lines of files that should be there
    std::vector<Tache> absents = {};   // of these, without a file
    std::vector<Tache> tronques = {};  // … with a file of another size
};

// Removes files that no line names and that have not changed for `age`, and bodies that nginx has
// left and that nobody has written to for as long (corps_laisses). When that would be more than a
// tenth of the store and more than a hundred, it removes none: a database restored from yesterday
// must not cost the files of today. `tout` does it nevertheless. Bodies have no lines that could be
// missing: they go in any case.
Balayage balayer(
    db::Connection& db,
    const Magasin& magasin,
    base::Instant now,
    std::chrono::seconds age,
    bool tout = false
);

}  // namespace depot
