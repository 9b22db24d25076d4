// Numbered migrations: sql/NNNN_what.sql, applied once each, in order, under a server lock so that
// two programs starting at once do not both apply them.
#pragma once

#include "db/connection.hpp"

#include <string>
#include <vector>

namespace db {

// Applies what is missing; returns the names applied. Throws db::Error naming file and statement,
// and refuses when a file has changed since it was applied. The server cannot undo CREATE and
// ALTER: after an error inside a file, its first statements stand, and the message says how many.
std::vector<std::string> migrate(
    Connection& connection, const std::string& folder, base::Instant now
);
// Names in the folder that the schema does not have yet; programs check at start that it is empty.
std::vector<std::string> pending_migrations(Connection& connection, const std::string& folder);
// Runs one file of statements, such as sql/grants.sql. Throws db::Error naming file and statement.
void run_file(Connection& connection, const std::string& path);

}  // namespace db
