// No confirmed address: a new code and the birth date re-open the account, and nothing else does.
#include "porte.hpp"

#include "acces/reouverture.hpp"

namespace {

using namespace navigateur;  // NOLINT(google-build-using-namespace): the fixture of these tests

struct Oubli : Porte {
    scolarite::EleveId lea = make_eleve();
    scolarite::CoupleId couple = make_couple(lea);
    Emis first = make_car(lea, couple);
    Emis second = make_car(lea, couple);

    Oubli() {
        db.transact([&](db::Transaction& tx) {
            BOOST_REQUIRE(acces::activate(tx, now(), {anne, "192.0.2.7"}, anne, first.id));
        });
    }
    Champs code(const Emis& emis, const std::string& date = "17/05/2014") {
        return {
            {"car",            std::string(emis.car.display().reveal())},
            {"date_naissance", date                                    }
        };
    }
    const Champs chosen{
        {"mot_de_passe",              other_password},
        {"mot_de_passe_confirmation", other_password}
    };
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rouvrir, Oubli)

BOOST_AUTO_TEST_CASE(the_account_is_found_again_with_its_child) {
    sign_in(browser);
    Navigateur forgetful(*this, "198.51.100.9");
    forgetful.get("/compte/recuperer/code").submit(code(second));
    BOOST_TEST(forgetful.path == "/compte/recuperer/code/mot-de-passe");
    BOOST_TEST(forgetful.shows("Votre identifiant est <strong>anne.roy</strong>"));
    forgetful.submit({
        {"mot_de_passe",              "court"},
        {"mot_de_passe_confirmation", "court"}
    });
    BOOST_TEST(forgetful.shows("trop court"));
    BOOST_TEST(count("SELECT COUNT(*) FROM session") == 1, "nothing has happened yet");
    forgetful.submit(chosen);
    BOOST_TEST(forgetful.path == "/connexion");
    BOOST_TEST(forgetful.shows("Votre mot de passe est changé"));
    BOOST_TEST(acces::sessions_of(db, anne, now()).empty());
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 1, "no other account");
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL") == 1);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL AND car = (SELECT MAX(id) "
              "FROM car)") == 1
    );
    sign_in(browser);
    BOOST_TEST(browser.shows("n’est pas le bon"));
    sign_in(browser, other_password);
    BOOST_TEST(browser.path == "/famille/");
    // once
    forgetful.get("/compte/recuperer/code").submit(code(second));
    BOOST_TEST(forgetful.path == "/compte/recuperer/code");
    BOOST_TEST(forgetful.shows("<title>Erreur"));
}

// A code speaks for one pupil of its school: what the account sees in other schools stays closed,
// and every school concerned reads it.
BOOST_AUTO_TEST_CASE(other_schools_stay_closed) {
    db.execute(
        "INSERT INTO etablissement (uai, denomination, annee) VALUES ('9990099Z', 'Lycée "
        "Ailleurs', "
        "2026)"
    );
    db.execute(
        "INSERT INTO eleve (etablissement, nom, nom_famille, prenom, tri, naissance) SELECT "
        "LAST_INSERT_ID(), 'ROY', 'ROY', 'Tom', 'roy tom', '2010-01-01'"
    );
    db.execute(
        "INSERT INTO car (etablissement, eleve, empreinte, genere_le, expire_le, utilise_le) "
        "SELECT "
        "etablissement, id, REPEAT('z', 32), NOW(), NOW(), NOW() FROM eleve WHERE prenom = 'Tom'"
    );
    db.execute(
        "INSERT INTO rattachement (compte, eleve, car, depuis) SELECT ?, eleve, id, NOW() FROM car "
        "WHERE empreinte = REPEAT('z', 32)",
        anne
    );
    // and a third one had closed its own long before
    db.execute(
        "INSERT INTO etablissement (uai, denomination, annee) VALUES ('9990098A', 'Collège "
        "Fermé', 2026)"
    );
    db.execute(
        "INSERT INTO eleve (etablissement, nom, nom_famille, prenom, tri, naissance) SELECT "
        "LAST_INSERT_ID(), 'ROY', 'ROY', 'Zoé', 'roy zoe', '2011-01-01'"
    );
    db.execute(
        "INSERT INTO car (etablissement, eleve, empreinte, genere_le, expire_le, utilise_le) "
        "SELECT etablissement, id, REPEAT('y', 32), NOW(), NOW(), NOW() FROM eleve "
        "WHERE prenom = 'Zoé'"
    );
    db.execute(
        "INSERT INTO rattachement (compte, eleve, car, depuis, suspendu_le) SELECT ?, eleve, id, "
        "NOW(), '2026-09-02' FROM car WHERE empreinte = REPEAT('y', 32)",
        anne
    );
    browser.get("/compte/recuperer/code").submit(code(second));
    BOOST_TEST(browser.shows("restent fermés"));
    BOOST_TEST(!browser.shows("Ailleurs"), "nobody has signed in");
    browser.submit(chosen);
    BOOST_TEST(browser.path == "/connexion");
    BOOST_TEST(
        count(
            "SELECT COUNT(*) FROM rattachement r JOIN eleve e ON e.id = r.eleve WHERE r.fin_le IS "
            "NULL AND (r.suspendu_le IS NOT NULL) = (e.prenom <> 'LÉA')"
        ) == 3
    );
    BOOST_TEST(
        count("SELECT COUNT(*) FROM rattachement WHERE suspendu_le = '2026-09-02'") == 1,
        "its date stays"
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'acces.ferme'") == 1);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM journal j JOIN etablissement t ON t.id = j.etablissement WHERE "
              "j.action = 'acces.ferme' AND t.uai = '9990099Z'") == 1
    );
    BOOST_TEST(
        count("SELECT COUNT(*) FROM journal WHERE action = 'compte.rouvert' AND couple IS NOT NULL "
              "AND etablissement IS NOT NULL") == 1
    );
    sign_in(browser, other_password);
    BOOST_TEST(browser.get("/compte").shows("Lycée Ailleurs"));
    BOOST_TEST(browser.shows("Accès fermé"));
}

// Who has forgotten that he has an account is told before he makes a second one.
BOOST_AUTO_TEST_CASE(a_second_account_is_not_made_by_mistake) {
    browser.get("/compte/creer")
        .submit({
            {"identifiant",               "anne.encore" },
            {"mot_de_passe",              other_password},
            {"mot_de_passe_confirmation", other_password}
    });
    browser.submit(code(second));
    BOOST_TEST(browser.path == "/compte/creer/enfants");
    BOOST_TEST(browser.shows("Un compte a déjà été ouvert avec un code précédent"));
    BOOST_TEST(browser.shows("/compte/recuperer/code"));
    // it is a choice: another person may hold the code now
    browser.submit({});
    BOOST_TEST(browser.path == "/compte/creer/fin");
    sign_in(browser);
    BOOST_TEST(browser.get("/compte").shows("a servi dans un autre compte"));
}

BOOST_AUTO_TEST_CASE(a_confirmed_address_is_the_way) {
    give_address();
    browser.get("/compte/recuperer/code").submit(code(second));
    BOOST_TEST(browser.shows("a une adresse électronique confirmée"));
    BOOST_TEST(!browser.shows("anne.roy"));
    BOOST_TEST(browser.get("/compte/recuperer/code/mot-de-passe").path == "/compte/recuperer/code");
}

BOOST_AUTO_TEST_CASE(confirmed_in_between) {
    browser.get("/compte/recuperer/code").submit(code(second));
    give_address();
    browser.submit(chosen);
    BOOST_TEST(browser.path == "/compte/recuperer/code");
    BOOST_TEST(browser.shows("le compte n’est pas rouvert"));
    sign_in(browser);
    BOOST_TEST(browser.path == "/famille/", "the password is the old one");
}

BOOST_AUTO_TEST_CASE(a_wrong_date_says_no_more_than_elsewhere) {
    browser.get("/compte/recuperer/code").submit(code(second, "18/05/2014"));
    const auto wrong = browser.page;
    BOOST_TEST(!browser.shows("anne.roy"));
    browser.get("/compte/creer/code").submit(code(second, "18/05/2014"));
    const auto words = "car-erreur\">";
    const auto sentence = [&](const std::string& page) {
        const auto at = page.find(words);
        BOOST_REQUIRE(at != std::string::npos);
        return page.substr(at, page.find("</p>", at) - at);
    };
    BOOST_TEST(sentence(wrong) == sentence(browser.page));
    BOOST_TEST(count("SELECT MAX(echecs) FROM car") == 2, "it counts as a try");
}

BOOST_AUTO_TEST_CASE(codes_that_re_open_nothing) {
    // of another pupil, who has no account
    const auto tom = make_eleve("TOM");
    const auto other = make_car(tom, make_couple(tom));
    browser.get("/compte/recuperer/code").submit(code(other));
    BOOST_TEST(browser.shows("n’est pas celui d’un compte à rouvrir"));
    // of the pupil himself: his parent's account is not his
    browser.get("/compte/recuperer/code").submit(code(make_car(lea, std::nullopt)));
    BOOST_TEST(browser.shows("n’est pas celui d’un compte à rouvrir"));
    // of the other parent
    browser.get("/compte/recuperer/code").submit(code(make_car(lea, make_couple(lea, 2))));
    BOOST_TEST(browser.shows("n’est pas celui d’un compte à rouvrir"));
    // of an account that is suspended: nothing opens it, nothing changes its password
    db.execute("UPDATE compte SET suspendu_le = ? WHERE id = ?", now(), anne);
    browser.get("/compte/recuperer/code").submit(code(second));
    BOOST_TEST(browser.shows("n’est pas celui d’un compte à rouvrir"));
    BOOST_TEST(browser.get("/compte/recuperer/code/mot-de-passe").path == "/compte/recuperer/code");
    db.execute("UPDATE compte SET suspendu_le = NULL WHERE id = ?", anne);
    // the link was ended on purpose
    for (const auto* reason : {"detache", "conteste", "source", "compte"}) {
        db.execute("UPDATE rattachement SET fin_le = depuis, fin_motif = ?", reason);
        browser.get("/compte/recuperer/code").submit(code(second));
        BOOST_TEST(browser.shows("n’est pas celui d’un compte à rouvrir"), reason);
    }
}

// An account of before, with both parents' links to one pupil: the code is not spent on it.
BOOST_AUTO_TEST_CASE(an_account_that_has_the_pupil_by_the_other_parent_too) {
    db.execute(
        "INSERT INTO rattachement (compte, eleve, couple, car, depuis) VALUES (?, ?, ?, ?, ?)",
        anne,
        lea,
        make_couple(lea, 2),
        make_car(lea, make_couple(lea, 3)).id,
        now()
    );
    browser.get("/compte/recuperer/code").submit(code(second));
    BOOST_TEST(browser.status == 422);
    BOOST_TEST(browser.shows("n’est pas celui d’un compte à rouvrir"));
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE utilise_le IS NULL") == 2, "none is spent");
}

BOOST_AUTO_TEST_CASE(the_secret_question_is_asked_in_addition) {
    config.secret_question = true;
    db.execute(
        "UPDATE compte_secret SET question = 'Le nom du chat', reponse = ?",
        hacheur.hash(base::Secret(std::string("felix")))
    );
    browser.get("/compte/recuperer/code").submit(code(second));
    BOOST_TEST(browser.shows("Le nom du chat"));
    auto wrong = chosen;
    wrong.emplace_back("reponse", "Médor");
    browser.submit(wrong);
    BOOST_TEST(browser.shows("pas la réponse"));
    auto right = chosen;
    right.emplace_back("reponse", "Félix");
    browser.submit(right);
    BOOST_TEST(browser.path == "/connexion");
}

BOOST_AUTO_TEST_CASE(the_code_dies_before_the_password_is_chosen) {
    browser.get("/compte/recuperer/code").submit(code(second));
    db.execute(
        "UPDATE car SET fin_le = genere_le, fin_motif = 'desactive' WHERE id = ?", second.id
    );
    browser.submit(chosen);
    BOOST_TEST(browser.shows("le compte n’est pas rouvert"));
    sign_in(browser);
    BOOST_TEST(browser.path == "/famille/");
}

BOOST_AUTO_TEST_SUITE_END()
