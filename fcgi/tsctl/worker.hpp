// `tsctl worker`: does what pages have only written down: letters, mails, expiry of codes, erasing
// what has had its time. Several may run at once, on several machines.
#pragma once

#include "base/config.hpp"

namespace tsctl {

// Works until SIGTERM or SIGINT, which finish the mail or letter job in hand; with `once`, until
// nothing is due (for timers). A database that is away is waited for. Returns the exit status:
// 0 done, 1 cannot start (the reason is in the log).
int worker(const base::Config& config, bool once);

}  // namespace tsctl
