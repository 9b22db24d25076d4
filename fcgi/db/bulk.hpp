// Many rows in few statements: 500 rows a VALUES list cost 25 times less than one by one.
//
//   db::Bulk notes(db, "INSERT INTO note (eleve, evaluation, valeur) VALUES", 3,
//                  "ON DUPLICATE KEY UPDATE valeur = VALUES(valeur)");
//   notes.add(eleve, evaluation, valeur);
//   notes.flush();   // also says how many rows the server counted
#pragma once

#include "db/connection.hpp"

namespace db {

class Bulk {
public:
    Bulk(
        Connection& connection,
        Sql head,
        std::size_t columns,
        Sql tail = "",
        std::size_t rows_per_statement = 500
    );
    Bulk(const Bulk&) = delete;
    Bulk& operator=(const Bulk&) = delete;
    Bulk(Bulk&&) = delete;
    Bulk& operator=(Bulk&&) = delete;
    ~Bulk();  // does not flush: an unflushed Bulk at the end of a normal path is a bug, logged as
              // an error

    template <class... P>
    void add(const P&... params) {
        static_assert(sizeof...(P) > 0);
        start_row(sizeof...(P));
        (push(Param(params)), ...);
        end_row();
    }
    // Sends what is left. Returns the rows the server counted since the last flush().
    std::uint64_t flush();

private:
    void start_row(std::size_t given);  // throws std::logic_error when the count is not `columns`
    void push(const Param& param);      // copies text: it may be gone at flush
    void end_row();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace db
