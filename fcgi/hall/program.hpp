// What the executables share: config → connect → context → loop. A main.cpp is a name and a table.
#pragma once

#include "hall/context.hpp"

#include <span>
#include <string_view>

namespace hall {

// Serves FastCGI on descriptor 0 until SIGTERM. `--routes` prints the table instead. Returns the
// exit status: 0 done, 1 cannot start (the reason is in the log: templates, keys, a schema that is
// older than the program), 2 wrong options.
int run(int argc, char** argv, std::string_view name, std::span<const Route> routes);

}  // namespace hall
