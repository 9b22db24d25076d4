// Known answers of the standards, and that nothing opens once it has been touched.
#include "base/crypto.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

namespace {

struct Fixture {
    base::SystemRandom random;
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    base::Keys others{base::Secret(std::string(32, 'o'))};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(crypto, Fixture)

BOOST_AUTO_TEST_CASE(known_answers) {
    // FIPS 180-4 "abc"; RFC 4231 case 2
    BOOST_TEST(
        base::hex(base::sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    BOOST_TEST(
        base::hex(base::hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    );
    // RFC 2202 case 2
    BOOST_TEST(
        base::hex(base::hmac_sha1("Jefe", "what do ya want for nothing?")) ==
        "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
    );
}

BOOST_AUTO_TEST_CASE(sealed_opens_only_where_it_was_sealed) {
    const auto sealed = keys.seal(base::KeyUse::car_seal, "ABCD", "row 1", random);
    BOOST_REQUIRE(keys.open(base::KeyUse::car_seal, sealed, "row 1"));
    BOOST_TEST(keys.open(base::KeyUse::car_seal, sealed, "row 1")->reveal() == "ABCD");
    BOOST_TEST(!keys.open(base::KeyUse::car_seal, sealed, "row 2"));
    BOOST_TEST(!keys.open(base::KeyUse::mail_seal, sealed, "row 1"));
    BOOST_TEST(!others.open(base::KeyUse::car_seal, sealed, "row 1"));
    BOOST_TEST((sealed != keys.seal(base::KeyUse::car_seal, "ABCD", "row 1", random)));
}

BOOST_AUTO_TEST_CASE(one_changed_bit_closes_it) {
    const auto sealed = keys.seal(base::KeyUse::totp, std::string(40, 'x'), "c", random);
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        auto touched = sealed;
        touched[bit / 8] = static_cast<char>(touched[bit / 8] ^ (1 << (bit % 8)));
        BOOST_REQUIRE(!keys.open(base::KeyUse::totp, touched, "c"));
    }
    for (std::size_t size = 0; size < sealed.size(); ++size)
        BOOST_REQUIRE(!keys.open(base::KeyUse::totp, std::string_view(sealed).substr(0, size), "c")
        );
}

BOOST_AUTO_TEST_CASE(handles_cannot_be_made_nor_taken_for_another_kind) {
    std::set<std::string> seen;
    for (std::uint64_t id = 0; id < 2000; ++id) {
        const auto handle = keys.seal_id(id, 1);
        BOOST_REQUIRE(handle.size() == 22);
        BOOST_REQUIRE(seen.insert(handle).second);
        BOOST_REQUIRE(keys.open_id(handle, 1) == id);
        BOOST_REQUIRE(!keys.open_id(handle, 2));
        BOOST_REQUIRE(!others.open_id(handle, 1));
    }
    for (int i = 0; i < 2000; ++i)
        BOOST_REQUIRE(!keys.open_id(base::base64url(random.bytes(16)), 1));
    for (const char* bad : {"", "1", "AAAAAAAAAAAAAAAAAAAAA=", "!!!!!!!!!!!!!!!!!!!!!!"})
        BOOST_TEST(!keys.open_id(bad, 1));
}

BOOST_AUTO_TEST_CASE(a_short_master_key_is_refused) {
    BOOST_CHECK_THROW(base::Keys(base::Secret(std::string(31, 'k'))), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()
