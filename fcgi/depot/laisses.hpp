// Bodies that nginx has left behind: it takes its own away, unless it is killed.
#pragma once

#include "base/clock.hpp"
#include "depot/magasin.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace depot {

// A body that lies there.
struct CorpsLaisse {
    std::string chemin;
    std::uint64_t taille;
};
// Those that nobody has written to since `before`, and that no process has open for writing: nginx
// holds its own open until the request is over, however long the client takes. The kernel says so,
// by granting a lease; where the file system knows none, a body counts only after six hours.
std::vector<CorpsLaisse> corps_laisses(
    const Magasin& magasin, base::Instant now, base::Instant before
);

}  // namespace depot
