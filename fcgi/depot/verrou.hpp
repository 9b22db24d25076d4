// One upload, one writer at a time, on any machine that shares the disk: an exclusive flock on a
// file beside the partial one. A client whose line was cut comes back while the request it has
// given up still works; so who comes later wins: he writes a ticket of his own into the lock's
// file, and whoever waits or works there under another ticket gives way at his next step.
#pragma once

#include "base/clock.hpp"
#include "depot/disque.hpp"
#include "depot/magasin.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace depot {

class Verrou {
public:
    static constexpr const char* suffix = ".verrou";

    // Nothing when somebody later came meanwhile, or when the holder has not given way in time.
    static std::optional<Verrou> take(
        const Magasin& magasin,
        const BlobNom& nom,
        base::Random& random,
        std::chrono::milliseconds patience = std::chrono::seconds(20)
    );
    // Somebody later wants it: end soon.
    bool evince() const;

private:
    Verrou(disque::Descripteur file, std::string ticket)
        : file_(std::move(file)), ticket_(std::move(ticket)) {}
    disque::Descripteur file_;  // closing it lets go
    std::string ticket_;
};

}  // namespace depot
