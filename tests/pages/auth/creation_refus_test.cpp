// The creation of an account refused: at each field, by codes that do not open, by forged forms.
#include "famille.hpp"

#include <boost/test/data/test_case.hpp>

namespace {

using namespace navigateur;  // NOLINT(google-build-using-namespace): the fixture of these tests

}  // namespace

BOOST_AUTO_TEST_SUITE(creation_refus)

struct Refus {
    const char* field;
    const char* value;
    const char* message;
};
std::ostream& operator<<(std::ostream& out, const Refus& refus) {
    return out << refus.field << "=" << refus.value;
}
const std::vector<Refus> refusals{
    {"identifiant",               "",                     "Choisissez un identifiant" },
    {"identifiant",               "ab",                   "trop court"                },
    {"identifiant",               "<script>",             "lettres"                   },
    {"mot_de_passe",              "",                     "Choisissez un mot de passe"},
    {"mot_de_passe",              "court",                "trop court"                },
    {"mot_de_passe",              "anne.roy.anne.roy",    "se devine"                 },
    {"mot_de_passe_confirmation", "autre chose que cela", "pas les mêmes"            },
    {"courriel",                  "anne@",                "adresse"                   },
};

BOOST_DATA_TEST_CASE_F(
    Famille, each_refusal_stands_at_its_field, boost::unit_test::data::make(refusals), refus
) {
    Champs typed = identity;
    for (auto& [name, value] : typed)
        if (name == refus.field) value = refus.value;
    browser.get("/compte/creer").submit(typed);
    BOOST_TEST(browser.status == 422);
    BOOST_TEST(browser.path == "/compte/creer");
    BOOST_TEST(browser.shows(refus.message));
    const std::string tied = std::string("id=\"") + refus.field + "-erreur\"";
    BOOST_TEST(browser.shows(tied));
    BOOST_TEST(browser.shows(std::string("href=\"#") + refus.field + "\""));
    BOOST_TEST(browser.shows("aria-invalid=\"true\""));
}

BOOST_FIXTURE_TEST_CASE(wrong_code_and_wrong_date_give_the_same_page, Famille) {
    browser.get("/compte/creer").submit(identity);
    const auto unknown = acces::Car::generate(random);
    const auto strip = [](std::string page, const std::string& typed) {
        for (auto at = page.find(typed); at != std::string::npos; at = page.find(typed))
            page.erase(at, typed.size());
        return page;
    };
    browser.submit(code_and_date(unknown, "18/05/2014"));
    const auto first = strip(browser.page, shown(unknown));
    browser.submit(code_and_date(code.car, "18/05/2014"));
    const auto second = strip(browser.page, shown(code.car));
    BOOST_TEST(first == second);
    BOOST_TEST(!browser.shows("Léa"));
}

BOOST_FIXTURE_TEST_CASE(a_typing_error_costs_no_try, Famille) {
    auto typed = shown(code.car);
    typed[0] = typed[0] == 'A' ? 'B' : 'A';
    browser.get("/compte/creer").submit(identity);
    for (int i = 0; i < 10; ++i)
        browser.submit({
            {"car",            typed       },
            {"date_naissance", "17/05/2014"}
        });
    BOOST_TEST(browser.shows("erreur de frappe"));
    browser.submit(code_and_date(code.car));
    BOOST_TEST(browser.path == "/compte/creer/enfants");
}

BOOST_FIXTURE_TEST_CASE(a_code_used_meanwhile_creates_nothing, Famille) {
    to_last_step();
    const auto other = make_compte("paul");
    db.transact([&](db::Transaction& tx) {
        acces::activate(tx, now(), {other, ""}, other, code.id);
    });
    browser.submit();
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 1);
    BOOST_TEST(browser.path == "/compte/creer/code");  // identity kept, a code is needed again
}

BOOST_FIXTURE_TEST_CASE(a_taken_identifiant_is_told_only_to_who_has_a_code, Famille) {
    make_compte("anne.roy");
    browser.get("/compte/creer").submit(identity);
    BOOST_TEST(browser.path == "/compte/creer/code");
    browser.submit(code_and_date(code.car));
    BOOST_TEST(browser.path == "/compte/creer");
    BOOST_TEST(browser.shows("déjà pris"));
    browser.submit({
        {"identifiant", "anne.roy2"}
    });
    BOOST_TEST(browser.path == "/compte/creer/enfants");
    browser.submit();
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 2);
}

BOOST_FIXTURE_TEST_CASE(an_identifiant_taken_at_the_last_moment_loses_nothing, Famille) {
    to_last_step();
    make_compte("anne.roy");
    browser.submit();
    BOOST_TEST(browser.shows("déjà pris"));
    browser
        .submit({
            {"identifiant", "anne.roy2"}
    })
        .submit();
    BOOST_TEST(browser.path == "/compte/creer/fin");
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement") == 1);
}

// Of several children, it says whose code it was.
BOOST_FIXTURE_TEST_CASE(a_code_that_died_meanwhile_is_named, Famille) {
    const auto tom = make_eleve("APOLLINE");
    const auto second = make_car(tom, make_couple(tom));
    to_last_step();
    browser.get("/compte/creer/code").submit(code_and_date(second.car));
    db.execute(
        "UPDATE car SET fin_le = ?, fin_motif = 'remplace' WHERE id = ?", clock.now(), second.id
    );
    browser.submit();
    BOOST_TEST(browser.path == "/compte/creer/enfants");
    BOOST_TEST(browser.shows("Le code d’<strong>Apolline</strong> ne sert plus"));
    BOOST_TEST(browser.shows("<h3>Léa</h3>"));
    BOOST_TEST(!browser.shows("<h3>Apolline</h3>"));
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 0);
}

// Two of a family, each at home, with the same letter: the second is told.
BOOST_FIXTURE_TEST_CASE(who_comes_second_with_a_code_is_told, Famille) {
    to_last_step();
    db.execute("UPDATE car SET utilise_le = ?", clock.now());
    browser.submit();
    BOOST_TEST(browser.path == "/compte/creer/code");
    BOOST_TEST(browser.shows("vient de servir"));
    BOOST_TEST(browser.shows("Le code reçu"));  // not "another child": there is none
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 0);
}

BOOST_FIXTURE_TEST_CASE(this_is_not_my_child, Famille) {
    to_last_step();
    const auto start = browser.page.find("/compte/creer/contester/");
    BOOST_REQUIRE(start != std::string::npos);
    const auto link = browser.page.substr(start, browser.page.find('"', start) - start);
    Navigateur stranger(*this, "198.51.100.1");
    BOOST_TEST(stranger.get(link).status == 404);  // only the visitor who has the code and the date
    browser.get(link);
    BOOST_TEST(browser.shows("Léa"));
    browser.submit();
    BOOST_TEST(browser.path == "/compte/creer/code");
    BOOST_TEST(browser.shows("Le code est refusé"));
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE fin_motif = 'conteste'") == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'car.conteste'") == 1);
    browser.submit(code_and_date(code.car));
    BOOST_TEST(browser.path == "/compte/creer/code");
}

BOOST_FIXTURE_TEST_CASE(without_the_page_token_nothing_happens, Famille) {
    to_last_step();
    const auto token = browser.hidden("jeton");
    const auto csrf = browser.csrf();
    browser.post_raw(
        "/compte/creer/enfants",
        {
            {"jeton", token}
    }
    );
    BOOST_TEST(browser.status == 403);
    browser.post_raw(
        "/compte/creer/enfants",
        {
            {"jeton", token},
            {"_csrf", csrf }
    },
        {{"sec-fetch-site", "cross-site"}}
    );
    BOOST_TEST(browser.status == 403);
    browser.post_raw(
        "/compte/creer/enfants",
        {
            {"jeton", token},
            {"_csrf", csrf }
    },
        {{"origin", "https://ailleurs.exemple"}}
    );
    BOOST_TEST(browser.status == 403);
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == 0);
}

BOOST_FIXTURE_TEST_CASE(secrets_are_never_sent_back_nor_stored, Famille) {
    to_last_step();
    browser.submit();
    for (const auto& sent : seen) BOOST_TEST(sent.find(password) == std::string::npos);
    const auto canonical = code.car.canonical().reveal();
    for (const auto& sent : seen) BOOST_TEST(sent.find(canonical) == std::string::npos);
    db.each("SELECT scelle FROM brouillon", [&](const db::Row& row) {
        const auto sealed = row.get<std::string>(0);
        BOOST_TEST(sealed.find("Anne") == std::string::npos);
    });
    BOOST_TEST(count("SELECT COUNT(*) FROM jeton WHERE LENGTH(empreinte) = 32") == 1);
    const auto link = link_in(mail_to("anne@exemple.fr"));
    const auto raw = link.substr(link.rfind('/') + 1);
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM jeton WHERE empreinte = ?", raw).value() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
