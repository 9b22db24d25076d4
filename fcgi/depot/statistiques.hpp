// What the file drop adds up to, without a name: by month, and how the store stands.
#pragma once

#include "db/connection.hpp"
#include "depot/magasin.hpp"
#include "depot/quota.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace depot {

struct Mois {
    std::string mois;  // "2026-11", as the pages tell the time
    std::uint64_t depots = 0;
    std::uint64_t fichiers = 0;
    std::uint64_t octets = 0;
    std::uint64_t telechargements = 0;  // complete ones, the owners' and the administration's apart
};
// The newest first, of drops that the retention table has kept.
std::vector<Mois> statistiques(db::Connection& db, base::Instant now);

struct EtatMagasin {
    std::uint64_t libre;                       // bytes that may still be written on the disk
    std::uint64_t occupe;                      // bytes of whole files
    std::uint64_t fichiers;                    // whole files
    Promis promis;                             // uploads on their way, and parts to be joined
    std::uint64_t a_analyser;                  // files that wait for the antivirus
    std::uint64_t a_calculer;                  // files whose SHA-256 is not known yet
    std::uint64_t a_effacer;                   // drops that are over, files still on the disk
    std::optional<base::Instant> plus_ancien;  // the oldest drop that is handed out
    std::optional<base::Instant> attend_depuis = {};  // the first that nobody has taken to scan it
    std::uint64_t non_analyses = 0;  // files that wait for an antivirus that is known to be away
};
EtatMagasin etat_of(db::Connection& db, base::Instant now, const Magasin& magasin);

}  // namespace depot
