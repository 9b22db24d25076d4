// Which values a configuration may hold.
#pragma once

#include "base/config.hpp"

#include <string>

namespace base {

// Throws std::runtime_error that names `source`, the setting, its value and what is awaited.
void refuse_wrong_values(const Config& config, const std::string& source);

}  // namespace base
