// The command-line tool: one job a sub-command, one file a job. Exit status: 0 done, 1 refused or
// failed (the reason on standard error), 2 wrong usage.
#pragma once

#include "base/config.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tsctl {

inline constexpr int done = 0;
inline constexpr int refused = 1;
inline constexpr int wrong_usage = 2;

struct Invocation {
    base::Config config;            // of --config FILE
    bool json = false;              // --json anywhere: for scripts
    std::vector<std::string> args;  // what follows the sub-command's name, without --json
};

struct Command {
    std::string_view name;
    std::string_view usage;
    std::string_view purpose;  // one sentence
    int (*run)(const Invocation& invocation);
    bool options = false;  // explains its own --help
};
std::span<const Command> commands();

int migrate(const Invocation& invocation);
int purge(const Invocation& invocation);
int user(const Invocation& invocation);
int annuaire(const Invocation& invocation);
int import(const Invocation& invocation);
int demo(const Invocation& invocation);
int worker(const Invocation& invocation);
int depots(const Invocation& invocation);
int recus(const Invocation& invocation);
int rebond(const Invocation& invocation);
int templates(const Invocation& invocation);

}  // namespace tsctl
