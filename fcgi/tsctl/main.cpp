#include "tsctl/commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iterator>

namespace {

int help(std::FILE* out) {
    fmt::print(out, "usage: tsctl [--config FILE] COMMAND [ARGUMENTS] [--json]\n\n");
    for (const auto& command : tsctl::commands())
        fmt::print(out, "  tsctl {} {}\n      {}\n", command.name, command.usage, command.purpose);
    fmt::print(
        out, "\nExit status: 0 done, 1 refused or failed (the reason is said), 2 wrong usage.\n"
    );
    return out == stdout ? tsctl::done : tsctl::wrong_usage;
}

bool asks_for_help(const std::vector<std::string>& args) {
    return std::any_of(args.begin(), args.end(), [](const std::string& arg) {
        return arg == "--help" || arg == "-h";
    });
}

// Takes --config FILE and --json out of the arguments, wherever they stand.
std::string take_common(std::vector<std::string>& args, tsctl::Invocation& invocation) {
    std::string config;
    for (auto it = args.begin(); it != args.end();) {
        if (*it == "--json") {
            invocation.json = true;
            it = args.erase(it);
        } else if (*it == "--config" && std::next(it) != args.end()) {
            config = *std::next(it);
            it = args.erase(it, it + 2);
        } else {
            ++it;
        }
    }
    return config;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> args(argv + 1, argv + argc);
    tsctl::Invocation invocation;
    const auto config = take_common(args, invocation);
    if (args.empty()) return help(stderr);
    const auto asked = args.front();
    if (asked == "--help" || asked == "-h" || asked == "help") return help(stdout);
    const auto commands = tsctl::commands();
    const auto command = std::find_if(commands.begin(), commands.end(), [&](const auto& c) {
        return c.name == asked;
    });
    if (command == commands.end()) return help(stderr);
    // a reader that has gone is an error of writing, said as such
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    if (!command->options && asks_for_help(args)) {
        fmt::print("usage: tsctl {} {}\n\n{}\n", command->name, command->usage, command->purpose);
        return tsctl::done;
    }
    try {
        if (!config.empty()) invocation.config = base::read_config_file(config);
        invocation.args.assign(args.begin() + 1, args.end());
        const int status = command->run(invocation);
        if (std::fflush(stdout) == 0) return status;
        fmt::print(stderr, "tsctl {}: what was to be said could not be written\n", command->name);
        return status == tsctl::done ? tsctl::refused : status;
    } catch (const std::exception& failure) {
        fmt::print(stderr, "tsctl {}: {}\n", command->name, failure.what());
        return tsctl::refused;
    }
}
