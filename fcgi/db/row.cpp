// Strict reading of columns. The library answers NULL as 0, 'abc12' as 0 and 2^64-1 as -1 without a
// word, so every value is checked against its column's type, and text is parsed to its last
// character.
#include "db/native.hpp"

#include <cppconn/datatype.h>
#include <cppconn/resultset_metadata.h>
#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace db {
namespace {

Result::Reading reading_of(int type, bool is_signed) {
    switch (type) {
        case sql::DataType::TINYINT:
        case sql::DataType::SMALLINT:
        case sql::DataType::MEDIUMINT:
        case sql::DataType::INTEGER:
        case sql::DataType::BIGINT:
        case sql::DataType::YEAR:
            return is_signed ? Result::Reading::integer : Result::Reading::natural;
        case sql::DataType::REAL:
        case sql::DataType::DOUBLE:
            return Result::Reading::real;
        default:
            return Result::Reading::text;  // DECIMAL too: the server sends it as text
    }
}

unsigned index_of(std::size_t column) { return static_cast<unsigned>(column) + 1; }

template <class Number>
Number parse(const std::string& text, std::size_t column) {
    Number value{};
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end)
        throw Error(0, fmt::format("column {} is not a number of that kind", column));
    return value;
}

// The digits of "AAAA-MM-JJ HH:MM:SS" at these two places.
int two_digits(const std::string& text, std::size_t at) {
    const auto digit = [&](std::size_t i) {
        if (text[i] < '0' || text[i] > '9') throw Error(0, "not a DATETIME: " + text);
        return text[i] - '0';
    };
    return digit(at) * 10 + digit(at + 1);
}

}  // namespace

Param::Param(base::Instant instant) : kind_(Kind::text) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    owned_ = fmt::format(
        "{} {:02}:{:02}:{:02}",
        base::iso_date(base::Date(day)),
        time.hours().count(),
        time.minutes().count(),
        time.seconds().count()
    );
}

Result::Result(std::unique_ptr<sql::ResultSet> rows) : rows_(std::move(rows)) {
    auto* columns = rows_->getMetaData();  // belongs to the result set
    const unsigned count = columns->getColumnCount();
    readings_.reserve(count);
    for (unsigned i = 1; i <= count; ++i)
        readings_.push_back(reading_of(columns->getColumnType(i), columns->isSigned(i)));
}

Result::Reading Result::reading(std::size_t column) const {
    if (column >= readings_.size())
        throw Error(0, fmt::format("column {} of {} does not exist", column, readings_.size()));
    return readings_[column];
}

bool Row::is_null(std::size_t column) const {
    static_cast<void>(result_->reading(column));
    return result_->rows().isNull(index_of(column));
}

std::string Row::text(std::size_t column) const {
    return result_->rows().getString(index_of(column)).asStdString();
}

std::int64_t Row::integer(std::size_t column) const {
    switch (result_->reading(column)) {
        case Result::Reading::integer:
            return result_->rows().getInt64(index_of(column));
        case Result::Reading::natural: {
            const std::uint64_t value = result_->rows().getUInt64(index_of(column));
            if (!std::in_range<std::int64_t>(value)) out_of_range(column);
            return static_cast<std::int64_t>(value);
        }
        default:
            return parse<std::int64_t>(text(column), column);
    }
}

std::uint64_t Row::natural(std::size_t column) const {
    switch (result_->reading(column)) {
        case Result::Reading::natural:
            return result_->rows().getUInt64(index_of(column));
        case Result::Reading::integer: {
            const std::int64_t value = result_->rows().getInt64(index_of(column));
            if (value < 0) out_of_range(column);
            return static_cast<std::uint64_t>(value);
        }
        default:
            return parse<std::uint64_t>(text(column), column);
    }
}

double Row::real(std::size_t column) const {
    switch (result_->reading(column)) {
        case Result::Reading::real:
            return static_cast<double>(result_->rows().getDouble(index_of(column)));
        case Result::Reading::text:
            return parse<double>(text(column), column);
        default:
            return static_cast<double>(integer(column));
    }
}

base::Date Row::date(std::size_t column) const {
    const auto found = text(column);
    const auto date = base::parse_iso_date(found);
    if (!date) throw Error(0, "not a DATE: " + found);
    return *date;
}

base::Instant Row::instant(std::size_t column) const {
    const auto found = text(column);
    if (found.size() != 19) throw Error(0, "not a DATETIME: " + found);
    const auto date = base::parse_iso_date(std::string_view(found).substr(0, 10));
    if (!date) throw Error(0, "not a DATETIME: " + found);
    return std::chrono::sys_days(*date) + std::chrono::hours(two_digits(found, 11)) +
           std::chrono::minutes(two_digits(found, 14)) +
           std::chrono::seconds(two_digits(found, 17));
}

void Row::out_of_range(std::size_t column) {
    throw Error(0, fmt::format("column {} is out of range", column));
}

void Row::unexpected_null(std::size_t column) {
    throw Error(0, fmt::format("column {} is NULL", column));
}

}  // namespace db
