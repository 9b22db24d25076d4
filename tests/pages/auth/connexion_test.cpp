// Signing in and out, the second factor, where one is led, and recovery.
#include "navigateur.hpp"

#include "acces/jeton.hpp"
#include "acces/totp.hpp"

#include <boost/test/data/test_case.hpp>

namespace {

using navigateur::Champs;
using navigateur::Navigateur;

const std::string password = "tulipe velours canard lundi";
const std::string other_password = "crapaud volant sous la pluie";

struct Porte : navigateur::Site {
    acces::CompteId anne = make_compte("anne.roy");
    Navigateur browser{*this};

    Porte() { config.totp_required = false; }
    Champs typed(const std::string& who, const std::string& secret) {
        return {
            {"identifiant",  who   },
            {"mot_de_passe", secret}
        };
    }
    void sign_in(Navigateur& from, const std::string& secret = password) {
        from.get("/connexion").submit(typed("anne.roy", secret));
    }
    void give_address() {
        acces::set_courriel(db, anne, "anne@exemple.fr");
        acces::confirm_courriel(db, now(), anne, "anne@exemple.fr");
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(connexion)

BOOST_FIXTURE_TEST_CASE(every_page_of_text_answers, Porte) {
    for (const auto* const path :
         {"/",
          "/aide",
          "/accessibilite",
          "/mentions-legales",
          "/plan",
          "/connexion",
          "/compte/creer",
          "/compte/recuperer"}) {
        browser.get(path);
        BOOST_TEST(browser.status == 200);
        BOOST_TEST(browser.shows("<h1>"));
    }
    BOOST_TEST(browser.get("/sante").status == 404);
    BOOST_TEST(Navigateur(*this, "127.0.0.1").get("/sante").status == 200);
}

BOOST_FIXTURE_TEST_CASE(unknown_and_known_give_the_same_body, Porte) {
    browser.get("/connexion").submit(typed("anne.roy", "autre chose"));
    auto known = browser.page;
    browser.get("/connexion").submit(typed("persanne", "autre chose"));
    auto unknown = browser.page;
    known.replace(known.find("anne.roy"), 8, "X");
    unknown.replace(unknown.find("persanne"), 8, "X");
    BOOST_TEST(known == unknown);
    BOOST_TEST(browser.status == 200);
    BOOST_TEST(browser.shows("n’est pas le bon"));
    BOOST_TEST(browser.field("mot_de_passe").empty());
}

BOOST_FIXTURE_TEST_CASE(the_session_is_a_new_one, Porte) {
    browser.get("/connexion");
    const auto before = browser.token;
    browser.submit(typed("anne.roy", password));
    BOOST_TEST(browser.path == "/famille/");
    BOOST_TEST(browser.token != before);
    Navigateur thief(*this);
    thief.token = before;  // a cookie set beforehand opens nothing
    BOOST_TEST(thief.get("/compte").path == "/connexion");
    BOOST_TEST(browser.get("/compte").status == 200);
    // a made-up cookie is never adopted as a session
    thief.token = std::string(43, 'A');
    BOOST_TEST(thief.get("/compte").path == "/connexion");
}

BOOST_FIXTURE_TEST_CASE(signing_out_ends_the_session, Porte) {
    sign_in(browser);
    const auto token = browser.token;
    browser.get("/compte").submit({}, "/deconnexion");
    BOOST_TEST(browser.shows("Vous êtes déconnecté"));
    Navigateur old(*this);
    old.token = token;
    BOOST_TEST(old.get("/compte").path == "/connexion");
    BOOST_TEST(count("SELECT COUNT(*) FROM session") == 0);
}

BOOST_FIXTURE_TEST_CASE(signing_out_clears_what_the_browser_kept, Porte) {
    sign_in(browser);
    browser.get("/compte");
    browser.post_raw(
        "/deconnexion",
        {
            {"_csrf", browser.csrf()}
    }
    );
    BOOST_TEST(browser.last.header("Clear-Site-Data").find("\"cache\"") != std::string_view::npos);
    BOOST_TEST(browser.get("/deconnexion").status == 405);
}

BOOST_FIXTURE_TEST_CASE(failures_make_one_wait, Porte) {
    for (int i = 0; i < 6; ++i) browser.get("/connexion").submit(typed("anne.roy", "autre chose"));
    browser.get("/connexion").submit(typed("anne.roy", password));
    BOOST_TEST(browser.shows("Attendez"));
    clock.advance(std::chrono::seconds(3));
    sign_in(browser);
    BOOST_TEST(browser.path == "/famille/");
}

BOOST_DATA_TEST_CASE_F(
    Porte,
    nobody_is_led_off_the_site,
    boost::unit_test::data::make(
        {"https://ailleurs.exemple/",
         "//ailleurs.exemple/",
         "/\\ailleurs.exemple",
         "/famille//ailleurs",
         "javascript:alert(1)",
         "/famille/../../x",
         "/famille/?x=//a",
         "/connexion",
         "/deconnexion",
         "/f%2f",
         "",
         "/ts-adminx",
         "/famille/\r\nX: y"}
    ),
    target
) {
    browser.get("/connexion")
        .submit({
            {"identifiant",  "anne.roy"},
            {"mot_de_passe", password  },
            {"retour",       target    }
    });
    BOOST_TEST(browser.path == "/famille/");
}

BOOST_FIXTURE_TEST_CASE(the_page_asked_for_is_found_again, Porte) {
    browser.get("/compte/mot-de-passe");
    BOOST_TEST(browser.path == "/connexion");
    browser.submit(typed("anne.roy", password));
    BOOST_TEST(browser.path == "/compte/mot-de-passe");
    BOOST_TEST(browser.shows("Mot de passe actuel"));
}

BOOST_FIXTURE_TEST_CASE(a_new_device_is_told_once, Porte) {
    give_address();
    sign_in(browser);
    BOOST_TEST(mails() == 0);  // the first sign-in of all
    Navigateur elsewhere(*this, "198.51.100.7");
    elsewhere.agent = "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0";
    sign_in(elsewhere);
    BOOST_TEST(mails() == 1);
    BOOST_TEST(mail_to("anne@exemple.fr").find("Chrome, Windows") != std::string::npos);
    sign_in(elsewhere);
    BOOST_TEST(mails() == 1);
}

struct Bureau : Porte {
    acces::CompteId chef = make_compte("le.chef", password, acces::Profil::agent);
    Bureau() { config.totp_required = true; }
    acces::CodeTotp code(const std::string& secret) {
        return acces::CodeTotp::parse(acces::totp_code(secret, acces::totp_step(now()))).value();
    }
};

BOOST_FIXTURE_TEST_CASE(staff_set_up_a_second_factor_and_use_it, Bureau) {
    browser.get("/connexion").submit(typed("le.chef", password));
    BOOST_TEST(browser.path == "/connexion/installer");
    BOOST_TEST(browser.shows("<svg"));
    BOOST_TEST(count("SELECT COUNT(*) FROM session") == 0);
    browser.submit({
        {"totp", "000000"}
    });
    BOOST_TEST(browser.shows("n’est pas le bon"));
    // the key as it is copied by hand
    const auto at = browser.page.find("<strong class=\"code\">") + 21;
    auto shown = browser.page.substr(at, browser.page.find('<', at) - at);
    shown.erase(std::remove(shown.begin(), shown.end(), ' '), shown.end());
    std::string secret;
    unsigned buffer = 0;
    unsigned bits = 0;
    for (const char c : shown) {
        buffer = (buffer << 5U) |
                 static_cast<unsigned>(std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").find(c));
        bits += 5;
        if (bits >= 8) secret += static_cast<char>((buffer >> (bits -= 8)) & 255U);
    }
    browser.submit({
        {"totp", code(secret).digits()}
    });
    BOOST_TEST(browser.path == "/ts-admin/");

    Navigateur again(*this);
    again.get("/connexion").submit(typed("le.chef", password));
    BOOST_TEST(again.path == "/connexion/code");
    BOOST_TEST(again.get("/compte").path == "/connexion");  // the password alone opens nothing
    again.get("/connexion/code")
        .submit({
            {"totp", code(secret).digits()}
    });
    BOOST_TEST(again.shows("a déjà servi"));  // the code that confirmed the installation
    clock.advance(std::chrono::seconds(30));
    again.submit({
        {"totp", "12 34"}
    });
    BOOST_TEST(again.shows("six chiffres"));
    again.submit({
        {"totp", code(secret).digits()}
    });
    BOOST_TEST(again.path == "/ts-admin/");
    BOOST_TEST(again.get("/compte").shows("Installée"));
}

BOOST_FIXTURE_TEST_CASE(the_second_step_does_not_wait_for_ever, Bureau) {
    browser.get("/connexion").submit(typed("le.chef", password));
    clock.advance(std::chrono::minutes(11));
    browser.get("/connexion/installer");
    BOOST_TEST(browser.path == "/connexion");
    Navigateur stranger(*this);
    BOOST_TEST(stranger.get("/connexion/code").path == "/connexion");
}

BOOST_FIXTURE_TEST_CASE(families_need_no_second_factor, Bureau) {
    sign_in(browser);
    BOOST_TEST(browser.path == "/famille/");
}

// ---- recovery ----------------------------------------------------------------------------------

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
    acces::set_courriel(db, anne, "anne@exemple.fr");
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
    BOOST_TEST(count("SELECT COUNT(*) FROM session") == 0);
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
