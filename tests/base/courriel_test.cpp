#include "base/courriel.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

const std::vector<std::string> right{
    "a@b.fr",
    "prenom.nom+ecole@sous.domaine-long.example",
    "o'neil_1@exemple.fr",
    "x@" + std::string(63, 'a') + ".fr",
    std::string(64, 'l') + "@exemple.fr"};

const std::vector<std::string> wrong{
    "",
    " ",
    "a",
    "@b.fr",
    "a@",
    "a@b",
    "a@@b.fr",
    "a b@c.fr",
    "a@b .fr",
    "a@b.fr, c@d.fr",
    "a@b.fr;c@d.fr",
    "Roy <a@b.fr>",
    ".a@b.fr",
    "a.@b.fr",
    "a..b@c.fr",
    "a@-b.fr",
    "a@b-.fr",
    "a@b..fr",
    "a@.fr",
    "a@b.f",
    "a@1.2.3.4",
    "a@[1.2.3.4]",
    "\"a b\"@c.fr",
    "é@b.fr",
    "a@é.fr",
    "a@b.fr\r\nBcc: c@d.fr",
    "a\n@b.fr",
    "a@b.fr" + std::string(1, '\0'),
    "a\x7F@b.fr",
    std::string(65, 'l') + "@exemple.fr",
    "x@" + std::string(64, 'a') + ".fr",
    "x@" + std::string(60, 'a') + "." + std::string(60, 'a') + "." + std::string(60, 'a') + "." +
        std::string(60, 'a') + "." + std::string(60, 'a') + ".fr"};

}  // namespace

BOOST_AUTO_TEST_SUITE(courriel)

BOOST_DATA_TEST_CASE(a_right_address_is_kept_as_it_was_typed, boost::unit_test::data::make(right)) {
    const auto address = base::Courriel::parse(sample);
    BOOST_REQUIRE(address);
    BOOST_TEST(address->text() == sample);
}

BOOST_DATA_TEST_CASE(anything_else_is_refused_in_words, boost::unit_test::data::make(wrong)) {
    const auto address = base::Courriel::parse(sample);
    BOOST_REQUIRE(!address);
    BOOST_TEST(!address.error().message.empty());
}

BOOST_AUTO_TEST_CASE(spaces_around_go_and_the_domain_is_lowered) {
    const auto address = base::Courriel::parse(" \u00A0Prenom.Nom@Exemple.FR \n");
    BOOST_REQUIRE(address);
    BOOST_TEST(address->text() == "Prenom.Nom@exemple.fr");
    BOOST_TEST(address->key() == "prenom.nom@exemple.fr");
    BOOST_TEST((*address == *base::Courriel::parse("Prenom.Nom@exemple.fr")));
}

BOOST_AUTO_TEST_CASE(a_masked_address_shows_two_letters) {
    BOOST_TEST(base::Courriel::parse("marie.roy@exemple.fr")->masked() == "m…y@exemple.fr");
    BOOST_TEST(base::Courriel::parse("ab@exemple.fr")->masked() == "a…@exemple.fr");
}

BOOST_AUTO_TEST_SUITE_END()
