// Inside db/ only: what connection.cpp, session.cpp and row.cpp share of Connector/C++.
#pragma once

#include "db/connection.hpp"

#include <cppconn/connection.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace db {

// The rows of one query, and how each column is read: asked of the library once, not per cell.
class Result {
public:
    enum class Reading : std::uint8_t { integer, natural, real, text };

    explicit Result(std::unique_ptr<sql::ResultSet> rows);
    bool next() { return rows_->next(); }
    // `column` counts from 0. Throws Error when there is no such column.
    Reading reading(std::size_t column) const;
    sql::ResultSet& rows() const { return *rows_; }

private:
    std::unique_ptr<sql::ResultSet> rows_;
    std::vector<Reading> readings_;
};

// A statement kept prepared. `busy` while its rows are being read: running it again would spoil
// them.
struct Prepared {
    std::unique_ptr<sql::PreparedStatement> statement;
    std::size_t parameters = 0;
    bool busy = false;
};

// The server went, refuses us or is stopping: this connection is of no more use.
bool means_gone(int code);
[[noreturn]] void raise(const sql::SQLException& cause);

struct Connection::State {
    base::Config config;
    std::unique_ptr<sql::Connection> connection;
    // shared: a query whose rows are being read keeps its statement while the cache is dropped
    std::unordered_map<const char*, std::shared_ptr<Prepared>> literals;
    std::unordered_map<std::string, std::shared_ptr<Prepared>> texts;
    bool in_transaction = false;
    int doomed = 0;  // the code after which the server no longer holds our transaction
    std::uint64_t statements = 0;

    void connect();
    void drop();
    std::shared_ptr<Prepared> prepare(const std::string& text);
    std::shared_ptr<Prepared> kept(const char* literal);
    std::shared_ptr<Prepared> kept(const std::string& text);
    void command(const char* text);

    // Runs f on a live connection and turns the library's errors into ours. Outside a transaction
    // an idle connection that has gone is replaced and f runs once more (nothing of it had been
    // sent), and a statement that lost a deadlock runs again: the server has undone all of it.
    template <class F>
    auto run(F f) {
        ++statements;
        for (int attempt = 1;; ++attempt) {
            const bool was_open = connection != nullptr;
            try {
                refuse_lost_transaction();
                if (!was_open) connect();
                return f();
            } catch (const sql::SQLException& cause) {
                if (!again(cause.getErrorCode(), was_open, attempt)) raise(cause);
            }
        }
    }

private:
    void refuse_lost_transaction() const;
    bool again(int code, bool was_open, int attempt);
};

}  // namespace db
