// Forgotten password or identifiant: one answer for everybody, links that serve once.
#include "porte.hpp"

namespace {

using namespace navigateur;  // NOLINT(google-build-using-namespace): the fixture of these tests

}  // namespace

BOOST_AUTO_TEST_SUITE(recuperer)

BOOST_FIXTURE_TEST_CASE(recovery_answers_the_same_to_everybody, Porte) {
    give_address();
    std::vector<std::string> pages;
    for (const Champs& asked : std::vector<Champs>{
             {{"identifiant", "anne.roy"},     {"courriel", ""}},
             {{"identifiant", "personne"},                               {"courriel", ""}},
             {{"courriel", "anne@exemple.fr"}},
             {{"courriel", "personne@exemple.fr"}}
    }) {
        browser.get("/compte/recuperer").submit(asked);
        pages.push_back(browser.page);
        BOOST_TEST(browser.shows("Si un compte correspond"));
    }
    for (const auto& page : pages) BOOST_TEST(page == pages.front());
    BOOST_TEST(mails() == 2);
    browser.get("/compte/recuperer")
        .submit({
            {"identifiant", ""},
            {"courriel",    ""}
    });
    BOOST_TEST(browser.shows("<title>Erreur"));
}

BOOST_FIXTURE_TEST_CASE(an_address_that_is_not_confirmed_gets_nothing, Porte) {
    db.transact([&](db::Transaction& tx) { acces::set_courriel(tx, anne, "anne@exemple.fr"); });
    browser.get("/compte/recuperer")
        .submit({
            {"identifiant", "anne.roy"}
    });
    BOOST_TEST(mails() == 0);
}

BOOST_FIXTURE_TEST_CASE(nobody_is_flooded_with_links, Porte) {
    give_address();
    for (int i = 0; i < 8; ++i)
        browser.get("/compte/recuperer")
            .submit({
                {"identifiant", "anne.roy"}
        });
    BOOST_TEST(mails() <= 3);
    BOOST_TEST(browser.shows("Si un compte correspond"));
}

BOOST_FIXTURE_TEST_CASE(recovery_once_and_all_sessions_end, Porte) {
    give_address();
    sign_in(browser);
    Navigateur forgetful(*this, "198.51.100.9");
    forgetful.get("/compte/recuperer")
        .submit({
            {"identifiant", "anne.roy"}
    });
    const auto link = link_in(mail_to("anne@exemple.fr"));
    forgetful.get(link).submit({
        {"mot_de_passe",              "court"},
        {"mot_de_passe_confirmation", "court"}
    });
    BOOST_TEST(forgetful.shows("trop court"));
    const Champs chosen{
        {"mot_de_passe",              other_password},
        {"mot_de_passe_confirmation", other_password}
    };
    forgetful.submit(chosen);
    BOOST_TEST(forgetful.path == "/connexion");
    BOOST_TEST(acces::sessions_of(db, anne, now()).empty());
    BOOST_TEST(forgetful.get(link).status == 410);
    BOOST_TEST(mail_to("anne@exemple.fr").find("a été changé") != std::string::npos);
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'compte.recuperation'") == 1);
    sign_in(browser);
    BOOST_TEST(browser.shows("n’est pas le bon"));
    sign_in(browser, other_password);
    BOOST_TEST(browser.path == "/famille/");
}

BOOST_FIXTURE_TEST_CASE(an_old_link_is_dead, Porte) {
    give_address();
    browser.get("/compte/recuperer")
        .submit({
            {"identifiant", "anne.roy"}
    });
    const auto link = link_in(mail_to("anne@exemple.fr"));
    browser.get(link);
    clock.advance(std::chrono::minutes(31));
    browser.submit({
        {"mot_de_passe",              other_password},
        {"mot_de_passe_confirmation", other_password}
    });
    BOOST_TEST(browser.status == 410);
    BOOST_TEST(browser.get("/compte/recuperer/" + std::string(22, 'A')).status == 410);
}

BOOST_FIXTURE_TEST_CASE(the_link_never_comes_from_the_host_header, Porte) {
    give_address();
    browser.agent = "curl";
    browser.get("/compte/recuperer");
    browser.post_raw(
        "/compte/recuperer",
        {
            {"_csrf",       browser.csrf()},
            {"identifiant", "anne.roy"    }
    },
        {{"host", "mechant.exemple"}, {"x-forwarded-host", "mechant.exemple"}}
    );
    BOOST_TEST(mail_to("anne@exemple.fr").find("mechant") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_secret_question_is_asked_besides, Porte) {
    config.secret_question = true;
    give_address();
    db.execute(
        "UPDATE compte_secret SET question = 'Mon premier animal', reponse = ? WHERE compte = ?",
        hacheur.hash(base::Secret(std::string("felix"))),
        anne
    );
    browser.get("/compte/recuperer")
        .submit({
            {"identifiant", "anne.roy"}
    });
    browser.get(link_in(mail_to("anne@exemple.fr")));
    BOOST_TEST(browser.shows("Mon premier animal"));
    const Champs chosen{
        {"mot_de_passe",              other_password},
        {"mot_de_passe_confirmation", other_password}
    };
    auto wrong = chosen;
    wrong.emplace_back("reponse", "médor");
    browser.submit(wrong);
    BOOST_TEST(browser.shows("pas la réponse"));
    auto right = chosen;
    right.emplace_back("reponse", " Félix ");
    browser.submit(right);
    BOOST_TEST(browser.path == "/connexion");
}

BOOST_AUTO_TEST_SUITE_END()
