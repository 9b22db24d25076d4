// The server stops, freezes, comes back: what a program sees, and that it needs no restart.
#include "db/connection.hpp"

#include <sys/wait.h>

#include <unistd.h>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "server.hpp"

namespace db_test {
namespace {

pid_t spawn(const std::vector<std::string>& command, const std::string& log) {
    std::vector<char*> argv;
    for (const auto& word : command) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    std::fflush(nullptr);  // or the child writes it again
    const pid_t child = ::fork();
    if (child != 0) return child;
    if (std::freopen(log.c_str(), "a", stdout) == nullptr || ::dup2(1, 2) < 0) ::_exit(126);
    ::execvp(argv[0], argv.data());
    ::_exit(127);
}

}  // namespace

Server::Server() {
    std::string pattern = "/tmp/ts-fault.XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
    folder_ = pattern;
    const char* user = std::getenv("TS_TEST_USER");
    if (user == nullptr) throw std::runtime_error("run this under tests/support/with_mariadb");
    user_ = user;
    const pid_t install = spawn(
        {"mariadb-install-db",
         "--no-defaults",
         "--user=" + user_,
         "--datadir=" + folder_ + "/data",
         "--auth-root-authentication-method=socket",
         "--skip-test-db",
         "--innodb-log-file-size=16M"},
        folder_ + "/log"
    );
    int status = 0;
    if (::waitpid(install, &status, 0) != install || status != 0)
        throw std::runtime_error("mariadb-install-db failed");
    start();
}

Server::~Server() {
    thaw();
    stop();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void Server::start() {
    process_ = spawn(
        {"mariadbd",
         "--no-defaults",
         "--user=" + user_,
         "--datadir=" + folder_ + "/data",
         "--socket=" + folder_ + "/s",
         "--pid-file=" + folder_ + "/pid",
         "--skip-networking",
         "--innodb-log-file-size=16M",
         "--innodb-buffer-pool-size=16M",
         "--innodb-flush-log-at-trx-commit=0",
         "--skip-log-bin"},
        folder_ + "/log"
    );
    for (int i = 0; i < 400; ++i) {
        db::Connection connection(config());
        if (connection.ping()) return;
        ::usleep(50'000);
    }
    throw std::runtime_error("the server of the fault tests does not answer");
}

void Server::stop() {
    if (process_ < 0) return;
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
}

void Server::freeze() const {
    ::kill(process_, SIGSTOP);
    ::waitpid(process_, nullptr, WUNTRACED);  // told is not yet stopped
}

void Server::thaw() const {
    if (process_ > 0) ::kill(process_, SIGCONT);
}

base::Config Server::config() const {
    base::Config config;
    config.db_socket = folder_ + "/s";
    config.db_user = user_;
    config.db_name = "";
    config.db_timeout = 1;
    return config;
}

}  // namespace db_test

namespace {

using Clock = std::chrono::steady_clock;

// Throws Unavailable, and within the three timeouts a request may meet (connect, write, read).
void check_unavailable(db::Connection& connection) {
    const auto start = Clock::now();
    BOOST_CHECK_THROW(connection.value<int>("SELECT 1"), db::Unavailable);
    const auto took = Clock::now() - start;
    BOOST_TEST_MESSAGE(
        std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms"
    );
    BOOST_TEST((took < std::chrono::seconds(20)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(faults)

BOOST_AUTO_TEST_CASE(a_server_that_stops_and_comes_back) {
    db_test::Server server;
    db::Connection connection(server.config());
    connection.run_script("CREATE DATABASE a");
    connection.run_script("CREATE TABLE a.t (n INT NOT NULL) ENGINE=InnoDB");
    BOOST_TEST(connection.execute("INSERT INTO a.t (n) VALUES (?)", 1) == 1U);

    server.stop();
    check_unavailable(connection);
    BOOST_TEST(!connection.ping());
    BOOST_CHECK_THROW(connection.transact([](db::Transaction&) {}), db::Unavailable);
    BOOST_TEST(!connection.in_transaction());

    server.start();
    BOOST_TEST(connection.ping());
    BOOST_TEST(connection.execute("INSERT INTO a.t (n) VALUES (?)", 2) == 1U);

    // a restart nobody noticed: the next statement, and the next transaction, just work
    server.stop();
    server.start();
    BOOST_TEST(connection.value<int>("SELECT SUM(n) FROM a.t").value() == 3);
    server.stop();
    server.start();
    connection.transact([](db::Transaction& tx) {
        tx->execute("INSERT INTO a.t (n) VALUES (?)", 4);
    });
    BOOST_TEST(connection.value<int>("SELECT SUM(n) FROM a.t").value() == 7);

    // a restart inside a transaction undoes it, and the body is not run again by itself
    int runs = 0;
    BOOST_CHECK_THROW(
        connection.transact([&](db::Transaction& tx) {
            ++runs;
            tx->execute("INSERT INTO a.t (n) VALUES (?)", 100);
            server.stop();
            server.start();
            tx->execute("INSERT INTO a.t (n) VALUES (?)", 200);
        }),
        db::Unavailable
    );
    BOOST_TEST(runs == 1);
    BOOST_TEST(connection.value<int>("SELECT SUM(n) FROM a.t").value() == 7);
}

BOOST_AUTO_TEST_CASE(a_server_that_answers_nothing) {
    db_test::Server server;
    db::Connection open(server.config());
    BOOST_TEST(open.ping());
    server.freeze();
    check_unavailable(open);  // waits for an answer
    db::Connection fresh(server.config());
    check_unavailable(fresh);  // waits for the greeting
    server.thaw();
    BOOST_TEST(open.value<int>("SELECT 1").value() == 1);
    BOOST_TEST(fresh.value<int>("SELECT 1").value() == 1);
}

BOOST_AUTO_TEST_CASE(no_server_at_all) {
    base::Config config;
    config.db_socket = "/nonexistent/socket";
    config.db_user = "nobody";
    db::Connection connection(config);  // does not throw: a program starts while the server is away
    check_unavailable(connection);
    BOOST_TEST(!connection.ping());
    BOOST_CHECK_THROW(connection.transact([](db::Transaction&) {}), db::Unavailable);
}

BOOST_AUTO_TEST_CASE(a_host_without_a_certificate_authority_is_refused) {
    base::Config config;
    config.db_host = "127.0.0.1";
    config.db_user = "nobody";
    db::Connection connection(config);
    BOOST_CHECK_THROW(connection.value<int>("SELECT 1"), db::Error);
}

BOOST_AUTO_TEST_SUITE_END()
