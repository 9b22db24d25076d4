// One connection per process. Statements are literals, prepared once and kept; rows are strict:
// a NULL or a wrong type where none is expected throws instead of becoming 0.
//
//   auto eleve = db.first<Eleve>("SELECT id, nom FROM eleve WHERE id = ?", read_eleve, id);
//   auto won = db.execute("UPDATE car SET utilise_le = ? WHERE id = ? AND utilise_le IS NULL",
//                         now, id);
//   db.transact([&](db::Transaction& tx) { … several statements … });
#pragma once

#include "base/clock.hpp"
#include "base/config.hpp"
#include "base/date.hpp"
#include "base/id.hpp"
#include "db/error.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace db {

// Only a literal becomes SQL: text built at run time does not compile.
struct Sql {
    // NOLINTNEXTLINE(google-explicit-constructor): meant, so that a literal can be passed as it is
    consteval Sql(const char* literal) : text(literal) {}
    const char* text;
};

// One bound parameter. Implicit from what the house uses; std::nullopt and empty optionals are
// NULL.
class Param {
public:
    enum class Kind : std::uint8_t { null, integer, natural, real, text };
    Param(std::nullopt_t) {}                                              // NOLINT
    Param(std::string_view text) : kind_(Kind::text), text_(text) {}      // NOLINT
    Param(const std::string& text) : kind_(Kind::text), text_(text) {}    // NOLINT
    Param(const char* text) : kind_(Kind::text), text_(text) {}           // NOLINT
    Param(bool value) : kind_(Kind::integer), integer_(value ? 1 : 0) {}  // NOLINT
    template <class I>
    requires(std::is_integral_v<I> && !std::is_same_v<I, bool>) Param(I value)  // NOLINT
        : kind_(std::is_signed_v<I> ? Kind::integer : Kind::natural),
          integer_(static_cast<std::int64_t>(value)) {}
    Param(double value) : kind_(Kind::real), real_(value) {}                     // NOLINT
    Param(base::Date date) : kind_(Kind::text), owned_(base::iso_date(date)) {}  // NOLINT
    Param(base::Instant instant);  // NOLINT  DATETIME, UTC
    template <class Tag>
    Param(base::Id<Tag> id)  // NOLINT
        : kind_(Kind::natural), integer_(static_cast<std::int64_t>(id.value())) {}
    template <class T>
    Param(const std::optional<T>& value) {  // NOLINT
        if (value) *this = Param(*value);
    }

    Kind kind() const { return kind_; }
    std::int64_t integer() const { return integer_; }
    double real() const { return real_; }
    std::string_view text() const { return owned_.empty() ? text_ : std::string_view(owned_); }

private:
    Kind kind_ = Kind::null;
    std::int64_t integer_ = 0;
    double real_ = 0;
    std::string_view text_;  // the caller's, alive during the call
    std::string owned_;
};

class Result;  // native.hpp, inside db/ only

// The current row of a result. Columns by position, from 0: reading by name costs more.
class Row {
public:
    // T: std::string, integers, bool, double, base::Id<X>, base::Date, base::Instant, and
    // std::optional of each for columns that may be NULL. Throws db::Error (code 0) on NULL without
    // optional, on a value out of range, and on a column that is not there.
    template <class T>
    T get(std::size_t column) const;

    explicit Row(const Result& result) : result_(&result) {}

private:
    template <class T>
    T number(std::size_t column) const;  // of any width, within its range
    template <class T>
    T value(std::size_t column) const;  // of the other types
    bool is_null(std::size_t column) const;
    std::string text(std::size_t column) const;
    std::int64_t integer(std::size_t column) const;
    std::uint64_t natural(std::size_t column) const;
    double real(std::size_t column) const;
    base::Date date(std::size_t column) const;
    base::Instant instant(std::size_t column) const;
    [[noreturn]] static void out_of_range(std::size_t column);
    [[noreturn]] static void unexpected_null(std::size_t column);
    const Result* result_;
};

class Connection;

// Exists only inside transact(): functions that must run in a transaction ask for one.
class Transaction {
public:
    Connection& connection() const { return connection_; }
    Connection* operator->() const { return &connection_; }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction(Transaction&&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();  // rolls back unless committed

private:
    friend class Connection;
    explicit Transaction(Connection& connection);
    void commit();
    Connection& connection_;
    bool open_ = true;
};

class Connection {
public:
    // Does not connect yet: the first statement does, so a program starts while the server is away.
    explicit Connection(base::Config config);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    Connection(Connection&&) = delete;
    Connection& operator=(Connection&&) = delete;

    // Rows matched (CLIENT_FOUND_ROWS: 0 means "not there", also when nothing changed).
    template <class... P>
    std::uint64_t execute(Sql sql, const P&... params) {
        const std::vector<Param> list{Param(params)...};
        return execute_list(sql.text, list);
    }
    // INSERT, and the AUTO_INCREMENT value it made.
    template <class Tag, class... P>
    base::Id<Tag> insert(Sql sql, const P&... params) {
        execute(sql, params...);
        return base::Id<Tag>(last_insert_id());
    }
    template <class... P>
    void each(Sql sql, const std::function<void(const Row&)>& row, const P&... params) {
        const std::vector<Param> list{Param(params)...};
        query_list(sql.text, list, row);
    }
    // read: Row → T
    template <class T, class F, class... P>
    std::vector<T> all(Sql sql, F read, const P&... params) {
        std::vector<T> rows;
        each(
            sql, [&](const Row& row) { rows.push_back(read(row)); }, params...
        );
        return rows;
    }
    template <class T, class F, class... P>
    std::optional<T> first(Sql sql, F read, const P&... params) {
        std::optional<T> found;
        each(
            sql,
            [&](const Row& row) {
                if (!found) found.emplace(read(row));
            },
            params...
        );
        return found;
    }
    // First column of the first row.
    template <class T, class... P>
    std::optional<T> value(Sql sql, const P&... params) {
        return first<T>(
            sql, [](const Row& row) { return row.get<T>(0); }, params...
        );
    }

    // Runs body in a transaction and commits; rolls back when it throws, or returns a refusal (any
    // tl::expected without its value). On a deadlock or lock wait the whole body runs again, at
    // most 3 times in all: it must have no effect outside the database. Not nested: throws
    // std::logic_error inside another. Returns what body returns.
    template <class F>
    auto transact(F body) {
        for (int attempt = 1;; ++attempt) {
            try {
                Transaction tx(*this);
                if constexpr (std::is_void_v<decltype(body(tx))>) {
                    body(tx);
                    tx.commit();
                    return;
                } else {
                    auto value = body(tx);
                    if (!is_refusal(value)) tx.commit();
                    return value;
                }
            } catch (const Retry&) {
                if (attempt == 3) throw;
            }
        }
    }

    std::uint64_t last_insert_id();
    bool in_transaction() const;
    // True when the server answers now (used by /sante and once per request before the first
    // statement).
    bool ping();
    std::uint64_t statements_run() const;  // since the start: for the bench and for tests

    // For Bulk and migrate only: text that is not a literal. Named so that a reviewer sees it.
    std::uint64_t execute_unchecked(
        const std::string& text, const std::vector<Param>& params, bool keep_prepared
    );
    // Several statements of a migration or grants file, one after the other.
    void run_script(const std::string& text);

private:
    friend class Transaction;
    template <class T>
    static bool is_refusal(const T& value) {
        if constexpr (requires { value.error(); })
            return !value.has_value();
        else
            return false;
    }
    std::uint64_t execute_list(const char* literal, const std::vector<Param>& params);
    void query_list(
        const char* literal,
        const std::vector<Param>& params,
        const std::function<void(const Row&)>& row
    );
    struct State;
    std::unique_ptr<State> state_;
};

// ---- Row::get -----------------------------------------------------------------------------------

namespace detail {
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<base::Id<Tag>> = true;
template <class T>
inline constexpr bool always_false = false;
}  // namespace detail

template <class T>
T Row::get(std::size_t column) const {
    if constexpr (detail::is_optional<T>) {
        if (is_null(column)) return std::nullopt;
        return get<typename T::value_type>(column);
    } else {
        if (is_null(column)) unexpected_null(column);
        if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>)
            return number<T>(column);
        else
            return value<T>(column);
    }
}

template <class T>
T Row::number(std::size_t column) const {
    const auto value = [&] {
        if constexpr (std::is_unsigned_v<T>)
            return natural(column);
        else
            return integer(column);
    }();
    if (!std::in_range<T>(value)) out_of_range(column);
    return static_cast<T>(value);
}

template <class T>
T Row::value(std::size_t column) const {
    if constexpr (detail::is_id<T>)
        return T(natural(column));
    else if constexpr (std::is_same_v<T, std::string>)
        return text(column);
    else if constexpr (std::is_same_v<T, bool>)
        return integer(column) != 0;
    else if constexpr (std::is_same_v<T, double>)
        return real(column);
    else if constexpr (std::is_same_v<T, base::Date>)
        return date(column);
    else if constexpr (std::is_same_v<T, base::Instant>)
        return instant(column);
    else
        static_assert(detail::always_false<T>, "Row::get does not know this type");
}

}  // namespace db
