// Names and texts of French people: what is told apart, what is not.
#include "base/text.hpp"

#include "base/encodage.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(fold_finds_what_a_person_means) {
    BOOST_TEST(base::fold("d’Aubigné-LŒIZ") == "d aubigne loeiz");
    BOOST_TEST(base::fold("D'AUBIGNE LOEIZ") == "d aubigne loeiz");
    BOOST_TEST(base::fold("Ÿvonne  Ça") == "yvonne ca");
    BOOST_TEST(base::fold("e\u0301te\u0301") == base::fold("été"));
}

BOOST_AUTO_TEST_CASE(trim_takes_no_break_spaces_too) {
    BOOST_TEST(base::trim("\u00A0 Léa Roy\u202F\n") == "Léa Roy");
    BOOST_TEST(base::trim("   ").empty());
    BOOST_TEST(base::squeeze(" a \t b\u00A0c ") == "a b c");
}

BOOST_AUTO_TEST_CASE(what_is_no_utf8_is_taken_for_windows_1252) {
    BOOST_TEST(base::to_utf8("été – œuvre") == "été – œuvre");
    BOOST_TEST(base::to_utf8("\xe9t\xe9 \x96 \x9cuvre 5\x80") == "été – œuvre 5€");
    BOOST_TEST(base::to_utf8("\x81") == "\uFFFD");
}

BOOST_AUTO_TEST_CASE(a_text_is_cut_between_characters) {
    const std::string text = "aé€😀";  // 1, 2, 3 and 4 bytes
    const std::vector<std::string> starts{
        "", "a", "a", "aé", "aé", "aé", "aé€", "aé€", "aé€", "aé€", text, text};
    for (std::size_t bytes = 0; bytes < starts.size(); ++bytes)
        BOOST_TEST(base::cut_utf8(text, bytes) == starts.at(bytes));
    BOOST_TEST(
        base::cut_utf8(
            "a\xff"
            "b",
            10
        ) == "a"
    );
}

BOOST_AUTO_TEST_CASE(broken_utf8_is_told) {
    for (const std::string bad : {"\xff", "a\xc3", "\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80"})
        BOOST_TEST(!base::is_utf8(bad));
    BOOST_TEST(base::is_utf8("é€😀"));
    BOOST_TEST(base::length("é€😀") == 3U);
}

BOOST_AUTO_TEST_CASE(controls_are_told) {
    BOOST_TEST(base::has_control("a\nb"));
    BOOST_TEST(base::has_control(std::string("a\0b", 3)));
    BOOST_TEST(base::has_control("a\u0085b"));
    BOOST_TEST(!base::has_control("d’été\u00A0: «\u00A0ça\u00A0»"));
}

BOOST_AUTO_TEST_CASE(what_nobody_sees_is_told) {
    for (const char* hidden :
         {"a\u202Eb",
          "a\u200Bb",
          "a\u200Db",
          "a\u00ADb",
          "\uFEFFab",
          "a\u2028b",
          "a\uE000b",
          "a\u2800b",
          "a\u3164b",
          "a\uFFA0b",
          "a\u034Fb"}) {
        BOOST_TEST(base::has_invisible(hidden));
        BOOST_TEST(base::without_invisible(hidden) == "ab");
    }
    for (const char* plain : {"d’Aubigné-Lœiz", "Ÿvonne 2", "a\u00A0b", "Nguyễn", "\u2764\uFE0F"}) {
        BOOST_TEST(!base::has_invisible(plain));
        BOOST_TEST(base::without_invisible(plain) == plain);
        BOOST_TEST(!base::is_blank(plain));
    }
    for (const char* nothing : {"", " ", "\u200B", "\u2003\u3000", "\u3164 \u2800", "\uFE0F"})
        BOOST_TEST(base::is_blank(nothing));
    BOOST_TEST(!base::is_blank("\xff"));
    BOOST_TEST(base::squeeze("\u3000a\u2003\u2009b\u1680") == "a b");
}

BOOST_AUTO_TEST_CASE(capitals_after_dash_and_apostrophe) {
    BOOST_TEST(base::capitalise("LE GOFF-D'ÉTÉ") == "Le Goff-D'Été");
}

BOOST_AUTO_TEST_CASE(phones_are_read_in_pairs) {
    BOOST_TEST(base::phone_words("0199005002") == "01\u00A099\u00A000\u00A050\u00A002");
    BOOST_TEST(base::phone_words("+33199005002") == "01\u00A099\u00A000\u00A050\u00A002");
    for (const std::string other :
         {"", "05 56 00 00 00", "+3319900500", "+2620199005", "abcdefghij"})
        BOOST_TEST(base::phone_words(other) == other);
}

BOOST_AUTO_TEST_CASE(zero_and_one_are_singular_in_french) {
    BOOST_TEST(base::counted(0, "couple", "couples") == "0\u00A0couple");
    BOOST_TEST(base::counted(1, "couple", "couples") == "1\u00A0couple");
    BOOST_TEST(base::counted(1234, "couple", "couples") == "1\u202F234\u00A0couples");
}

BOOST_AUTO_TEST_CASE(de_is_elided_before_a_vowel) {
    for (const std::string name : {"Aurélien", "Élodie", "Œdipe", "anne.roy", "Yves", "un autre"})
        BOOST_TEST(base::de(name) == "d’", name);
    for (const std::string name : {"Léa", "Mme Anne Roy", "Yann", "Hugo", "3 B", ""})
        BOOST_TEST(base::de(name) == "de ", name);
}

BOOST_AUTO_TEST_CASE(no_break_spaces_where_french_wants_them) {
    BOOST_TEST(
        base::no_break_spaces("<p>Est-ce lui ? Non : « 8 » ; 20 % !</p>") ==
        "<p>Est-ce lui\u00A0? Non\u00A0: «\u00A08\u00A0»\u00A0; 20\u00A0%\u00A0!</p>"
    );
    BOOST_TEST(base::no_break_spaces("Objet : essai") == "Objet\u00A0: essai");
    BOOST_TEST(base::no_break_spaces("<p>à la ligne :<br>fin ") == "<p>à la ligne\u00A0:<br>fin ");
    // what a browser reads or sends back stays
    for (const std::string same :
         {"<input value=\"a : b\">",
          "<p class=\"a\" title=\"b ; c\">x</p>",
          "<textarea name=\"a\">Bonjour ! Ça va ?</textarea>",
          "<option>6A : tous</option>",
          "déjà\u00A0: bien",
          " ",
          ""})
        BOOST_TEST(base::no_break_spaces(same) == same);
}

BOOST_AUTO_TEST_SUITE_END()
