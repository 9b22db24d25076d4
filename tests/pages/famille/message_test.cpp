// A family writes to the school: once, to the address that the school named, and to no other
// school.
#include "academie.hpp"

#include "support/courriers.hpp"

using support::has;

namespace {

struct Ecrire : support::Academie {
    std::string path = page_of(lea, "/absences/message");
    std::vector<std::pair<std::string, std::string>> form{
        {"cle", std::string(22, 'A')},
        {"message",     "Léa était malade.\r\n<b>Merci</b>"          }
    };

    Ecrire() { sign_in(parent_of_lea_and_tom); }
    std::uint64_t mails() {
        return db.value<std::uint64_t>("SELECT COUNT(*) FROM courriel_a_envoyer").value();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(message, Ecrire)

BOOST_AUTO_TEST_CASE(a_pupil_is_spoken_to_as_such) {
    BOOST_TEST(has(get(path), "à propos de cet élève"));
    sign_in(lea_herself);
    BOOST_TEST(has(get(path), "Un message par courriel, à votre sujet."));
}

BOOST_AUTO_TEST_CASE(a_message_is_sent_once_with_a_way_to_answer) {
    BOOST_TEST(has(get(page_of(lea, "/absences")), path));
    BOOST_TEST(has(get(path), "Vous n’avez pas d’adresse électronique confirmée"));
    db.execute(
        "UPDATE compte SET courriel = 'anne@exemple.fr', courriel_confirme_le = ? WHERE id = 1",
        clock.now()
    );
    BOOST_TEST(has(get(path), "La réponse vous parviendra à anne@exemple.fr."));
    const auto sent = post(path, form);
    BOOST_TEST(sent.header("Location") == path + "?envoye=1");
    post(path, form);  // a second click
    BOOST_TEST(mails() == 1U);
    // the page before, come back to: another text of the same form is another message
    auto second = form;
    second.back().second = "Tom aussi.";
    post(path, second);
    BOOST_TEST(mails() == 2U);
    db.execute("DELETE FROM courriel_a_envoyer ORDER BY id DESC LIMIT 1");
    db.execute("DELETE FROM journal ORDER BY id DESC LIMIT 1");
    BOOST_TEST(has(get(path, "envoye=1"), "Votre message est envoyé à la vie scolaire"));
    const auto mail = support::mails_of(db, keys).at(0);
    BOOST_TEST(mail.to == "vs@villepreux.example");
    BOOST_TEST(mail.reply_to == "anne@exemple.fr");
    for (const std::string part :
         {"Mme Anne Roy",
          "Léa ROY, 6A",
          "> Léa était malade.",
          "> <b>Merci</b>",
          "anne@exemple.fr"})
        BOOST_TEST(mail.text.find(part) != std::string::npos, part);
    BOOST_TEST(mail.html.find("<b>") == std::string::npos, mail.html);
    BOOST_TEST(
        db.value<std::uint64_t>("SELECT COUNT(*) FROM journal WHERE action = 'famille.message'")
            .value() == 1U
    );
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_and_kept) {
    form.back().second = " ";
    auto page = post(path, form);
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "Écrivez votre message."));
    std::string longer;
    for (int i = 0; i < 2001; ++i) longer += "é";
    form.back().second = longer;
    page = post(path, form);
    BOOST_TEST(has(page, "2000 caractères au plus"));
    BOOST_TEST(has(page, longer));
    BOOST_TEST(has(page, std::string(22, 'A')));
    BOOST_TEST(mails() == 0U);
}

// Closed while it was being written: said, and the words given back.
BOOST_AUTO_TEST_CASE(a_service_closed_meanwhile_loses_no_word) {
    script("DELETE FROM teleservice WHERE etablissement = 1 AND service = 'absences'");
    const auto page = post(path, form);
    BOOST_TEST(page.status == 409);
    BOOST_TEST(has(page, "Votre message n’est pas envoyé. Le collège n’ouvre pas la consultation"));
    BOOST_TEST(has(page, "au 01 99 00 12 34"));
    BOOST_TEST(has(page, "Léa était malade."));
    BOOST_TEST(mails() == 0U);
    BOOST_TEST(has(get(path), "n’ouvre pas la consultation"));
}

BOOST_AUTO_TEST_CASE(a_message_that_is_too_long_is_kept_whole) {
    auto longer = form;
    longer.back().second = std::string(2400, 'x') + "FIN";
    const auto page = post(path, longer);
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "xFIN</textarea>"));
    BOOST_TEST(!has(page, "maxlength"));
}

BOOST_AUTO_TEST_CASE(a_mailbox_is_not_filled) {
    for (const char* key : {"A", "Q", "g", "w"}) {
        form.front().second = std::string(21, 'A') + key;
        post(path, form);
    }
    BOOST_TEST(mails() == 3U);
    form.front().second = std::string(21, 'B') + "A";
    const auto page = post(path, form);
    BOOST_TEST(page.status == 429);
    BOOST_TEST(has(page, "Vous avez déjà écrit plusieurs messages."));
    BOOST_TEST(has(page, "Léa était malade."));
}

BOOST_AUTO_TEST_CASE(who_may_not_and_where_there_is_nobody) {
    BOOST_TEST(post(path, form, false).status == 403);
    BOOST_TEST(get(page_of(zoe, "/absences/message")).status == 404);
    BOOST_TEST(post(page_of(zoe, "/absences/message"), form).status == 404);
    // Tom's school has named no address
    BOOST_TEST(!has(get(page_of(tom, "/absences")), "/absences/message"));
    BOOST_TEST(has(get(page_of(tom, "/absences/message")), "n’ouvre pas la consultation"));
    script("INSERT INTO teleservice VALUES (2, 'absences', '2026-09-01', NULL)");
    BOOST_TEST(get(page_of(tom, "/absences/message")).status == 404);
    db.execute("DELETE FROM teleservice WHERE service = 'absences'");
    post(path, form);
    BOOST_TEST(mails() == 0U);
    sign_in(staff);
    BOOST_TEST(get(path).status == 403);
}

BOOST_AUTO_TEST_SUITE_END()
