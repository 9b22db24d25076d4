// The commands a script runs: exit status, --json, and that twice is as good as once.
#include "tsctl/commands.hpp"

#include "acces/mot_de_passe.hpp"
#include "support/captured.hpp"
#include "support/database.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

namespace {

struct Commands : support::Database {
    base::Config config = support::database_config();
    tools::Folder folder;

    Commands() {
        config.key_file = folder / "key";
        std::ofstream(config.key_file) << std::string(64, 'a') << '\n';
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

// In one language, that of every usage: the library's.
BOOST_AUTO_TEST_CASE(wrong_arguments_are_said_as_the_help_is) {
    const auto import = [&](std::vector<std::string> args) {
        return captured::error([&] {
            BOOST_TEST(tsctl::import({config, false, std::move(args)}) == tsctl::wrong_usage);
        });
    };
    BOOST_TEST(import({}).starts_with("fichiers is required\n"));
    BOOST_TEST(
        import({"--periode", "9", "a.xml"}).starts_with("--periode: Value 9 not in range 1 to 3\n")
    );
}

BOOST_AUTO_TEST_CASE(migrate_twice_applies_nothing_the_second_time) {
    const auto migrate = [&](bool json) {
        return captured::out([&] {
            BOOST_TEST(tsctl::migrate({config, json, {TS_SOURCE_DIR "/sql"}}) == tsctl::done);
        });
    };
    BOOST_TEST(migrate(false) == "0 applied, the schema is up to date\n");
    BOOST_TEST(!!db.value<std::string>("SELECT empreinte FROM cle_maitresse"));
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

struct TwoSchools : Commands {
    TwoSchools() {
        db.execute(
            "INSERT INTO etablissement (uai, denomination, annee) "
            "VALUES ('9990002Y', 'Collège Marie Curie', 2026)"
        );
        BOOST_REQUIRE(user(head) == tsctl::done);
    }
    // Of the second school.
    int also(std::vector<std::string> args) {
        args.insert(args.end(), {"--uai", "9990002Y"});
        int status = -1;
        refusal = captured::error([&] { status = user(std::move(args)); });
        return status;
    }
    std::string posts() {
        return db
            .value<std::optional<std::string>>(
                "SELECT GROUP_CONCAT(e.uai, ' ', p.fonction ORDER BY e.uai) FROM personnel p"
                " JOIN etablissement e ON e.id = p.etablissement WHERE p.fin_le IS NULL"
            )
            .value()
            .value_or("");
    }
    bool refused_with(std::string_view part) { return refusal.find(part) != std::string::npos; }
    std::string refusal;
};

BOOST_FIXTURE_TEST_CASE(one_account_holds_posts_in_two_schools, TwoSchools) {
    BOOST_TEST(also({"--fonction", "adjoint", "--identifiant", "Chef.Roy"}) == tsctl::refused);
    BOOST_TEST(refused_with("déjà pris"), refusal);
    BOOST_TEST(refused_with("--aussi"), refusal);
    // As everywhere, case and accents do not tell logins apart.
    BOOST_TEST(also({"--fonction", "adjoint", "--identifiant", "chef.roy", "--aussi"}) == 0);
    BOOST_TEST(
        said == "Poste ajouté : chef.roy, adjoint 9990002Y ; son mot de passe ne change pas.\n"
    );
    BOOST_TEST(posts() == "9990001X chef,9990002Y adjoint");
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM compte").value() == 1);
    BOOST_TEST(
        db.value<int>("SELECT COUNT(*) FROM journal WHERE action = 'poste.ajoute'").value() == 1
    );
    BOOST_TEST(also({"--identifiant", "Chef.Roy", "--aussi"}) == tsctl::refused);
    BOOST_TEST(refused_with("a déjà un poste dans cet établissement : Adjoint."), refusal);
    BOOST_TEST(posts() == "9990001X chef,9990002Y adjoint");
}

BOOST_FIXTURE_TEST_CASE(a_post_that_had_ended_begins_again_without_its_rights, TwoSchools) {
    BOOST_REQUIRE(also({"--identifiant", "Chef.Roy", "--aussi"}) == tsctl::done);
    db.execute(
        "INSERT INTO droit (compte, etablissement, application, donne_le) SELECT compte, "
        "etablissement, 'codes', '2026-10-01' FROM personnel WHERE fonction = 'personnel'"
    );
    db.execute("UPDATE personnel SET fin_le = '2026-10-02' WHERE fonction = 'personnel'");
    BOOST_TEST(posts() == "9990001X chef");
    BOOST_TEST(
        also({"--identifiant", "Chef.Roy", "--fonction", "enseignant", "--aussi"}) == tsctl::done
    );
    BOOST_TEST(posts() == "9990001X chef,9990002Y enseignant");
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM droit").value() == 0);
}

BOOST_FIXTURE_TEST_CASE(a_second_head_is_made_and_said, TwoSchools) {
    BOOST_TEST(also({"--fonction", "chef", "--identifiant", "Chef.Roy", "--aussi"}) == tsctl::done);
    BOOST_TEST(refusal == "");
    BOOST_TEST(also({"--fonction", "chef", "--identifiant", "m.sol"}) == tsctl::done);
    BOOST_TEST(refused_with("L’établissement 9990002Y avait déjà un chef, qui le reste : Anne Roy.")
    );
    BOOST_TEST(!said.empty());  // the password
}

BOOST_FIXTURE_TEST_CASE(one_more_post_is_refused_to_who_is_no_agent, TwoSchools) {
    BOOST_TEST(also({"--identifiant", "personne", "--aussi"}) == tsctl::refused);
    BOOST_TEST(refused_with("Aucun compte n’a l’identifiant « personne »"), refusal);
    db.execute("UPDATE compte SET suspendu_le = '2026-10-01'");
    BOOST_TEST(also({"--identifiant", "Chef.Roy", "--aussi"}) == tsctl::refused);
    BOOST_TEST(refused_with("suspendu ou retiré"), refusal);
    db.execute("UPDATE compte SET suspendu_le = NULL, profil = 'responsable'");
    BOOST_TEST(also({"--identifiant", "Chef.Roy", "--aussi"}) == tsctl::refused);
    BOOST_TEST(refused_with("n’est pas le compte d’un agent"), refusal);
    BOOST_TEST(user({"--identifiant", "Chef.Roy", "--aussi"}) == tsctl::wrong_usage);
    BOOST_TEST(posts() == "9990001X chef");
}

BOOST_FIXTURE_TEST_CASE(the_post_of_a_head_ends_in_one_school_alone, TwoSchools) {
    BOOST_REQUIRE(
        also({"--fonction", "chef", "--identifiant", "Chef.Roy", "--aussi"}) == tsctl::done
    );
    BOOST_TEST(also({"--retirer", "--identifiant", "Chef.Roy"}) == tsctl::done);
    BOOST_TEST(said == "Fin du poste : Chef.Roy, 9990002Y ; son compte reste.\n");
    BOOST_TEST(posts() == "9990001X chef");
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM compte WHERE suspendu_le IS NULL").value() == 1);
    BOOST_TEST(
        db.value<int>(
              "SELECT COUNT(*) FROM journal j JOIN etablissement e ON e.id = j.etablissement"
              " WHERE j.action = 'poste.fini' AND e.uai = '9990002Y'"
        )
            .value() == 1
    );
    BOOST_TEST(also({"--retirer", "--identifiant", "Chef.Roy"}) == tsctl::refused);
    BOOST_TEST(refused_with("n’a pas de poste dans l’établissement"), refusal);
    BOOST_TEST(also({"--retirer", "--identifiant", "personne"}) == tsctl::refused);
    BOOST_TEST(refused_with("Aucun compte n’a l’identifiant « personne »."), refusal);
    BOOST_TEST(also({"--retirer", "--aussi", "--identifiant", "Chef.Roy"}) == tsctl::wrong_usage);
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

BOOST_AUTO_TEST_CASE(a_lost_password_is_renewed_without_a_mail) {
    BOOST_REQUIRE(user(head) == tsctl::done);
    const auto before = said;
    const auto hash = [&] {
        return db.value<std::string>("SELECT mot_de_passe FROM compte_secret");
    };
    BOOST_TEST(user({"--mot-de-passe", "--identifiant", "chef.roy"}) == tsctl::done);
    BOOST_TEST(said.size() == 26U);
    BOOST_TEST(said != before);
    BOOST_TEST(acces::Hacheur(1024).verify(hash(), base::Secret(said.substr(0, 25))));
    BOOST_TEST(
        db.value<int>("SELECT COUNT(*) FROM journal WHERE action = 'compte.mot_de_passe'")
            .value() == 1
    );
    BOOST_TEST(user({"--mot-de-passe", "--identifiant", "personne"}) == tsctl::refused);
    BOOST_TEST(
        user({"--mot-de-passe", "--retirer", "--identifiant", "chef.roy"}) == tsctl::wrong_usage
    );
    BOOST_REQUIRE(user({"--retirer", "--identifiant", "chef.roy"}) == tsctl::done);
    BOOST_TEST(user({"--mot-de-passe", "--identifiant", "chef.roy"}) == tsctl::refused);
    BOOST_TEST(said.empty());
}

BOOST_AUTO_TEST_CASE(a_name_is_one_line) {
    BOOST_TEST(user({"--identifiant", "a.roy", "--nom", "A\nB"}) == tsctl::refused);
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
