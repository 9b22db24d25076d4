#include "db/migrate.hpp"

#include "base/crypto.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace db {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error(0, path.string() + ": cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

// NNNN_what.sql, in order.
std::vector<fs::path> migration_files(const std::string& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (name.size() > 9 && name.ends_with(".sql") && name[4] == '_' &&
            std::all_of(name.begin(), name.begin() + 4, [](char c) { return c >= '0' && c <= '9'; }))
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

// Statements of a script; ';' inside quotes and comments does not end one.
std::vector<std::string> statements_of(const std::string& script) {
    std::vector<std::string> statements;
    std::string current;
    char quote = 0;
    for (std::size_t i = 0; i < script.size(); ++i) {
        const char c = script[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
            current += c;
        } else if (c == '-' && script.compare(i, 2, "--") == 0) {
            i = std::min(script.find('\n', i), script.size());
            current += '\n';
        } else if (c == ';') {
            statements.push_back(std::exchange(current, {}));
        } else {
            if (c == '\'' || c == '"' || c == '`') quote = c;
            current += c;
        }
    }
    statements.push_back(current);
    std::erase_if(statements, [](const std::string& text) {
        return text.find_first_not_of(" \t\r\n") == std::string::npos;
    });
    return statements;
}

void run_file(Connection& connection, const fs::path& path) {
    int number = 0;
    for (const auto& statement : statements_of(read_file(path))) {
        ++number;
        try {
            connection.run_script(statement);
        } catch (const Error& cause) {
            throw Error(
                cause.code(),
                fmt::format("{}, statement {}: {}", path.filename().string(), number, cause.what())
            );
        }
    }
}

std::map<std::string, std::string> applied(Connection& connection) {
    std::map<std::string, std::string> found;
    connection.each(
        "SELECT nom, somme FROM migration",
        [&](const Row& row) { found[row.get<std::string>(0)] = row.get<std::string>(1); }
    );
    return found;
}

constexpr const char* table = "CREATE TABLE IF NOT EXISTS migration ("
    "nom VARCHAR(80) CHARACTER SET ascii NOT NULL PRIMARY KEY, somme CHAR(64) CHARACTER SET ascii NOT NULL, "
    "applique_le DATETIME NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

}  // namespace

std::vector<std::string> migrate(Connection& connection, const std::string& folder, base::Instant now) {
    if (connection.value<int>("SELECT GET_LOCK('teleservices.migrate', 60)") != 1)
        throw Error(0, "another migration has been running for a minute");
    connection.run_script(table);
    auto done = applied(connection);
    std::vector<std::string> names;
    for (const auto& path : migration_files(folder)) {
        const auto name = path.filename().string();
        const auto sum = base::hex(base::sha256(read_file(path)));
        if (const auto it = done.find(name); it != done.end()) {
            if (it->second != sum) throw Error(0, name + " has changed since it was applied: write a new migration");
            continue;
        }
        run_file(connection, path);
        connection.execute("INSERT INTO migration (nom, somme, applique_le) VALUES (?, ?, ?)", name, sum, now);
        names.push_back(name);
    }
    connection.value<int>("SELECT RELEASE_LOCK('teleservices.migrate')");
    return names;
}

std::vector<std::string> pending_migrations(Connection& connection, const std::string& folder) {
    std::vector<std::string> names;
    const bool begun = connection
                           .value<int>("SELECT COUNT(*) FROM information_schema.tables WHERE "
                                       "table_schema = DATABASE() AND table_name = 'migration'")
                           .value_or(0) > 0;
    const auto done = begun ? applied(connection) : std::map<std::string, std::string>();
    for (const auto& path : migration_files(folder))
        if (!done.contains(path.filename().string())) names.push_back(path.filename().string());
    return names;
}

}  // namespace db
