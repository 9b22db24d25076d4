// What a command writes on its standard output, for tests of what scripts read, or on its standard
// error.
#pragma once

#include "courrier/tools.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <string>

namespace captured {

inline std::string said_on(std::FILE* stream, int number, const std::function<void()>& command) {
    const tools::Folder folder;
    const auto path = folder / "out";
    std::fflush(stream);
    const int before = dup(number);
    const int file = open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    dup2(file, number);
    close(file);
    command();
    std::fflush(stream);
    dup2(before, number);
    close(before);
    return tools::contents(path);
}

inline std::string out(const std::function<void()>& command) {
    return said_on(stdout, STDOUT_FILENO, command);
}

inline std::string error(const std::function<void()>& command) {
    return said_on(stderr, STDERR_FILENO, command);
}

}  // namespace captured
