// SQL files: cut into statements, as migrations and grants.sql are run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace db {

// The statements of a script, without comments and blank ones. A ';' inside quotes or a comment
// ends nothing; backslash and doubled quotes are understood. There is no DELIMITER: we have no
// procedures. Throws std::runtime_error when a quote or a comment is left open.
std::vector<std::string> statements_of(std::string_view script);

}  // namespace db
