// The two-way sweep: what has no line goes, what has no file is told, and a wrong database costs
// nothing.
#include "depot/balayage.hpp"

#include "depot/verrou.hpp"

#include "depot/lignes.hpp"

#include <boost/test/unit_test.hpp>

using lignes::start;
using Rayon = depot::Magasin::Rayon;
using std::chrono::hours;

namespace {

struct Room : lignes::Lignes {
    // files are of now: the sweep is made later
    base::Instant later = base::SystemClock().now() + hours(25);
    depot::DepotId drop = depot("publie", start + hours(240));

    depot::Balayage sweep(bool tout = false) {
        return depot::balayer(db, magasin, later, hours(24), tout);
    }
    void orphan() { magasin.take_whole(entrant("perdu"), name()); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(balayage, Room)

BOOST_AUTO_TEST_CASE(a_file_without_a_line_goes_when_it_is_old_enough) {
    const auto kept = fichier(drop, "gardé");
    televersement(std::nullopt, start);
    orphan();
    magasin.append(name(), entrant("un début"), {});
    later -= hours(2);
    BOOST_TEST(sweep().effaces == 0U);
    later += hours(2);
    const auto swept = sweep();
    BOOST_TEST(swept.vus == 4U);
    BOOST_TEST(swept.effaces == 2U);
    BOOST_TEST(on_disk(kept));
    BOOST_TEST(count(Rayon::fichiers) == 1U);
    BOOST_TEST(count(Rayon::partiels) == 1U);
}

// nginx takes its bodies away itself, unless it is killed.
BOOST_AUTO_TEST_CASE(bodies_that_nginx_has_left_go_unless_they_are_written) {
    const auto left = body("perdu");
    const auto held = body("encore");
    const std::ofstream nginx(held, std::ios::app);
    later -= hours(2);
    BOOST_TEST(sweep().orphelins == 0U);
    later += hours(2);
    const auto swept = sweep();
    BOOST_TEST(swept.orphelins == 1U);
    BOOST_TEST(swept.effaces == 1U);
    BOOST_TEST(swept.octets == 5U);
    BOOST_TEST(!std::filesystem::exists(left));
    BOOST_TEST(std::filesystem::exists(held));
}

BOOST_AUTO_TEST_CASE(an_upload_cut_on_its_last_step_may_go_on) {
    const auto id = televersement(std::nullopt, later + hours(1));
    magasin.complete(*depot::BlobNom::parse(
        *db.value<std::string>("SELECT blob_nom FROM televersement WHERE id = ?", id)
    ));
    BOOST_TEST(sweep().effaces == 0U);
    BOOST_TEST(count(Rayon::fichiers) == 1U);
}

BOOST_AUTO_TEST_CASE(a_file_whose_line_says_that_it_is_gone_goes) {
    const auto id = fichier(drop, "revenu");
    db.execute("UPDATE fichier SET efface_le = ? WHERE id = ?", start, id);
    BOOST_TEST(sweep().effaces == 1U);
    BOOST_TEST(!on_disk(id));
}

BOOST_AUTO_TEST_CASE(locks_of_uploads_that_are_over_go) {
    const auto nom = name();
    BOOST_REQUIRE(depot::Verrou::take(magasin, nom, random).has_value());
    const auto lock = magasin.chemin(Rayon::partiels, nom) + depot::Verrou::suffix;
    BOOST_REQUIRE(std::filesystem::exists(lock));
    sweep();
    BOOST_TEST(!std::filesystem::exists(lock));
}

BOOST_AUTO_TEST_CASE(a_line_without_its_file_is_told_and_kept) {
    const auto whole = fichier(drop, "entier");
    const auto lost = fichier(drop, "perdu");
    magasin.effacer(Rayon::fichiers, blob_of(lost));
    const auto cut = fichier(drop, "entier");
    std::filesystem::resize_file(magasin.chemin(Rayon::fichiers, blob_of(cut)), 3);
    line(depot("fini", start), name(), 10);  // on its way out: no loss
    const auto swept = sweep();
    BOOST_TEST(swept.lignes == 3U);
    BOOST_REQUIRE(swept.absents.size() == 1U);
    BOOST_TEST((swept.absents.front().id == lost));
    BOOST_REQUIRE(swept.tronques.size() == 1U);
    BOOST_TEST((swept.tronques.front().id == cut));
    BOOST_TEST(on_disk(whole));
}

BOOST_AUTO_TEST_CASE(a_wrong_database_does_not_empty_the_store) {
    for (int i = 0; i < 101; ++i) orphan();
    const auto begun = name();
    magasin.append(begun, entrant("un début"), {});
    BOOST_REQUIRE(depot::Verrou::take(magasin, begun, random).has_value());
    const auto held = sweep();
    BOOST_TEST(held.retenu);
    BOOST_TEST(held.effaces == 0U);
    BOOST_TEST(count(Rayon::fichiers) == 101U);
    BOOST_TEST(magasin.taille(Rayon::partiels, begun).has_value());  // nor with its lock
    BOOST_TEST(sweep(true).effaces == 102U);
    BOOST_TEST(count(Rayon::fichiers) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
