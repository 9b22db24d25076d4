// What a command writes on its standard output, for tests of what scripts read.
#pragma once

#include "courrier/tools.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <string>

namespace captured {

inline std::string out(const std::function<void()>& command) {
    const tools::Folder folder;
    const auto path = folder / "out";
    std::fflush(stdout);
    const int before = dup(STDOUT_FILENO);
    const int file = open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    dup2(file, STDOUT_FILENO);
    close(file);
    command();
    std::fflush(stdout);
    dup2(before, STDOUT_FILENO);
    close(before);
    return tools::contents(path);
}

}  // namespace captured
