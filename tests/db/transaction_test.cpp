// Transactions that meet each other: two real connections that deadlock, wait, or lose the server.
#include "db/connection.hpp"

#include "base/result.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

namespace {

struct Accounts : support::Database {
    Accounts() {
        db.run_script("DROP TABLE IF EXISTS essai");
        db.run_script(
            "CREATE TABLE essai (id INT NOT NULL PRIMARY KEY, n INT NOT NULL) ENGINE=InnoDB"
        );
        db.run_script("INSERT INTO essai VALUES (1, 0), (2, 0)");
    }
    ~Accounts() { db.run_script("DROP TABLE IF EXISTS essai"); }
    Accounts(const Accounts&) = delete;
    Accounts& operator=(const Accounts&) = delete;
    Accounts(Accounts&&) = delete;
    Accounts& operator=(Accounts&&) = delete;

    int sum() { return db.value<int>("SELECT SUM(n) FROM essai").value(); }
    static base::Config config(int timeout) {
        auto config = support::database_config();
        config.db_timeout = timeout;
        return config;
    }
};

void kill_session(db::Connection& by, db::Connection& victim) {
    const auto id = victim.value<std::uint64_t>("SELECT CONNECTION_ID()").value();
    by.run_script("KILL " + std::to_string(id));
}

// Already open: the library's driver is not made for two threads that connect at once.
std::unique_ptr<db::Connection> connected() {
    auto connection = std::make_unique<db::Connection>(support::database_config());
    if (!connection->ping()) throw std::runtime_error("no server");
    return connection;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(transaction, Accounts)

// By its type: who refuses has done nothing.
BOOST_AUTO_TEST_CASE(a_refusal_that_is_returned_rolls_back) {
    const auto write = [&](bool right) {
        return db.transact([&](db::Transaction& tx) -> base::Result<int> {
            tx->execute("UPDATE essai SET n = n + 1 WHERE id = 1");
            if (!right) return base::refuse("Non.");
            return 1;
        });
    };
    BOOST_TEST(write(false).error().message == "Non.");
    BOOST_TEST(sum() == 0);
    BOOST_TEST(write(true).value() == 1);
    BOOST_TEST(sum() == 1);
    const auto checked = db.transact([&](db::Transaction& tx) -> base::Check {
        tx->execute("UPDATE essai SET n = n + 1");
        return base::refuse("Non plus.");
    });
    BOOST_TEST(!checked);
    // any other "no" is a value: what was counted on the way stays
    BOOST_TEST(!db.transact([&](db::Transaction& tx) -> std::optional<int> {
        tx->execute("UPDATE essai SET n = n + 1 WHERE id = 2");
        return std::nullopt;
    }));
    BOOST_TEST(sum() == 2);
}

BOOST_AUTO_TEST_CASE(commits_or_rolls_back) {
    const int answer = db.transact([&](db::Transaction& tx) {
        tx->execute("UPDATE essai SET n = 1");
        BOOST_TEST(db.in_transaction());
        return 42;
    });
    BOOST_TEST(answer == 42);
    BOOST_TEST(!db.in_transaction());
    BOOST_TEST(sum() == 2);
    BOOST_CHECK_THROW(
        db.transact([&](db::Transaction& tx) {
            tx->execute("UPDATE essai SET n = 5");
            throw std::runtime_error("no");
        }),
        std::runtime_error
    );
    BOOST_TEST(sum() == 2);
    BOOST_TEST(!db.in_transaction());
    BOOST_TEST(db.execute("UPDATE essai SET n = 7 WHERE id = 1") == 1U);  // autocommit is back
    db::Connection other(support::database_config());
    BOOST_TEST(other.value<int>("SELECT n FROM essai WHERE id = 1").value() == 7);
}

BOOST_AUTO_TEST_CASE(is_not_nested) {
    BOOST_CHECK_THROW(
        db.transact([&](db::Transaction&) { db.transact([](db::Transaction&) {}); }),
        std::logic_error
    );
    BOOST_TEST(!db.in_transaction());
}

BOOST_AUTO_TEST_CASE(a_deadlock_runs_the_body_again) {
    // both take one row, wait for each other, then want the other's
    std::promise<void> first_has;
    std::promise<void> second_has;
    auto first_ready = first_has.get_future().share();
    auto second_ready = second_has.get_future().share();
    const std::unique_ptr<db::Connection> connections[2] = {connected(), connected()};
    const auto cross =
        [&](std::promise<void>& mine, const std::shared_future<void>& other, int from, int to) {
            auto& connection = *connections[from - 1];
            int runs = 0;
            connection.transact([&](db::Transaction& tx) {
                ++runs;
                tx->execute("UPDATE essai SET n = n + 1 WHERE id = ?", from);
                if (runs == 1) mine.set_value();
                other.wait();
                tx->execute("UPDATE essai SET n = n + 1 WHERE id = ?", to);
            });
            return runs;
        };
    auto other =
        std::async(std::launch::async, [&] { return cross(second_has, first_ready, 2, 1); });
    const int mine = cross(first_has, second_ready, 1, 2);
    BOOST_TEST(mine + other.get() == 3);  // exactly one of them ran twice
    BOOST_TEST(sum() == 4);
}

BOOST_AUTO_TEST_CASE(a_lock_wait_ends_before_the_connection_gives_up) {
    db::Connection waiting(config(3));
    db.transact([&](db::Transaction& tx) {
        tx->execute("UPDATE essai SET n = 1 WHERE id = 1");
        int runs = 0;
        BOOST_CHECK_THROW(
            waiting.transact([&](db::Transaction& other) {
                ++runs;
                other->execute("UPDATE essai SET n = 2 WHERE id = 1");
            }),
            db::Retry
        );
        BOOST_TEST(runs == 3);
    });
    BOOST_TEST(sum() == 1);
    BOOST_TEST(waiting.execute("UPDATE essai SET n = 3 WHERE id = 1") == 1U);
}

BOOST_AUTO_TEST_CASE(an_error_swallowed_in_the_body_does_not_commit_half) {
    db::Connection waiting(config(2));
    db.transact([&](db::Transaction& tx) {
        tx->execute("UPDATE essai SET n = 1 WHERE id = 1");
        BOOST_CHECK_THROW(
            waiting.transact([&](db::Transaction& other) {
                other->execute("UPDATE essai SET n = 9 WHERE id = 2");
                try {
                    other->execute("UPDATE essai SET n = 9 WHERE id = 1");
                } catch (const db::Error&) {  // as careless code might
                }
                other->execute("UPDATE essai SET n = 8 WHERE id = 2");
            }),
            db::Retry
        );
    });
    BOOST_TEST(sum() == 1);
}

BOOST_AUTO_TEST_CASE(an_idle_connection_that_went_is_replaced) {
    db::Connection idle(support::database_config());
    kill_session(db, idle);
    BOOST_TEST(idle.execute("UPDATE essai SET n = n + 1 WHERE id = 1") == 1U);
    BOOST_TEST(sum() == 1);
    kill_session(db, idle);
    idle.transact([](db::Transaction& tx) {
        tx->execute("UPDATE essai SET n = n + 1 WHERE id = 1");
    });
    BOOST_TEST(sum() == 2);
    kill_session(db, idle);
    BOOST_TEST(idle.value<int>("SELECT n FROM essai WHERE id = 1").value() == 2);
    BOOST_TEST(idle.value<std::string>("SELECT @@session.time_zone").value() == "+00:00");
}

BOOST_AUTO_TEST_CASE(a_connection_lost_in_a_transaction_undoes_it_all) {
    db::Connection lost(support::database_config());
    BOOST_CHECK_THROW(
        lost.transact([&](db::Transaction& tx) {
            tx->execute("UPDATE essai SET n = 5 WHERE id = 1");
            kill_session(db, lost);
            try {
                tx->execute("UPDATE essai SET n = 5 WHERE id = 2");
            } catch (const db::Error&) {  // as careless code might
            }
            tx->execute("UPDATE essai SET n = 6 WHERE id = 2");
        }),
        db::Unavailable
    );
    BOOST_TEST(sum() == 0);
    BOOST_TEST(!lost.in_transaction());
    BOOST_TEST(lost.execute("UPDATE essai SET n = 1 WHERE id = 1") == 1U);
}

BOOST_AUTO_TEST_CASE(the_number_of_an_insert_is_never_that_of_another_session) {
    db.run_script("DROP TABLE IF EXISTS essai_id");
    db.run_script(
        "CREATE TABLE essai_id (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, n INT NOT NULL) "
        "ENGINE=InnoDB"
    );
    db::Connection lost(support::database_config());
    lost.execute("INSERT INTO essai_id (n) VALUES (1)");
    kill_session(db, lost);
    BOOST_CHECK_THROW(lost.last_insert_id(), db::Unavailable);
    db.run_script("DROP TABLE essai_id");
}

BOOST_AUTO_TEST_CASE(fifty_writers_lose_nothing) {
    std::vector<std::unique_ptr<db::Connection>> connections;
    for (int w = 0; w < 10; ++w) connections.push_back(connected());
    std::vector<std::future<void>> writers;
    for (int w = 0; w < 10; ++w)
        writers.push_back(std::async(
            std::launch::async,
            [&connection = *connections[static_cast<std::size_t>(w)], w] {
                for (int i = 0; i < 5; ++i)
                    connection.transact([&](db::Transaction& tx) {
                        const int id = 1 + (w + i) % 2;
                        const int n =
                            tx->value<int>("SELECT n FROM essai WHERE id = ? FOR UPDATE", id)
                                .value();
                        tx->execute("UPDATE essai SET n = ? WHERE id = ?", n + 1, id);
                    });
            }
        ));
    for (auto& writer : writers) writer.get();
    BOOST_TEST(sum() == 50);
}

BOOST_AUTO_TEST_SUITE_END()
