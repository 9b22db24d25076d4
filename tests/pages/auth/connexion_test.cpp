// Signing in and out, the second factor, where one is led.
#include "porte.hpp"

#include "acces/jeton.hpp"
#include "acces/totp.hpp"

#include <boost/test/data/test_case.hpp>

namespace {

using namespace navigateur;  // NOLINT(google-build-using-namespace): the fixture of these tests

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

// Whoever has no confirmed address opens his account again: a second one would leave the children
// of other schools behind.
BOOST_FIXTURE_TEST_CASE(help_leads_back_to_the_account, Porte) {
    browser.get("/aide");
    BOOST_TEST(browser.shows("<a href=\"/compte/recuperer/code\">rouvrez votre compte avec ce code")
    );
    BOOST_TEST(!browser.shows("créez un autre compte"));
}

// Help is there for who is signed in while the database is not; a page that needs it says so.
BOOST_FIXTURE_TEST_CASE(texts_do_without_the_database, Porte) {
    sign_in(browser);
    auto nowhere = config;
    nowhere.db_socket = "/nonexistent/server.sock";
    db::Connection away(nowhere);
    hall::Context without({nowhere, away, clock, random, keys, templates});
    const auto ask = [&](const char* path) {
        web::Request request;
        request.path = path;
        request.headers["cookie"] = std::string(hall::cookie_name) + "=" + browser.token;
        return web::dispatch<hall::Context>(auth::routes(), without, request);
    };
    for (const auto* path : {"/aide", "/accessibilite", "/mentions-legales"})
        BOOST_TEST(ask(path).status == 200, path);
    const auto notice = ask("/mentions-legales").body;
    for (const auto* words : {"FileX\u00A0: déposants, destinataires et invités", "un mois après"})
        BOOST_TEST(notice.find(words) != std::string::npos, words);
    for (const auto* path : {"/", "/compte", "/connexion"}) {
        const auto page = ask(path);
        BOOST_TEST(page.status == 503, path);
        BOOST_TEST(page.header("Retry-After") == "30");
        BOOST_TEST(page.body.find("ne peut pas répondre pour le moment") != std::string::npos);
    }
}

BOOST_FIXTURE_TEST_CASE(unknown_and_known_give_the_same_body, Porte) {
    browser.get("/connexion").submit(typed("anne.roy", "autre chose"));
    auto known = browser.page;
    browser.get("/connexion").submit(typed("persanne", "autre chose"));
    auto unknown = browser.page;
    known.replace(known.find("anne.roy"), 8, "X");
    unknown.replace(unknown.find("persanne"), 8, "X");
    BOOST_TEST(known == unknown);
    BOOST_TEST(browser.status == 422);
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
         "/famille/?x=http:",
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

BOOST_FIXTURE_TEST_CASE(a_second_tab_of_the_sign_in_leads_where_the_first_is, Porte) {
    browser.get("/connexion");
    const auto older = browser.csrf();
    browser.submit(typed("anne.roy", password));
    BOOST_TEST(browser.path == "/famille/");
    browser.post_raw(
        "/connexion",
        {
            {"_csrf",        older     },
            {"identifiant",  "anne.roy"},
            {"mot_de_passe", password  }
    }
    );
    BOOST_TEST(browser.status == 303);
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
    elsewhere.get("/compte").submit({}, "/deconnexion");
    sign_in(elsewhere);
    BOOST_TEST(mails() == 1);
}

// An old bookmark of the page does not ask for a password again.
BOOST_FIXTURE_TEST_CASE(who_is_signed_in_is_led_on, Porte) {
    sign_in(browser);
    BOOST_TEST(browser.get("/connexion").path == "/famille/");
    BOOST_TEST(browser.get("/connexion?retour=/compte/courriel").path == "/compte/courriel");
    BOOST_TEST(browser.get("/connexion?retour=/ts-admin/codes").path == "/famille/");
    BOOST_TEST(browser.get("/connexion?retour=//exemple.fr").path == "/famille/");
    db.execute("UPDATE session SET expire_le = '2001-01-01'");
    BOOST_TEST(browser.get("/connexion").path == "/connexion");
}

struct Bureau : Porte {
    acces::CompteId chef = make_compte("le.chef", password, acces::Profil::agent);
    Bureau() {
        config.totp_required = true;
        db.execute(
            "INSERT INTO personnel (compte, etablissement, fonction) SELECT ?, id, 'chef' FROM "
            "etablissement LIMIT 1",
            chef
        );
    }
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

BOOST_FIXTURE_TEST_CASE(an_agent_without_a_post_has_the_file_drop_alone, Bureau) {
    make_compte("o.bellan", password, acces::Profil::agent);
    browser.get("/connexion").submit(typed("o.bellan", password));
    BOOST_TEST(browser.path == "/filex/");  // no second factor
    browser.get("/");
    BOOST_TEST(browser.shows("Ouvrir FileX"));
    BOOST_TEST(!browser.shows("/ts-admin/"));

    Navigateur asked(*this);
    asked.get("/connexion?retour=/filex/depots").submit(typed("o.bellan", password));
    BOOST_TEST(asked.path == "/filex/depots");
    Navigateur view(*this);  // with the view that was chosen
    view.get("/connexion?retour=/filex/depots%3Fvue%3Dmois").submit(typed("o.bellan", password));
    BOOST_TEST(view.path == "/filex/depots?vue=mois");
    Navigateur elsewhere(*this);
    elsewhere.get("/connexion?retour=/ts-admin/codes").submit(typed("o.bellan", password));
    BOOST_TEST(elsewhere.path == "/filex/");
}

BOOST_FIXTURE_TEST_CASE(a_directory_that_is_away_says_nothing_of_the_account, Bureau) {
    config.directory_url = "ldaps://127.0.0.1:1";
    for (const std::string who : {"anne.roy", "personne"}) {
        browser.get("/connexion")
            .submit({
                {"identifiant",  who      },
                {"mot_de_passe", "pas bon"}
        });
        BOOST_TEST(browser.status == 503);
        BOOST_TEST(browser.shows("ne répond pas"));
        BOOST_TEST(!browser.shows("n’est pas le bon"));
    }
    sign_in(browser);  // a local account goes on
    BOOST_TEST(browser.path == "/famille/");
}

BOOST_FIXTURE_TEST_CASE(the_directory_holds_password_and_address, Bureau) {
    const auto compte = make_compte("o.bellan", password, acces::Profil::agent);
    browser.get("/connexion").submit(typed("o.bellan", password));
    db.execute("UPDATE compte_secret SET mot_de_passe = '' WHERE compte = ?", compte);
    BOOST_TEST(browser.get("/compte").shows("L’annuaire de l’académie tient"));
    for (const std::string page : {"/compte/mot-de-passe", "/compte/courriel"}) {
        browser.get(page);
        BOOST_TEST(browser.shows("l’annuaire de l’académie qui tient votre mot de passe"));
        BOOST_TEST(!browser.shows("type=\"password\""));
        browser.post_raw(
            page,
            {
                {"_csrf",        browser.csrf()},
                {"mot_de_passe", password      }
        }
        );
        BOOST_TEST(browser.status == 403);
    }
}

BOOST_FIXTURE_TEST_CASE(families_need_no_second_factor, Bureau) {
    sign_in(browser);
    BOOST_TEST(browser.path == "/famille/");
}

BOOST_AUTO_TEST_SUITE_END()
