// Whether the database is as old as the program, asked before anything else is.
#pragma once

#include "db/connection.hpp"

namespace hall {

// False, with the reason in the log, when the schema is older than the program: everything would
// fail. While the server is away nobody can tell: true.
bool schema_fits(db::Connection& connection);

}  // namespace hall
