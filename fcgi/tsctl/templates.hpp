// `tsctl templates check`: what is wrong in the templates of a folder and of its override folder.
#pragma once

#include "web/template_check.hpp"

#include <string>
#include <vector>

namespace tsctl {

// Against the templates and variables that the programs were compiled with. Throws
// std::runtime_error when a folder cannot be read.
std::vector<web::TemplateFault> template_faults(
    const std::string& folder, const std::string& override_folder
);

// Prints "file:line: message" for each fault. Returns 0 when there is none, or only of files that
// are passed over, 1 when there is one or a folder cannot be read.
int templates_check(const std::string& folder, const std::string& override_folder);

}  // namespace tsctl
