// The commands a script runs: exit status, --json, and that twice is as good as once.
#include "tsctl/commands.hpp"

#include "acces/mot_de_passe.hpp"
#include "support/database.hpp"
#include "tsctl/captured.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

namespace {

struct Commands : support::Database {
    base::Config config = support::database_config();

    Commands() {
        config.password_memory_kib = 1024;
        db.execute(
            "INSERT INTO etablissement (uai, denomination, annee) "
            "VALUES ('9990001X', 'Collège Jeanne Villepreux', 2026)"
        );
    }
    int user(std::vector<std::string> args, bool json = false) {
        int status = -1;
        said = captured::out([&] { status = tsctl::user({config, json, std::move(args)}); });
        return status;
    }
    std::string said;
};

const std::vector<std::string> head{
    "--uai", "9990001X", "--fonction", "chef", "--identifiant", "Chef.Roy", "--nom", "Anne Roy"};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(commands, Commands)

BOOST_AUTO_TEST_CASE(migrate_twice_applies_nothing_the_second_time) {
    const auto migrate = [&](bool json) {
        return captured::out([&] {
            BOOST_TEST(tsctl::migrate({config, json, {TS_SOURCE_DIR "/sql"}}) == tsctl::done);
        });
    };
    BOOST_TEST(migrate(false) == "0 applied, the schema is up to date\n");
    BOOST_TEST(nlohmann::json::parse(migrate(true))["appliquees"].empty());
    BOOST_TEST(tsctl::migrate({config, false, {}}) == tsctl::wrong_usage);
    BOOST_CHECK_THROW(tsctl::migrate({config, false, {"/nowhere"}}), std::exception);
    // Of a wrong folder nothing may be called up to date.
    BOOST_CHECK_EXCEPTION(
        tsctl::migrate({config, false, {TS_SOURCE_DIR "/www"}}),
        std::exception,
        [](const std::exception& e) {
            return std::string_view(e.what()).find("/www: this folder holds no migration") !=
                   std::string_view::npos;
        }
    );
}

BOOST_AUTO_TEST_CASE(user_makes_an_account_of_staff_and_says_its_password_once) {
    BOOST_REQUIRE(user(head, true) == tsctl::done);
    const auto made = nlohmann::json::parse(said);
    BOOST_TEST(made["identifiant"] == "Chef.Roy");
    const auto password = made["mot_de_passe"].get<std::string>();
    BOOST_TEST(password.size() >= 20U);
    const auto hash = db.value<std::string>("SELECT mot_de_passe FROM compte_secret").value();
    BOOST_TEST(hash.find(password) == std::string::npos);
    BOOST_TEST(hash.starts_with("$argon2id$"));
    BOOST_TEST(
        db.value<std::string>("SELECT fonction FROM personnel p JOIN compte c ON c.id = p.compte "
                              "WHERE c.profil = 'agent'")
            .value() == "chef"
    );
    BOOST_TEST(
        db.value<int>("SELECT COUNT(*) FROM journal WHERE action = 'compte.cree'").value() == 1
    );
}

BOOST_AUTO_TEST_CASE(user_a_second_time_is_refused_and_keeps_nothing) {
    BOOST_REQUIRE(user(head) == tsctl::done);
    BOOST_TEST(user(head) == tsctl::refused);
    BOOST_TEST(said.empty());
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM personnel").value() == 1);
}

BOOST_AUTO_TEST_CASE(user_without_a_school_has_the_file_drop_alone) {
    const std::vector<std::string> agent{"--identifiant", "o.bellan", "--courriel", "o@exemple.fr"};
    BOOST_REQUIRE(user(agent) == tsctl::done);
    BOOST_REQUIRE(user({"--identifiant", "recteur", "--profil", "academie"}) == tsctl::done);
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM personnel").value() == 0);
    BOOST_TEST(
        db.value<int>("SELECT COUNT(*) FROM compte WHERE profil = 'agent' AND "
                      "courriel = 'o@exemple.fr' AND courriel_confirme_le IS NOT NULL")
            .value() == 1
    );
    BOOST_TEST(
        db.value<std::string>("SELECT profil FROM compte WHERE identifiant = 'recteur'").value() ==
        "academie"
    );
}

BOOST_AUTO_TEST_CASE(user_is_withdrawn_and_says_so) {
    BOOST_REQUIRE(user(head) == tsctl::done);
    BOOST_TEST(user({"--retirer", "--identifiant", "chef.roy"}) == tsctl::done);
    BOOST_TEST(said == "Compte retiré : chef.roy\n");
    BOOST_TEST(user({"--retirer", "--identifiant", "chef.roy"}, true) == tsctl::done);
    BOOST_TEST(nlohmann::json::parse(said)["retire"] == true);
    BOOST_TEST(user({"--retirer", "--identifiant", "personne"}) == tsctl::refused);
    BOOST_TEST(said.empty());
}

BOOST_AUTO_TEST_CASE(help_is_no_error) {
    BOOST_TEST(user({"--help"}) == tsctl::done);
    BOOST_TEST((said.find("--identifiant") != std::string::npos), said);
    const auto import = captured::out([&] {
        BOOST_TEST(tsctl::import({config, false, {"-h"}}) == tsctl::done);
    });
    BOOST_TEST((import.find("--essai") != std::string::npos), import);
}

namespace bdata = boost::unit_test::data;
using Args = std::vector<std::string>;
const std::vector<std::pair<Args, int>> wrong{
    {{},                                                                   tsctl::wrong_usage},
    {{"--uai", "9990001X"},                                                tsctl::wrong_usage},
    {{"--identifiant", "a.roy", "--fonction", "chef"},                     tsctl::wrong_usage}, // no school
    {{"--identifiant", "a.roy", "--profil", "eleve"},                      tsctl::wrong_usage},
    {{"--uai", "9990001X", "--profil", "academie", "--identifiant", "ab"}, tsctl::wrong_usage},
    {{"--identifiant", "a.roy", "--courriel", "pas une adresse"},          tsctl::refused    },
    {{"--uai", "9990001X", "--identifiant", "a.roy", "--fonction", "roi"}, tsctl::wrong_usage},
    {{"--uai", "9990001X", "--identifiant", "a.roy", "--plus"},            tsctl::wrong_usage},
    {{"--uai", "9990001A", "--identifiant", "a.roy"},                      tsctl::refused    }, // wrong key
    {{"--uai", "9990002Y", "--identifiant", "a.roy"},                      tsctl::refused    }, // not imported
    {{"--uai", "9990001X", "--identifiant", "a"},                          tsctl::refused    }
};

BOOST_DATA_TEST_CASE_F(Commands, user_refuses, bdata::xrange(wrong.size()), index) {
    BOOST_TEST_CONTEXT(index) BOOST_TEST(user(wrong[index].first) == wrong[index].second);
    BOOST_TEST(said.empty());
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM compte").value() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
