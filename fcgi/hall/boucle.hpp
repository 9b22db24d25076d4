// The loop of workers, which work until they are told to stop.
#pragma once

#include "base/config.hpp"

#include <functional>

namespace hall {

// SIGTERM and SIGINT ask to stop from now on, and end the pauses. False, with the reason in the
// log, when the schema is older than the program.
bool begin_work(const base::Config& config);
bool stop_asked();

// Rounds until a stop is asked, with a pause after one that found nothing to do; with `once`, until
// there is nothing to do. A database that is away is waited for (with `once`: throws db::Error).
void work(const std::function<bool()>& round, bool once);

}  // namespace hall
