// What was announced for a drop when it was let in, held against what comes: its files may be
// others than those that were named, together they are no more bytes.
#pragma once

#include "db/connection.hpp"
#include "depot/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace depot {

// What is to come for a drop.
struct Arrivage {
    DepotId depot;
    std::string nom;
    std::optional<std::uint64_t> taille;  // nothing: to be told later
    bool final = false;                   // of parts, which count no more beside it
    TeleversementId sauf{0};              // an upload that is counted already and grows
};

class Annonce {
public:
    static Annonce of(db::Connection& db, base::Instant now, const Arrivage& arrivage);

    // So many bytes fit, beside what has come and what is on its way, and in the place of the same
    // file, of that name and size, begun before.
    bool takes(std::uint64_t octets) const;
    std::uint64_t pareils() const { return pareils_; }  // bytes announced of that same file

private:
    std::optional<std::uint64_t> annonces_;  // nothing: nothing was announced
    std::uint64_t la_ = 0;
    std::uint64_t pareils_ = 0;
};

// In the transaction that lets it come: the same file begun before ends, since nobody awaits it any
// more, and holds no place of those that are still to come. False when it does not fit even so.
bool make_place(
    db::Transaction& tx, base::Instant now, const Arrivage& arrivage, std::uint64_t octets
);

}  // namespace depot
