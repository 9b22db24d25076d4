// Bulk: every row arrives once, whatever the sizes of chunks, rows and texts.
#include "db/bulk.hpp"

#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

namespace {

struct Table : support::Database {
    Table() {
        db.run_script("DROP TABLE IF EXISTS essai");
        db.run_script(
            "CREATE TABLE essai (n INT NOT NULL PRIMARY KEY, texte MEDIUMTEXT NULL, jour DATE "
            "NULL) "
            "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"
        );
    }
    ~Table() { db.run_script("DROP TABLE IF EXISTS essai"); }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    Table(Table&&) = delete;
    Table& operator=(Table&&) = delete;

    int count(db::Sql sql) { return db.value<int>(sql).value(); }
};

const base::Date first_day = std::chrono::year(2026) / std::chrono::September / 1;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bulk, Table)

BOOST_AUTO_TEST_CASE(any_number_of_rows_with_nulls) {
    for (const int rows : {0, 1, 499, 500, 501, 1000, 1200}) {
        db.execute("DELETE FROM essai");
        db::Bulk bulk(db, "INSERT INTO essai (n, texte, jour) VALUES", 3);
        for (int i = 0; i < rows; ++i) {
            // a text that is gone right after add(), and a NULL in every third row
            const auto texte = i % 3 == 0 ? std::optional<std::string>() : "é" + std::to_string(i);
            bulk.add(i, texte, base::plus_days(first_day, i));
        }
        BOOST_TEST(bulk.flush() == static_cast<std::uint64_t>(rows));
        BOOST_TEST(bulk.flush() == 0U);
        BOOST_TEST(count("SELECT COUNT(*) FROM essai") == rows);
        BOOST_TEST(count("SELECT COUNT(*) FROM essai WHERE texte IS NULL") == (rows + 2) / 3);
        BOOST_TEST(
            count("SELECT COUNT(*) FROM essai WHERE texte = CONCAT('é', n)") ==
            rows - (rows + 2) / 3
        );
        BOOST_TEST(
            count("SELECT COUNT(*) FROM essai WHERE DATEDIFF(jour, '2026-09-01') = n") == rows
        );
    }
}

BOOST_AUTO_TEST_CASE(few_statements) {
    const auto before = db.statements_run();
    db::Bulk bulk(db, "INSERT INTO essai (n) VALUES", 1);
    for (int i = 0; i < 1200; ++i) bulk.add(i);
    bulk.flush();
    BOOST_TEST(db.statements_run() - before == 3U);
}

BOOST_AUTO_TEST_CASE(a_tail_updates_what_is_there) {
    for (int round = 0; round < 2; ++round) {
        db::Bulk bulk(
            db,
            "INSERT INTO essai (n, texte) VALUES",
            2,
            "ON DUPLICATE KEY UPDATE texte = VALUES(texte)"
        );
        for (int i = 0; i < 700; ++i) bulk.add(i, std::to_string(i + round));
        bulk.flush();
    }
    BOOST_TEST(count("SELECT COUNT(*) FROM essai WHERE texte = n + 1") == 700);
}

BOOST_AUTO_TEST_CASE(long_rows_go_in_smaller_packets) {
    const std::string text(200'000, 'x');
    db::Bulk bulk(db, "INSERT INTO essai (n, texte) VALUES", 2);
    for (int i = 0; i < 120; ++i) bulk.add(i, text);  // 24 MB: above the default max_allowed_packet
    BOOST_TEST(bulk.flush() == 120U);
    BOOST_TEST(count("SELECT COUNT(*) FROM essai WHERE LENGTH(texte) = 200000") == 120);
}

BOOST_AUTO_TEST_CASE(more_columns_than_parameters_allow) {
    db::Bulk bulk(db, "INSERT INTO essai (n, texte) VALUES", 2, "", 1'000'000);
    for (int i = 0; i < 40'000; ++i) bulk.add(i, "x");
    BOOST_TEST(bulk.flush() == 40'000U);
}

BOOST_AUTO_TEST_CASE(a_row_of_another_width_is_a_bug) {
    db::Bulk bulk(db, "INSERT INTO essai (n, texte) VALUES", 2);
    BOOST_CHECK_THROW(bulk.add(1), std::logic_error);
}

BOOST_AUTO_TEST_CASE(refused_rows_are_not_sent_again) {
    db::Bulk bulk(db, "INSERT INTO essai (n) VALUES", 1);
    bulk.add(1);
    bulk.add(1);
    BOOST_CHECK_THROW(bulk.flush(), db::Duplicate);
    BOOST_TEST(bulk.flush() == 0U);
    BOOST_TEST(count("SELECT COUNT(*) FROM essai") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
