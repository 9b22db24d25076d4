// clamd, over its Unix socket. The open file itself is handed over (FILDES), so clamd needs no
// right on the store; one that cannot take it gets the bytes (INSTREAM).
#pragma once

#include "depot/pouls.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace depot {

struct Analyse {
    enum class Issue : std::uint8_t {
        sain,
        infecte,      // detail: the name of what was found
        non_analyse,  // clamd never will: detail says why, in French
        echec,        // clamd answered, and could not: worth another try
        absent,       // there is no clamd just now
        abandon       // `pouls` said to leave off
    };
    Issue issue;
    std::string detail = {};
};

class Clamd {
public:
    // clamd reads no file beyond it, whatever its settings.
    static constexpr std::uint64_t taille_max = (std::uint64_t{1} << 31U) - 1;

    // `patience`: for one answer.
    explicit Clamd(std::string socket, std::chrono::seconds patience = std::chrono::minutes(20));

    // What it says of an open file of that size, read from its beginning.
    Analyse analyse(int file, std::uint64_t taille, const Pouls& pouls) const;
    // "ClamAV 1.4.6/27500/…"; nothing when it is away.
    std::optional<std::string> version() const;
    // Whether it says so when a file is beyond its limits (AlertExceedsMax). Without that it says
    // "OK" of what it has not read. Nothing when it is away. `folder`: where an empty file without
    // a name can be made.
    std::optional<bool> annonce_ses_limites(const std::string& folder) const;

private:
    std::string socket_;
    std::chrono::seconds patience_;
};

// The meaning of a line that clamd answers to a scan: "fd[10]: Eicar-Signature FOUND".
Analyse analyse_of(std::string_view line);

}  // namespace depot
