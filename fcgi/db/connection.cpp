// Connector/C++ behind connection.hpp. Prepared statements are kept per literal; when the server goes,
// connection and statements are dropped together and the next statement connects anew (OPT_RECONNECT
// would silently give a session with other settings).
#include "db/connection.hpp"

#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>
#include <fmt/format.h>

#include <map>
#include <stdexcept>
#include <unordered_map>

namespace db {
namespace {

bool means_gone(int code) {
    switch (code) {
        case 1040:  // too many connections
        case 1047:  // Galera: node not ready
        case 1053:  // shutdown in progress
        case 1077:
        case 1152:
        case 1203:
        case 1927:  // connection killed
        case 2002:
        case 2003:
        case 2005:
        case 2006:
        case 2013:
        case 2055:
        case 4031: return true;
        default: return false;
    }
}

[[noreturn]] void raise(const sql::SQLException& cause) {
    const int code = cause.getErrorCode();
    const std::string what = fmt::format("{} ({})", cause.what(), code);
    if (means_gone(code)) throw Unavailable(code, what);
    if (code == 1213 || code == 1205) throw Retry(code, what);
    if (code == 1062) throw Duplicate(code, what);
    throw Error(code, what);
}

base::Instant parse_instant(const std::string& text) {
    const auto date = base::parse_iso_date(std::string_view(text).substr(0, 10));
    if (!date || text.size() < 19) throw Error(0, "not a DATETIME: " + text);
    const auto number = [&](std::size_t at) { return (text.at(at) - '0') * 10 + (text.at(at + 1) - '0'); };
    return base::Instant(
        std::chrono::sys_days(*date) + std::chrono::hours(number(11)) + std::chrono::minutes(number(14)) +
        std::chrono::seconds(number(17))
    );
}

std::string format_instant(base::Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    return fmt::format(
        "{} {:02}:{:02}:{:02}",
        base::iso_date(base::Date(day)),
        time.hours().count(),
        time.minutes().count(),
        time.seconds().count()
    );
}

void bind(sql::PreparedStatement& statement, const std::vector<Param>& params) {
    unsigned index = 0;
    for (const auto& param : params) {
        ++index;
        switch (param.kind()) {
            case Param::Kind::null: statement.setNull(index, 0); break;
            case Param::Kind::integer: statement.setInt64(index, param.integer()); break;
            case Param::Kind::natural: statement.setUInt64(index, static_cast<std::uint64_t>(param.integer())); break;
            case Param::Kind::real: statement.setDouble(index, param.real()); break;
            case Param::Kind::text: statement.setString(index, std::string(param.text())); break;
        }
    }
}

}  // namespace

Param::Param(base::Instant instant) : kind_(Kind::text), owned_(format_instant(instant)) {}

// ---- Row ----------------------------------------------------------------------------------------

namespace {
sql::ResultSet& result_of(void* result) {
    return *static_cast<sql::ResultSet*>(result);
}
unsigned index_of(std::size_t column) {
    return static_cast<unsigned>(column) + 1;
}
}  // namespace

bool Row::is_null(std::size_t column) const {
    return result_of(result_).isNull(index_of(column));
}
std::string Row::text(std::size_t column) const {
    return result_of(result_).getString(index_of(column)).asStdString();
}
std::int64_t Row::integer(std::size_t column) const {
    return result_of(result_).getInt64(index_of(column));
}
std::uint64_t Row::natural(std::size_t column) const {
    return result_of(result_).getUInt64(index_of(column));
}
double Row::real(std::size_t column) const {
    return static_cast<double>(result_of(result_).getDouble(index_of(column)));
}
base::Date Row::date(std::size_t column) const {
    const auto date = base::parse_iso_date(std::string_view(text(column)).substr(0, 10));
    if (!date) throw Error(0, "not a DATE: " + text(column));
    return *date;
}
base::Instant Row::instant(std::size_t column) const {
    return parse_instant(text(column));
}
void Row::out_of_range(std::size_t column) {
    throw Error(0, fmt::format("column {} is out of range", column));
}
void Row::unexpected_null(std::size_t column) {
    throw Error(0, fmt::format("column {} is NULL", column));
}

// ---- Connection -----------------------------------------------------------------------------------

struct Connection::State {
    base::Config config;
    std::unique_ptr<sql::Connection> connection;
    std::unordered_map<const char*, std::unique_ptr<sql::PreparedStatement>> prepared;
    std::map<std::string, std::unique_ptr<sql::PreparedStatement>> prepared_text;
    bool in_transaction = false;
    std::uint64_t statements = 0;

    void drop() {
        prepared.clear();
        prepared_text.clear();
        connection.reset();
    }
    void connect();
    sql::PreparedStatement& prepare(const char* literal) {
        auto& slot = prepared[literal];
        if (!slot) slot.reset(connection->prepareStatement(literal));
        return *slot;
    }
    // Runs f on a live connection; turns the library's errors into ours. An idle connection that has
    // gone is replaced and f runs once more: outside a transaction nothing of it had been sent.
    template <class F>
    auto run(F f) {
        ++statements;
        const bool was_open = connection != nullptr;
        try {
            if (!was_open) connect();
            return f();
        } catch (const sql::SQLException& cause) {
            if (!means_gone(cause.getErrorCode())) raise(cause);
            drop();
            const bool nothing_sent = cause.getErrorCode() == 2006 || cause.getErrorCode() == 1927 || cause.getErrorCode() == 4031;
            if (!was_open || in_transaction || !nothing_sent) raise(cause);
        }
        try {
            connect();
            return f();
        } catch (const sql::SQLException& cause) {
            if (means_gone(cause.getErrorCode())) drop();
            raise(cause);
        }
    }
};

void Connection::State::connect() {
    sql::ConnectOptionsMap options;
    if (!config.db_socket.empty()) {
        options["hostName"] = sql::SQLString("unix://" + config.db_socket);
    } else {
        options["hostName"] = sql::SQLString("tcp://" + config.db_host + ":" + std::to_string(config.db_port));
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
    connection.reset(get_driver_instance()->connect(options));
    const std::unique_ptr<sql::Statement> statement(connection->createStatement());
    statement->execute("SET time_zone = '+00:00'");
    const std::unique_ptr<sql::ResultSet> mode(statement->executeQuery("SELECT @@sql_mode"));
    if (!mode->next() || mode->getString(1).asStdString().find("STRICT_TRANS_TABLES") == std::string::npos)
        throw Error(0, "the server's sql_mode must hold STRICT_TRANS_TABLES");
    if (config.db_socket.empty()) {
        const std::unique_ptr<sql::ResultSet> cipher(statement->executeQuery("SHOW STATUS LIKE 'Ssl_cipher'"));
        if (!cipher->next() || cipher->getString(2).length() == 0) throw Error(0, "the connection is not encrypted");
    }
}

Connection::Connection(base::Config config) : state_(std::make_unique<State>()) {
    state_->config = std::move(config);
}
Connection::~Connection() = default;

std::uint64_t Connection::execute_list(const char* literal, const std::vector<Param>& params) {
    return state_->run([&] {
        auto& statement = state_->prepare(literal);
        bind(statement, params);
        return static_cast<std::uint64_t>(statement.executeUpdate());
    });
}

void Connection::query_list(
    const char* literal,
    const std::vector<Param>& params,
    const std::function<void(const Row&)>& row
) {
    const auto result = state_->run([&] {
        auto& statement = state_->prepare(literal);
        bind(statement, params);
        return std::unique_ptr<sql::ResultSet>(statement.executeQuery());
    });
    try {
        while (result->next()) row(Row(result.get()));
    } catch (const sql::SQLException& cause) {
        raise(cause);
    }
}

std::uint64_t Connection::execute_unchecked(const std::string& text, const std::vector<Param>& params, bool keep_prepared) {
    return state_->run([&] {
        std::unique_ptr<sql::PreparedStatement> once;
        sql::PreparedStatement* statement = nullptr;
        if (keep_prepared) {
            auto& slot = state_->prepared_text[text];
            if (!slot) slot.reset(state_->connection->prepareStatement(text));
            statement = slot.get();
        } else {
            once.reset(state_->connection->prepareStatement(text));
            statement = once.get();
        }
        bind(*statement, params);
        return static_cast<std::uint64_t>(statement->executeUpdate());
    });
}

void Connection::run_script(const std::string& text) {
    state_->run([&] {
        const std::unique_ptr<sql::Statement> statement(state_->connection->createStatement());
        statement->execute(text);
    });
}

std::uint64_t Connection::last_insert_id() {
    return value<std::uint64_t>("SELECT LAST_INSERT_ID()").value_or(0);
}

bool Connection::in_transaction() const {
    return state_->in_transaction;
}

bool Connection::ping() {
    try {
        return value<int>("SELECT 1").has_value();
    } catch (const Error&) {
        return false;
    }
}

std::uint64_t Connection::statements_run() const {
    return state_->statements;
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
    if (connection.state_->in_transaction) throw std::logic_error("a transaction inside another");
    connection.state_->run([&] { connection.state_->connection->setAutoCommit(false); });
    connection.state_->in_transaction = true;
}

void Transaction::commit() {
    auto& state = *connection_.state_;
    state.run([&] { state.connection->commit(); });
    open_ = false;
    state.in_transaction = false;
    state.run([&] { state.connection->setAutoCommit(true); });
}

Transaction::~Transaction() {
    if (!open_) return;
    auto& state = *connection_.state_;
    state.in_transaction = false;
    if (!state.connection) return;
    try {
        state.connection->rollback();
        state.connection->setAutoCommit(true);
    } catch (const sql::SQLException&) {
        state.drop();  // the server rolls back what it still holds
    }
}

}  // namespace db
