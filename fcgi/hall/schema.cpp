#include "hall/schema.hpp"

#include "base/log.hpp"
#include "db/migrate.hpp"
#include "db/shipped.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace hall {

bool schema_fits(db::Connection& connection) {
    std::vector<std::string> missing;
    try {
        missing = db::pending_migrations(connection, db::shipped_migrations);
    } catch (const db::Unavailable& away) {
        base::log::error(fmt::format("schema not checked: {}", away.what()));
        return true;
    }
    if (missing.empty()) return true;
    base::log::error(fmt::format(
        "the schema lacks {}: run tsctl migrate, then sql/grants.sql", fmt::join(missing, ", ")
    ));
    return false;
}

}  // namespace hall
