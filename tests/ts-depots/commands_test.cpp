// The file drop's worker as a host runs it: on the real clock, with a store on the disk.
#include "ts-depots/commands.hpp"

#include "base/crypto.hpp"
#include "depot/lignes.hpp"
#include "envoi/office.hpp"
#include "support/captured.hpp"
#include "ts-depots/ouvrier.hpp"
#include "ts-depots/recus.hpp"
#include "ts-depots/verification.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include <csignal>

using std::chrono::hours;

namespace {

struct Site : lignes::Lignes {
    base::Config config = settings();
    base::Instant now = base::SystemClock().now();
    depot::DepotId drop = depot("publie", now + hours(24));

    base::Config settings() const {
        auto c = support::database_config();
        c.depots = folder.path.string();
        c.filex_reserve = 0;
        c.templates = TS_SOURCE_DIR "/templates";
        c.key_file = (folder.path / "cle").string();
        std::ofstream(c.key_file) << std::string(64, 'a') << '\n';
        return c;
    }
    using Job = int (*)(const ts_depots::Invocation&);
    int run(Job job, std::vector<std::string> args = {}) {
        int status = -1;
        said = captured::out([&] { status = job({config, true, std::move(args)}); });
        return status;
    }
    nlohmann::json once() {
        BOOST_TEST(run(&ts_depots::worker, {"--once"}) == ts_depots::done);
        return nlohmann::json::parse(said);
    }
    nlohmann::json sweep(std::vector<std::string> args = {}, int wanted = ts_depots::done) {
        BOOST_TEST(run(&ts_depots::balayer, std::move(args)) == wanted);
        return nlohmann::json::parse(said);
    }
    bool has_figures(depot::FichierId id) {
        return db.value<int>("SELECT 1 FROM fichier WHERE id = ? AND sha256 IS NOT NULL", id)
            .has_value();
    }
    std::string said;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(depots, Site)

BOOST_AUTO_TEST_CASE(once_does_what_is_due_and_ends) {
    const auto id = fichier(drop, "abc");
    const auto over = depot("publie", now - hours(1));
    const auto gone = fichier(over, "abcd");
    const auto done = once();
    BOOST_TEST(done["empreintes"] == 1);
    BOOST_TEST(done["expires"] == 1);
    BOOST_TEST(done["purges"] == 1);
    BOOST_TEST(done["octets_effaces"] == 4);
    BOOST_TEST(
        *db.value<std::string>("SELECT HEX(sha256) FROM fichier WHERE id = ?", id) ==
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"
    );
    BOOST_TEST(*db.value<unsigned>("SELECT crc32 FROM fichier WHERE id = ?", id) == 0x352441C2U);
    BOOST_TEST(!on_disk(gone));
    BOOST_TEST(etat(over) == "purge");
    BOOST_TEST(once()["empreintes"] == 0);
}

BOOST_AUTO_TEST_CASE(the_recap_is_queued_once) {
    db.execute("UPDATE compte SET courriel_confirme_le = ?", now);
    db.execute("UPDATE depot SET expire_le = ? WHERE id = ?", now + hours(240), drop);
    const auto over = depot("publie", now - hours(1));
    db.execute("UPDATE depot SET recapitulatif = 1 WHERE id = ?", over);
    fichier(over, "abcd");
    keys = base::Keys::load(config.key_file);
    const auto queued = [&] { return lines("SELECT COUNT(*) FROM courriel_a_envoyer"); };
    BOOST_TEST(once()["courriels"] == 1);
    BOOST_TEST(once()["courriels"] == 0);
    BOOST_TEST(queued() == 1U);
}

BOOST_AUTO_TEST_CASE(small_files_have_their_figures_while_a_large_one_is_read) {
    const auto blob = name();
    magasin.make_empty(blob);
    constexpr std::uint64_t large = 6'000'000'000;  // a hole: it costs time, not room
    std::filesystem::resize_file(magasin.chemin(depot::Magasin::Rayon::fichiers, blob), large);
    const auto first = line(drop, blob, large);  // waits since long: it comes first
    const base::SystemClock clock;
    std::optional<depot::FichierId> small;
    ts_depots::OuvrierDepots ouvrier(config, clock, [&] {
        if (!small && db.value<int>("SELECT 1 FROM fichier WHERE bail_le IS NOT NULL"))
            small = fichier(drop, "arrivé depuis", std::chrono::hours(24 * 365));
        return small && has_figures(*small);
    });
    ouvrier.round();
    BOOST_REQUIRE(small.has_value());
    BOOST_TEST(has_figures(*small));
    BOOST_TEST(!has_figures(first));
    // the large one was let go of at once: another takes it
    BOOST_TEST(depot::take_tache(db, now + std::chrono::seconds(60), depot::Controle::empreintes)
                   .has_value());
}

BOOST_AUTO_TEST_CASE(a_lost_file_is_told_and_left_for_a_day) {
    const auto id = fichier(drop, "abc");
    magasin.effacer(depot::Magasin::Rayon::fichiers, blob_of(id));
    const auto cut = fichier(drop, "abcd");
    std::filesystem::resize_file(magasin.chemin(depot::Magasin::Rayon::fichiers, blob_of(cut)), 3);
    BOOST_TEST(once()["fichiers_perdus"] == 2);
    BOOST_TEST(once()["fichiers_perdus"] == 0);
    BOOST_TEST(lines("SELECT COUNT(*) FROM journal WHERE action = 'depot.fichier_absent'") == 1U);
    BOOST_TEST(lines("SELECT COUNT(*) FROM journal WHERE action = 'depot.fichier_abime'") == 1U);
    const auto swept = sweep({}, ts_depots::refused);
    BOOST_TEST(swept["absents"] == 1);
    BOOST_TEST(swept["tronques"] == 1);
    BOOST_TEST(lines("SELECT COUNT(*) FROM journal") == 2U);
}

BOOST_AUTO_TEST_CASE(the_sweep_takes_an_age_and_leaves_the_young) {
    magasin.take_whole(entrant("perdu"), name());
    BOOST_TEST(sweep()["effaces"] == 0);
    // beside a running site it would take what is renamed and not committed yet
    BOOST_TEST(run(&ts_depots::balayer, {"--age", "0"}) == ts_depots::wrong_usage);
    BOOST_TEST(sweep({"--age", "1"})["effaces"] == 0);
    BOOST_TEST(sweep({"--age", "0", "--arret"})["effaces"] == 1);
    BOOST_TEST(run(&ts_depots::balayer, {"--age"}) == ts_depots::wrong_usage);
    BOOST_TEST(run(&ts_depots::balayer, {"--age", "-1"}) == ts_depots::wrong_usage);
}

BOOST_AUTO_TEST_CASE(without_clamd_files_wait_and_are_then_not_scanned) {
    config.clamd = (folder.path / "clamd").string();
    const auto id = fichier(drop, "abc", now - lignes::start);
    const auto old = fichier(drop, "abc", now - lignes::start - hours(1));
    BOOST_TEST(once()["non_analyses"] == 1);
    const auto etat_of = [&](depot::FichierId of) {
        return *db.value<std::string>("SELECT antivirus FROM fichier WHERE id = ?", of);
    };
    BOOST_TEST(etat_of(id) == "attente");
    BOOST_TEST(etat_of(old) == "non_analyse");
    BOOST_TEST(has_figures(id));
}

BOOST_AUTO_TEST_CASE(sigterm_ends_it_with_success) {
    fichier(drop, "abc");
    const auto child = office::apart(config, [&](db::Connection&) {
        _exit(ts_depots::worker({config, false, {}}));
    });
    BOOST_TEST(office::eventually([&] {
        return lines("SELECT COUNT(*) FROM fichier WHERE sha256 IS NOT NULL") == 1;
    }));
    kill(child, SIGTERM);
    BOOST_TEST(office::wait_for(child) == 0);
}

BOOST_AUTO_TEST_CASE(a_host_is_told_what_it_lacks) {
    const auto bad = [&] {
        std::string all;
        for (const auto& constat : ts_depots::verify_depots(config))
            if (!constat.bon) all += constat.quoi + ": " + constat.dit + "\n";
        return all;
    };
    for (const auto* part : {"entrants", "partiels", "fichiers"})
        std::filesystem::permissions(folder.path / part, std::filesystem::perms::owner_all);
    config.receipts = (folder.path / "recus.sock").string();
    {
        const ts_depots::Ecoute daemon(config.receipts);
        BOOST_TEST(bad() == "");
        BOOST_TEST(run(&ts_depots::verifier) == ts_depots::done);
    }
    BOOST_TEST(bad().find("receipts: nobody listens") == 0U, bad());
    config.receipts = "/nope";
    BOOST_TEST(bad().find("receipts: ") == 0U, bad());
    config.receipts.clear();
    BOOST_TEST(bad().find("receipts: no socket: set receipts") == 0U, bad());
    std::filesystem::remove(config.key_file);
    BOOST_TEST(
        bad().find("key: " + config.key_file + ": cannot be read") != std::string::npos, bad()
    );

    std::filesystem::permissions(folder.path / "partiels", std::filesystem::perms::all);
    config.filex_reserve = std::uint64_t{1} << 60U;
    config.clamd = (folder.path / "clamd").string();
    const auto all = bad();
    BOOST_TEST(all.find("chmod 700") != std::string::npos);
    BOOST_TEST(all.find("store: room") != std::string::npos);
    BOOST_TEST(all.find("does not answer") != std::string::npos);
    BOOST_TEST(run(&ts_depots::verifier) == ts_depots::refused);

    std::filesystem::remove(folder.path / "fichiers");
    BOOST_TEST(bad().find("not there") != std::string::npos);
    config.depots = "";
    BOOST_TEST(bad().find("set depots") != std::string::npos);
}

// What root makes below the store, nginx's worker could not open; and what it may not enter is
// there all the same.
BOOST_AUTO_TEST_CASE(it_is_the_stores_own_user_who_works_there) {
    const auto said_of = [&](const std::string& store) {
        config.depots = store;
        return captured::error([&] {
            BOOST_TEST(run(&ts_depots::balayer) == ts_depots::refused);
            BOOST_TEST(run(&ts_depots::worker, {"--once"}) == ts_depots::refused);
        });
    };
    const bool root = ::geteuid() == 0;
    const auto other = (folder.path / "autre").string();
    std::filesystem::create_directory(other);
    if (root) BOOST_REQUIRE(::chown(other.c_str(), 65534, 65534) == 0);
    BOOST_TEST(said_of(root ? other : "/etc").find("this is user") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_that_may_not_be_entered_is_not_called_missing) {
    const auto bad = office::apart(config, [&](db::Connection&) {
        std::filesystem::permissions(folder.path, std::filesystem::perms::none);
        if (::geteuid() == 0 && ::setuid(65534) != 0) _exit(3);
        for (const auto& constat : ts_depots::verify_depots(config))
            if (constat.dit.find("may not be entered") != std::string::npos) _exit(0);
        _exit(1);
    });
    BOOST_TEST(office::wait_for(bad) == 0);
    std::filesystem::permissions(folder.path, std::filesystem::perms::owner_all);
}

BOOST_AUTO_TEST_CASE(wrong_usage_and_no_store_are_said) {
    BOOST_TEST(run(&ts_depots::worker, {"--jamais"}) == ts_depots::wrong_usage);
    BOOST_TEST(run(&ts_depots::verifier, {"--once"}) == ts_depots::wrong_usage);
    BOOST_TEST(run(&ts_depots::balayer, {"--rien"}) == ts_depots::wrong_usage);
    config.depots = "/nowhere";
    BOOST_TEST(run(&ts_depots::worker, {"--once"}) == ts_depots::refused);
}

BOOST_AUTO_TEST_SUITE_END()
