// What the sub-commands that have options of their own share: reading them, and saying what they
// are.
#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tsctl {

// Nothing when the arguments are read; else the exit status, everything being said: the help on
// standard output, or what is wrong, with the help, on standard error.
std::optional<int> read_options(CLI::App& app, const std::vector<std::string>& args);

}  // namespace tsctl
