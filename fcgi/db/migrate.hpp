// Numbered migrations: sql/NNNN_what.sql, applied once each, in order, under a server lock so that
// two programs starting at once do not both apply them.
#pragma once

#include "db/connection.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace db {

// Applies what is missing; returns the names applied. Throws db::Error naming file and statement,
// and refuses a folder without migrations, and a file that has changed since it was applied. The
// server cannot undo CREATE and ALTER: after an error inside a file, its first statements stand,
// and the message says how many.
std::vector<std::string> migrate(
    Connection& connection, const std::string& folder, base::Instant now
);
// Which of these the schema does not have yet. Programs ask at start for those they were built with
// (db/shipped.hpp, made from the folder sql/).
std::vector<std::string> pending_migrations(
    Connection& connection, std::span<const std::string_view> names
);
// Runs one file of statements, such as sql/grants.sql. Throws db::Error naming file and statement.
void run_file(Connection& connection, const std::string& path);

}  // namespace db
