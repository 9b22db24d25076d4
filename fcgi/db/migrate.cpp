#include "db/migrate.hpp"

#include "base/crypto.hpp"
#include "db/script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

namespace db {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error(0, path.string() + ": cannot be read");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// NNNN_what.sql
bool is_migration(const std::string& name) {
    return name.size() > 9 && name.ends_with(".sql") && name[4] == '_' &&
           std::all_of(name.begin(), name.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<fs::path> migration_files(const std::string& folder) {
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    if (error) throw Error(0, folder + ": " + error.message());
    std::vector<fs::path> files;
    for (const auto& entry : entries)
        if (is_migration(entry.path().filename().string())) files.push_back(entry.path());
    if (files.empty())
        throw Error(0, folder + ": this folder holds no migration (files such as 0001_what.sql)");
    std::sort(files.begin(), files.end());
    for (std::size_t i = 1; i < files.size(); ++i)
        if (files[i].filename().string().compare(0, 4, files[i - 1].filename().string(), 0, 4) == 0)
            throw Error(0, files[i].filename().string() + ": a second migration of this number");
    return files;
}

void run_statements(Connection& connection, const fs::path& path, const std::string& script) {
    int number = 0;
    try {
        for (const auto& statement : statements_of(script)) {
            ++number;
            connection.run_script(statement);
        }
    } catch (const Error& cause) {
        throw Error(
            cause.code(),
            fmt::format("{}, statement {}: {}", path.filename().string(), number, cause.what())
        );
    } catch (const std::runtime_error& cause) {
        throw Error(0, fmt::format("{}: {}", path.filename().string(), cause.what()));
    }
}

std::map<std::string, std::string> applied(Connection& connection) {
    std::map<std::string, std::string> found;
    connection.each("SELECT nom, somme FROM migration", [&](const Row& row) {
        found[row.get<std::string>(0)] = row.get<std::string>(1);
    });
    return found;
}

void create_table(Connection& connection) {
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migration ("
        "nom VARCHAR(80) CHARACTER SET ascii NOT NULL PRIMARY KEY, "
        "somme CHAR(64) CHARACTER SET ascii NOT NULL, "
        "applique_le DATETIME NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"
    );
}

// Held by one session of the server for this schema. Asked for in short waits, so that none is
// longer than the read timeout of the connection.
class Lock {
public:
    explicit Lock(Connection& connection) : connection_(connection) {
        for (int second = 0; second < 60; ++second)
            if (connection.value<int>(
                    "SELECT GET_LOCK(CONCAT('migrate.', LEFT(SHA2(DATABASE(), 256), 40)), 1)"
                ) == 1)
                return;
        throw Error(0, "another migration has been running for a minute");
    }
    ~Lock() {
        try {
            connection_.value<std::optional<int>>(
                "SELECT RELEASE_LOCK(CONCAT('migrate.', LEFT(SHA2(DATABASE(), 256), 40)))"
            );
        } catch (const Error&) {  // gone with its session, and the lock with it
            return;
        }
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    Lock(Lock&&) = delete;
    Lock& operator=(Lock&&) = delete;

    // A session that was replaced meanwhile does not hold it any more.
    void assert_held() const {
        if (connection_
                .value<bool>("SELECT COALESCE(IS_USED_LOCK(CONCAT('migrate.', "
                             "LEFT(SHA2(DATABASE(), 256), 40))) = CONNECTION_ID(), 0)")
                .value_or(false))
            return;
        throw Unavailable(2006, "the connection was lost between two migrations");
    }

private:
    Connection& connection_;
};

}  // namespace

std::vector<std::string> migrate(
    Connection& connection, const std::string& folder, base::Instant now
) {
    const Lock lock(connection);
    create_table(connection);
    const auto done = applied(connection);
    std::vector<std::string> names;
    for (const auto& path : migration_files(folder)) {
        const auto name = path.filename().string();
        const auto script = read_file(path);
        const auto sum = base::hex(base::sha256(script));
        if (const auto it = done.find(name); it != done.end()) {
            if (it->second != sum)
                throw Error(0, name + " has changed since it was applied: write a new migration");
            continue;
        }
        lock.assert_held();
        run_statements(connection, path, script);
        connection.execute(
            "INSERT INTO migration (nom, somme, applique_le) VALUES (?, ?, ?)", name, sum, now
        );
        names.push_back(name);
    }
    return names;
}

std::vector<std::string> pending_migrations(
    Connection& connection, std::span<const std::string_view> names
) {
    const bool begun = connection
                           .value<int>(
                               "SELECT COUNT(*) FROM information_schema.tables WHERE "
                               "table_schema = DATABASE() AND table_name = 'migration'"
                           )
                           .value_or(0) > 0;
    std::set<std::string, std::less<>> done;
    if (begun)
        connection.each("SELECT nom FROM migration", [&](const Row& row) {
            done.insert(row.get<std::string>(0));
        });
    std::vector<std::string> missing;
    for (const auto name : names)
        if (!done.contains(name)) missing.emplace_back(name);
    return missing;
}

void run_file(Connection& connection, const std::string& path) {
    run_statements(connection, path, read_file(path));
}

}  // namespace db
