// What a template must not do, told with file and line, in French, for who edits templates: the
// same words in the log, at the head of the administrator's pages and of `tsctl templates check`.
// ctemplate knows the HTML of 2010 and gives no line, hence a scan of our own.
#pragma once

#include "web/template_allowed.hpp"
#include "web/template_files.hpp"
#include "web/template_names.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace web {

struct TemplateFault {
    std::string file;
    std::size_t line = 1;
    std::string message;
    bool harmless = false;  // the file is passed over, and the others are taken
};

// What is said of a file that no page uses: a copy kept beside, or a slip of its name.
inline constexpr std::string_view unused =
    "aucune page n’emploie un modèle de ce nom : il est laissé de côté";
bool is_used(std::string_view name, const TemplateRules& rules);

TemplateKind kind_of(std::string_view name, const TemplateRules& rules);

// One text: markers, sections, and (unless plain) what stands in which place of the HTML.
std::vector<TemplateFault> scan_template(
    std::string_view file, std::string_view text, TemplateKind kind
);

// One file, by line: the first line, the scan, variables that no page fills, what it lacks of the
// one it stands for, below the folder of the shipped ones; all but what ctemplate itself says.
// Throws std::runtime_error when it cannot be read.
std::vector<TemplateFault> check_template(
    const std::string& name,
    const TemplateFile& file,
    const std::string& shipped_folder,
    const TemplateRules& rules
);

// Every file of the folders, ctemplate's own opinion included. Throws std::runtime_error when a
// folder cannot be read.
std::vector<TemplateFault> check_templates(
    const TemplateFolders& folders, const TemplateRules& rules
);

}  // namespace web
