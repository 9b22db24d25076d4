#include "db/bulk.hpp"

#include "base/log.hpp"

#include <algorithm>
#include <exception>
#include <stdexcept>

namespace db {
namespace {

constexpr std::size_t most_parameters = 65535;  // of one prepared statement
constexpr std::size_t most_bytes = 1U << 20U;   // far below every server's max_allowed_packet

// A parameter whose text is our own: the caller's may be gone at flush.
struct Kept {
    Param param;
    std::string text;
};

}  // namespace

struct Bulk::State {
    Connection& connection;
    std::string head;
    std::string tail;
    std::size_t columns;
    std::size_t rows_per_statement;
    int exceptions_at_start = std::uncaught_exceptions();
    std::string full_statement = {};
    std::vector<Kept> values = {};
    std::size_t bytes = 0;
    std::size_t rows = 0;
    std::uint64_t counted = 0;

    std::string statement(std::size_t row_count) const {
        std::string row = "(";
        for (std::size_t i = 0; i < columns; ++i) row += i == 0 ? "?" : ",?";
        row += ")";
        std::string out = head + " ";
        out.reserve(out.size() + row_count * (row.size() + 1) + tail.size() + 1);
        for (std::size_t i = 0; i < row_count; ++i) {
            if (i > 0) out += ',';
            out += row;
        }
        return out + " " + tail;
    }

    void send() {
        if (rows == 0) return;
        const bool full = rows == rows_per_statement;
        if (full && full_statement.empty()) full_statement = statement(rows);
        // taken out first: rows the server refuses are not sent again by a later flush
        const auto sent = std::exchange(values, {});
        const auto row_count = std::exchange(rows, 0);
        bytes = 0;
        std::vector<Param> params;
        params.reserve(sent.size());
        for (const auto& value : sent)
            params.push_back(
                value.param.kind() == Param::Kind::text ? Param(std::string_view(value.text))
                                                        : value.param
            );
        counted += connection.execute_unchecked(
            full ? full_statement : statement(row_count), params, full
        );
    }
};

Bulk::Bulk(
    Connection& connection, Sql head, std::size_t columns, Sql tail, std::size_t rows_per_statement
)
    : state_(std::make_unique<State>(State{
          connection,
          head.text,
          tail.text,
          columns,
          std::clamp<std::size_t>(rows_per_statement, 1, most_parameters / columns)})) {}

Bulk::~Bulk() {
    if (state_->rows > 0 && std::uncaught_exceptions() == state_->exceptions_at_start)
        base::log::error("bulk rows were never sent: " + state_->head);
}

void Bulk::start_row(std::size_t given) {
    if (given != state_->columns) throw std::logic_error("a row of another width: " + state_->head);
}

void Bulk::push(const Param& param) {
    const bool text = param.kind() == Param::Kind::text;
    state_->values.push_back({param, text ? std::string(param.text()) : std::string()});
    if (text) state_->bytes += param.text().size();
}

void Bulk::end_row() {
    ++state_->rows;
    if (state_->rows == state_->rows_per_statement || state_->bytes >= most_bytes) state_->send();
}

std::uint64_t Bulk::flush() {
    state_->send();
    return std::exchange(state_->counted, 0);
}

}  // namespace db
