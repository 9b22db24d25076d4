// What a template must not do, told with file and line, in English, for who edits templates:
// `tsctl templates check`. ctemplate knows the HTML of 2010 and gives no line, hence a scan of our
// own.
#pragma once

#include "web/template_files.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace web {

struct TemplateFault {
    std::string file;
    std::size_t line = 1;
    std::string message;
};

// A template and the variables that its page can fill, each between two spaces: " NOM PRENOM ".
struct KnownTemplate {
    std::string_view file;
    std::string_view variables;
};

// One text: markers, sections, and (unless `plain`) what stands in which place of the HTML.
std::vector<TemplateFault> scan_template(std::string_view file, std::string_view text, bool plain);

// Every file of the folders: the first line, the scan, variables that no page fills (`globals` may
// stand everywhere), then ctemplate's own opinion. Throws std::runtime_error when a folder cannot
// be read.
std::vector<TemplateFault> check_templates(
    const TemplateFolders& folders, std::span<const KnownTemplate> known, std::string_view globals
);

}  // namespace web
