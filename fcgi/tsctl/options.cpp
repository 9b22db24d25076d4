#include "tsctl/options.hpp"

#include "tsctl/commands.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace tsctl {
std::optional<int> read_options(CLI::App& app, const std::vector<std::string>& args) {
    try {
        app.parse(std::vector<std::string>(args.rbegin(), args.rend()));
        return std::nullopt;
    } catch (const CLI::CallForHelp&) {
        fmt::print("{}", app.help());
        return done;
    } catch (const CLI::ParseError& wrong) {
        // in the library's English, as the help and every usage of this tool
        fmt::print(stderr, "{}\n{}", wrong.what(), app.help());
        return wrong_usage;
    }
}

}  // namespace tsctl
