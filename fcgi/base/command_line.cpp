#include "base/command_line.hpp"

#include "base/process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iterator>

namespace base::cli {
namespace {

struct Program {
    std::string_view name;
    std::span<const Command> commands;
};

int help(const Program& program, std::FILE* out) {
    fmt::print(
        out,
        "usage: {} [--config FILE] [--key-file FILE] COMMAND [ARGUMENTS] [--json]\n\n",
        program.name
    );
    for (const auto& command : program.commands)
        fmt::print(
            out,
            "  {} {} {}\n      {}\n",
            program.name,
            command.name,
            command.usage,
            command.purpose
        );
    fmt::print(
        out,
        "\nWhat a configuration may hold, with the defaults, is in nginx/exemple.conf.\n"
        "Exit status: 0 done, 1 refused or failed (the reason is said), 2 wrong usage.\n"
    );
    return out == stdout ? done : wrong_usage;
}

bool asks_for_help(const std::vector<std::string>& args) {
    return std::any_of(args.begin(), args.end(), [](const std::string& arg) {
        return arg == "--help" || arg == "-h";
    });
}

struct Files {
    std::string config;
    std::string key;  // wins over the configuration's
};

// Takes --config FILE, --key-file FILE and --json out of the arguments, wherever they stand.
Files take_common(std::vector<std::string>& args, Invocation& invocation) {
    Files files;
    for (auto it = args.begin(); it != args.end();) {
        if (*it == "--json") {
            invocation.json = true;
            it = args.erase(it);
        } else if ((*it == "--config" || *it == "--key-file") && std::next(it) != args.end()) {
            (*it == "--config" ? files.config : files.key) = *std::next(it);
            it = args.erase(it, it + 2);
        } else {
            ++it;
        }
    }
    return files;
}

int run_command(const Program& program, const Command& command, const Invocation& invocation) {
    const int status = command.run(invocation);
    if (std::fflush(stdout) == 0) return status;
    fmt::print(
        stderr, "{} {}: what was to be said could not be written\n", program.name, command.name
    );
    return status == done ? refused : status;
}

}  // namespace

int run(std::string_view name, std::span<const Command> commands, int argc, char** argv) {
    forbid_core_dumps();
    const Program program{name, commands};
    const std::span words(argv, static_cast<std::size_t>(argc));
    std::vector<std::string> args(words.begin() + 1, words.end());
    Invocation invocation;
    const auto files = take_common(args, invocation);
    if (args.empty()) return help(program, stderr);
    const auto asked = args.front();
    if (asked == "--help" || asked == "-h" || asked == "help") return help(program, stdout);
    const auto command = std::find_if(commands.begin(), commands.end(), [&](const auto& c) {
        return c.name == asked;
    });
    if (command == commands.end()) {
        const bool file = asked == "--config" || asked == "--key-file";
        fmt::print(stderr, "{}: {} {}\n\n", name, asked, file ? "wants a file" : "is no command");
        return help(program, stderr);
    }
    // a reader that has gone is an error of writing, said as such
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    if (!command->options && asks_for_help(args)) {
        fmt::print("usage: {} {} {}\n\n{}\n", name, asked, command->usage, command->purpose);
        return done;
    }
    try {
        if (!files.config.empty()) invocation.config = read_config_file(files.config);
        if (!files.key.empty()) invocation.config.key_file = files.key;
        invocation.args.assign(args.begin() + 1, args.end());
        return run_command(program, *command, invocation);
    } catch (const std::exception& failure) {
        fmt::print(stderr, "{} {}: {}\n", name, asked, failure.what());
        return refused;
    }
}

}  // namespace base::cli
