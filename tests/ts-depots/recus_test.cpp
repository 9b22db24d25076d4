// The receipts' daemon: where it reads, what it does with what it reads.
#include "ts-depots/recus.hpp"

#include "courrier/tools.hpp"
#include "depot/telechargement.hpp"
#include "support/depots.hpp"
#include "ts-depots/commands.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <fstream>

namespace {

struct Greffe : support::Depots {
    tools::Folder folder;
    acces::CompteId roy = compte("Mme Roy", "roy@exemple.fr");
    hall::Plume plume = hall::Plume::of(context);

    std::string take() {
        depot::NouveauDepot wanted{roy};
        wanted.options.avis = true;
        const auto made = publish(wanted);
        const auto id = db.transact([&](db::Transaction& tx) {
            const auto file =
                tx->value<depot::FichierId>("SELECT id FROM fichier WHERE depot = ?", made.id);
            return depot::take_telechargement(
                tx, clock.now(), {made.id, file, std::nullopt, std::nullopt, "", "", 1000}
            );
        });
        return std::to_string(id.value().value());
    }
    static std::string whole(const std::string& id) {
        return id + " 1000 200 GET HTTP/1.1 \"OK\" \"-\" \"-\"";
    }
    std::uint64_t complete() {
        return db
            .value<std::uint64_t>("SELECT COUNT(*) FROM telechargement WHERE complet_le IS NOT NULL"
            )
            .value();
    }
};

// As nginx does.
void say(const std::string& path, const std::string& datagram) {
    const int fd = ::socket(AF_UNIX, SOCK_DGRAM, 0);
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    std::memcpy(to.sun_path, path.c_str(), path.size() + 1);
    BOOST_TEST(
        ::sendto(
            fd,
            datagram.data(),
            datagram.size(),
            0,
            reinterpret_cast<const sockaddr*>(&to),
            sizeof to
        ) == static_cast<ssize_t>(datagram.size())
    );
    ::close(fd);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(recus, Greffe)

BOOST_AUTO_TEST_CASE(a_socket_for_its_group_that_takes_a_dead_ones_place) {
    const auto path = folder / "recus.sock";
    {
        const ts_depots::Ecoute socket(path);
        struct stat seen {};
        BOOST_REQUIRE(::stat(path.c_str(), &seen) == 0);
        BOOST_TEST((seen.st_mode & 0777U) == 0660U);
        BOOST_CHECK_THROW(ts_depots::Ecoute{path}, std::runtime_error);
        BOOST_TEST(socket.take(0).empty());
        say(path, "un");
        say(path, std::string(60000, 'x'));
        const auto got = socket.take(1000);
        BOOST_REQUIRE(got.size() == 2U);
        BOOST_TEST(got[0] == "un");
        BOOST_TEST(got[1].size() == 60000U);
    }
    BOOST_TEST(!std::filesystem::exists(path));
    // killed: its name is still there
    const int left = ::socket(AF_UNIX, SOCK_DGRAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    BOOST_REQUIRE(::bind(left, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    ::close(left);
    BOOST_CHECK_NO_THROW(ts_depots::Ecoute{path});
    BOOST_CHECK_THROW(ts_depots::Ecoute{""}, std::runtime_error);
    BOOST_CHECK_THROW(ts_depots::Ecoute{folder / "nowhere/recus.sock"}, std::system_error);
}

BOOST_AUTO_TEST_CASE(the_journal_is_read_once_and_again_when_it_was_renewed) {
    using Lines = std::vector<std::string>;
    const auto path = folder / "recus.log";
    ts_depots::JournalRecus journal(path);
    BOOST_TEST(journal.take().empty());
    const auto write = [&](const std::string& text, std::ios::openmode mode) {
        std::ofstream(path, mode) << text;
    };
    write("a\nb\nhalf", std::ios::out);
    BOOST_TEST(journal.take() == (Lines{"a", "b"}), boost::test_tools::per_element());
    BOOST_TEST(journal.take().empty());
    write(" line\nc\n", std::ios::app);
    BOOST_TEST(journal.take() == (Lines{"half line", "c"}), boost::test_tools::per_element());
    std::filesystem::rename(path, folder / "recus.log.1");  // logrotate
    write("d\n", std::ios::out);
    BOOST_TEST(journal.take() == (Lines{"d"}), boost::test_tools::per_element());
    write("", std::ios::trunc);
    BOOST_TEST(journal.take().empty());
    write("e\n", std::ios::app);
    BOOST_TEST(journal.take() == (Lines{"e"}), boost::test_tools::per_element());
    write(std::string(3'000'000, 'x') + "\nf\n", std::ios::app);  // nothing of ours
    Lines last;
    for (int i = 0; i < 5; ++i)
        if (auto got = journal.take(); !got.empty()) last = std::move(got);
    BOOST_REQUIRE(!last.empty());
    BOOST_TEST(last.back() == "f");
}

// Rotated while the daemon was away, or between two looks: nginx writes on under the old name until
// it is told.
BOOST_AUTO_TEST_CASE(what_was_written_before_a_rotation_is_read_too) {
    using Lines = std::vector<std::string>;
    const auto path = folder / "recus.log";
    const auto before = folder / "recus.log.1";
    const auto write = [](const std::string& file, const std::string& text) {
        std::ofstream(file, std::ios::app) << text;
    };
    const auto all = [](ts_depots::JournalRecus& journal) {
        Lines out;
        for (auto lines = journal.take(); !lines.empty(); lines = journal.take())
            out.insert(out.end(), lines.begin(), lines.end());
        return out;
    };
    write(before, "a\n");
    write(path, "b\n");
    ts_depots::JournalRecus journal(path);
    BOOST_TEST(all(journal) == (Lines{"a", "b"}), boost::test_tools::per_element());
    write(path, "c\n");
    std::filesystem::rename(path, before);
    write(before, "d\n");
    BOOST_TEST(all(journal) == (Lines{"c", "d"}), boost::test_tools::per_element());
    write(path, "e\n");
    write(before, "f\n");  // by a worker that has not opened it anew yet
    BOOST_TEST(all(journal) == (Lines{"f", "e"}), boost::test_tools::per_element());
    BOOST_TEST(all(journal).empty());
    std::filesystem::rename(path, before);
    write(path, "g\n");
    BOOST_TEST(all(journal) == (Lines{"g"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_lost_datagram_is_found_in_the_journal_and_a_repeated_one_changes_nothing) {
    const auto first = take();
    const auto second = take();
    ts_depots::Comptable comptable(db, clock, plume);
    comptable.add({"<190>Nov 20 00:00:00 filex_recus: " + whole(first)});
    comptable.write();
    BOOST_TEST(complete() == 1U);
    comptable.add({whole(first), whole(second)});  // the journal, later
    comptable.write();
    comptable.add({whole(first), whole(second)});
    comptable.write();
    BOOST_TEST(complete() == 2U);
    BOOST_TEST(comptable.completed() == 2U);
    BOOST_TEST(mails().size() == 2U);
}

BOOST_AUTO_TEST_CASE(nonsense_is_passed_over) {
    const auto id = take();
    ts_depots::Comptable comptable(db, clock, plume);
    comptable.add(
        {"",
         "x",
         std::string(70000, '"'),
         "- 1 404 GET HTTP/1.1 \"OK\" \"-\" \"-\"",
         "99999999 1000 200 GET HTTP/1.1 \"OK\" \"-\" \"-\"",
         "18446744073709551615 1000 200 GET HTTP/1.1 \"OK\" \"-\" \"-\"",
         whole(id)}
    );
    comptable.write();
    BOOST_TEST(comptable.malformed() == 3U);
    BOOST_TEST(complete() == 1U);
}

BOOST_AUTO_TEST_CASE(one_that_cannot_be_written_does_not_stop_the_others) {
    const auto bad = take();
    const auto good = take();
    db.execute("UPDATE telechargement SET depot = depot, plages = ? WHERE id = ?", "0-9", bad);
    db.run_script(
        "CREATE TRIGGER t BEFORE UPDATE ON telechargement FOR EACH ROW "
        "IF OLD.id = " +
        bad + " THEN SIGNAL SQLSTATE '45000'; END IF"
    );
    ts_depots::Comptable comptable(db, clock, plume);
    comptable.add({whole(bad), whole(good)});
    comptable.write();
    db.run_script("DROP TRIGGER t");
    BOOST_TEST(complete() == 1U);
    BOOST_TEST(mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_database_that_is_away_loses_nothing) {
    const auto id = take();
    auto nowhere = config;
    nowhere.db_socket = folder / "no.sock";
    db::Connection away(nowhere);
    ts_depots::Comptable comptable(away, clock, plume);
    comptable.add({whole(id)});
    BOOST_CHECK_THROW(comptable.write(), db::Unavailable);
    BOOST_CHECK_THROW(comptable.write(), db::Unavailable);  // still there
    BOOST_TEST(comptable.completed() == 0U);
}

BOOST_AUTO_TEST_CASE(the_command) {
    const auto run = [&](std::vector<std::string> args) {
        return ts_depots::recus({config, false, std::move(args)});
    };
    config.templates = TS_SOURCE_DIR "/templates";
    config.key_file = folder / "key";
    std::ofstream(config.key_file) << std::string(64, 'a') << '\n';
    BOOST_TEST(run({"--once"}) == ts_depots::wrong_usage);
    BOOST_TEST(run({"--jamais"}) == ts_depots::wrong_usage);
    const auto journal = folder / "recus.log";
    const auto id = take();
    std::ofstream(journal) << whole(id) << '\n';
    BOOST_TEST(run({"--once", "--journal", journal}) == ts_depots::done);
    BOOST_TEST(complete() == 1U);
    BOOST_TEST(run({"--journal", journal}) == ts_depots::refused);  // no socket is configured
}

BOOST_AUTO_TEST_SUITE_END()
