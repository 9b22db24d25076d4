// Statements and transactions over one session (session.cpp), which is replaced when the server
// goes.
#include "db/connection.hpp"

#include "db/native.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace db {
namespace {

// All of them, each time: a parameter left out would keep the value of the call before.
void bind(Prepared& prepared, const std::vector<Param>& params) {
    if (params.size() != prepared.parameters)
        throw Error(
            0, fmt::format("{} values for {} parameters", params.size(), prepared.parameters)
        );
    auto& statement = *prepared.statement;
    unsigned index = 0;
    for (const auto& param : params) {
        ++index;
        switch (param.kind()) {
            case Param::Kind::null:
                statement.setNull(index, 0);
                break;
            case Param::Kind::integer:
                statement.setInt64(index, param.integer());
                break;
            case Param::Kind::natural:
                statement.setUInt64(index, static_cast<std::uint64_t>(param.integer()));
                break;
            case Param::Kind::real:
                statement.setDouble(index, param.real());
                break;
            case Param::Kind::text:
                statement.setString(
                    index, sql::SQLString(param.text().data(), param.text().size())
                );
                break;
        }
    }
}

// While it lives, the statement's rows are being read.
class Reading {
public:
    explicit Reading(Prepared& prepared) : prepared_(prepared) { prepared_.busy = true; }
    ~Reading() { prepared_.busy = false; }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    Reading(Reading&&) = delete;
    Reading& operator=(Reading&&) = delete;

private:
    Prepared& prepared_;
};

}  // namespace

Connection::Connection(base::Config config) : state_(std::make_unique<State>()) {
    state_->config = std::move(config);
}
Connection::~Connection() = default;

std::uint64_t Connection::execute_list(const char* literal, const std::vector<Param>& params) {
    return state_->run([&] {
        const auto prepared = state_->kept(literal);
        bind(*prepared, params);
        return static_cast<std::uint64_t>(prepared->statement->executeUpdate());
    });
}

void Connection::query_list(
    const char* literal,
    const std::vector<Param>& params,
    const std::function<void(const Row&)>& row
) {
    std::shared_ptr<Prepared> prepared;  // outlives the result
    auto result = state_->run([&] {
        prepared = state_->kept(literal);
        bind(*prepared, params);
        return Result(std::unique_ptr<sql::ResultSet>(prepared->statement->executeQuery()));
    });
    const Reading reading(*prepared);
    try {
        while (result.next()) row(Row(result));
    } catch (const sql::SQLException& cause) {
        raise(cause);
    }
}

std::uint64_t Connection::execute_unchecked(
    const std::string& text, const std::vector<Param>& params, bool keep_prepared
) {
    return state_->run([&] {
        const auto prepared = keep_prepared ? state_->kept(text) : state_->prepare(text);
        bind(*prepared, params);
        return static_cast<std::uint64_t>(prepared->statement->executeUpdate());
    });
}

void Connection::run_script(const std::string& text) {
    state_->run([&] { state_->command(text.c_str()); });
}

std::uint64_t Connection::last_insert_id() {
    // A new session would answer 0, so one that has gone since is not replaced.
    if (!state_->connection) throw Unavailable(2006, "the connection was lost after the INSERT");
    const auto* session = state_->connection.get();
    const auto id = value<std::uint64_t>("SELECT LAST_INSERT_ID()").value_or(0);
    if (session != state_->connection.get())
        throw Unavailable(2006, "the connection was lost after the INSERT");
    if (id == 0) throw Error(0, "the statement made no AUTO_INCREMENT value");
    return id;
}

bool Connection::in_transaction() const { return state_->in_transaction; }

bool Connection::ping() {
    try {
        return value<int>("SELECT 1").has_value();
    } catch (const Error&) {
        return false;
    }
}

std::uint64_t Connection::statements_run() const { return state_->statements; }

// ---- Transaction --------------------------------------------------------------------------------

Transaction::Transaction(Connection& connection) : connection_(connection) {
    auto& state = *connection.state_;
    if (state.in_transaction) throw std::logic_error("a transaction inside another");
    state.run([&] { state.command("START TRANSACTION"); });
    state.in_transaction = true;
    state.doomed = 0;
}

void Transaction::commit() {
    auto& state = *connection_.state_;
    state.run([&] { state.command("COMMIT"); });
    open_ = false;
    state.in_transaction = false;
}

Transaction::~Transaction() {
    if (!open_) return;
    auto& state = *connection_.state_;
    state.in_transaction = false;
    if (!state.connection) return;  // the server rolls back what it still holds
    try {
        state.command("ROLLBACK");
    } catch (const sql::SQLException&) {
        state.drop();
    }
}

}  // namespace db
