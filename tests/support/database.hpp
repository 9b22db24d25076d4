// A real schema for a test: made once per process by the migrations, emptied before each test.
// Needs the server of tests/support/with_mariadb (TS_TEST_SOCKET); fails without it, never skips.
#pragma once

#include "base/config.hpp"
#include "db/connection.hpp"

namespace support {

// Settings of a connection to the test schema, as the owner of everything.
base::Config database_config();

// Fixture: an empty schema and a connection to it.
struct Database {
    Database();
    db::Connection db;
};

}  // namespace support
