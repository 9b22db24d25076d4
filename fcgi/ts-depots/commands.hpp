// The program behind the file drop's pages. Runs as nginx's worker user, whose the files are, with
// a database account of its own; several may run at once.
#pragma once

#include "base/command_line.hpp"

#include <span>

namespace ts_depots {

using base::cli::Command;
using base::cli::done;
using base::cli::Invocation;
using base::cli::refused;
using base::cli::wrong_usage;

std::span<const Command> commands();

// Works until SIGTERM or SIGINT, which let go of the file in hand; with --once, until nothing is
// due. A database that is away is waited for.
int worker(const Invocation& invocation);
int balayer(const Invocation& invocation);
int verifier(const Invocation& invocation);
int recus(const Invocation& invocation);

}  // namespace ts_depots
