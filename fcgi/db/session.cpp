// One session with the server: how it is opened, when it is given up, what is kept prepared in it.
// The library's own OPT_RECONNECT is never used: it would silently give a session with other
// settings.
#include "base/config.hpp"
#include "db/native.hpp"

#include <cppconn/driver.h>
#include <cppconn/parameter_metadata.h>
#include <cppconn/statement.h>
#include <fmt/format.h>

#include <algorithm>

namespace db {
namespace {

// The same behaviour on every server, whatever its my.cnf says: out-of-range and truncated values
// are errors, no zero dates, and neither ANSI_QUOTES nor PIPES_AS_CONCAT changes what a literal
// means.
constexpr const char* strict_mode =
    "STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
    "NO_ENGINE_SUBSTITUTION";

// A lock wait must end before the read timeout does: otherwise the server goes on waiting for a
// client that has left, and we would call it unavailable.
int lock_wait_seconds(int timeout) { return std::clamp(timeout / 2, 1, 10); }

sql::ConnectOptionsMap options_of(const base::Config& config) {
    sql::ConnectOptionsMap options;
    if (!config.db_socket.empty()) {
        options["hostName"] = sql::SQLString("unix://" + config.db_socket);
    } else {
        if (config.db_host.empty())
            throw Error(0, "neither db-socket nor db-host is set: is --config FILE missing?");
        if (config.db_ca.empty())
            throw Error(0, "db-host needs db-ca: passwords never go in clear");
        options["hostName"] =
            sql::SQLString(fmt::format("tcp://{}:{}", config.db_host, config.db_port));
        // alone of all its TLS options these two refuse a server without TLS or of another name
        options["sslVerify"] = true;
        options["sslCA"] = sql::SQLString(config.db_ca);
    }
    options["userName"] = sql::SQLString(config.db_user);
    options["password"] = sql::SQLString(config.db_password);
    options["OPT_CONNECT_TIMEOUT"] = config.db_timeout;
    options["OPT_READ_TIMEOUT"] = config.db_timeout;
    options["OPT_WRITE_TIMEOUT"] = config.db_timeout;
    options["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
    options["CLIENT_FOUND_ROWS"] = true;
    if (!config.db_name.empty()) options["schema"] = sql::SQLString(config.db_name);
    return options;
}

std::string single_text(sql::Statement& statement, const char* query, unsigned column) {
    const std::unique_ptr<sql::ResultSet> rows(statement.executeQuery(query));
    return rows->next() ? rows->getString(column).asStdString() : std::string();
}

}  // namespace

bool means_gone(int code) {
    switch (code) {
        case 1040:  // too many connections
        case 1047:  // Galera: this node is not part of the cluster
        case 1053:  // shutdown in progress
        case 1077:  // normal shutdown
        case 1152:  // aborted connection
        case 1158:
        case 1159:
        case 1160:
        case 1161:  // network errors the server saw
        case 1203:  // too many connections of this account
        case 1317:  // query killed: an operator, or a shutdown
        case 1927:  // connection was killed
        case 2002:
        case 2003:
        case 2005:
        case 2006:  // gone before anything was sent
        case 2012:
        case 2013:  // gone while we waited for the answer
        case 2026:  // TLS
        case 2055:
        case 3168:  // server is not yet ready
        case 4031:  // idle for too long (MySQL)
            return true;
        default:
            return false;
    }
}

void raise(const sql::SQLException& cause) {
    const int code = cause.getErrorCode();
    const std::string what = fmt::format("{} ({})", cause.what(), code);
    if (means_gone(code)) throw Unavailable(code, what);
    if (code == 1213 || code == 1205) throw Retry(code, what);
    if (code == 1062) throw Duplicate(code, what);
    throw Error(code, what);
}

void Connection::State::connect() {
    auto options = options_of(config);
    std::unique_ptr<sql::Connection> fresh(get_driver_instance()->connect(options));
    const std::unique_ptr<sql::Statement> statement(fresh->createStatement());
    // REPEATABLE READ stays (the connector asks for it on every connection): what is used once is
    // decided by one conditional UPDATE or FOR UPDATE, which read the newest row in any isolation,
    // and several SELECT of one transaction agree with each other.
    statement->execute(fmt::format(
        "SET time_zone = '+00:00', sql_mode = '{}', innodb_lock_wait_timeout = {}, "
        "lock_wait_timeout = {}, group_concat_max_len = 1048576",
        strict_mode,
        lock_wait_seconds(config.db_timeout),
        lock_wait_seconds(config.db_timeout)
    ));
    if (single_text(*statement, "SELECT @@sql_mode", 1).find("STRICT_TRANS_TABLES") ==
        std::string::npos)
        throw Error(0, "the server does not keep STRICT_TRANS_TABLES in sql_mode");
    if (config.db_socket.empty() &&
        single_text(*statement, "SHOW STATUS LIKE 'Ssl_cipher'", 2).empty())
        throw Error(0, "the connection to the database is not encrypted");
    connection = std::move(fresh);  // only now: a session half set up is never used
}

void Connection::State::drop() {
    literals.clear();
    texts.clear();
    connection.reset();
}

void Connection::State::refuse_lost_transaction() const {
    if (!in_transaction) return;
    if (doomed != 0) throw Retry(doomed, "the server has undone this transaction");
    if (!connection) throw Unavailable(2006, "the connection was lost within the transaction");
}

bool Connection::State::again(int code, bool was_open, int attempt) {
    const bool conflict = code == 1213 || code == 1205;
    if (in_transaction && conflict) doomed = code;
    if (means_gone(code)) drop();
    if (in_transaction || attempt == 3) return false;
    // 2006 and its like: the connection was closed while idle, the statement never reached it
    const bool nothing_sent = code == 2006 || code == 1927 || code == 4031 || code == 2055;
    return code == 1213 || (was_open && attempt == 1 && nothing_sent);
}

// NOLINTNEXTLINE(readability-make-member-function-const): changes the session
std::shared_ptr<Prepared> Connection::State::prepare(const std::string& text) {
    auto made = std::make_shared<Prepared>();
    made->statement.reset(connection->prepareStatement(text));
    made->parameters =
        static_cast<std::size_t>(made->statement->getParameterMetaData()->getParameterCount());
    return made;
}

std::shared_ptr<Prepared> Connection::State::kept(const char* literal) {
    auto& slot = literals[literal];
    if (!slot) slot = prepare(literal);
    return slot->busy ? prepare(literal) : slot;
}

std::shared_ptr<Prepared> Connection::State::kept(const std::string& text) {
    auto& slot = texts[text];
    if (!slot) slot = prepare(text);
    return slot;
}

// NOLINTNEXTLINE(readability-make-member-function-const): changes the session
void Connection::State::command(const char* text) {
    const std::unique_ptr<sql::Statement> statement(connection->createStatement());
    if (!statement->execute(text)) return;
    const std::unique_ptr<sql::ResultSet> rows(statement->getResultSet());  // read, or 2014 follows
}

}  // namespace db
