// Who may drop how much: the first rule that fits, under the host's limits.
#include "depot/quota.hpp"

#include "acces/ids.hpp"
#include "depot/regle.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using depot::Cible;
using depot::NouvelleRegle;
using depot::Sens;

struct Academie : support::Database {
    base::Config config;
    base::FixedClock clock{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)};
    acces::CompteId lea = account("lea.roy", "dsi\nformation continue");
    acces::CompteId paul = account("paul", "formation");
    acces::CompteId local = account("local", "");

    Academie() {
        config.filex_file_max = 1000;
        config.filex_person_max = 5000;
        config.filex_days = 30;
    }
    acces::CompteId account(std::string_view name, std::string_view groups) {
        const auto id = db.insert<acces::Compte>(
            "INSERT INTO compte (identifiant, identifiant_affiche, profil, cree_le) "
            "VALUES (?, ?, 'agent', ?)",
            name,
            name,
            clock.now()
        );
        if (!groups.empty())
            db.execute(
                "INSERT INTO compte_annuaire (compte, source, personne, login, groupes, vu_le) "
                "VALUES (?, 'ldap:x', ?, ?, ?, ?)",
                id,
                name,
                name,
                groups,
                clock.now()
            );
        return id;
    }
    depot::RegleId rule(const NouvelleRegle& regle) {
        return db.transact([&](db::Transaction& tx) { return depot::add_regle(tx, regle); });
    }
    // "file/person/days", "-" for no limit.
    std::string limits(acces::CompteId compte) {
        const auto of = depot::limites_of(db, config, compte);
        const auto text = [](const auto& value) { return value ? std::to_string(*value) : "-"; };
        return text(of.fichier_max) + "/" + text(of.personne_max) + "/" +
               std::to_string(of.jours_max);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(quota, Academie)

BOOST_AUTO_TEST_CASE(sizes_are_said_as_file_managers_say_them) {
    const std::vector<std::pair<std::uint64_t, std::string>> table{
        {0,                 "0\u00a0octet"   },
        {1,                 "1\u00a0octet"   },
        {2,                 "2\u00a0octets"  },
        {999,               "999\u00a0octets"},
        {1000,              "1,0\u00a0ko"    },
        {9949,              "9,9\u00a0ko"    },
        {9960,              "10\u00a0ko"     },
        {999'499,           "999\u00a0ko"    },
        {999'999,           "1,0\u00a0Mo"    },
        {1'400'000'000,     "1,4\u00a0Go"    },
        {999'600'000'000,   "1,0\u00a0To"    },
        {5'000'000'000'000, "5,0\u00a0To"    },
    };
    for (const auto& [bytes, words] : table) BOOST_TEST(depot::en_octets(bytes) == words);
}

BOOST_AUTO_TEST_CASE(without_a_rule_the_host_counts) {
    BOOST_TEST(limits(lea) == "1000/5000/30");
    config.filex_file_max = 0;
    BOOST_TEST(limits(lea) == "-/5000/30");
}

BOOST_AUTO_TEST_CASE(each_rule_fits_whom_it_says) {
    struct Row {
        NouvelleRegle rule;
        std::string lea, paul, local;
    };
    const std::vector<Row> table{
        {{Cible::tous, "", 10, 20, 5},            "10/20/5",      "10/20/5",      "10/20/5"     },
        {{Cible::tous, "", 9999, 9999, 99},       "1000/5000/30", "1000/5000/30", "1000/5000/30"},
        {{Cible::tous, "", {}, 20, {}},           "1000/20/30",   "1000/20/30",   "1000/20/30"  },
        {{Cible::compte, "Léa Roy", 10},         "1000/5000/30", "1000/5000/30", "1000/5000/30"},
        {{Cible::compte, "LEA.Roy", 10},          "10/5000/30",   "1000/5000/30", "1000/5000/30"},
        {{Cible::groupe, "dsi", 10},              "10/5000/30",   "1000/5000/30", "1000/5000/30"},
        {{Cible::groupe, "DSI", 10},              "10/5000/30",   "1000/5000/30", "1000/5000/30"},
        {{Cible::groupe, "formation", 10},        "1000/5000/30", "10/5000/30",   "1000/5000/30"},
        {{Cible::groupe, "%", 10},                "1000/5000/30", "1000/5000/30", "1000/5000/30"},
        {{Cible::groupe, "", 10},                 "1000/5000/30", "1000/5000/30", "1000/5000/30"},
        {{Cible::groupe, "dsi", 10, 20, 5, true}, "-/-/5",        "1000/5000/30", "1000/5000/30"},
    };
    for (const auto& [asked, of_lea, of_paul, of_local] : table) {
        const auto id = rule(asked);
        BOOST_TEST_CONTEXT(depot::name_of(asked.cible) << " " << asked.valeur) {
            BOOST_TEST(limits(lea) == of_lea);
            BOOST_TEST(limits(paul) == of_paul);
            BOOST_TEST(limits(local) == of_local);
        }
        db.transact([&](db::Transaction& tx) { BOOST_TEST(depot::remove_regle(tx, id)); });
    }
}

// What tells no two groups apart for the limits tells none apart for the page either.
BOOST_AUTO_TEST_CASE(case_and_accents_make_no_second_group) {
    const auto who = account("odile", "Pédagogie\nDirection");
    rule({Cible::groupe, "direction", 10});
    rule({Cible::groupe, "pedagogie", 20});
    const auto regles = depot::regles_of(db);
    BOOST_TEST(limits(who) == "10/5000/30");
    BOOST_CHECK(depot::same_target(regles, {Cible::groupe, "DIRECTION"}) == std::size_t{0});
    BOOST_CHECK(depot::same_target(regles, {Cible::groupe, "Pédagogie"}) == std::size_t{1});
    BOOST_TEST(!depot::same_target(regles, {Cible::compte, "direction"}).has_value());
    rule({Cible::groupe, "Direction", 30});
    BOOST_CHECK(depot::hidden_by(depot::regles_of(db), 2) == std::size_t{0});
}

BOOST_AUTO_TEST_CASE(the_first_rule_counts_and_places_change) {
    const auto group = rule({Cible::groupe, "dsi", 100});
    const auto all = rule({Cible::tous, "", 10});
    BOOST_TEST(limits(lea) == "100/5000/30");
    BOOST_TEST(limits(paul) == "10/5000/30");
    const auto move = [&](depot::RegleId id, Sens sens) {
        return db.transact([&](db::Transaction& tx) { return depot::move_regle(tx, id, sens); });
    };
    BOOST_TEST(move(all, Sens::avant));
    BOOST_TEST(limits(lea) == "10/5000/30");
    BOOST_TEST(!move(all, Sens::avant));
    BOOST_TEST(!move(group, Sens::apres));
    BOOST_TEST(move(group, Sens::avant));
    BOOST_TEST(limits(lea) == "100/5000/30");
    BOOST_TEST((depot::regles_of(db).front().id == group));
    BOOST_TEST(!move(depot::RegleId(999), Sens::avant));
}

BOOST_AUTO_TEST_SUITE_END()
