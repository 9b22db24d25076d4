// The connection against a real server: what a row may be, what an error becomes, what is counted.
#include "db/connection.hpp"

#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <limits>

namespace {

using namespace std::chrono_literals;

struct Scratch : support::Database {
    Scratch() {
        db.run_script("DROP TABLE IF EXISTS essai");
        db.run_script(
            "CREATE TABLE essai (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, "
            "cle VARCHAR(20) NULL UNIQUE, entier BIGINT NULL, naturel BIGINT UNSIGNED NULL, "
            "decimal_ DECIMAL(8,2) NULL, reel DOUBLE NULL, jour DATE NULL, quand DATETIME NULL, "
            "octets LONGBLOB NULL, texte LONGTEXT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"
        );
    }
    ~Scratch() { db.run_script("DROP TABLE IF EXISTS essai"); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    Scratch(Scratch&&) = delete;
    Scratch& operator=(Scratch&&) = delete;
};

template <class T>
T first_cell(db::Connection& db, db::Sql sql) {
    return db.value<T>(sql).value();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(connection, Scratch)

BOOST_AUTO_TEST_CASE(integers_keep_their_value_or_throw) {
    BOOST_TEST(first_cell<int>(db, "SELECT -5") == -5);
    BOOST_TEST(
        first_cell<std::uint64_t>(db, "SELECT 18446744073709551615") ==
        std::numeric_limits<std::uint64_t>::max()
    );
    BOOST_TEST(
        first_cell<std::int64_t>(db, "SELECT -9223372036854775808") ==
        std::numeric_limits<std::int64_t>::min()
    );
    BOOST_CHECK_THROW(first_cell<std::int64_t>(db, "SELECT 18446744073709551615"), db::Error);
    BOOST_CHECK_THROW(first_cell<int>(db, "SELECT 2147483648"), db::Error);
    BOOST_CHECK_THROW(first_cell<unsigned>(db, "SELECT -1"), db::Error);
    BOOST_CHECK_THROW(first_cell<std::uint8_t>(db, "SELECT 256"), db::Error);
    BOOST_CHECK_THROW(first_cell<int>(db, "SELECT 'abc12'"), db::Error);
    BOOST_CHECK_THROW(first_cell<int>(db, "SELECT '12abc'"), db::Error);
    BOOST_CHECK_THROW(first_cell<int>(db, "SELECT ''"), db::Error);
    BOOST_CHECK_THROW(first_cell<int>(db, "SELECT 12.5"), db::Error);
    BOOST_CHECK_THROW(first_cell<int>(db, "SELECT 1e0"), db::Error);
    BOOST_TEST(first_cell<int>(db, "SELECT SUM(n) FROM (SELECT 2 AS n UNION ALL SELECT 3) t") == 5);
    BOOST_TEST(first_cell<bool>(db, "SELECT 1 = 1"));
}

BOOST_AUTO_TEST_CASE(null_needs_an_optional) {
    BOOST_CHECK_THROW(first_cell<int>(db, "SELECT NULL"), db::Error);
    BOOST_CHECK_THROW(first_cell<std::string>(db, "SELECT NULL"), db::Error);
    BOOST_TEST(!first_cell<std::optional<int>>(db, "SELECT NULL").has_value());
    BOOST_TEST(!first_cell<std::optional<base::Date>>(db, "SELECT CAST(NULL AS DATE)").has_value());
    BOOST_TEST(first_cell<std::optional<int>>(db, "SELECT 7").value() == 7);
    BOOST_TEST(!db.value<int>("SELECT 1 FROM essai").has_value());
}

BOOST_AUTO_TEST_CASE(a_column_that_is_not_there_throws) {
    const auto second = [](const db::Row& row) { return row.get<int>(1); };
    BOOST_CHECK_THROW(db.first<int>("SELECT 1", second), db::Error);
    const auto optional = [](const db::Row& row) { return row.get<std::optional<int>>(1); };
    BOOST_CHECK_THROW(db.first<std::optional<int>>("SELECT 1", optional), db::Error);
}

BOOST_AUTO_TEST_CASE(reals_and_decimals) {
    BOOST_TEST(first_cell<double>(db, "SELECT CAST(12.50 AS DECIMAL(6,2))") == 12.5);
    BOOST_TEST(first_cell<double>(db, "SELECT 1.5e0") == 1.5);
    BOOST_TEST(first_cell<double>(db, "SELECT 3") == 3.0);
    BOOST_TEST(first_cell<std::string>(db, "SELECT CAST(12.50 AS DECIMAL(6,2))") == "12.50");
    BOOST_CHECK_THROW(first_cell<double>(db, "SELECT 'x'"), db::Error);
}

BOOST_AUTO_TEST_CASE(dates_and_instants_are_exact) {
    using namespace std::chrono;
    const base::Date day = year(2013) / September / 12;
    const base::Instant instant = sys_days(year(2026) / March / 29) + 1h + 59min + 7s;
    db.execute("INSERT INTO essai (jour, quand) VALUES (?, ?)", day, instant);
    BOOST_TEST((first_cell<base::Date>(db, "SELECT jour FROM essai") == day));
    BOOST_TEST((first_cell<base::Instant>(db, "SELECT quand FROM essai") == instant));
    BOOST_TEST(
        db.value<int>("SELECT COUNT(*) FROM essai WHERE quand = ? AND jour = ?", instant, day)
            .value() == 1
    );
    BOOST_CHECK_THROW(first_cell<base::Date>(db, "SELECT quand FROM essai"), db::Error);
    BOOST_CHECK_THROW(first_cell<base::Instant>(db, "SELECT jour FROM essai"), db::Error);
    BOOST_CHECK_THROW(first_cell<base::Date>(db, "SELECT 'hier'"), db::Error);
    // an hour that does not exist in Paris is an hour like another in UTC
    const base::Instant gap = sys_days(year(2026) / March / 29) + 2h + 30min;
    db.execute("UPDATE essai SET quand = ?", gap);
    BOOST_TEST((first_cell<base::Instant>(db, "SELECT quand FROM essai") == gap));
    BOOST_TEST(first_cell<std::string>(db, "SELECT @@session.time_zone") == "+00:00");
}

BOOST_AUTO_TEST_CASE(bytes_and_long_texts_come_back_as_they_were) {
    std::string bytes;
    for (int i = 0; i < 512; ++i) bytes += static_cast<char>(i % 256);
    const std::string long_text(300 * 1024, 'x');
    const std::string emoji = "é \xf0\x9f\x8e\x93 ’";
    for (const auto& text : {long_text, std::string("court"), std::string(), long_text, emoji}) {
        db.execute("DELETE FROM essai");
        db.execute("INSERT INTO essai (octets, texte) VALUES (?, ?)", bytes, text);
        BOOST_TEST((first_cell<std::string>(db, "SELECT octets FROM essai") == bytes));
        BOOST_TEST((first_cell<std::string>(db, "SELECT texte FROM essai") == text));
    }
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM essai WHERE octets = ?", bytes).value() == 1);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_refused_and_not_cut) {
    BOOST_CHECK_THROW(
        db.execute("INSERT INTO essai (cle) VALUES (?)", std::string(21, 'x')), db::Error
    );
    BOOST_CHECK_THROW(db.execute("INSERT INTO essai (naturel) VALUES (?)", -1), db::Error);
    BOOST_CHECK_THROW(db.execute("INSERT INTO essai (jour) VALUES (?)", "2026-02-30"), db::Error);
    BOOST_CHECK_THROW(db.execute("INSERT INTO essai (texte) VALUES (?)", "\xff\xfe"), db::Error);
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM essai").value() == 0);
}

BOOST_AUTO_TEST_CASE(parameters_of_every_kind) {
    db.execute(
        "INSERT INTO essai (cle, entier, naturel, decimal_, reel, jour) VALUES (?, ?, ?, ?, ?, ?)",
        "a",
        std::numeric_limits<std::int64_t>::min(),
        std::numeric_limits<std::uint64_t>::max(),
        12.5,
        0.25,
        std::optional<base::Date>()
    );
    const bool same =
        db.first<bool>(
              "SELECT cle, entier, naturel, decimal_, reel, jour FROM essai",
              [](const db::Row& row) {
                  return row.get<std::string>(0) == "a" &&
                         row.get<std::int64_t>(1) == std::numeric_limits<std::int64_t>::min() &&
                         row.get<std::uint64_t>(2) == std::numeric_limits<std::uint64_t>::max() &&
                         row.get<double>(3) == 12.5 && row.get<double>(4) == 0.25 &&
                         !row.get<std::optional<base::Date>>(5);
              }
        ).value();
    BOOST_TEST(same);
    BOOST_CHECK_THROW(db.execute("INSERT INTO essai (cle) VALUES (?)"), db::Error);
    BOOST_CHECK_THROW(db.execute("INSERT INTO essai (cle) VALUES (?)", 1, 2), db::Error);
}

BOOST_AUTO_TEST_CASE(execute_counts_the_rows_that_match) {
    db.execute("INSERT INTO essai (cle, entier) VALUES ('a', 1), ('b', 1)");
    BOOST_TEST(db.execute("UPDATE essai SET entier = 2 WHERE cle = 'a'") == 1U);
    BOOST_TEST(db.execute("UPDATE essai SET entier = 2 WHERE cle = 'a'") == 1U);  // nothing changes
    BOOST_TEST(db.execute("UPDATE essai SET entier = 2 WHERE cle = 'z'") == 0U);
    BOOST_TEST(db.execute("DELETE FROM essai") == 2U);
}

BOOST_AUTO_TEST_CASE(a_used_key_is_a_duplicate) {
    db.execute("INSERT INTO essai (cle) VALUES ('a')");
    BOOST_CHECK_THROW(db.execute("INSERT INTO essai (cle) VALUES (?)", "a"), db::Duplicate);
    try {
        db.execute("INSERT INTO essai (cle) VALUES (?)", "a");
    } catch (const db::Error& error) {
        BOOST_TEST(error.code() == 1062);
    }
}

BOOST_AUTO_TEST_CASE(insert_returns_the_number_made) {
    struct Essai;
    const auto a = db.insert<Essai>("INSERT INTO essai (cle) VALUES (?)", "a");
    const auto b = db.insert<Essai>("INSERT INTO essai (cle) VALUES (?)", "b");
    BOOST_TEST(b.value() > a.value());
    BOOST_TEST(db.value<std::string>("SELECT cle FROM essai WHERE id = ?", b).value() == "b");
}

BOOST_AUTO_TEST_CASE(a_statement_may_run_again_while_its_rows_are_read) {
    db.execute("INSERT INTO essai (entier) VALUES (1), (2), (3)");
    int seen = 0;
    const std::function<void(int)> walk = [&](int above) {
        db.each(
            "SELECT entier FROM essai WHERE entier > ? ORDER BY entier",
            [&](const db::Row& row) {
                ++seen;
                walk(row.get<int>(0));
            },
            above
        );
    };
    walk(0);
    BOOST_TEST(seen == 7);  // the non-empty increasing sequences of 1, 2, 3
}

BOOST_AUTO_TEST_CASE(a_reader_that_throws_leaves_the_connection_usable) {
    db.execute("INSERT INTO essai (entier) VALUES (1), (2)");
    for (int i = 0; i < 2; ++i) {
        const auto thrower = [](const db::Row&) { throw std::runtime_error("stop"); };
        BOOST_CHECK_THROW(db.each("SELECT entier FROM essai", thrower), std::runtime_error);
        BOOST_TEST(db.all<int>("SELECT entier FROM essai", [](const db::Row& row) {
                         return row.get<int>(0);
                     }).size() == 2U);
    }
}

BOOST_AUTO_TEST_CASE(statements_are_counted) {
    const auto before = db.statements_run();
    db.execute("INSERT INTO essai (entier) VALUES (1)");
    db.value<int>("SELECT entier FROM essai");
    BOOST_TEST(db.statements_run() - before == 2U);
}

BOOST_AUTO_TEST_CASE(the_session_is_strict_whatever_the_server_says) {
    const auto mode = first_cell<std::string>(db, "SELECT @@session.sql_mode");
    BOOST_TEST(mode.find("STRICT_TRANS_TABLES") != std::string::npos);
    BOOST_TEST(mode.find("ANSI_QUOTES") == std::string::npos);
    BOOST_TEST(first_cell<std::string>(db, "SELECT @@character_set_client") == "utf8mb4");
    BOOST_TEST(
        first_cell<int>(db, "SELECT @@innodb_lock_wait_timeout") <
        support::database_config().db_timeout
    );
}

BOOST_AUTO_TEST_SUITE_END()
