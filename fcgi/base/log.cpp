#include "base/log.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <string>

namespace base::log {
namespace {

void line(int level, std::string_view message) {
    // the level is for the journal; who reads it on a terminal has started the program himself
    std::string out = ::isatty(STDERR_FILENO) == 1 ? "" : fmt::format("<{}>", level);
    for (const char c : message) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            out += fmt::format("\\x{:02x}", byte);
        else
            out += c;
    }
    out += '\n';
    // One write per line: lines of several processes do not mix. A log that cannot be written has
    // nowhere to say so.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, out.data(), out.size());
}

}  // namespace

void info(std::string_view message) { line(6, message); }
void warning(std::string_view message) { line(4, message); }
void error(std::string_view message) { line(3, message); }

}  // namespace base::log
