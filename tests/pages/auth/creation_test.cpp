// The creation of an account, from the code of the letter to the account that signs in.
#include "famille.hpp"

#include "acces/rattachement.hpp"

#include <boost/test/data/test_case.hpp>

namespace {

using namespace navigateur;  // NOLINT(google-build-using-namespace): the fixture of these tests

}  // namespace

BOOST_AUTO_TEST_SUITE(creation)

BOOST_FIXTURE_TEST_CASE(the_whole_way, Famille) {
    browser.get("/compte/creer");
    BOOST_TEST(browser.shows("Étape 1 sur 3"));
    browser.submit(identity);
    BOOST_TEST(browser.path == "/compte/creer/code");
    BOOST_TEST(browser.shows("Étape 2 sur 3"));
    browser.submit(code_and_date(code.car));
    BOOST_TEST(browser.path == "/compte/creer/enfants");
    BOOST_TEST(browser.shows("Léa"));
    BOOST_TEST(browser.shows("Collège des Tilleuls"));
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 0);
    browser.submit();
    BOOST_TEST(browser.path == "/compte/creer/fin");
    BOOST_TEST(browser.shows("Anne.Roy"));
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL") == 1);

    const auto link = link_in(mail_to("anne@exemple.fr"));
    BOOST_TEST(link.starts_with("/compte/courriel/confirmer/"));
    browser.get(link);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM compte WHERE courriel_confirme_le IS NOT NULL") == 0
    );  // GET changes nothing
    browser.submit();
    BOOST_TEST(browser.shows("est confirmée"));
    BOOST_TEST(count("SELECT COUNT(*) FROM compte WHERE courriel_confirme_le IS NOT NULL") == 1);
    browser.get(link);
    BOOST_TEST(browser.status == 410);

    browser.get("/connexion")
        .submit({
            {"identifiant",  "anne.roy"},
            {"mot_de_passe", password  }
    });
    BOOST_TEST(browser.path == "/famille/");
    browser.get("/compte");
    BOOST_TEST(browser.shows("Mme Anne Roy"));
    BOOST_TEST(browser.shows("192.0.2.7"));
}

BOOST_FIXTURE_TEST_CASE(two_children_in_one_go, Famille) {
    const auto tom = make_eleve("TOM");
    const auto second = make_car(tom, make_couple(tom));
    to_last_step();
    browser.get("/compte/creer/code");
    BOOST_TEST(browser.shows("Ajouter un autre enfant"));
    browser.submit(code_and_date(second.car));
    BOOST_TEST(browser.shows("Léa"));
    BOOST_TEST(browser.shows("Tom"));
    browser.submit();
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement") == 2);
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 1);
}

BOOST_FIXTURE_TEST_CASE(the_code_first_as_from_a_qr, Famille) {
    browser.get("/compte/creer/code");
    BOOST_TEST(browser.shows("Étape 1 sur 3"));
    BOOST_TEST(browser.shows("car.js"));
    browser.submit(code_and_date(code.car));
    BOOST_TEST(browser.path == "/compte/creer");
    BOOST_TEST(browser.shows("Étape 2 sur 3"));
    browser.submit(identity);
    BOOST_TEST(browser.path == "/compte/creer/enfants");
    browser.submit();
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 1);
}

BOOST_FIXTURE_TEST_CASE(going_on_as_a_pupil, Famille) {
    const auto own = make_car(lea, std::nullopt);
    browser.get("/compte/creer")
        .submit({
            {"identifiant",               "lea.roy"},
            {"mot_de_passe",              password },
            {"mot_de_passe_confirmation", password }
    });
    browser.submit(code_and_date(own.car));
    BOOST_TEST(browser.shows("Votre scolarité"));
    BOOST_TEST(!browser.shows("représentant légal"));
    browser.get("/compte/creer/code").submit(code_and_date(code.car));
    BOOST_TEST(browser.shows("celui d’un élève"));
    browser.get("/compte/creer/enfants").submit();
    BOOST_TEST(
        count("SELECT COUNT(*) FROM compte WHERE profil = 'eleve' AND nom_affiche = 'Léa Roy'") == 1
    );
    BOOST_TEST(mails() == 0);
}

BOOST_FIXTURE_TEST_CASE(a_parents_account_takes_no_pupils_own_code, Famille) {
    const auto own = make_car(lea, std::nullopt);
    to_last_step();
    browser.get("/compte/creer/code").submit(code_and_date(own.car));
    BOOST_TEST(browser.shows("compte personnel d’un élève"));
}

BOOST_FIXTURE_TEST_CASE(double_submit_back_and_reload_create_once, Famille) {
    to_last_step();
    const auto token = browser.hidden("jeton");
    const auto csrf = browser.csrf();
    browser.submit();
    browser.post_raw(
        "/compte/creer/enfants",
        {
            {"_csrf", csrf },
            {"jeton", token}
    }
    );
    BOOST_TEST(browser.path == "/compte/creer/fin");
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 1);
    BOOST_TEST(mails() == 1);
    browser.get("/compte/creer/enfants");
    BOOST_TEST(browser.path == "/compte/creer/fin");
}

BOOST_FIXTURE_TEST_CASE(a_wrong_form_token_creates_nothing, Famille) {
    to_last_step();
    browser.submit({
        {"jeton", std::string(32, '0')}
    });
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 0);
    BOOST_TEST(browser.path == "/compte/creer/enfants");
}

BOOST_FIXTURE_TEST_CASE(nothing_typed_is_lost_by_errors_back_and_reload, Famille) {
    browser.get("/compte/creer")
        .submit({
            {"identifiant",               "Anne.Roy"       },
            {"mot_de_passe",              password         },
            {"mot_de_passe_confirmation", password         },
            {"courriel",                  "pas une adresse"}
    });
    BOOST_TEST(browser.shows("<title>Erreur"));
    BOOST_TEST(browser.field("identifiant") == "Anne.Roy");
    BOOST_TEST(browser.field("courriel") == "pas une adresse");
    BOOST_TEST(browser.shows("est gardé"));
    BOOST_TEST(browser.field("mot_de_passe").empty());
    browser.submit({
        {"courriel", "anne@exemple.fr"}
    });  // the password is not typed again
    BOOST_TEST(browser.path == "/compte/creer/code");
    browser.submit({
        {"car",            "ABCD"      },
        {"date_naissance", "17/05/2014"}
    });
    BOOST_TEST(browser.field("car") == "ABCD");
    BOOST_TEST(browser.field("date_naissance") == "17/05/2014");
    browser.get("/compte/creer");
    BOOST_TEST(browser.field("identifiant") == "Anne.Roy");
    BOOST_TEST(browser.field("courriel") == "anne@exemple.fr");
    browser.get("/compte/creer/code").submit(code_and_date(code.car));
    browser.submit();
    BOOST_TEST(acces::Hacheur(monde::little_memory)
                   .verify(
                       db.value<std::string>("SELECT mot_de_passe FROM compte_secret"),
                       base::Secret(password)
                   ));
}

// Family phones, the school's reception: what one person has begun, another may have before him.
BOOST_FIXTURE_TEST_CASE(a_code_is_taken_off_the_list_unspent, Famille) {
    const auto tom = make_eleve("TOM");
    const auto second = make_car(tom, make_couple(tom));
    to_last_step();
    browser.get("/compte/creer/code").submit(code_and_date(second.car));
    BOOST_TEST(browser.shows("Tom"));
    const auto csrf = browser.csrf();
    const auto at = browser.page.rfind("/compte/creer/retirer/");
    BOOST_REQUIRE(at != std::string::npos);
    const auto button = browser.page.substr(at, browser.page.find('"', at) - at);
    browser.submit({}, button);
    BOOST_TEST(browser.path == "/compte/creer/enfants");
    BOOST_TEST(!browser.shows("Tom"));
    browser.post_raw(
        button,
        {
            {"_csrf", csrf}
    }
    );
    BOOST_TEST(browser.path == "/compte/creer/enfants", "a second click takes off nothing more");
    browser.get("/compte/creer/enfants").submit();
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement") == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE utilise_le IS NULL AND fin_le IS NULL") == 1);
}

BOOST_FIXTURE_TEST_CASE(the_only_code_taken_off_may_be_given_again, Famille) {
    to_last_step();
    const auto at = browser.page.find("/compte/creer/retirer/");
    browser.submit({}, browser.page.substr(at, browser.page.find('"', at) - at));
    BOOST_TEST(browser.path == "/compte/creer/code");
    BOOST_TEST(browser.shows("il n’a pas servi"));
    browser.submit(code_and_date(code.car));
    BOOST_TEST(browser.path == "/compte/creer/enfants");
}

BOOST_FIXTURE_TEST_CASE(beginning_anew_forgets_everything, Famille) {
    browser.get("/compte/creer");
    BOOST_TEST(!browser.shows("Recommencer"), "nothing is begun");
    to_last_step();
    for (const auto* step : {"/compte/creer", "/compte/creer/code", "/compte/creer/enfants"})
        BOOST_TEST(browser.get(step).shows("Recommencer"), step);
    browser.submit({}, "/compte/creer/recommencer");
    BOOST_TEST(browser.path == "/compte/creer");
    for (const auto* step : {"/compte/creer", "/compte/creer/code", "/compte/creer/enfants"})
        for (const auto* word : {"Léa", "Anne", "anne@", "est gardé", "Recommencer"})
            BOOST_TEST(!browser.get(step).shows(word), step << " " << word);
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE utilise_le IS NULL AND fin_le IS NULL") == 1);
    to_last_step();
    browser.submit();
    BOOST_TEST(browser.path == "/compte/creer/fin");
    // nor what was said of the account that is done, to the next one
    browser.get("/compte/creer/code").submit(code_and_date(acces::Car::generate(random)));
    browser.get("/compte/creer")
        .submit({
            {"identifiant", "paul"}
    });
    browser.submit({}, "/compte/creer/recommencer");
    BOOST_TEST(!browser.get("/compte/creer/fin").shows("Anne"));
}

BOOST_FIXTURE_TEST_CASE(a_journey_begun_long_ago_shows_nothing, Famille) {
    to_last_step();
    clock.advance(std::chrono::minutes(61));
    for (const auto* step : {"/compte/creer", "/compte/creer/code", "/compte/creer/enfants"})
        for (const auto* word : {"Léa", "Anne", "anne@", "est gardé", "Recommencer"})
            BOOST_TEST(!browser.get(step).shows(word), step << " " << word);
}

BOOST_FIXTURE_TEST_CASE(somebody_else_does_not_go_on_with_the_code_of_the_first, Famille) {
    to_last_step();
    browser.get("/compte/creer");
    BOOST_TEST(browser.shows("Étape 1 sur 3"), "as it was at first");
    browser.submit({
        {"identifiant",               "paul.canari"      },
        {"mot_de_passe",              "un autre canard 7"},
        {"mot_de_passe_confirmation", "un autre canard 7"}
    });
    BOOST_TEST(browser.path == "/compte/creer/code");
    BOOST_TEST(browser.shows("Donnez de nouveau le code"));
    BOOST_TEST(!browser.get("/compte/creer/enfants").shows("Léa"));
    browser.get("/compte/creer/code").submit(code_and_date(code.car));
    BOOST_TEST(browser.path == "/compte/creer/enfants");
    // another password alone, or another identifiant alone: the same person
    browser.get("/compte/creer")
        .submit({
            {"mot_de_passe",              password},
            {"mot_de_passe_confirmation", password}
    });
    BOOST_TEST(browser.path == "/compte/creer/enfants");
}

BOOST_AUTO_TEST_SUITE_END()
