// Slots and receipts, with real concurrency.
#include "depot/telechargement.hpp"

#include "base/crypto.hpp"
#include "depot/depot.hpp"
#include "depot/personnes.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace {

const base::Instant morning = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20);

struct Monde : support::Database {
    base::SystemRandom random;
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    depot::DepotId depot = make(3);

    depot::DepotId make(std::optional<unsigned> most) {
        const auto compte = db.insert<acces::Compte>(
            "INSERT INTO compte (identifiant, identifiant_affiche, profil, cree_le) VALUES (?, "
            "'roy', 'agent', ?)",
            base::hex(random.bytes(8)),
            morning
        );
        return db.transact([&](db::Transaction& tx) {
            depot::NouveauDepot wanted{compte};
            wanted.attendus = 1;
            wanted.options.telechargements_max = most;
            wanted.options.destinataires = {base::Courriel::parse("a@exemple.fr").value()};
            const auto made = depot::create_depot(tx, keys, random, morning, wanted);
            depot::add_fichier(tx, morning, {made.id, "f", 1000, depot::BlobNom::make(random)});
            depot::publish_if_complete(tx, morning, made.id);
            return made.id;
        });
    }
    depot::NouveauTelechargement wanted() {
        return {
            depot,
            db.value<depot::FichierId>("SELECT id FROM fichier WHERE depot = ?", depot),
            db.value<depot::DestinataireId>("SELECT id FROM destinataire WHERE depot = ?", depot),
            std::nullopt,
            "192.0.2.7",
            "Firefox",
            1000};
    }
    depot::TelechargementId take() {
        return db
            .transact([&](db::Transaction& tx) {
                return depot::take_telechargement(tx, morning, wanted());
            })
            .value();
    }
    std::vector<depot::Complet> apply(
        depot::TelechargementId id, const std::string& rest, base::Instant now = morning
    ) {
        const auto recu = depot::parse_recu(std::to_string(id.value()) + " " + rest).value();
        return db.transact([&](db::Transaction& tx) {
            return depot::apply_recus(tx, now, {recu}, false);
        });
    }
    std::uint64_t number(db::Sql sql) { return db.value<std::uint64_t>(sql).value(); }
};

const char* const all = "1000 200 GET HTTP/1.1 \"OK\" \"-\" \"-\"";

// As many processes, each with a connection of its own, at the same moment.
template <class F>
int crowd(int count, F act) {
    int pipe_ends[2];
    BOOST_REQUIRE(::pipe(pipe_ends) == 0);
    std::vector<pid_t> children;
    for (int i = 0; i < count; ++i) {
        const auto child = ::fork();
        if (child == 0) {
            char go = 0;
            ::close(pipe_ends[1]);
            (void)!::read(pipe_ends[0], &go, 1);  // until the parent closes its end
            int status = 2;
            try {
                db::Connection own(support::database_config());
                status = act(own) ? 0 : 1;
            } catch (const std::exception&) {
                status = 2;
            }
            ::_exit(status);
        }
        children.push_back(child);
    }
    ::close(pipe_ends[0]);
    ::close(pipe_ends[1]);
    int winners = 0;
    for (const auto child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) != 2));
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) ++winners;
    }
    return winners;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(telechargement, Monde)

BOOST_AUTO_TEST_CASE(fifty_at_once_for_three_slots_are_three) {
    const auto asked = wanted();
    const auto winners = crowd(50, [&](db::Connection& own) {
        return own
            .transact([&](db::Transaction& tx) {
                return depot::take_telechargement(tx, morning, asked);
            })
            .has_value();
    });
    BOOST_TEST(winners == 3);
    BOOST_TEST(number("SELECT telechargements_pris FROM depot") == 3U);
    BOOST_TEST(number("SELECT COUNT(*) FROM telechargement") == 3U);
}

BOOST_AUTO_TEST_CASE(pieces_in_any_order_are_complete_once) {
    const auto id = take();
    BOOST_TEST(apply(id, "500 206 GET HTTP/1.1 \"OK\" \"bytes 500-999/1000\" \"x\"").empty());
    BOOST_TEST(apply(id, "0 200 HEAD HTTP/1.1 \"OK\" \"-\" \"-\"").empty());
    BOOST_TEST(apply(id, "400 200 GET HTTP/1.1 \"\" \"-\" \"-\"").empty());
    BOOST_TEST(number("SELECT envoye FROM telechargement") == 900U);
    const auto done = apply(id, "150 206 GET HTTP/1.1 \"OK\" \"bytes 350-499/1000\" \"x\"");
    BOOST_REQUIRE(done.size() == 1U);
    BOOST_TEST((done[0].id == id && done[0].depot == depot && !done[0].compte));
    BOOST_TEST(apply(id, all).empty());
    BOOST_TEST(number("SELECT envoye FROM telechargement") == 1000U);
    BOOST_TEST(number("SELECT COUNT(*) FROM destinataire WHERE telecharge_le IS NOT NULL") == 1U);
    BOOST_TEST(apply(depot::TelechargementId(999), all).empty());
}

BOOST_AUTO_TEST_CASE(the_same_receipt_to_ten_daemons_completes_once) {
    const auto id = take();
    const auto recu = depot::parse_recu(std::to_string(id.value()) + " " + all).value();
    const auto winners = crowd(10, [&](db::Connection& own) {
        return !own.transact([&](db::Transaction& tx) {
                       return depot::apply_recus(tx, morning, {recu, recu}, false);
                   }
        ).empty();
    });
    BOOST_TEST(winners == 1);
}

BOOST_AUTO_TEST_CASE(slots_go_back_once_and_only_when_nothing_came_of_them) {
    const auto good = take();
    apply(good, all);
    take();
    take();
    BOOST_TEST(depot::give_back_slots(db, morning + std::chrono::hours(23)) == 0U);
    const auto later = morning + std::chrono::hours(25);
    crowd(4, [&](db::Connection& own) { return depot::give_back_slots(own, later) > 0; });
    BOOST_TEST(number("SELECT telechargements_pris FROM depot") == 1U);
    BOOST_TEST(number("SELECT COUNT(*) FROM telechargement WHERE pris") == 0U);
}

BOOST_AUTO_TEST_CASE(a_download_that_outlives_its_slot_takes_it_again) {
    const auto slow = take();
    const auto later = morning + std::chrono::hours(25);
    BOOST_TEST(depot::give_back_slots(db, later) == 1U);
    BOOST_TEST(apply(slow, all, later).size() == 1U);
    BOOST_TEST(number("SELECT telechargements_pris FROM depot") == 1U);
}

BOOST_AUTO_TEST_CASE(a_zip_and_an_empty_file_need_one_whole_answer) {
    auto zip = wanted();
    zip.fichier.reset();
    auto empty = wanted();
    empty.total = 0;
    const auto make = [&](const depot::NouveauTelechargement& one) {
        return db
            .transact([&](db::Transaction& tx) {
                return depot::take_telechargement(tx, morning, one);
            })
            .value();
    };
    const auto zip_id = make(zip);
    for (const auto id : {zip_id, make(empty)}) {
        BOOST_TEST(apply(id, "900 200 GET HTTP/1.1 \"\" \"-\" \"-\"").empty());
        // what it has sent is no nothing; chunks on the wire are longer than what is in them
        BOOST_TEST(apply(id, "1001 200 GET HTTP/1.1 \"\" \"-\" \"-\"").empty());
        BOOST_TEST(
            db.value<std::uint64_t>("SELECT envoye FROM telechargement WHERE id = ?", id).value() ==
            (id == zip_id ? 999U : 0U)
        );
        BOOST_TEST(apply(id, "0 200 HEAD HTTP/1.1 \"OK\" \"-\" \"-\"").empty());
        // the length on the wire is not the zip's own: it is sent in chunks
        BOOST_TEST(apply(id, "1234 200 GET HTTP/1.1 \"OK\" \"-\" \"-\"").size() == 1U);
    }
}

// Who has taken one of three files has not fetched the drop; the zip, or each in turn, is all of
// it.
BOOST_AUTO_TEST_CASE(a_recipient_has_fetched_when_he_has_all_files) {
    const auto add = [&](const char* name, const char* antivirus) {
        const auto id = db.insert<depot::Fichier>(
            "INSERT INTO fichier (depot, nom, taille, blob_nom, recu_le, antivirus) VALUES (?, ?, "
            "1000, ?, ?, ?)",
            depot,
            name,
            depot::BlobNom::make(random).text(),
            morning,
            antivirus
        );
        return std::optional(id);
    };
    const auto first = wanted().fichier;
    const auto second = add("g", "sain");
    add("h", "infecte");  // nobody is given it
    const auto fetch = [&](const std::optional<depot::FichierId>& file) {
        auto asked = wanted();
        asked.fichier = file;
        const auto id = db.transact([&](db::Transaction& tx) {
            return depot::note_telechargement(tx, morning, asked);
        });
        apply(id, all);
    };
    const auto fetched = [&] {
        return number("SELECT COUNT(*) FROM destinataire WHERE telecharge_le IS NOT NULL") == 1;
    };
    fetch(first);
    BOOST_TEST(!fetched());
    fetch(first);
    BOOST_TEST(!fetched());
    BOOST_TEST(depot::nommes_of(db, depot).at(0).fichiers == 1U);
    // found to be infected meanwhile, the other one is not his to fetch any more
    const auto withhold = [&] {
        db.transact([&](db::Transaction& tx) { depot::note_withheld(tx, morning, depot, true); });
    };
    withhold();
    BOOST_TEST(!fetched());
    db.execute("UPDATE fichier SET antivirus = 'infecte' WHERE id = ?", second);
    withhold();
    BOOST_TEST(fetched());
    db.execute("UPDATE destinataire SET telecharge_le = NULL");
    db.execute("UPDATE fichier SET antivirus = 'sain' WHERE id = ?", second);
    fetch(second);
    BOOST_TEST(fetched());
    db.execute("UPDATE destinataire SET telecharge_le = NULL");
    db.execute("UPDATE telechargement SET destinataire = NULL");
    fetch(std::nullopt);
    BOOST_TEST(fetched());
}

BOOST_AUTO_TEST_CASE(what_its_owner_downloads_is_told_to_nobody) {
    auto own = wanted();
    own.compte = db.value<acces::CompteId>("SELECT id FROM compte LIMIT 1");
    own.destinataire.reset();
    const auto id = db.transact([&](db::Transaction& tx) {
        return depot::note_telechargement(tx, morning, own);
    });
    const auto done = apply(id, all);
    BOOST_REQUIRE(done.size() == 1U);
    BOOST_TEST(done[0].compte);
    BOOST_TEST(number("SELECT telechargements_pris FROM depot") == 0U);
    BOOST_TEST(number("SELECT COUNT(*) FROM telechargement WHERE avise_le IS NOT NULL") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
