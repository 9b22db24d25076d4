// The bytes and the lines of a CSV: encodings, ends of lines, quotes, what is no text.
#include "vie_scolaire/donnees.hpp"

using namespace essais;
using namespace vie_scolaire;

namespace {

const std::string bom = "\xEF\xBB\xBF";
const std::string header = "evaluation;ine;note;remarque\n";
const std::string first = "M1;990000001EB;12;";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(import_texte, Donnees)

// One bad byte once made "Ã©" of every accent of the file, silently.
BOOST_AUTO_TEST_CASE(one_bad_byte_is_a_fault_and_no_other_encoding) {
    take({evaluations});
    const std::string good = header + first + "élève appliqué\nM1;990000002EA;7;";
    const std::vector<std::string> bad{
        "\xE9t\xE9\n",
        "cut \xC3\n",
        "cut \xC3",
        "\xED\xA0\x80\n",
        "\xC0\xAF\n",
        "\xF4\x90\x80\x80\n"};
    for (const auto& end : bad) {
        for (const auto& start : {std::string(), bom}) {
            const auto said = message(give({start + good + end}));
            BOOST_TEST(has(said, ".csv, ligne 3 : un caractère n’est pas en UTF-8"), said);
            BOOST_TEST(has(said, "enregistrez le fichier en UTF-8"), said);
        }
    }
    // what comes after the bad byte counts as well, and a BOM says UTF-8 alone
    BOOST_TEST(has(message(give({header + first + "\xE9\nM1;990000002EA;7;é\n"})), "ligne 2"));
    BOOST_TEST(has(message(give({bom + header + first + "\xE9\n"})), "ligne 2"));
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 0U);
    take({header + first + "\xE9t\xE9\n"});
    BOOST_TEST(text("SELECT remarque FROM note") == "été");
}

BOOST_AUTO_TEST_CASE(what_is_no_text_is_refused_with_its_line) {
    take({evaluations});
    for (const auto& [byte, code] : std::vector<std::pair<std::string, std::string>>{
             {"\x01",        "01" },
             {std::string(1, '\0'), "00"},
             {"\x1B",             "1B"            },
             {"\x7F",             "7F"}
    }) {
        const auto said = message(give({header + first + "Bi" + byte + "en\n"}));
        BOOST_TEST(has(said, "ligne 2 : un caractère de commande (code " + code + ")"), said);
    }
    const std::string wide(
        "\xFF\xFE"
        "e\0v\0;\0i\0\n\0",
        12
    );
    BOOST_TEST(has(message(give({wide})), "UTF-16"));
    BOOST_TEST(has(message(give({wide.substr(2)})), "UTF-16"));
    BOOST_TEST(
        has(message(give({header + first + std::string(70'000, 'x')})),
            "ligne 2 : la ligne est trop longue")
    );
}

BOOST_AUTO_TEST_CASE(ends_of_lines_and_the_line_of_the_separator) {
    take({evaluations});
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        db.execute("DELETE FROM note");
        const auto lines = "sep=;" + end + "evaluation;ine;note" + end + "M1;990000001EB;12" + end +
                           end + "M1;990000002EA;13";
        BOOST_TEST(take({lines}).notes.crees == 2U);
        const auto said = message(give({lines + ",123" + end}));
        BOOST_TEST(has(said, "ligne 5 (INE 990000002EA)"), said);
        BOOST_TEST(has(message(give({lines + "\xE9"})), end == "\r" ? "ligne 5" : "ni une note"));
    }
    BOOST_TEST(has(message(give({"sep=,\nevaluation,ine,note\n"})), "autre séparateur"));
    BOOST_TEST(has(message(give({"sep=;\n"})), "première ligne doit nommer"));
}

BOOST_AUTO_TEST_CASE(a_text_between_quotes_may_take_several_lines) {
    take({evaluations});
    take({header + first + "\"Bien,\r\n\r\nmais ; lent\"\r\nM1;990000002EA;13;\n"});
    BOOST_TEST(text("SELECT remarque FROM note WHERE valeur = 12") == "Bien,  mais ; lent");
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 2U);
    const std::string two = header + first + "\"Bien,\nlent\"\n";
    BOOST_TEST(has(message(give({two + "M1;990000002EA;x;\n"})), "ligne 4 (INE 990000002EA)"));
    BOOST_TEST(
        has(message(give({two + "M2;990000002EA;x;\"a\nb\"\n"})), "ligne 4 (INE 990000002EA)")
    );
    // one that is never closed is named where it begins
    auto open = header + first + "\"ouvert\n";
    for (int i = 0; i < 500; ++i) open += "M2;990000002EA;1;\n";
    BOOST_TEST(
        has(message(give({open})), "ligne 2 (INE 990000001EB) : un guillemet n’est pas refermé")
    );
}

BOOST_AUTO_TEST_CASE(spaces_that_do_not_break_are_spaces) {
    take({evaluations});
    take(
        {"evaluation;ine;note\nM1;990000001EB;\u00A012,5\u202F\n\u00A0M1 ; 990000002EA\t;\u202F "
         "\u00A07\n"}
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM note WHERE valeur IN (12.5, 7)") == 2U);
    take(
        {"evaluation;ine;note\nM1;990000001EB;\xA0"
         "13\xA0\n"}
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM note WHERE valeur = 13") == 1U);
}

BOOST_AUTO_TEST_CASE(columns_of_two_files_or_too_many_are_refused) {
    BOOST_TEST(
        has(message(give({"reference;titre;date;matiere;division;evaluation;ine;note\n"})),
            "plusieurs fichiers")
    );
    BOOST_TEST(has(
        message(give({"reference;titre;date;matiere;division;ine;note\n"})), "plusieurs fichiers"
    ));
    BOOST_TEST(has(message(give({"evaluation;ine;note;genre;debut\n"})), "plusieurs fichiers"));
    std::string wide = "evaluation;ine;note";
    for (int i = 0; i < 70; ++i) wide += ";c" + std::to_string(i);
    BOOST_TEST(has(message(give({wide + "\n"})), "ligne 1 : il y a plus de 64 cellules"));
}

BOOST_AUTO_TEST_SUITE_END()
