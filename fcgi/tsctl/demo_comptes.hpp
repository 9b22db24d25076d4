// Accounts, open services and unused codes of the demonstration, over schools that are loaded.
#pragma once

#include "base/config.hpp"
#include "db/connection.hpp"
#include "scolarite/uai.hpp"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace tsctl {

// Opens the services of the schools (the third has not declared them), makes the accounts and the
// codes of the first three, and returns {comptes, cars} as STATE/demo.json carries them. Passwords
// are new at each run; accounts that are there already get them.
nlohmann::json demo_accounts(
    db::Connection& db,
    const base::Config& config,
    const std::vector<scolarite::Uai>& schools,
    base::Instant now
);

}  // namespace tsctl
