// Which file a worker takes, and that it is its alone.
#include "depot/controle.hpp"

#include "depot/lignes.hpp"

#include <boost/test/unit_test.hpp>

#include <thread>

using depot::Antivirus;
using depot::Controle;
using lignes::start;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

void nobody(db::Transaction&) {}

struct Room : lignes::Lignes {
    depot::DepotId drop = depot("publie", start + hours(240));
    base::Instant now = start + minutes(1);

    std::optional<depot::FichierId> next(Controle what = Controle::empreintes) {
        const auto tache = depot::take_tache(db, now, what);
        if (!tache) return std::nullopt;
        return tache->id;
    }
    depot::FichierId of_size(std::uint64_t taille, seconds recu = {}) {
        return line(drop, name(), taille, recu);
    }
    std::string antivirus_of(depot::FichierId id) {
        return *db.value<std::string>("SELECT antivirus FROM fichier WHERE id = ?", id);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(controle, Room)

BOOST_AUTO_TEST_CASE(small_ones_first_and_no_large_one_waits_for_ever) {
    const auto large = of_size(50'000'000'000);  // 500 seconds of reading
    const auto middle = of_size(2'000'000'000);
    const auto small = of_size(1000);
    BOOST_TEST((next() == small));
    BOOST_TEST((next() == middle));
    BOOST_TEST((next() == large));
    BOOST_TEST(!next().has_value());

    const auto patient = of_size(50'000'000'000, -seconds(600));
    const auto late = of_size(1000, minutes(1));
    BOOST_TEST((next() == patient));
    BOOST_TEST((next() == late));
}

BOOST_AUTO_TEST_CASE(only_files_that_somebody_may_want) {
    for (const auto* over : {"fini", "purge"}) line(depot(over, start), name(), 10);
    const auto gone = of_size(10);
    db.execute("UPDATE fichier SET efface_le = ? WHERE id = ?", start, gone);
    BOOST_TEST(!next().has_value());
    const auto frozen = line(depot("gele", start), name(), 10);
    BOOST_TEST((next() == frozen));
}

BOOST_AUTO_TEST_CASE(a_bound_on_the_size_is_kept) {
    of_size(5000);
    BOOST_TEST(!depot::take_tache(db, now, Controle::antivirus, 4999));
    BOOST_TEST(depot::take_tache(db, now, Controle::antivirus, 5000).has_value());
}

BOOST_AUTO_TEST_CASE(one_holds_it_until_the_end_of_his_lease) {
    const auto id = of_size(10);
    auto mine = depot::take_tache(db, now, Controle::empreintes);
    BOOST_TEST(!next(Controle::antivirus).has_value());
    now += seconds(60);
    BOOST_TEST(depot::prolong(db, now, *mine));
    now += seconds(119);
    BOOST_TEST(!next().has_value());
    now += seconds(1);
    auto other = depot::take_tache(db, now, Controle::empreintes);
    BOOST_TEST((other->id == id));
    // the first is too late for everything
    BOOST_TEST(!depot::prolong(db, now, *mine));
    BOOST_TEST(!depot::note_empreintes(db, *mine, {std::string(32, 'x'), 1, 10}));
    BOOST_TEST(!depot::note_verdict(db, *mine, {Antivirus::sain}, &nobody));
    depot::give_back(db, *mine, now);
    BOOST_TEST(!next().has_value());
    BOOST_TEST(depot::note_empreintes(db, *other, {std::string(32, 'y'), 7, 10}));
    BOOST_TEST(*db.value<unsigned>("SELECT crc32 FROM fichier WHERE id = ?", id) == 7U);
    BOOST_TEST(!next().has_value());
    BOOST_TEST((next(Controle::antivirus) == id));
}

BOOST_AUTO_TEST_CASE(workers_at_once_share_the_files) {
    constexpr int files = 60;
    for (int i = 0; i < files; ++i) of_size(10);
    std::array<std::vector<depot::FichierId>, 4> taken;
    std::vector<std::thread> workers;
    for (auto& mine : taken) {
        workers.emplace_back([&] {
            db::Connection own(support::database_config());
            int idle = 0;
            while (idle < 3) {
                const auto tache = depot::take_tache(own, now, Controle::empreintes);
                if (!tache) {
                    ++idle;
                    continue;
                }
                mine.push_back(tache->id);
                depot::note_empreintes(own, *tache, {std::string(32, 'x'), 1, 10});
            }
        });
    }
    for (auto& worker : workers) worker.join();
    std::vector<depot::FichierId> all;
    for (const auto& mine : taken) all.insert(all.end(), mine.begin(), mine.end());
    std::sort(all.begin(), all.end());
    BOOST_TEST(all.size() == static_cast<std::size_t>(files));
    BOOST_TEST((std::adjacent_find(all.begin(), all.end()) == all.end()));
    BOOST_TEST(lines("SELECT COUNT(*) FROM fichier WHERE sha256 IS NULL") == 0U);
}

BOOST_AUTO_TEST_CASE(a_verdict_and_what_is_told_are_one) {
    const auto id = of_size(10);
    auto mine = depot::take_tache(db, now, Controle::antivirus);
    const auto fails = [](db::Transaction&) { throw std::runtime_error("no mail"); };
    BOOST_CHECK_THROW(
        depot::note_verdict(db, *mine, {Antivirus::infecte, "Eicar"}, fails), std::runtime_error
    );
    BOOST_TEST(antivirus_of(id) == "attente");
    BOOST_TEST(depot::note_verdict(db, *mine, {Antivirus::infecte, "Eicar"}, &nobody));
    BOOST_TEST(antivirus_of(id) == "infecte");
    BOOST_TEST(!next(Controle::antivirus).has_value());
}

BOOST_AUTO_TEST_CASE(an_antivirus_that_is_away_is_waited_for_and_asked_again) {
    const auto old = of_size(10, -hours(2));
    const auto young = of_size(10);
    BOOST_TEST(depot::give_up_antivirus(db, now, now - minutes(30)) == 1U);
    BOOST_TEST(antivirus_of(old) == "non_analyse");
    BOOST_TEST(antivirus_of(young) == "attente");
    BOOST_TEST(depot::ask_antivirus_again(db) == 1U);
    BOOST_TEST(antivirus_of(old) == "attente");
}

BOOST_AUTO_TEST_CASE(a_loss_is_in_the_journal_once) {
    of_size(10);
    const auto tache = depot::take_tache(db, now, Controle::empreintes);
    BOOST_TEST(depot::journal_perdu(db, now, *tache, "depot.fichier_absent"));
    BOOST_TEST(!depot::journal_perdu(db, now, *tache, "depot.fichier_absent"));
    BOOST_TEST(lines("SELECT COUNT(*) FROM journal") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
