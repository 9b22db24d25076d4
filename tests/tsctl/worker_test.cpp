#include "tsctl/commands.hpp"

#include "envoi/office.hpp"
#include "hall/cle.hpp"
#include "support/captured.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>

namespace {

struct WorkerOffice : office::Office {
    tools::SmtpServer server;

    WorkerOffice() {
        config.smtp_url = server.url();
        config.templates = TS_SOURCE_DIR "/templates";
        config.key_file = folder / "key";
        std::ofstream(config.key_file) << std::string(64, 'a') << '\n';
        keys = base::Keys::load(config.key_file);
        // the worker lives by the real clock: nothing may have expired by then
        db.execute("UPDATE car SET expire_le = '2099-01-01 00:00:00'");
        clock.set(base::SystemClock().now() - std::chrono::minutes(1));
    }
    void note_key(const base::Keys& key) {
        db.execute(
            "REPLACE INTO cle_maitresse (seule, empreinte) VALUES (1, ?)", hall::fingerprint(key)
        );
    }
    int work(std::vector<std::string> args) {
        return tsctl::worker({config, false, std::move(args)});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(worker, WorkerOffice)

BOOST_AUTO_TEST_CASE(once_does_what_is_due_and_ends) {
    const auto [car, code] = make_family("6A", "ROY", "roy@exemple.fr");
    db.execute("UPDATE car SET expire_le = '2099-01-01 00:00:00'");
    const auto mails = make_lot(envoi::Voie::courriel, {car});
    const auto letters = make_lot(envoi::Voie::courrier, {car});
    BOOST_TEST(work({"--once"}) == tsctl::done);
    BOOST_TEST((envoi::progress(db, school, mails)->etat == envoi::EtatLot::fini));
    BOOST_TEST((envoi::progress(db, school, letters)->etat == envoi::EtatLot::fini));
    const auto messages = server.messages();
    BOOST_REQUIRE(messages.size() == 1U);
    // the code, its page, and the school's own words, from the shipped templates
    BOOST_TEST(messages[0].find(code.display().reveal()) != std::string::npos);
    BOOST_TEST(messages[0].find("text/html") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(with_the_key_of_another_database_nothing_starts) {
    note_key(base::Keys(base::Secret(std::string(32, 'z'))));
    const auto id = queue_to("parent@exemple.fr");
    const auto said = captured::error([&] { BOOST_TEST(work({"--once"}) == tsctl::refused); });
    BOOST_TEST(said.find("not the master key of the database") != std::string::npos, said);
    BOOST_TEST(state_of(id) == "attente");
    note_key(keys);
    BOOST_TEST(work({"--once"}) == tsctl::done);
    BOOST_TEST(state_of(id) == "envoye");
}

BOOST_AUTO_TEST_CASE(sigterm_ends_it_with_success) {
    queue_to("parent@exemple.fr");
    const auto child = office::apart(config, [&](db::Connection&) { _exit(work({})); });
    BOOST_TEST(office::eventually([&] { return server.messages().size() == 1; }));
    kill(child, SIGTERM);
    BOOST_TEST(office::wait_for(child) == 0);
}

BOOST_AUTO_TEST_CASE(wrong_usage_and_missing_templates_are_said) {
    BOOST_TEST(work({"--jamais"}) == tsctl::wrong_usage);
    config.templates = folder / "nowhere";
    BOOST_TEST(work({"--once"}) == tsctl::refused);
}

BOOST_AUTO_TEST_SUITE_END()
