// The bytes and the lines of a CSV: encodings, ends of lines, quotes, what is no text.
#include "vie_scolaire/import_texte.hpp"
#include "vie_scolaire/donnees.hpp"

#include <iconv.h>

#include <random>

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

// "É…" in Windows-1252 is well-formed UTF-8: one such pair once made the others faults of their
// file.
BOOST_AUTO_TEST_CASE(a_file_in_windows_1252_is_read_whatever_stands_beside_its_letters) {
    take({evaluations});
    const std::vector<std::pair<std::string, std::string>> remarks{
        {"\xAB"
         " Bien \xBB",            "« Bien »"                },
        {"R\xC9SUM\xC9\x85",               "RÉSUMÉ…"               },
        {"R\xC9SUM\xC9\x92",               "RÉSUMÉ’"               },
        {"\xAB\xA0"
         "CR\xC9\xC9\xA0\xBB",    "«\u00A0CRÉÉ\u00A0»"    },
        {"\xAB\xA0"
         "R\xC9P\xC9T\xC9\xBB",   "«\u00A0RÉPÉTÉ»"       },
        {"CAF\xC9\xA0: \x9Cuf",            "CAFÉ\u00A0: œuf"         },
        {"\xAB\xA0r\xE9ussit\xE9\xA0\xBB", "«\u00A0réussité\u00A0»"},
        {"AGIT\xC9\x85",                   "AGITÉ…"                 }  // alone in its file
    };
    auto all = header;
    for (const auto& [bytes, said] : remarks) {
        db.execute("DELETE FROM note");
        take({header + first + bytes + "\n"});
        BOOST_TEST(text("SELECT remarque FROM note") == said);
        all += first + bytes + "\n";
    }
    BOOST_TEST(has(message(give({all})), "ligne 3 : cet élève a déjà une note"));
    // what is UTF-8 in such a file is the fault, and not the lines around it
    const auto foreign = message(give({all + first + "d\u00E9j\u00E0\n"}));
    BOOST_TEST(has(foreign, "ligne 10 : un caractère est en UTF-8, alors que le reste"), foreign);
}

namespace {

// A remark as French ones are: words that end with any accent, then any sign.
std::string remark(std::mt19937& draw) {
    const std::vector<std::string> words{
        "très",
        "RÉSUMÉ",
        "appliqué",
        "NOËL",
        "OÙ",
        "DÛ",
        "là",
        "œuvre",
        "bien",
        "ALLÔ",
        "CRÉÉ",
        "naïf",
        "haï",
        "FAÇADE",
        "José",
        "perché",
        "MUÑOZ",
        "12",
        "forêt"};
    const std::vector<std::string> signs{
        " ",
        "…",
        "’",
        "”",
        " – ",
        "\u00A0»",
        "»",
        "\u00A0: ",
        "\u00A0! ",
        "·",
        ", ",
        "® ",
        "\u00A0— ",
        "\u00A0«\u00A0"};
    std::string out;
    for (auto count = 1 + draw() % 4; count > 0; --count)
        out += words[draw() % words.size()] + signs[draw() % signs.size()];
    return out + "fin";
}

std::string in_windows_1252(std::string text) {
    auto* const to = iconv_open("WINDOWS-1252", "UTF-8");
    std::string out(text.size(), '\0');
    char* from = text.data();
    char* end = out.data();
    std::size_t left = text.size();
    std::size_t room = out.size();
    BOOST_REQUIRE(iconv(to, &from, &left, &end, &room) != static_cast<std::size_t>(-1));
    iconv_close(to);
    out.resize(out.size() - room);
    return out;
}

}  // namespace

// Any French text comes back from either encoding; in UTF-8 one byte that is none is found.
BOOST_AUTO_TEST_CASE(french_comes_back_from_both_encodings) {
    std::mt19937 draw(4);
    for (int i = 0; i < 2000; ++i) {
        std::string lines = header;
        for (auto count = 1 + draw() % 5; count > 0; --count) lines += first + remark(draw) + "\n";
        const auto read = [&](const std::string& bytes) {
            auto file = TexteCsv::open(folder.file("t.csv", bytes));
            BOOST_REQUIRE_MESSAGE(file, lines + file.error().message);
            std::string out;
            for (std::string line; file->next(line);) out += line + "\n";
            return out;
        };
        BOOST_TEST(read(lines) == lines);
        BOOST_TEST(read(in_windows_1252(lines)) == lines);
        const auto bad = TexteCsv::open(folder.file("t.csv", lines + first + "déjà \xE9t\xE9\n"));
        BOOST_TEST(!bad.has_value());
        if (!bad) BOOST_TEST(has(bad.error().message, " n’est pas en UTF-8"), lines);
    }
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
    // an XML is no CSV to be saved again
    std::string xml = "\xFF\xFE";
    for (const char c : std::string("<lsun-bilans/>")) xml += std::string(1, c) + '\0';
    const auto said = message(identifier_donnees(folder.file("lsu.xml", xml)));
    BOOST_TEST(has(said, "UTF-16 ; réexportez-le"), said);
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
