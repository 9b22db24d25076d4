#include "envoi/rebond.hpp"

#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

// As Postfix writes one, shortened.
std::string notification(const std::string& action) {
    return "From: MAILER-DAEMON@mx.exemple.fr\r\nSubject: Undelivered Mail Returned to Sender\r\n"
           "Message-Id: <20261120.ABC@mx.exemple.fr>\r\nContent-Type: multipart/report; "
           "report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: "
           "text/plain\r\n\r\n"
           "This is the mail system.\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
           "Reporting-MTA: dns; mx.exemple.fr\r\n\r\nFinal-Recipient: rfc822; b@ailleurs.fr\r\n"
           "Action: " +
           action +
           "\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <b@ailleurs.fr>:\r\n    User "
           "unknown\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nTo: b@ailleurs.fr\r\n"
           "Message-ID:\r\n <00112233445566778899aabbccddeeff@exemple.fr>\r\n\r\n--b--\r\n";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rebond, support::Database)

BOOST_AUTO_TEST_CASE(a_failure_names_the_mail_and_the_reason) {
    const auto found = envoi::parse_rebond(notification("failed"));
    BOOST_REQUIRE(found);
    BOOST_TEST(found->raison == "550 5.1.1 <b@ailleurs.fr>: User unknown");
    BOOST_TEST(found->message_ids.back() == "00112233445566778899aabbccddeeff@exemple.fr");
}

BOOST_AUTO_TEST_CASE(delays_answers_and_nonsense_are_none) {
    BOOST_TEST(!envoi::parse_rebond(notification("delayed")));
    BOOST_TEST(!envoi::parse_rebond(notification("relayed")));
    BOOST_TEST(!envoi::parse_rebond("Subject: Absence du bureau\n\nJe suis absent.\n"));
    BOOST_TEST(!envoi::parse_rebond(""));
    BOOST_TEST(!envoi::parse_rebond("Action: failed\n"));
    BOOST_TEST(!envoi::parse_rebond("Action: failed\nMessage-ID: <x\n\n>\n"));
    const auto bare = envoi::parse_rebond("action: FAILED\nMessage-ID: <x@y>\nStatus: 5.0.0\n");
    BOOST_REQUIRE(bare);
    BOOST_TEST(bare->raison == "5.0.0");
}

BOOST_AUTO_TEST_CASE(only_a_mail_of_ours_that_had_gone_is_marked) {
    const auto now = base::SystemClock().now();
    const auto add = [&](const char* id, const char* state) {
        db.execute(
            "INSERT INTO courriel_a_envoyer (destinataire, message_id, etat, cree_le, prochain_le) "
            "VALUES ('b@ailleurs.fr', ?, ?, ?, ?)",
            id,
            state,
            now,
            now
        );
    };
    add("00112233445566778899aabbccddeeff@exemple.fr", "envoye");
    add("ffeeddccbbaa99887766554433221100@exemple.fr", "envoye");
    const auto found = envoi::parse_rebond(notification("failed")).value();
    BOOST_TEST(envoi::note_rebond(db, now, found) == 1U);
    BOOST_TEST(envoi::note_rebond(db, now, found) == 0U);
    BOOST_TEST(
        db.value<std::string>("SELECT raison FROM courriel_a_envoyer WHERE etat = 'refuse'")
            .value() == found.raison
    );
}

BOOST_AUTO_TEST_SUITE_END()
