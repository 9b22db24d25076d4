#include "support/database.hpp"

#include "db/migrate.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

namespace support {
namespace {

std::string needed(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr) throw std::runtime_error("run this under tests/support/with_mariadb");
    return value;
}

base::Config server_config() {
    base::Config config;
    config.db_socket = needed("TS_TEST_SOCKET");
    config.db_user = needed("TS_TEST_USER");
    config.db_name = "";
    // A shared machine may stand still for longer than a page would wait: no test is about that but
    // those that set their own.
    config.db_timeout = 30;
    return config;
}

const std::string& schema() {
    static const std::string name = "test_" + std::to_string(::getpid());
    return name;
}

// Once per process: the schema, and the names of its tables.
const std::vector<std::string>& tables() {
    static const std::vector<std::string> names = [] {
        db::Connection server(server_config());
        server.run_script("DROP DATABASE IF EXISTS " + schema());
        server.run_script("CREATE DATABASE " + schema() + " CHARACTER SET utf8mb4");
        db::Connection owner(database_config());
        db::migrate(owner, TS_SOURCE_DIR "/sql", base::SystemClock().now());
        return owner.all<std::string>(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() "
            "AND table_name <> 'migration'",
            [](const db::Row& row) { return row.get<std::string>(0); }
        );
    }();
    return names;
}

}  // namespace

base::Config database_config() {
    auto config = server_config();
    config.db_name = schema();
    return config;
}

Database::Database() : db((tables(), database_config())) {
    db.run_script("SET FOREIGN_KEY_CHECKS = 0");
    for (const auto& table : tables()) db.run_script("DELETE FROM " + table);
    db.run_script("SET FOREIGN_KEY_CHECKS = 1");
}

}  // namespace support
