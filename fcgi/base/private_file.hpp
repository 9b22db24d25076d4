// Files that hold a secret: the master key, a configuration with a password.
#pragma once

#include <string>

namespace base {

// Throws std::runtime_error, with what to do about it, when others than the file's owner and its
// group may read or change it; std::system_error when it cannot be looked at.
void refuse_public_file(const std::string& path);

}  // namespace base
