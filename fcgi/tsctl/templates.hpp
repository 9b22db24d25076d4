// `tsctl templates check`: what is wrong in the templates of a folder and of its override folder.
#pragma once

#include <string>

namespace tsctl {

// Prints "file:line: message" for each fault. Returns 0 when there is none, 1 when there is one or
// a folder cannot be read.
int templates_check(const std::string& folder, const std::string& override_folder);

}  // namespace tsctl
