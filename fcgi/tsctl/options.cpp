#include "tsctl/options.hpp"

#include "tsctl/commands.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <string>

namespace tsctl {
namespace {

// The library speaks English; what it names comes after a colon, or first.
std::string in_french(const CLI::ParseError& wrong) {
    const std::string said = wrong.what();
    const auto colon = said.find(": ");
    const auto named = colon == std::string::npos ? said : said.substr(colon + 2);
    const auto option = said.substr(0, said.find_first_of(": "));
    const auto kind = wrong.get_name();
    if (kind == "ExtrasError") return "argument inconnu : " + named;
    if (kind == "ConversionError") return "valeur refusée : " + named;
    if (kind == "RequiredError") return "il manque " + option;
    if (kind == "ArgumentMismatch") return "il manque une valeur à " + option;
    return "valeur refusée : " + said;
}

}  // namespace

std::optional<int> read_options(CLI::App& app, const std::vector<std::string>& args) {
    try {
        app.parse(std::vector<std::string>(args.rbegin(), args.rend()));
        return std::nullopt;
    } catch (const CLI::CallForHelp&) {
        fmt::print("{}", app.help());
        return done;
    } catch (const CLI::ParseError& wrong) {
        fmt::print(stderr, "{}\n{}", in_french(wrong), app.help());
        return wrong_usage;
    }
}

}  // namespace tsctl
