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

// Where nginx/install puts ours.
constexpr auto installed = "/usr/lib/teleservices/templates";

bool is_folder(const std::string& folder) {
    std::error_code error;
    return std::filesystem::is_directory(folder, error);
}

bool is_there(const std::string& folder) {
    if (is_folder(folder)) return true;
    fmt::print(
        stderr,
        "{}\n",
        folder.empty()
            ? "aucun dossier : nommez-en un, ou écrivez « templates » dans le fichier de "
              "--config"
            : folder + " : ce dossier n’existe pas"
    );
    return false;
}

// Those that pages use, of the folder alone.
std::size_t count_of(const std::string& folder) {
    const auto files = web::list_templates({folder, ""});
    if (!files) return 0;
    return static_cast<std::size_t>(std::count_if(
        files->begin(),
        files->end(),
        [](const auto& one) { return web::is_used(one.first, hall::template_rules()); }
    ));
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
        const auto& read = override_folder.empty() ? folder : override_folder;
        fmt::print(
            "{} : modèles lus : {} ; comparaison avec les nôtres : {}{}\n",
            read,
            count_of(read),
            override_folder.empty() ? "aucune" : folder,
            right ? " ; aucune faute" : ""
        );
        return right ? done : refused;
    } catch (const std::runtime_error& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        return 1;
    }
}

// Before a draft takes its place. Without a configuration it is held against those installed here.
int templates_check_draft(const std::string& draft, const std::string& shipped) {
    if (!is_there(draft)) return refused;
    if (!shipped.empty()) return templates_check(shipped, draft);
    if (is_folder(installed)) return templates_check(installed, draft);
    fmt::print(
        stderr,
        "{} : aucun modèle livré à qui comparer ce dossier ; un formulaire ou un champ qui manque "
        "n’est pas vu. Nommez un fichier de réglages par --config.\n",
        installed
    );
    return templates_check(draft, "");
}

int templates(const Invocation& invocation) {
    const auto& args = invocation.args;
    if (args.empty() || args.size() > 2 || args.front() != "check") {
        fmt::print(stderr, "usage: tsctl templates check [FOLDER]\n");
        return wrong_usage;
    }
    const auto& config = invocation.config;
    if (args.size() == 1) return templates_check(config.templates, config.templates_override);
    return templates_check_draft(args.back(), config.templates);
}

}  // namespace tsctl
