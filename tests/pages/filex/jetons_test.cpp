// Personal tokens: made, shown once, ended.
#include "deposant.hpp"

#include "depot/jeton.hpp"

using deposant::Form;
using deposant::has;

namespace {

const Form neuf{
    {"cle",   "AAAAAAAAAAAAAAAAAAAAAA"},
    {"nom",   "Sauvegarde <des> notes"},
    {"jours", "30"                    }
};

std::string shown_in(const web::Response& page) {
    const std::string_view mark = "id=\"jeton\">";
    const auto at = page.body.find(mark);
    return at == std::string::npos ? std::string() : page.body.substr(at + mark.size(), 43);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(jetons, deposant::Deposant)

BOOST_AUTO_TEST_CASE(a_token_is_shown_once_and_opens_the_account) {
    sign_in(lea);
    BOOST_TEST(has(get("/filex/jetons"), "Aucun jeton n’est en service"));
    BOOST_TEST(has(get("/filex/jetons"), "https://tele.exemple.fr/filex/curl/"));
    BOOST_TEST(has(get("/filex/jetons"), "curl --fail -T"));  // a script sees a refusal
    // a browser may end a line after a question mark
    BOOST_TEST(has(get("/filex/jetons"), "<span class=\"code insecable\">?recapitulatif=1</span>"));
    const auto page = post("/filex/jetons", neuf);
    BOOST_TEST(has(page, "Sauvegarde &lt;des&gt; notes"));
    const auto token = shown_in(page);
    BOOST_TEST((depot::find_jeton_depot(db, clock.now(), token).value().compte == lea));
    BOOST_TEST(shown_in(get("/filex/jetons")).empty());
    BOOST_TEST(has(get("/filex/jetons"), "Sauvegarde &lt;des&gt; notes"));
    // used, it is shown no more: sent again, the form makes no other
    const auto again = follow(post("/filex/jetons", neuf));
    BOOST_TEST(has(again, "avait déjà créé un jeton, qui n’est plus montré"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM jeton_depot") == 1);
    BOOST_TEST(rows("SELECT COUNT(*) FROM journal WHERE action = 'depot.jeton'") == 1);
    // it is over after its time
    clock.advance(std::chrono::days(30));
    BOOST_TEST(!depot::find_jeton_depot(db, clock.now(), token).has_value());
}

BOOST_AUTO_TEST_CASE(a_button_pressed_twice_makes_one_token_that_the_second_answer_shows) {
    sign_in(lea);
    db.transact([&](db::Transaction& tx) {
        const depot::NouveauJeton other{lea, "Autre", clock.now() + std::chrono::hours(1)};
        for (int i = 1; i < 20; ++i) depot::new_jeton_depot(tx, random, clock.now(), other);
    });
    const auto token = shown_in(post("/filex/jetons", neuf));
    BOOST_TEST(token.size() == 43U);
    const auto again = post("/filex/jetons", neuf);  // it is the twentieth, and no other
    BOOST_TEST(shown_in(again) == token);
    BOOST_TEST(has(again, "Sauvegarde &lt;des&gt; notes"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM jeton_depot") == 20);
    BOOST_TEST(rows("SELECT COUNT(*) FROM journal WHERE action = 'depot.jeton'") == 1);
    // a form of the same key is another person's form
    sign_in(paul);
    BOOST_TEST(shown_in(post("/filex/jetons", neuf)) != token);
    sign_in(lea);
    db.execute("UPDATE jeton_depot SET fin_le = ? WHERE nom = 'Autre'", clock.now());
    clock.advance(std::chrono::minutes(10));
    BOOST_TEST(has(follow(post("/filex/jetons", neuf)), "qui n’est plus montré"));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_told_at_its_field) {
    sign_in(lea);
    const auto wrong = [&](const char* nom, const char* jours) {
        return post(
            "/filex/jetons",
            {
                {"cle",   "AAAAAAAAAAAAAAAAAAAAAA"},
                {"nom",   nom                     },
                {"jours", jours                   }
        }
        );
    };
    BOOST_TEST(has(wrong("", "30"), "id=\"nom-erreur\""));
    BOOST_TEST(has(wrong("a", "366"), "id=\"jours-erreur\""));
    BOOST_TEST(has(wrong("gardé", "x"), "value=\"gardé\""));
    BOOST_TEST(post("/filex/jetons", neuf, false).status == 403);
    BOOST_TEST(post("/filex/jetons", {}).status == 303);
    BOOST_TEST(rows("SELECT COUNT(*) FROM jeton_depot") == 0);
}

BOOST_AUTO_TEST_CASE(twenty_are_in_use_at_most) {
    sign_in(lea);
    const auto one_more = [&](int number) {
        auto form = neuf;
        form.front().second = std::string(20, 'B') + static_cast<char>('A' + number) + "A";
        return post("/filex/jetons", form);
    };
    for (int i = 0; i < 20; ++i) BOOST_TEST(!shown_in(one_more(i)).empty());
    const auto refused = one_more(20);
    BOOST_TEST(has(refused, "Vous avez déjà 20 jetons en service"));
    BOOST_TEST(has(refused, "value=\"Sauvegarde &lt;des&gt; notes\""));
    BOOST_TEST(rows("SELECT COUNT(*) FROM jeton_depot") == 20);
    // refused, the form was not spent: there is room again
    db.execute("UPDATE jeton_depot SET fin_le = ? LIMIT 1", clock.now());
    BOOST_TEST(!shown_in(one_more(20)).empty());
}

// The act and the line that says it are one: a database that goes in between undoes both.
BOOST_AUTO_TEST_CASE(no_token_ends_without_its_line) {
    sign_in(lea);
    post("/filex/jetons", neuf);
    const auto id = db.value<depot::JetonDepotId>("SELECT id FROM jeton_depot").value();
    db.run_script(
        "CREATE TRIGGER coupe BEFORE INSERT ON journal FOR EACH ROW SIGNAL SQLSTATE '45000'"
    );
    const auto cut = post("/filex/jetons/" + base::handle(keys, id) + "/fin", {});
    db.run_script("DROP TRIGGER coupe");
    BOOST_TEST(cut.status == 500);
    BOOST_TEST(rows("SELECT COUNT(*) FROM jeton_depot WHERE fin_le IS NULL") == 1);
}

BOOST_AUTO_TEST_CASE(only_its_owner_ends_it) {
    sign_in(lea);
    const auto token = shown_in(post("/filex/jetons", neuf));
    const auto id = db.value<depot::JetonDepotId>("SELECT id FROM jeton_depot").value();
    const auto path = "/filex/jetons/" + base::handle(keys, id) + "/fin";
    sign_in(paul);
    BOOST_TEST(!has(get("/filex/jetons"), "&lt;des&gt;"));
    BOOST_TEST(post(path, {}).status == 404);
    sign_in(lea);
    BOOST_TEST(post(path, {}, false).status == 403);
    BOOST_TEST(has(follow(post(path, {})), "n’ouvre plus rien"));
    BOOST_TEST(post(path, {}).status == 404);
    BOOST_TEST(!depot::find_jeton_depot(db, clock.now(), token).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
