#include "acces/totp.hpp"

#include "monde.hpp"

#include <boost/test/unit_test.hpp>

namespace {
const std::string rfc_secret = "12345678901234567890";

acces::CodeTotp code(std::string_view digits) { return acces::CodeTotp::parse(digits).value(); }
}  // namespace

BOOST_AUTO_TEST_SUITE(totp)

// RFC 6238, appendix B, last six digits.
BOOST_AUTO_TEST_CASE(vectors_of_the_rfc) {
    BOOST_TEST(acces::totp_code(rfc_secret, 59 / 30) == "287082");
    BOOST_TEST(acces::totp_code(rfc_secret, 1111111109 / 30) == "081804");
    BOOST_TEST(acces::totp_code(rfc_secret, 1234567890 / 30) == "005924");
    BOOST_TEST(acces::totp_code(rfc_secret, 20000000000 / 30) == "353130");
}

BOOST_AUTO_TEST_CASE(one_step_either_way) {
    const auto now = monde::noon;
    const auto step = acces::totp_step(now);
    for (int drift = -3; drift <= 3; ++drift) {
        const auto found =
            acces::totp_match(rfc_secret, code(acces::totp_code(rfc_secret, step + drift)), now);
        BOOST_TEST(found.has_value() == (drift >= -1 && drift <= 1));
        if (found) BOOST_TEST(*found == step + drift);
    }
}

BOOST_AUTO_TEST_CASE(typed_codes) {
    BOOST_TEST(code(" 123 456 ").digits() == "123456");
    for (const auto* const wrong : {"", "12345", "1234567", "12345a", "１２３４５６"})
        BOOST_TEST(!acces::CodeTotp::parse(wrong).has_value());
}

BOOST_AUTO_TEST_CASE(base32_as_the_rfc) {
    BOOST_TEST(acces::base32("foobar") == "MZXW6YTBOI");
    BOOST_TEST(acces::base32("f") == "MY");
    BOOST_TEST(acces::base32("").empty());
}

BOOST_AUTO_TEST_CASE(uri_escapes_names) {
    const auto uri = acces::otpauth_uri(base::Secret(rfc_secret), "Académie & Co", "léa@x");
    BOOST_TEST(
        uri.starts_with("otpauth://totp/Acad%C3%A9mie%20%26%20Co:l%C3%A9a%40x?secret=GEZDGNBV")
    );
}

BOOST_FIXTURE_TEST_CASE(a_code_serves_once, monde::Ecole) {
    const auto compte = make_compte("chef", "tulipe velours canard lundi", acces::Profil::agent);
    BOOST_TEST(!acces::spend_totp(db, keys, now(), compte, code("123456")));
    db.transact([&](db::Transaction& tx) {
        acces::store_totp(
            tx, keys, random, compte, base::Secret(rfc_secret), acces::totp_step(now())
        );
    });
    const auto this_one = code(acces::totp_code(rfc_secret, acces::totp_step(now())));
    BOOST_TEST(!acces::spend_totp(db, keys, now(), compte, this_one));  // the one that confirmed it
    clock.advance(std::chrono::seconds(30));
    const auto next = code(acces::totp_code(rfc_secret, acces::totp_step(now())));
    BOOST_TEST(acces::spend_totp(db, keys, now(), compte, next));
    BOOST_TEST(!acces::spend_totp(db, keys, now(), compte, next));
    BOOST_TEST(!acces::spend_totp(db, keys, now(), compte, this_one)
    );  // older than one that has served
}

BOOST_AUTO_TEST_SUITE_END()
