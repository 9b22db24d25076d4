// What a code must withstand: typing errors, other spellings, a look at the database, and chance.
#include "acces/car.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace {

struct Fixture {
    base::SystemRandom random;
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    base::Keys others{base::Secret(std::string(32, 'o'))};

    std::string code() { return acces::Car::generate(random).canonical().reveal(); }
};

std::string text_of(const acces::Car& car) { return car.canonical().reveal(); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(car, Fixture)

BOOST_AUTO_TEST_CASE(spelling_does_not_matter) {
    const auto code = acces::Car::parse(
        "ABCD EFGH JKMN PQR" + std::string(1, acces::car_check_character("ABCDEFGHJKMNPQR"))
    );
    BOOST_REQUIRE(code);
    const auto plain = text_of(*code);
    const auto last = plain.substr(15);
    const std::vector<std::string> same{
        "abcdefghjkmnpqr" + last,
        "ABCD-EFGH-JKMN-PQR" + last,
        "  abcd\tEFGH - jkmn\u00A0pqr" + last + " ",
        "ABCD\u202FEFGH\u2013JKMN\u2011PQR" + last,
    };
    for (const auto& typed : same) {
        const auto read = acces::Car::parse(typed);
        BOOST_REQUIRE_MESSAGE(read, typed);
        BOOST_TEST(text_of(*read) == plain);
    }
    BOOST_TEST(code->display().reveal() == "ABCD EFGH JKMN PQR" + last);
}

BOOST_AUTO_TEST_CASE(letters_that_look_like_digits_are_read_as_them) {
    const std::string digits = "0011ABCDEFGHJKM";
    const auto code = digits + acces::car_check_character(digits);
    const auto typed = "oOiL" + code.substr(4);
    const auto read = acces::Car::parse(typed);
    BOOST_REQUIRE(read);
    BOOST_TEST(text_of(*read) == code);
}

BOOST_AUTO_TEST_CASE(what_is_no_code_is_told_apart) {
    const auto message = [](std::string_view typed) {
        const auto read = acces::Car::parse(typed);
        return read ? std::string() : read.error().message;
    };
    BOOST_TEST(message("").find("incomplet") != std::string::npos);
    BOOST_TEST(message("ABCD").find("écrit 4") != std::string::npos);
    BOOST_TEST(message("ABCD EFGH JKMN PQRS T").find("trop long") != std::string::npos);
    BOOST_TEST(message("ABCD EFGU JKMN PQRS").find("lettre U") != std::string::npos);
    BOOST_TEST(message("ABCD EFGÉ JKMN PQRS").find("accent") != std::string::npos);
    BOOST_TEST(message(std::string("ABCD\0EFGH", 9)).find("chiffres") != std::string::npos);
    BOOST_TEST(message(std::string(5000, 'A')).find("trop long") != std::string::npos);
    auto wrong = code();
    wrong[15] = wrong[15] == 'Z' ? 'Y' : 'Z';
    BOOST_TEST(message(wrong).find("erreur de frappe") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_single_substitution_is_detected) {
    for (int round = 0; round < 200; ++round) {
        const auto right = code();
        BOOST_REQUIRE(acces::Car::parse(right));
        for (std::size_t i = 0; i < right.size(); ++i) {
            for (const char other : acces::Car::alphabet) {
                if (other == right[i]) continue;
                auto wrong = right;
                wrong[i] = other;
                BOOST_REQUIRE(!acces::Car::parse(wrong));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_exchange_of_two_characters_is_detected) {
    for (int round = 0; round < 500; ++round) {
        const auto right = code();
        for (std::size_t i = 0; i < right.size(); ++i) {
            for (std::size_t j = i + 1; j < right.size(); ++j) {
                auto wrong = right;
                std::swap(wrong[i], wrong[j]);
                BOOST_REQUIRE(acces::Car::parse(wrong).has_value() == (wrong == right));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_row_tells_no_code) {
    const auto car = acces::Car::generate(random);
    const auto lookup = car.lookup(keys);
    BOOST_TEST(lookup.size() == 32U);
    BOOST_TEST((lookup == acces::Car::parse(car.display().reveal())->lookup(keys)));
    BOOST_TEST((lookup != car.lookup(others)));
    const auto sealed = car.seal(keys, random);
    BOOST_TEST(sealed.size() <= 64U);
    BOOST_TEST(sealed.find(text_of(car)) == std::string::npos);
    const auto opened = acces::Car::open(keys, sealed, lookup);
    BOOST_REQUIRE(opened);
    BOOST_TEST((text_of(*opened) == text_of(car)));
    BOOST_TEST(!acces::Car::open(keys, sealed, acces::Car::generate(random).lookup(keys)));
    BOOST_TEST(!acces::Car::open(others, sealed, lookup));
    BOOST_TEST(!acces::Car::open(keys, sealed.substr(1), lookup));
}

// 31 degrees of freedom: beyond 90 by chance less than once in ten million.
BOOST_AUTO_TEST_CASE(a_million_codes_are_different_and_uniform) {
    constexpr std::size_t count = 1'000'000;
    std::vector<std::string> codes;
    codes.reserve(count);
    std::array<std::array<double, 32>, 16> seen{};
    for (std::size_t n = 0; n < count; ++n) {
        codes.push_back(code());
        for (std::size_t i = 0; i < 16; ++i)
            seen.at(i).at(acces::Car::alphabet.find(codes.back()[i])) += 1;
    }
    std::sort(codes.begin(), codes.end());
    BOOST_TEST((std::adjacent_find(codes.begin(), codes.end()) == codes.end()));
    const double expected = static_cast<double>(count) / 32;
    for (const auto& position : seen) {
        double chi_square = 0;
        for (const double got : position)
            chi_square += (got - expected) * (got - expected) / expected;
        BOOST_TEST(chi_square < 90.0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
