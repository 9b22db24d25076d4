// One line per event on standard error, with the syslog level in front as journald reads it: <3>.
// Control characters are escaped. Never a password, code, token or birth date.
#pragma once

#include <string_view>

namespace base::log {

void info(std::string_view message);
void warning(std::string_view message);
void error(std::string_view message);

}  // namespace base::log
