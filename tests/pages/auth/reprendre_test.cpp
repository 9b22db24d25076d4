// A form sent after the session had ended is found again by who sent it, and by nobody else.
#include "porte.hpp"

#include "hall/draft.hpp"
#include "hall/reprise.hpp"

#include <boost/test/data/test_case.hpp>

namespace {

using namespace navigateur;  // NOLINT(google-build-using-namespace): the fixture of these tests

const std::string words = "  Léa a de la fièvre <b>\r\n\"jeudi\" & vendredi.\n";

struct Perdue : Porte {
    std::string csrf;
    std::string target = "/famille/enfant/xyz/absences/message";
    Perdue() {
        make_compte("paul.canari");
        sign_in(browser);
        csrf = browser.get("/compte").csrf();
        clock.advance(std::chrono::hours(2));
    }
    // As another program's route would be refused; the address that the answer leads to.
    std::string post(
        const Champs& fields,
        const std::string& type = "application/x-www-form-urlencoded",
        const hall::Access& access = hall::access::famille.form("Message à la vie scolaire")
    ) {
        web::Request request;
        request.method = web::Method::post;
        request.path = target;
        request.content_type = type;
        request.remote_addr = "192.0.2.7";
        request.headers["user-agent"] = browser.agent;
        request.headers["cookie"] = std::string(hall::cookie_name) + "=" + browser.token;
        for (const auto& [name, value] : fields) request.form.add(name, value);
        context.begin(request);
        const auto refused = context.refuse(access, request);
        BOOST_REQUIRE(refused.has_value());
        return std::string(refused->header("Location"));
    }
    int kept() { return count("SELECT COUNT(*) FROM brouillon WHERE formulaire LIKE 'reprise/%'"); }
    Champs typed_message() {
        return {
            {"_csrf",   csrf },
            {"cle",     "k1" },
            {"message", words}
        };
    }
    void sign_in_as(const std::string& who) {
        browser.get("/connexion?session=gardee");
        BOOST_TEST(browser.shows("ce que vous avez écrit est gardé"));
        browser.submit(typed(who, password));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(reprendre, Perdue)

BOOST_AUTO_TEST_CASE(what_was_typed_is_found_again) {
    BOOST_TEST(post(typed_message()) == "/connexion?session=gardee");
    sign_in_as("anne.roy");
    BOOST_TEST(browser.path == "/compte/reprendre");
    BOOST_TEST(browser.shows("action=\"/famille/enfant/xyz/absences/message\""));
    // a parser takes away the newline after the tag, and nothing else
    BOOST_TEST(
        browser.page.find("<textarea name=\"message\" hidden>\n  Léa a de la fièvre "
                          "&lt;b&gt;\r\n&quot;jeudi&quot; &amp; "
                          "vendredi.\n</textarea>") != std::string::npos
    );
    BOOST_TEST(browser.shows("<textarea name=\"cle\" hidden>\nk1</textarea>"));
    BOOST_TEST(!browser.shows("name=\"_csrf\" hidden"));
    BOOST_TEST(browser.csrf() != csrf);
    BOOST_TEST(browser.get("/compte/reprendre").path == "/compte/reprendre", "a reload keeps it");
    BOOST_TEST(browser.shows("Message à la vie scolaire"));
    // every page leads to it, until it is sent or forgotten
    BOOST_TEST(browser.get("/compte").shows("Une saisie n’a pas été envoyée"));
    BOOST_TEST(browser.shows("href=\"/compte/reprendre\""));
    BOOST_TEST(!browser.get("/compte/reprendre").shows("Une saisie n’a pas été envoyée"));
    // led to once: the next sign-in goes where it goes, and the page is still offered there
    clock.advance(std::chrono::hours(2));
    sign_in(browser);
    BOOST_TEST(browser.path == "/famille/");
    BOOST_TEST(browser.get("/compte/reprendre").shows("fièvre"));
    clock.advance(std::chrono::hours(24));
    sign_in(browser);
    BOOST_TEST(!browser.get("/compte").shows("Une saisie n’a pas été envoyée"));
}

// Ended from another device, a session opens nothing, and is as one whose time had come: what was
// being typed there is kept.
BOOST_AUTO_TEST_CASE(ended_from_another_device) {
    const auto end_elsewhere = [&] {
        Navigateur elsewhere(*this, "198.51.100.3");
        sign_in(elsewhere);
        elsewhere.get("/compte").submit({}, "/compte/appareils/fermer");
    };
    sign_in(browser);
    csrf = browser.get("/compte").csrf();
    end_elsewhere();
    BOOST_TEST(acces::sessions_of(db, anne, now()).size() == 1U);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM session WHERE appareil = '' OR adresse = ''") == 0,
        "it still says from where it was"
    );
    const auto ended = acces::session_digest(browser.token);
    BOOST_TEST(!acces::find_session(db, ended, now(), std::chrono::hours(24)));
    BOOST_TEST(
        !acces::find_session(db, ended, now() + std::chrono::hours(1), std::chrono::hours(24))
    );
    BOOST_TEST(post(typed_message()) == "/connexion?session=gardee");
    sign_in_as("anne.roy");
    BOOST_TEST(browser.path == "/compte/reprendre");
    BOOST_TEST(browser.shows("fièvre"));
    BOOST_TEST(browser.shows("avec Firefox, Linux, depuis 192.0.2.7"));
    BOOST_TEST(acces::sessions_finies(db, anne, now()).size() == 1U, "another sign-in there");
    // signed out by its own button, nothing is kept; nor when nobody can sign in any more
    csrf = browser.csrf();
    const auto closed = browser.token;
    browser.submit({}, "/deconnexion");
    browser.token = closed;
    BOOST_TEST(post(typed_message()) == "/connexion?session=expiree");
    sign_in(browser);
    csrf = browser.get("/compte").csrf();
    end_elsewhere();
    db.execute("UPDATE compte SET suspendu_le = ? WHERE id = ?", now(), anne);
    BOOST_TEST(post(typed_message()) == "/connexion?session=expiree");
}

BOOST_AUTO_TEST_CASE(ended_with_its_account) {
    sign_in(browser);
    csrf = browser.get("/compte").csrf();
    Navigateur elsewhere(*this, "198.51.100.3");
    sign_in(elsewhere);
    elsewhere.get("/compte/supprimer")
        .submit({
            {"mot_de_passe", password}
    });
    BOOST_TEST(elsewhere.path == "/");
    BOOST_TEST(post(typed_message()) == "/connexion?session=expiree");
    BOOST_TEST(count("SELECT COUNT(*) FROM session WHERE compte = 1") == 0);
}

// Sent again and answered, it is forgotten; refused for another reason, it stays.
BOOST_AUTO_TEST_CASE(it_goes_when_its_page_has_answered) {
    post(typed_message());
    sign_in_as("anne.roy");
    const auto mark = support::hidden(browser.page, hall::field_of_mark);
    BOOST_TEST(!mark.empty());
    const auto answer = [&](int status) {
        web::Request request;
        request.method = web::Method::post;
        request.headers["cookie"] = std::string(hall::cookie_name) + "=" + browser.token;
        request.form.add(std::string(hall::field_of_mark), mark);
        context.begin(request);
        web::Response response;
        response.status = status;
        context.finish(request, response);
        return kept();
    };
    for (const int status : {403, 404, 409, 500, 503}) BOOST_TEST(answer(status) == 1, status);
    BOOST_TEST(answer(303) == 0);
    BOOST_TEST(!browser.get("/compte").shows("Une saisie n’a pas été envoyée"));
    // another form kept since is not this one
    csrf = browser.csrf();
    clock.advance(std::chrono::hours(2));
    post(typed_message());
    sign_in(browser);
    BOOST_TEST(answer(303) == 1);
}

// Signed out and in again in another tab: the form's token is dead, and what it holds is given
// back to who sent it — if a browser says that a page of ours did.
BOOST_AUTO_TEST_CASE(a_stale_form_gives_its_words_back) {
    sign_in(browser);
    const auto sent = [&](const char* site) {
        web::Request request;
        request.method = web::Method::post;
        request.path = "/compte/courriel";
        request.content_type = "application/x-www-form-urlencoded";
        request.headers["cookie"] = std::string(hall::cookie_name) + "=" + browser.token;
        request.headers["sec-fetch-site"] = site;
        for (const auto& [name, value] : typed_message()) request.form.add(name, value);
        return web::dispatch<hall::Context>(auth::routes(), context, request);
    };
    auto page = sent("same-origin");
    BOOST_TEST(page.status == 403);
    BOOST_TEST(page.body.find("Léa a de la fièvre &lt;b&gt;") != std::string::npos);
    page = sent("cross-site");
    BOOST_TEST(page.status == 403);
    BOOST_TEST(page.body.find("fièvre") == std::string::npos);
}

// Sent again, the form is for the school that was at hand.
BOOST_AUTO_TEST_CASE(the_school_at_hand_stays) {
    db.execute(
        "UPDATE session SET etablissement = (SELECT MIN(id) FROM etablissement), expire_le = "
        "'2001-01-01'"
    );
    sign_in(browser);
    const auto with_school = [&] {
        return count(
            "SELECT COUNT(*) FROM session WHERE etablissement IS NOT NULL "
            "AND expire_le > '2001-01-01'"
        );
    };
    BOOST_TEST(with_school() == 1);
    db.execute(
        "UPDATE session SET compte = (SELECT id FROM compte WHERE identifiant = 'paul.canari'), "
        "expire_le = '2001-01-01'"
    );
    sign_in(browser);
    BOOST_TEST(with_school() == 0);
}

BOOST_AUTO_TEST_CASE(it_is_dropped_when_told_so) {
    post(typed_message());
    sign_in_as("anne.roy");
    browser.submit({}, "/compte/reprendre/oublier");
    BOOST_TEST(browser.get("/compte/reprendre").path == "/");
}

// Nor loses it for the account that wrote it.
BOOST_AUTO_TEST_CASE(another_account_on_the_browser_never_sees_it) {
    post(typed_message());
    sign_in_as("paul.canari");
    BOOST_TEST(browser.path == "/famille/");
    BOOST_TEST(!browser.get("/compte").shows("Une saisie n’a pas été envoyée"));
    BOOST_TEST(browser.get("/compte/reprendre").path == "/");
    browser.get("/compte").submit({}, "/deconnexion");
    BOOST_TEST(kept() == 1);
    sign_in(browser);
    BOOST_TEST(browser.path == "/compte/reprendre");
    BOOST_TEST(browser.shows("fièvre"));
}

BOOST_AUTO_TEST_CASE(found_from_another_browser) {
    Navigateur elsewhere(*this, "198.51.100.3");
    sign_in(elsewhere);
    BOOST_TEST(!elsewhere.get("/compte").shows("Une saisie n’a pas été envoyée"));
    post(typed_message());
    BOOST_TEST(elsewhere.get("/compte").shows("Une saisie n’a pas été envoyée"));
    BOOST_TEST(elsewhere.get("/compte/reprendre").shows("fièvre"));
    BOOST_TEST(elsewhere.shows("avec Firefox, Linux, depuis 192.0.2.7"), "said from where");
}

// Choices are said in words, before they are sent: an unticked box and the button that was pressed
// are choices too.
BOOST_AUTO_TEST_CASE(settings_are_said_before_they_are_sent) {
    target = "/ts-admin/notes";
    post({
        {"_csrf",       csrf      },
        {"vu",          "abc"     },
        {"mode",        "echeance"},
        {"delai_jours", "3"       },
        {"voir_rang",   "1"       }
    });
    sign_in_as("anne.roy");
    BOOST_TEST(browser.shows("<dt>Règle de publication</dt><dd class=\"lignes\">à l’échéance"));
    BOOST_TEST(browser.shows("<dt>Délai en jours</dt><dd class=\"lignes\">3<"));
    BOOST_TEST(browser.shows("<dt>Montrer le rang de l’élève</dt><dd class=\"lignes\">oui"));
    BOOST_TEST(browser.shows("<dt>Montrer les coefficients</dt><dd class=\"lignes\">non"));
    BOOST_TEST(browser.shows("Envoyer maintenant"));
}

BOOST_AUTO_TEST_CASE(a_date_is_said_with_its_classes_before_it_is_sent) {
    db.execute(
        "INSERT INTO division (etablissement, code, libelle) SELECT MIN(id), '6Z', 'Sixième Z' "
        "FROM etablissement"
    );
    const auto classe =
        db.value<scolarite::DivisionId>("SELECT id FROM division WHERE code = '6Z'").value();
    target = "/ts-admin/notes/echeances";
    const auto date_for = [&](const std::string& scope, const std::string& act) {
        clock.advance(std::chrono::hours(2));
        post({
            {"_csrf",     csrf        },
            {"vu",        "abc"       },
            {"perimetre", scope       },
            {"jour",      "20/12/2026"},
            {"acte",      act         }
        });
        sign_in(browser);
        csrf = browser.get("/compte/reprendre").csrf();
    };
    date_for(".", "ajouter");
    BOOST_TEST(browser.shows("ajouter une date d’ouverture des notes"));
    BOOST_TEST(browser.shows("<dt>Date</dt><dd class=\"lignes\">20/12/2026<"));
    BOOST_TEST(browser.shows("<dt>Pour qui</dt><dd class=\"lignes\">tout l’établissement"));
    BOOST_TEST(browser.shows("Envoyer maintenant"));
    date_for("10010012110." + context.handle(classe), "retirer");
    BOOST_TEST(browser.shows("retirer une date d’ouverture des notes"));
    BOOST_TEST(browser.shows("6Z (MEF 10010012110)"));
    // what cannot be said is not sent
    date_for("10010012110.forge", "ajouter");
    BOOST_TEST(browser.shows("20/12/2026"));
    BOOST_TEST(!browser.shows("Envoyer maintenant"));
    BOOST_TEST(browser.shows("href=\"/ts-admin/notes/echeances\""));
}

BOOST_AUTO_TEST_CASE(what_this_page_has_no_words_for_is_not_sent_from_it) {
    target = "/ts-admin/codes/generer/liste";
    post({
        {"_csrf", csrf       },
        {"sujet", "abc"      },
        {"sujet", "def"      },
        {"acte",  "continuer"}
    });
    sign_in_as("anne.roy");
    BOOST_TEST(browser.shows("rien ne sera envoyé d’ici"));
    BOOST_TEST(!browser.shows("Envoyer maintenant"));
    BOOST_TEST(!browser.shows("abc"));
    browser.submit({}, "/compte/reprendre/oublier");
    BOOST_TEST(kept() == 0);
}

// Closed while he was writing: it says whose message it is, and what opens the way for it.
BOOST_AUTO_TEST_CASE(a_message_for_a_child_who_is_closed_says_so) {
    const auto lea = make_eleve();
    const auto code = make_car(lea, make_couple(lea));
    db.transact([&](db::Transaction& tx) {
        acces::activate(tx, now(), {anne, ""}, anne, code.id);
    });
    target = "/famille/enfant/" + context.handle(lea) + "/absences/message";
    post(typed_message());
    sign_in_as("anne.roy");
    BOOST_TEST(browser.shows("Envoyer maintenant"));
    db.execute(
        "UPDATE rattachement SET fin_le = ?, fin_motif = 'remplace', couple_ouvert = NULL", now()
    );
    browser.get("/compte/reprendre");
    BOOST_TEST(browser.shows("<dt>Élève</dt><dd>Léa"));
    BOOST_TEST(browser.shows("vous a donné un nouveau code"));
    BOOST_TEST(browser.shows("dès que ses pages seront ouvertes"));
    BOOST_TEST(browser.shows("fièvre"), "what was written stays readable");
    BOOST_TEST(!browser.shows("Envoyer maintenant"));
}

// Two forms are both there, the last first; the same words again are one. So many, and no more.
BOOST_AUTO_TEST_CASE(one_form_does_not_take_the_place_of_another) {
    post(typed_message());
    post(typed_message());
    BOOST_TEST(kept() == 1);
    const auto say = [&](const std::string& text) {
        clock.advance(std::chrono::seconds(1));
        return post({
            {"_csrf",   csrf},
            {"message", text}
        });
    };
    say("Nous serons en retard.");
    sign_in_as("anne.roy");
    BOOST_TEST(browser.shows("Nous serons en retard."));
    BOOST_TEST(!browser.shows("fièvre"));
    browser.submit({}, "/compte/reprendre/oublier");
    BOOST_TEST(browser.get("/compte/reprendre").shows("fièvre"));
    csrf = browser.csrf();
    clock.advance(std::chrono::hours(2));
    for (int i = 1; i < 20; ++i)
        BOOST_TEST(say("Message numéro " + std::to_string(i)) == "/connexion?session=gardee");
    BOOST_TEST(say("Un de trop.") == "/connexion?session=expiree");
}

// What an account had begun in several pages waits for it as well.
BOOST_AUTO_TEST_CASE(forms_in_several_pages_wait_for_their_account) {
    sign_in(browser);
    hall::Draft<std::string>(context, "essai").save("commencé");
    clock.advance(std::chrono::hours(2));
    browser.get("/connexion").submit(typed("paul.canari", password));
    const auto begun = [&] { return hall::Draft<std::string>(context, "essai").load(); };
    BOOST_TEST(!begun().has_value());
    BOOST_TEST(count("SELECT COUNT(*) FROM brouillon WHERE formulaire = 'essai'") == 1);
    Navigateur elsewhere(*this, "198.51.100.3");
    sign_in(elsewhere);
    BOOST_TEST(begun().value_or("") == "commencé");
}

BOOST_AUTO_TEST_CASE(not_in_clear_in_the_database) {
    post(typed_message());
    BOOST_TEST(count("SELECT COUNT(*) FROM brouillon WHERE scelle LIKE '%fièvre%'") == 0);
    BOOST_TEST(kept() == 1);
}

BOOST_AUTO_TEST_CASE(what_is_not_kept) {
    const auto lost = "/connexion?session=expiree";
    BOOST_TEST(
        post({
            {"_csrf",   "forgé"},
            {"message", words   }
    }) == lost,
        "forged"
    );
    BOOST_TEST(
        post(
            {
                {"_csrf",   csrf },
                {"message", words}
    },
            "multipart/form-data; boundary=x"
        ) == lost
    );
    BOOST_TEST(
        post({
            {"_csrf",               csrf       },
            {"nom",                 "deux mots"},
            {"mot_de_passe_actuel", password   }
    }) == lost,
        "a password"
    );
    BOOST_TEST(
        post({
            {"_csrf", csrf        },
            {"jeton", "a b"       },
            {"de",    "cT0y"      },
            {"acte",  "desactiver"}
    }) == lost,
        "a button"
    );
    BOOST_TEST(
        post({
            {"_csrf",   csrf   },
            {"message", "Merci"}
    }) == "/connexion?session=gardee",
        "one word"
    );
    BOOST_TEST(
        post({
            {"_csrf",            csrf},
            { "message", std::string(65536, ' ')}
    }) == lost,
        "too long"
    );
    BOOST_TEST(
        post({
            {"_csrf", csrf},
            {"a",     "1" },
            {"b",     "1" },
            {"c",     "1" },
            {"d",     "1" }
    }) ==
            "/connexion?session=gardee",
        "many ticks"
    );
    for (const auto& access : {hall::access::famille, hall::access::famille.button()})
        BOOST_TEST(post(typed_message(), "application/x-www-form-urlencoded", access) == lost);
    // closed on purpose, or never there: whose it would be is not known
    db.execute("DELETE FROM session");
    BOOST_TEST(post(typed_message()) == lost);
}

BOOST_AUTO_TEST_SUITE_END()
