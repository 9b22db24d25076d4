// Erases pupils who left more than three months ago, with all that every room keeps of them.
#pragma once

#include "base/clock.hpp"
#include "base/config.hpp"
#include "db/connection.hpp"

#include <cstdint>

namespace tsctl {

// Returns how many pupils. One transaction a pupil: it can be cut at any time and goes on at the
// next run. The accounts that were for nobody else end with them, and are told so.
std::uint64_t forget_partis(db::Connection& db, const base::Config& config, base::Instant now);

}  // namespace tsctl
