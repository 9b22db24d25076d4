// The loop of commands that work until they are told to stop: `worker`, `depots`.
#pragma once

#include <functional>

namespace tsctl {

// SIGTERM and SIGINT ask to stop from now on, and end the pauses.
void catch_signals();
bool stop_asked();

// Rounds until a stop is asked, with a pause after one that found nothing to do; with `once`, until
// there is nothing to do. A database that is away is waited for (with `once`: throws db::Error).
void work(const std::function<bool()>& round, bool once);

}  // namespace tsctl
