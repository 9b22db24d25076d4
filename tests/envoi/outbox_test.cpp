#include "envoi/outbox.hpp"

#include "db/bulk.hpp"
#include "envoi/office.hpp"
#include "envoi/oubli.hpp"
#include "support/captured.hpp"

#include <boost/test/unit_test.hpp>

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <set>

namespace {

using office::Office;
using std::chrono::minutes;

std::string header(const std::string& message, const std::string& name) {
    const auto at = message.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 4;
    return message.substr(from, message.find("\r\n", from) - from);
}

// A port that takes connections and never says a word.
class Mute {
public:
    Mute() : handle_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        bind(handle_, reinterpret_cast<sockaddr*>(&address), size);
        getsockname(handle_, reinterpret_cast<sockaddr*>(&address), &size);
        listen(handle_, 16);
        port_ = ntohs(address.sin_port);
    }
    Mute(const Mute&) = delete;
    Mute& operator=(const Mute&) = delete;
    ~Mute() { close(handle_); }
    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

private:
    int handle_;
    int port_ = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outbox, Office)

BOOST_AUTO_TEST_CASE(a_mail_goes_out_as_it_was_queued_and_its_content_is_wiped) {
    const tools::SmtpServer server;
    config.smtp_url = server.url();
    const auto id = queue_to("noelle@exemple.fr");
    const auto counts = run();
    BOOST_TEST(counts.sent == 1);
    BOOST_TEST(counts.claimed() == 1);
    const auto messages = server.messages();
    BOOST_REQUIRE(messages.size() == 1U);
    BOOST_TEST(messages[0].find("X-To: noelle@exemple.fr\r\n") != std::string::npos);
    BOOST_TEST(messages[0].find(secret) != std::string::npos);
    BOOST_TEST(state_of(id) == "envoye");
    BOOST_TEST(db.value<bool>("SELECT scelle IS NULL FROM courriel_a_envoyer").value());
    BOOST_TEST(run().claimed() == 0);
    BOOST_TEST(envoi::backlog(db).waiting == 0U);
}

BOOST_AUTO_TEST_CASE(a_mail_whose_transaction_fails_was_never_queued) {
    const envoi::Message message{
        base::Courriel::parse("a@exemple.fr").value(), "", "", "s", "t", ""};
    const auto broken = [&] {
        db.transact([&](db::Transaction& tx) {
            envoi::queue(tx, {config, keys, random, clock.now()}, message);
            throw std::domain_error("changed my mind");
        });
    };
    BOOST_CHECK_THROW(broken(), std::domain_error);
    BOOST_TEST(envoi::backlog(db).waiting == 0U);
}

// The table alone tells no code and no subject, before or after sending.
BOOST_AUTO_TEST_CASE(a_dump_of_the_table_tells_nothing) {
    queue_to("noelle@exemple.fr");
    const auto dump = db.value<std::string>(
        "SELECT GROUP_CONCAT(CONCAT_WS('|', id, destinataire, message_id, scelle, etat, raison)) "
        "FROM courriel_a_envoyer"
    );
    BOOST_REQUIRE(dump);
    for (const auto& words :
         {secret, std::string("Votre code"), std::string("7K3M9QXT"), std::string("Mme Roy")}) {
        BOOST_TEST(dump->find(words) == std::string::npos, words);
    }
}

BOOST_AUTO_TEST_CASE(a_sealed_content_moved_to_another_row_does_not_go_out) {
    const tools::SmtpServer server;
    config.smtp_url = server.url();
    const auto victim = queue_to("parent@exemple.fr");
    const auto thief = queue_to("pirate@exemple.fr");
    db.execute(
        "UPDATE courriel_a_envoyer t JOIN courriel_a_envoyer v ON v.id = ? SET t.scelle = v.scelle "
        "WHERE t.id = ?",
        victim,
        thief
    );
    const auto counts = run();
    BOOST_TEST(counts.sent == 1);
    BOOST_TEST(counts.postponed == 1);
    BOOST_TEST(state_of(thief) == "attente");
    BOOST_TEST(server.messages().size() == 1U);
}

// A key from elsewhere is this server's fault: nobody's address is said to refuse mail, and nothing
// is lost once the right key is back, however late.
BOOST_AUTO_TEST_CASE(what_cannot_be_read_with_this_key_waits_for_the_right_one) {
    const tools::SmtpServer server;
    config.smtp_url = server.url();
    const auto [car, code] = make_family("6A", "ROY", "roy@exemple.fr");
    db.execute("UPDATE car SET expire_le = '2099-01-01 00:00:00'");
    const auto id = queue_to("roy@exemple.fr", {school, car});
    const base::Keys other{base::Secret(std::string(32, 'x'))};
    const auto said = captured::error([&] {
        for (int i = 0; i < 150; ++i) {  // over six days, at one try an hour
            const auto counts = envoi::run_once(db, config, other, clock);
            BOOST_TEST((counts.postponed == 1 && counts.claimed() == 1));
            clock.advance(minutes(60));
        }
    });
    BOOST_TEST(said.find("<3>mail ") != std::string::npos, said);
    BOOST_TEST(state_of(id) == "attente");
    BOOST_TEST(!db.value<int>("SELECT 1 FROM car WHERE non_parvenu_le IS NOT NULL"));
    BOOST_TEST(run().sent == 1);
    BOOST_TEST(server.messages().front().find(secret) != std::string::npos);
}

// Each hour, beside everybody: no mail that stays is held.
BOOST_AUTO_TEST_CASE(old_traces_are_forgotten_without_holding_the_others) {
    constexpr int many = 3000;
    const auto add = [&](int first, int count, base::Instant when) {
        db::Bulk rows(
            db,
            "INSERT INTO courriel_a_envoyer (destinataire, message_id, etat, cree_le, prochain_le, "
            "fini_le) VALUES",
            6
        );
        for (int i = first; i < first + count; ++i)
            rows.add("a@exemple.fr", "m" + std::to_string(i), "envoye", when, when, when);
        rows.flush();
    };
    add(0, many, clock.now());
    queue_to("attend@exemple.fr");
    db.transact([&](db::Transaction& tx) {
        BOOST_TEST(envoi::forget_mails(tx.connection(), clock.now()) == 0U);
        const auto held = tx->value<std::uint64_t>(
            "SELECT trx_rows_locked FROM information_schema.INNODB_TRX "
            "WHERE trx_mysql_thread_id = CONNECTION_ID()"
        );
        BOOST_TEST(held.value_or(0) < 30U);  // a walk over all would hold 3000
    });
    add(many, 1500, clock.now() - std::chrono::days(184));
    BOOST_TEST(envoi::forget_mails(db, clock.now()) == 1500U);
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM courriel_a_envoyer").value() == many + 1);
}

BOOST_AUTO_TEST_CASE(a_refused_mail_says_why_and_is_not_tried_again) {
    const tools::SmtpServer server;
    config.smtp_url = server.url();
    const auto id = queue_to("refuse@exemple.fr");
    BOOST_TEST(run().refused == 1);
    BOOST_TEST(state_of(id) == "refuse");
    const auto reason = db.value<std::string>("SELECT raison FROM courriel_a_envoyer");
    BOOST_TEST(reason.value() == "550 5.1.1 boite inconnue <script>");
    BOOST_TEST(db.value<bool>("SELECT scelle IS NULL FROM courriel_a_envoyer").value());
    clock.advance(std::chrono::hours(24));
    BOOST_TEST(run().claimed() == 0);
}

// 1, 2, 4, 8, 16, 32, then every 60 minutes; given up after five days.
BOOST_AUTO_TEST_CASE(a_server_that_asks_for_patience_gets_it) {
    const tools::SmtpServer server;
    config.smtp_url = server.url();
    const auto id = queue_to("plus-tard@exemple.fr");
    for (const int pause : {1, 2, 4, 8, 16, 32, 60, 60}) {
        BOOST_TEST(run().postponed == 1);
        clock.advance(minutes(pause) - std::chrono::seconds(1));
        BOOST_TEST(run().claimed() == 0);
        clock.advance(std::chrono::seconds(1));
    }
    BOOST_TEST(state_of(id) == "attente");
    clock.advance(std::chrono::hours(5 * 24));
    BOOST_TEST(run().refused == 1);
    BOOST_TEST(state_of(id) == "refuse");
}

BOOST_AUTO_TEST_CASE(nothing_is_lost_while_there_is_no_server) {
    auto server = std::make_unique<tools::SmtpServer>();
    const int port = server->port();
    const auto mailbox = server->folder();
    config.smtp_url = server->url();
    server.reset();
    for (int i = 0; i < 50; ++i) queue_to("parent" + std::to_string(i) + "@exemple.fr");
    for (int i = 0; i < 30; ++i) {
        BOOST_TEST(run().sent == 0);
        clock.advance(minutes(2));
    }
    BOOST_TEST(envoi::backlog(db).waiting == 50U);
    BOOST_TEST((envoi::backlog(db).oldest == office::start));
    const tools::SmtpServer again(mailbox, port);
    int sent = 0;
    for (int i = 0; i < 10; ++i) {
        sent += run().sent;
        clock.advance(minutes(30));
    }
    BOOST_TEST(sent == 50);
    std::set<std::string> recipients;
    for (const auto& message : again.messages()) recipients.insert(header(message, "X-To"));
    BOOST_TEST(again.messages().size() == 50U);
    BOOST_TEST(recipients.size() == 50U);
}

BOOST_AUTO_TEST_CASE(four_workers_send_each_mail_once) {
    const tools::SmtpServer server;
    config.smtp_url = server.url();
    for (int i = 0; i < 200; ++i) queue_to("parent" + std::to_string(i) + "@exemple.fr");
    std::vector<pid_t> workers;
    for (int i = 0; i < 4; ++i) {
        workers.push_back(office::apart(config, [&](db::Connection& own) {
            while (envoi::run_once(own, config, keys, clock).claimed() > 0) {
            }
        }));
    }
    for (const auto worker : workers) BOOST_TEST(office::wait_for(worker) == 0);
    std::set<std::string> recipients;
    for (const auto& message : server.messages()) recipients.insert(header(message, "X-To"));
    BOOST_TEST(server.messages().size() == 200U);
    BOOST_TEST(recipients.size() == 200U);
    BOOST_TEST(
        db.value<int>("SELECT COUNT(*) FROM courriel_a_envoyer WHERE etat = 'envoye'").value() ==
        200
    );
}

BOOST_AUTO_TEST_CASE(a_worker_killed_while_sending_leaves_its_mail_to_the_next) {
    const Mute mute;
    const auto id = queue_to("parent@exemple.fr");
    const auto message_id = db.value<std::string>("SELECT message_id FROM courriel_a_envoyer");
    auto mute_config = config;
    mute_config.smtp_url = mute.url();
    const auto worker = office::apart(config, [&](db::Connection& own) {
        envoi::run_once(own, mute_config, keys, clock);
    });
    BOOST_REQUIRE(office::eventually([&] {
        return db.value<int>("SELECT essais FROM courriel_a_envoyer").value() == 1;
    }));
    kill(worker, SIGKILL);
    office::wait_for(worker);
    const tools::SmtpServer server;
    config.smtp_url = server.url();
    BOOST_TEST(run().claimed() == 0);  // its lease still holds
    clock.advance(minutes(6));
    BOOST_TEST(run().sent == 1);
    BOOST_TEST(state_of(id) == "envoye");
    BOOST_TEST(header(server.messages().at(0), "Message-Id") == "<" + message_id.value() + ">");
}

// The server has it, the worker dies before it can write so. A second copy is then
// unavoidable; it carries the same identifier.
BOOST_AUTO_TEST_CASE(
    a_worker_killed_between_the_servers_answer_and_its_commit_sends_the_same_message
) {
    const tools::SmtpServer server;
    config.smtp_url = server.url();
    const auto car = make_family("6A", "ROY", "roy@exemple.fr").first;
    const auto lot = make_lot(envoi::Voie::courriel, {car});
    queue_to("parent@exemple.fr", {school, car, lot});
    pid_t worker = 0;
    db.transact([&](db::Transaction& tx) {
        tx->execute(
            "UPDATE lot SET raison = 'held' WHERE id = ?", lot
        );  // holds the worker's commit
        worker = office::apart(config, [&](db::Connection& own) {
            envoi::run_once(own, config, keys, clock);
        });
        BOOST_TEST(office::eventually([&] { return server.messages().size() == 1; }));
        kill(worker, SIGKILL);
        office::wait_for(worker);
    });
    clock.advance(minutes(6));
    BOOST_REQUIRE(office::eventually([&] { return run().sent == 1; }));
    const auto messages = server.messages();
    BOOST_REQUIRE(messages.size() == 2U);
    BOOST_TEST(!header(messages[0], "Message-Id").empty());
    BOOST_TEST(header(messages[0], "Message-Id") == header(messages[1], "Message-Id"));
}

BOOST_AUTO_TEST_CASE(a_worker_asked_to_leave_gives_back_what_it_holds) {
    const tools::SmtpServer server;
    config.smtp_url = server.url();
    for (int i = 0; i < 5; ++i) queue_to("parent" + std::to_string(i) + "@exemple.fr");
    int asked = 0;
    const auto counts = envoi::run_once(db, config, keys, clock, [&] { return ++asked > 2; });
    BOOST_TEST(counts.sent == 2);
    BOOST_TEST(counts.postponed == 3);
    BOOST_TEST(run().sent == 3);
}

BOOST_AUTO_TEST_SUITE_END()
