// A file that is either whole or not there: written aside, synced, renamed.
#pragma once

#include "base/clock.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace envoi {

// Throws std::system_error naming the step and the path.
void write_whole(const std::string& path, std::string_view bytes);
// Nothing when there is no such file; throws std::system_error when it cannot be read.
std::optional<std::string> read_whole(const std::string& path);
// True when it was there.
bool erase_file(const std::string& path);
// What a process that was killed while it wrote in this folder has left beside: deleted, where it
// was last written before `before`.
void sweep_parts(const std::string& folder, base::Instant before);

}  // namespace envoi
