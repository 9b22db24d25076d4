// Scripts cut into statements, and migrations applied once, in order, or refused with a reason.
#include "db/migrate.hpp"

#include "db/script.hpp"
#include "support/database.hpp"
#include "support/files.hpp"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <future>

namespace {

using Statements = std::vector<std::string>;

// A schema and a folder of migrations of the test's own.
struct Folder : support::Folder {
    Folder() {
        auto config = support::database_config();
        config.db_name = "";
        server = std::make_unique<db::Connection>(config);
        server->run_script("DROP DATABASE IF EXISTS " + name);
        server->run_script("CREATE DATABASE " + name);
    }
    ~Folder() { server->run_script("DROP DATABASE IF EXISTS " + name); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;

    std::unique_ptr<db::Connection> connect() const {
        auto config = support::database_config();
        config.db_name = name;
        auto connection = std::make_unique<db::Connection>(config);
        connection->ping();
        return connection;
    }
    Statements migrate(db::Connection& connection) const {
        return db::migrate(
            connection, path.string(), base::Instant(std::chrono::seconds(1'800'000'000))
        );
    }
    Statements pending(db::Connection& connection) const {
        return db::pending_migrations(connection, known);
    }

    std::string name = "migre_" + std::to_string(::getpid());
    std::unique_ptr<db::Connection> server;
    std::vector<std::string_view> known{"0001_un.sql", "0002_deux.sql"};  // of a program
};

bool says(const db::Error& error, const std::string& words) {
    return std::string(error.what()).find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(script)

BOOST_AUTO_TEST_CASE(statements) {
    const struct {
        const char* script;
        Statements statements;
    } cases[] = {
        {"",                                                {}                                        },
        {" ;; \n ; ",                                       {}                                        },
        {"A",                                               {"A"}                                     },
        {"A; B;\nC",                                        {"A", "B", "C"}                           },
        {"A ';' B; C",                                      {"A ';' B", "C"}                          },
        {"A \"x;y\" ; `p;q`",                               {"A \"x;y\"", "`p;q`"}                    },
        {"'it''s; one'; 'b\\'; c'",                         {"'it''s; one'", "'b\\'; c'"}             },
        {"A -- x; y\nB; C",                                 {"A \nB", "C"}                            },
        {"A --\nB",                                         {"A \nB"}                                 },
        {"SELECT 5--3; B",                                  {"SELECT 5--3", "B"}                      },
        {"A # x; 'y\nB",                                    {"A \nB"}                                 },
        {"A /* ; ' \" */ B; C",                             {"A   B", "C"}                            },
        {"-- only a comment",                               {}                                        },
        {"'-- not a comment; # nor /* this'; B",            {"'-- not a comment; # nor /* this'", "B"}},
        {"CREATE TABLE t (a INT, -- l'âge; oui\n b INT);", {"CREATE TABLE t (a INT, \n b INT)"}      },
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.script) {
            BOOST_TEST(
                db::statements_of(c.script) == c.statements, boost::test_tools::per_element()
            );
        }
    }
}

BOOST_AUTO_TEST_CASE(left_open) {
    for (const char* script : {"A 'b", "A \"b;", "`", "A /* b; c", "'\\"})
        BOOST_CHECK_THROW(db::statements_of(script), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(migrations, Folder)

BOOST_AUTO_TEST_CASE(applied_once_and_in_order) {
    file("0002_deux.sql", "ALTER TABLE t ADD b INT; INSERT INTO t VALUES (1, 2);");
    file("0001_un.sql", "CREATE TABLE t (a INT); -- fin");
    file("grants.sql", "NOT SQL");
    file("0003_x.txt", "NOT SQL");
    const auto db = connect();
    BOOST_TEST(
        pending(*db) == Statements({"0001_un.sql", "0002_deux.sql"}),
        boost::test_tools::per_element()
    );
    BOOST_TEST(
        migrate(*db) == Statements({"0001_un.sql", "0002_deux.sql"}),
        boost::test_tools::per_element()
    );
    BOOST_TEST(migrate(*db).empty());
    BOOST_TEST(pending(*db).empty());
    file("0003_trois.sql", "INSERT INTO t VALUES (3, 4);");
    BOOST_TEST(migrate(*db) == Statements({"0003_trois.sql"}), boost::test_tools::per_element());
    BOOST_TEST(db->value<int>("SELECT SUM(b) FROM t").value() == 6);
}

BOOST_AUTO_TEST_CASE(an_error_names_file_and_statement) {
    file("0001_un.sql", "CREATE TABLE t (a INT);\nCREATE TABLE u (;\n");
    const auto db = connect();
    BOOST_CHECK_EXCEPTION(migrate(*db), db::Error, [](const db::Error& e) {
        return says(e, "0001_un.sql, statement 2") && e.code() == 1064;
    });
    BOOST_TEST(pending(*db).size() == 2U);
    file("0001_un.sql", "CREATE TABLE u (a INT); SELECT 'open");
    BOOST_CHECK_EXCEPTION(migrate(*db), db::Error, [](const db::Error& e) {
        return says(e, "0001_un.sql") && says(e, "never closed");
    });
    BOOST_TEST(db->value<int>("SELECT COUNT(*) FROM t").value() == 0);
}

BOOST_AUTO_TEST_CASE(a_file_that_changed_is_refused) {
    file("0001_un.sql", "CREATE TABLE t (a INT);");
    const auto db = connect();
    migrate(*db);
    file("0001_un.sql", "CREATE TABLE t (a BIGINT);");
    file("0002_deux.sql", "CREATE TABLE u (a INT);");
    BOOST_CHECK_EXCEPTION(migrate(*db), db::Error, [](const db::Error& e) {
        return says(e, "0001_un.sql has changed");
    });
    BOOST_TEST(
        db->value<int>("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = "
                       "DATABASE() AND table_name = 'u'")
            .value() == 0
    );
}

BOOST_AUTO_TEST_CASE(two_files_of_one_number_are_refused) {
    file("0001_un.sql", "CREATE TABLE t (a INT);");
    file("0001_autre.sql", "CREATE TABLE u (a INT);");
    const auto db = connect();
    BOOST_CHECK_THROW(migrate(*db), db::Error);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there) {
    const auto db = connect();
    BOOST_CHECK_THROW(db::migrate(*db, "/nonexistent", base::Instant()), db::Error);
}

BOOST_AUTO_TEST_CASE(several_programs_at_once_apply_it_once) {
    file("0001_un.sql", "CREATE TABLE t (a INT); INSERT INTO t VALUES (1); SELECT SLEEP(0.2);");
    std::vector<std::unique_ptr<db::Connection>> connections;
    std::vector<std::future<Statements>> programs;
    for (int i = 0; i < 5; ++i) connections.push_back(connect());
    for (auto& connection : connections)
        programs.push_back(std::async(std::launch::async, [&] { return migrate(*connection); }));
    std::size_t applied = 0;
    for (auto& program : programs) applied += program.get().size();
    BOOST_TEST(applied == 1U);
    BOOST_TEST(connections[0]->value<int>("SELECT COUNT(*) FROM t").value() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
