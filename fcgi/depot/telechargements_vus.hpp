// The downloads of a drop, as its owner reads them.
#pragma once

#include "db/connection.hpp"
#include "depot/ids.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace depot {

struct TelechargementVu {
    base::Instant quand;
    std::string fichier;  // "": all of them, as a zip
    std::string qui;      // the named recipient's address; ""
    std::string adresse;
    std::string appareil;
    std::uint64_t total;
    std::uint64_t envoye;
    bool complet;
    bool administration;  // not counted
};
struct TelechargementsVus {
    std::size_t total = 0;                   // lines in all
    std::size_t sans_suite = 0;              // asked for, and nothing has been sent: no lines
    std::size_t page = 1;                    // the one given here: the nearest there is
    std::vector<TelechargementVu> lignes{};  // the newest first, complete ones before all others
    std::size_t pages() const;
};
// The owner's own are left out.
TelechargementsVus telechargements_of(db::Connection& db, DepotId depot, std::size_t page);

}  // namespace depot
