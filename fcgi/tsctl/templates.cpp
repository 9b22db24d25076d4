#include "tsctl/templates.hpp"

#include "hall/templates.hpp"
#include "tsctl/commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

namespace tsctl {
namespace {

bool is_there(const std::string& folder) {
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) return true;
    fmt::print(
        stderr,
        "{}\n",
        folder.empty() ? "no folder: name one, or set templates in the file of --config"
                       : folder + ": there is no such folder"
    );
    return false;
}

}  // namespace

std::vector<web::TemplateFault> template_faults(
    const std::string& folder, const std::string& override_folder
) {
    return web::check_templates({folder, override_folder}, hall::template_rules());
}

int templates_check(const std::string& folder, const std::string& override_folder) {
    if (!is_there(folder)) return refused;
    if (!override_folder.empty() && !is_there(override_folder)) return refused;
    try {
        const auto faults = template_faults(folder, override_folder);
        for (const auto& fault : faults)
            fmt::print("{}:{}: {}\n", fault.file, fault.line, fault.message);
        const bool right = std::all_of(faults.begin(), faults.end(), [](const auto& fault) {
            return fault.harmless;
        });
        if (right) fmt::print("{} templates, no fault\n", hall::template_rules().known.size());
        return right ? done : refused;
    } catch (const std::runtime_error& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        return 1;
    }
}

int templates(const Invocation& invocation) {
    const auto& args = invocation.args;
    if (args.empty() || args.size() > 2 || args.front() != "check") {
        fmt::print(stderr, "usage: tsctl templates check [FOLDER]\n");
        return wrong_usage;
    }
    const auto& config = invocation.config;
    if (args.size() == 1) return templates_check(config.templates, config.templates_override);
    if (config.templates.empty()) return templates_check(args.back(), "");
    return templates_check(config.templates, args.back());  // before it takes its place
}

}  // namespace tsctl
