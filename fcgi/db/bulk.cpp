#include "db/bulk.hpp"

#include "base/log.hpp"

#include <stdexcept>

namespace db {
namespace {

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
    std::vector<Kept> values;
    std::size_t rows = 0;
    std::uint64_t counted = 0;

    std::string text(std::size_t row_count) const {
        std::string row = "(";
        for (std::size_t i = 0; i < columns; ++i) row += i == 0 ? "?" : ",?";
        row += ")";
        std::string out = head + " ";
        for (std::size_t i = 0; i < row_count; ++i) out += (i == 0 ? "" : ",") + row;
        return out + " " + tail;
    }

    void send() {
        if (rows == 0) return;
        std::vector<Param> params;
        params.reserve(values.size());
        for (const auto& value : values)
            params.push_back(value.param.kind() == Param::Kind::text ? Param(std::string_view(value.text)) : value.param);
        counted += connection.execute_unchecked(text(rows), params, rows == rows_per_statement);
        values.clear();
        rows = 0;
    }
};

Bulk::Bulk(Connection& connection, Sql head, std::size_t columns, Sql tail, std::size_t rows_per_statement)
    : state_(std::make_unique<State>(State{connection, head.text, tail.text, columns, rows_per_statement, {}, 0, 0})) {}

Bulk::~Bulk() {
    if (state_->rows > 0 && std::uncaught_exceptions() == 0)
        base::log::error("bulk rows were never sent: " + state_->head);
}

void Bulk::start_row(std::size_t given) {
    if (given != state_->columns) throw std::logic_error("a row of another width: " + state_->head);
}

void Bulk::push(const Param& param) {
    state_->values.push_back({param, param.kind() == Param::Kind::text ? std::string(param.text()) : std::string()});
}

void Bulk::end_row() {
    if (++state_->rows == state_->rows_per_statement) state_->send();
}

std::uint64_t Bulk::flush() {
    state_->send();
    return std::exchange(state_->counted, 0);
}

}  // namespace db
