// What nginx says it has sent, one line a request (nginx/journal.conf, log_format filex_recus), and
// what of a file that proves. HEAD, refusals and previews prove nothing.
#pragma once

#include "depot/couverture.hpp"
#include "depot/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace depot {

struct Recu {
    TelechargementId telechargement;
    bool entier;           // nginx has handed over all of its answer
    std::uint64_t octets;  // of its body, as counted on the wire
    int statut;
    bool get;    // not HEAD
    bool http2;  // whose frames are counted into octets
    struct Plage {
        std::uint64_t premier;
        std::uint64_t dernier;
        std::uint64_t total;
    };
    std::optional<Plage> plage;  // of an answer with one range
    std::string demande;         // the Range that was asked for; "" for none
};

// Nothing when the line is not one of ours, or is not about a download.
std::optional<Recu> parse_recu(std::string_view line);
// A line of ours about something else: an error page, a request that no page handed on.
bool is_about_nothing(std::string_view line);

// Adds what the receipt proves of a file of `total` bytes. An answer that was cut proves the bytes
// that left, and never the last one of its range: that one takes an answer that went to its end.
void add_recu(Couverture& couverture, const Recu& recu, std::uint64_t total);

// Whether it says that an answer with the whole body went to its end: what a file without bytes
// needs.
bool is_whole(const Recu& recu);

}  // namespace depot
