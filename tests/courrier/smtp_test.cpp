#include "courrier/smtp.hpp"

#include "courrier/message.hpp"
#include "courrier/tools.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <netinet/in.h>
#include <sys/socket.h>

namespace {

using courrier::Delivery;

const std::string from = "ne-pas-repondre@exemple.fr";
const std::string body = "Subject: essai\r\n\r\nBonjour\r\n.\r\nfin\r\n";

// A loopback port where nobody listens: bound, asked for its number, given back.
int dead_port() {
    const int handle = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bind(handle, reinterpret_cast<sockaddr*>(&address), size);
    getsockname(handle, reinterpret_cast<sockaddr*>(&address), &size);
    close(handle);
    return ntohs(address.sin_port);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(smtp)

BOOST_AUTO_TEST_CASE(the_server_answers_and_the_session_goes_on) {
    const tools::SmtpServer server;
    courrier::Smtp smtp(server.url());
    struct Case {
        std::string to;
        Delivery delivery;
        int code;
    };
    // accepted after each refusal too: a refusal must not spoil the session
    const std::vector<Case> cases{
        {"ok@exemple.fr",          Delivery::accepted,  250},
        {"refuse@exemple.fr",      Delivery::refused,   550},
        {"ok2@exemple.fr",         Delivery::accepted,  250},
        {"plus-tard@exemple.fr",   Delivery::try_again, 451},
        {"ok3@exemple.fr",         Delivery::accepted,  250},
        {"data-refuse@exemple.fr", Delivery::refused,   554},
        {"ok4@exemple.fr",         Delivery::accepted,  250},
        {"ok5@exemple.fr",         Delivery::accepted,  250},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.to) {
            const auto outcome = smtp.send(from, c.to, body);
            BOOST_TEST(static_cast<int>(outcome.delivery) == static_cast<int>(c.delivery));
            BOOST_TEST(outcome.code == c.code);
            BOOST_TEST(outcome.reason.empty() == (c.delivery == Delivery::accepted));
        }
    }
    const auto messages = server.messages();
    BOOST_REQUIRE(messages.size() == 5U);
    for (const auto& message : messages) {
        BOOST_TEST(message.find("X-From: " + from) == 0U);
        BOOST_TEST(message.substr(message.find("Subject")) == body);
    }
}

BOOST_AUTO_TEST_CASE(the_words_of_a_refusal_are_one_printable_line) {
    const tools::SmtpServer server;
    const auto outcome = courrier::Smtp(server.url()).send(from, "refuse@exemple.fr", body);
    BOOST_TEST(outcome.reason == "550 5.1.1 boite inconnue <script>");
}

BOOST_AUTO_TEST_CASE(nobody_listening_means_later) {
    const auto outcome = courrier::Smtp("smtp://127.0.0.1:" + std::to_string(dead_port()))
                             .send(from, "a@b.fr", body);
    BOOST_TEST(static_cast<int>(outcome.delivery) == static_cast<int>(Delivery::try_again));
    BOOST_TEST(outcome.code == 0);
    BOOST_TEST(!outcome.reason.empty());
}

BOOST_AUTO_TEST_CASE(a_server_that_does_not_answer_means_later_and_does_not_hold_us) {
    const tools::SmtpServer server;
    const courrier::Timeouts short_ones{
        std::chrono::milliseconds(500), std::chrono::milliseconds(500)};
    const auto outcome =
        courrier::Smtp(server.url(), short_ones).send(from, "lent@exemple.fr", body);
    BOOST_TEST(static_cast<int>(outcome.delivery) == static_cast<int>(Delivery::try_again));
    BOOST_TEST(server.messages().empty());
}

// A server that turns everybody away is the host's trouble: no parent's address is to blame.
BOOST_AUTO_TEST_CASE(a_refusal_before_the_recipient_is_not_the_recipients) {
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    BOOST_REQUIRE(bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    listen(listener, 1);
    const auto child = fork();
    if (child == 0) {
        const int peer = accept(listener, nullptr, nullptr);
        const std::string banner = "554 5.3.2 fermé\r\n";
        if (write(peer, banner.data(), banner.size()) < 0) _exit(1);
        _exit(0);
    }
    const auto url = "smtp://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    const auto outcome = courrier::Smtp(url).send(from, "a@b.fr", body);
    BOOST_TEST(static_cast<int>(outcome.delivery) == static_cast<int>(Delivery::try_again));
    BOOST_TEST(outcome.code == 554);
    waitpid(child, nullptr, 0);
    close(listener);
}

const std::vector<std::string> addresses{
    "a@b\r\nRCPT TO:<c@d>", "a@b>\r\nDATA", "", "a b@c", "a@b,c@d"};

BOOST_DATA_TEST_CASE(
    no_command_gets_in_through_an_address, boost::unit_test::data::make(addresses)
) {
    const tools::SmtpServer server;
    courrier::Smtp smtp(server.url());
    BOOST_TEST(
        static_cast<int>(smtp.send(from, sample, body).delivery) ==
        static_cast<int>(Delivery::refused)
    );
    BOOST_TEST(
        static_cast<int>(smtp.send(sample, "a@b.fr", body).delivery) ==
        static_cast<int>(Delivery::refused)
    );
    BOOST_TEST(server.messages().empty());
}

BOOST_AUTO_TEST_SUITE_END()
