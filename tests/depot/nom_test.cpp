// The names of files: what people, browsers and attackers send, and what is kept of it.
#include "depot/depot.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

BOOST_AUTO_TEST_SUITE(nom)

BOOST_AUTO_TEST_CASE(what_people_write_stays) {
    for (const auto* name :
         {"notes.ods", "Bulletin 3e trimestre – 6ᵉ A.pdf", "l’été.txt", ".profile", "a"})
        BOOST_TEST(depot::clean_nom(name) == name);
}

BOOST_AUTO_TEST_CASE(folders_and_what_nobody_sees_go) {
    BOOST_TEST(depot::clean_nom("C:\\Users\\lea\\notes.ods") == "notes.ods");
    BOOST_TEST(depot::clean_nom("../../etc/passwd") == "passwd");
    BOOST_TEST(depot::clean_nom("a\r\nSet-Cookie: x=1.txt") == "aSet-Cookie: x=1.txt");
    BOOST_TEST(depot::clean_nom("photo\u202Egpj.exe") == "photogpj.exe");
    BOOST_TEST(depot::clean_nom(std::string("a\0b", 3)) == "ab");
    BOOST_TEST(depot::clean_nom("rapport.pdf. . ") == "rapport.pdf");
}

BOOST_AUTO_TEST_CASE(two_keyboards_give_one_name) {
    BOOST_TEST(depot::clean_nom("e\u0301te\u0301.txt") == "\u00e9t\u00e9.txt");
}

// The browser's script tells files by the same names: tests/e2e/reprise.test.mjs reads these too.
BOOST_AUTO_TEST_CASE(the_script_of_the_page_names_files_alike) {
    std::ifstream file(TS_SOURCE_DIR "/tests/depot/noms.json");
    const auto names = nlohmann::json::parse(file);
    BOOST_TEST(names.size() > 10U);
    for (const auto& pair : names)
        BOOST_TEST(depot::clean_nom(pair[0].get<std::string>()) == pair[1].get<std::string>());
}

BOOST_AUTO_TEST_CASE(there_is_always_a_name) {
    for (const auto* name : {"", ".", "..", "///", "\u200b", "dossier/"})
        BOOST_TEST(depot::clean_nom(name) == "fichier");
}

BOOST_AUTO_TEST_CASE(a_name_of_an_older_program_is_read) {
    BOOST_TEST(depot::clean_nom("dossier/\xe9t\xe9.txt") == "été.txt");
}

BOOST_AUTO_TEST_CASE(a_long_name_keeps_its_extension_and_whole_characters) {
    std::string longest;
    for (int i = 0; i < 200; ++i) longest += "é";
    const auto kept = depot::clean_nom(longest + ".tar.gz");
    BOOST_TEST(kept.size() <= 255U);
    BOOST_TEST(kept.size() >= 254U);
    BOOST_TEST(kept.ends_with("é.gz"));
    BOOST_TEST(depot::clean_nom(std::string(255, 'a')) == std::string(255, 'a'));
    BOOST_TEST(depot::clean_nom(std::string(256, 'a')) == std::string(255, 'a'));
}

BOOST_AUTO_TEST_SUITE_END()
