// The people around a drop, as mails name them: to whom it was sent, who administers.
#pragma once

#include "base/courriel.hpp"
#include "db/connection.hpp"
#include "depot/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace depot {

// A named recipient, with what his link is made of (UsageLien::destinataire).
struct Nomme {
    DestinataireId id;
    std::string courriel;
    std::string empreinte;
    std::string scelle;
    std::optional<base::Instant> telecharge_le = {};  // all of it
    unsigned fichiers = 0;                            // that he has fetched, one by one
    std::optional<base::Instant> rappele_le = {};
};
std::vector<Nomme> nommes_of(db::Connection& db, DepotId depot);

// The files that he may still fetch: one that the antivirus keeps from him is not his to fetch.
// `analyse_exigee`: as Config::scan_required.
std::vector<FichierId> fichiers_a_prendre(
    db::Connection& db, DestinataireId destinataire, bool analyse_exigee
);

// The confirmed addresses of the academy's administrators.
std::vector<base::Courriel> administration(db::Connection& db);

}  // namespace depot
