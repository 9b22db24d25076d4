// The command-line tool: one job a command, one file a job.
#pragma once

#include "base/command_line.hpp"

#include <span>

namespace tsctl {

using base::cli::Command;
using base::cli::done;
using base::cli::Invocation;
using base::cli::refused;
using base::cli::wrong_usage;

std::span<const Command> commands();

int migrate(const Invocation& invocation);
int purge(const Invocation& invocation);
int user(const Invocation& invocation);
int annuaire(const Invocation& invocation);
int import(const Invocation& invocation);
int demo(const Invocation& invocation);
int worker(const Invocation& invocation);
int rebond(const Invocation& invocation);
int templates(const Invocation& invocation);

}  // namespace tsctl
