// Where a drop is in its life: one rule, for who reads a line and for who searches.
#include "depot/administration.hpp"

#include "lignes.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>

using depot::Phase;
using std::chrono::hours;

namespace {

struct Vies : lignes::Lignes {
    base::Instant now = lignes::start + hours(48);

    depot::DepotId in_state(
        const std::string& etat, const std::optional<std::string>& motif, bool past
    ) {
        const auto id = depot(etat, now + (past ? -hours(1) : hours(1)));
        db.execute("UPDATE depot SET fin_motif = ? WHERE id = ?", motif, id);
        return id;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(phase, Vies)

BOOST_AUTO_TEST_CASE(a_search_by_state_finds_what_shows_that_state) {
    std::map<Phase, std::size_t> shown;
    std::size_t made = 0;
    for (const std::string etat : {"en_cours", "publie", "gele", "fini", "purge"})
        for (const bool past : {false, true}) {
            std::vector<std::optional<std::string>> motifs{std::nullopt};
            if (etat == "fini" || etat == "purge")
                motifs = {"expire", "auteur", "administration", "abandonne"};
            for (const auto& motif : motifs) {
                in_state(etat, motif, past);
                ++made;
            }
        }
    const auto all = depot::search_depots(db, now, {.limit = 100});
    BOOST_TEST(all.total == made);
    for (const auto& ligne : all.lignes) ++shown[ligne.phase];
    for (std::size_t i = 0; i < depot::phase_count; ++i) {
        const auto phase = static_cast<Phase>(i);
        BOOST_TEST_CONTEXT(i) {
            const auto found = depot::search_depots(db, now, {.phase = phase, .limit = 100});
            BOOST_TEST(found.total == shown[phase]);
            BOOST_TEST(shown[phase] > 0U);
            BOOST_TEST(std::all_of(
                found.lignes.begin(),
                found.lignes.end(),
                [&](const auto& ligne) { return ligne.phase == phase; }
            ));
        }
    }
}

BOOST_AUTO_TEST_CASE(an_end_is_the_planned_one_or_the_real_one) {
    const auto fin = [&](depot::DepotId id) { return depot::vie_of(db, id).value().fin(now); };
    BOOST_TEST((fin(in_state("publie", {}, false)) == now + hours(1)));
    BOOST_TEST((fin(in_state("fini", "expire", true)) == now - hours(1)));
    BOOST_TEST((fin(in_state("fini", "auteur", false)) == lignes::start));
    const auto frozen = in_state("gele", {}, false);
    db.execute("UPDATE depot SET gele_le = ? WHERE id = ?", now - hours(5), frozen);
    BOOST_TEST((fin(frozen) == now + hours(6)));
}

BOOST_AUTO_TEST_SUITE_END()
