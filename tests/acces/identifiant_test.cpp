#include "acces/identifiant.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

using acces::Identifiant;

BOOST_AUTO_TEST_SUITE(identifiant)

BOOST_DATA_TEST_CASE(
    good,
    boost::unit_test::data::make(
        {"lea.roy", "Léa Roy", "l.o'brien", "anne_roy@exemple.fr", "roy-2", "Œil-de-bœuf"}
    ),
    typed
) {
    BOOST_TEST(Identifiant::parse(typed).has_value());
}

BOOST_DATA_TEST_CASE(
    bad,
    boost::unit_test::data::make(
        {"", "ab", "  a  ", "---", "a<b>c", "roy;drop", "lea\troy", "a\xFFvc", "{{X}}", "a&b=c"}
    ),
    typed
) {
    BOOST_TEST(!Identifiant::parse(typed).has_value());
}

BOOST_AUTO_TEST_CASE(case_accents_dashes_and_spaces_never_tell_two_apart) {
    const auto key = Identifiant::parse("Léa-Roy").value().key();
    for (const std::string typed : {"lea roy", "LEA-ROY", "  léa   roy ", "Le\u0301a-Roy"})
        BOOST_TEST(Identifiant::key_of(typed) == key);
    BOOST_TEST(Identifiant::parse("  Léa-Roy ").value().text() == "Léa-Roy");
}

BOOST_AUTO_TEST_CASE(length_fits_the_columns_also_when_folding_makes_it_longer) {
    BOOST_TEST(Identifiant::parse(std::string(60, 'x')).has_value());
    BOOST_TEST(!Identifiant::parse(std::string(61, 'x')).has_value());
    std::string ligatures;
    for (int i = 0; i < 40; ++i) ligatures += "œ";
    BOOST_TEST(!Identifiant::parse(ligatures).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
