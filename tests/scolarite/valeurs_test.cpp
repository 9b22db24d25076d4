// Uai, Ine, CodeMef: what is taken, what is refused, and keys as the rules compute them.
#include "scolarite/etablissement.hpp"
#include "scolarite/ine.hpp"
#include "scolarite/mef.hpp"
#include "scolarite/noms.hpp"
#include "scolarite/periode.hpp"
#include "scolarite/uai.hpp"

#include <boost/test/unit_test.hpp>

using namespace scolarite;

BOOST_AUTO_TEST_SUITE(valeurs)

BOOST_AUTO_TEST_CASE(uai_takes_real_keys_and_refuses_wrong_ones) {
    for (const auto* right :
         {"0752387M", "0140070A", "0660864F", "0382032C", "0540001H", " 0140070a "}) {
        BOOST_TEST(Uai::parse(right).has_value(), right);
    }
    for (const auto* wrong :
         {"", "0750001A", "0140070B", "014007A", "01400700", "0140070I", "0140070AA", "O140070A"}) {
        BOOST_TEST(!Uai::parse(wrong).has_value(), wrong);
    }
    BOOST_TEST(Uai::of_number(9990001).text() == "9990001X");
}

BOOST_AUTO_TEST_CASE(every_letter_but_one_is_a_wrong_key) {
    for (unsigned number = 9990000; number < 9990100; ++number) {
        const auto digits = Uai::of_number(number).text().substr(0, 7);
        int right = 0;
        for (char letter = 'A'; letter <= 'Z'; ++letter)
            right += Uai::parse(digits + letter).has_value() ? 1 : 0;
        BOOST_TEST(right == 1);
    }
}

BOOST_AUTO_TEST_CASE(ine_forms_and_keys) {
    BOOST_TEST(Ine::of_number(990000001).text() == "990000001EB");
    BOOST_TEST(Ine::of_number(990000002).text() == "990000002EA");
    const auto right = Ine::parse("990000001eb");
    BOOST_REQUIRE(right);
    BOOST_TEST(right->key_is_right());
    const auto doubtful = Ine::parse("990000001EA");
    BOOST_REQUIRE(doubtful);  // said, never refused
    BOOST_TEST(!doubtful->key_is_right());
    BOOST_TEST(Ine::parse("1234A56789B").has_value());
    for (const auto* wrong :
         {"", "99000001EB", "ABCDEFGHIJK", "990000001E!", "9900000012345", "12345678901"}) {
        BOOST_TEST(!Ine::parse(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(mef_may_end_with_a_letter) {
    for (const auto* right : {"10010012110", "2411211211U", "1031001911F"})
        BOOST_TEST(CodeMef::parse(right).has_value(), right);
    for (const auto* wrong : {"", "1001001211", "100100121100", "A0010012110", "1001001211é"}) {
        BOOST_TEST(!CodeMef::parse(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(names_are_shown_the_french_way) {
    BOOST_TEST(nom_complet("Léa", "ROY") == "Léa Roy");
    BOOST_TEST(nom_propre("d'Aubigné") == "d'Aubigné");
    BOOST_TEST(nom_propre("LE GOFF") == "Le Goff");
    BOOST_TEST(nom_puis_prenom("d'Aubigné", "Zoé") == "D'AUBIGNÉ Zoé");
    BOOST_TEST(scolarite::nom_de_commune("VILLEBRUME SUR ORNE") == "Villebrume sur Orne");
    BOOST_TEST(scolarite::nom_de_commune("LE HAVRE") == "Le Havre");
    BOOST_TEST(scolarite::nom_de_commune("L'ISLE-D'ABEAU") == "L'Isle-d'Abeau");
    BOOST_TEST(scolarite::nom_de_commune("SAINT-DENIS") == "Saint-Denis");
    BOOST_TEST(scolarite::nom_de_commune("FONTENAY-LÈS-BRIIS") == "Fontenay-lès-Briis");
    BOOST_TEST(scolarite::nom_de_commune("La Roche-sur-Yon") == "La Roche-sur-Yon");
    BOOST_TEST(scolarite::nom_de_commune("").empty());
    BOOST_TEST(nom_propre_matiere("HISTOIRE-GEOGRAPHIE") == "Histoire-geographie");
    for (const char c : cle_de_tri("ŁÓŹ", "Ælfþryð"))
        BOOST_TEST(static_cast<unsigned char>(c) < 0x80);
}

BOOST_AUTO_TEST_CASE(zones_come_from_postal_codes) {
    BOOST_TEST(zone_of_postal_code("97400").name() == "Indian/Reunion");
    BOOST_TEST(zone_of_postal_code("97133").name() == "America/St_Barthelemy");
    BOOST_TEST(zone_of_postal_code("97110").name() == "America/Guadeloupe");
    BOOST_TEST(zone_of_postal_code("14270").name() == "Europe/Paris");
    BOOST_TEST(zone_of_postal_code("").name() == "Europe/Paris");
}

BOOST_AUTO_TEST_CASE(a_school_year_begins_in_august) {
    using std::chrono::year;
    BOOST_TEST(annee_scolaire_of(year(2026) / 7 / 31) == 2025);
    BOOST_TEST(annee_scolaire_of(year(2026) / 8 / 1) == 2026);
    BOOST_TEST(annee_scolaire_of(year(2027) / 1 / 1) == 2026);
}

BOOST_AUTO_TEST_SUITE_END()
