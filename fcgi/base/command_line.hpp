// The frame of a command-line program: one job a command. Exit status: 0 done, 1 refused or failed
// (the reason on standard error), 2 wrong usage.
#pragma once

#include "base/config.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base::cli {

inline constexpr int done = 0;
inline constexpr int refused = 1;
inline constexpr int wrong_usage = 2;

struct Invocation {
    Config config;                  // of --config FILE, with the key of --key-file
    bool json = false;              // --json anywhere: for scripts
    std::vector<std::string> args;  // what follows the command's name, without --json
};

struct Command {
    std::string_view name;
    std::string_view usage;
    std::string_view purpose;  // one sentence
    int (*run)(const Invocation& invocation);
    bool options = false;  // explains its own --help
};

// What `main` returns: runs the command that the arguments ask for, or says which there are.
int run(std::string_view name, std::span<const Command> commands, int argc, char** argv);

}  // namespace base::cli
