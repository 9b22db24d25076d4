// Files as users bring them: zipped, renamed, saved again by an editor, cut, or hostile.
#include "scolarite/encodage.hpp"
#include "scolarite/fichier.hpp"
#include "scolarite/fichiers.hpp"
#include "scolarite/xml_flux.hpp"

#include <boost/test/unit_test.hpp>

using namespace essais;
using scolarite::Genre;

BOOST_AUTO_TEST_SUITE(lecture)

namespace {

const std::string right = eleves({{1}});

// Reads the whole file as pupils would be, and counts them.
std::string read_all(const std::string& path, scolarite::SourceLimits limits = {}) {
    auto source = scolarite::Source::open(path, limits);
    if (!source) return source.error().message;
    scolarite::XmlFlux flux(*source);
    int count = 0;
    std::string names;
    flux.on("DONNEES/ELEVES/ELEVE", [&](const scolarite::Element& element) {
        ++count;
        names += std::string(element.text_of("NOM_DE_FAMILLE")) + "@" +
                 std::to_string(element.line()) + " ";
        return base::Check{};
    });
    const auto done = flux.run();
    return done ? std::to_string(count) + " " + names : done.error().message;
}

std::string copy(const std::string& text) { return text; }

std::string latin9(std::string text) {
    const auto at = text.find("UTF-8");
    return text.replace(at, 5, "ISO-8859-15");
}

}  // namespace

BOOST_AUTO_TEST_CASE(zips_of_every_honest_shape) {
    const Dossier folder;
    BOOST_TEST(message(scolarite::identifier(folder.file("renamed.dat", right))) == "accepted");
    BOOST_TEST(
        message(scolarite::identifier(folder.zip(
            "a.zip",
            {
                {"ElevesAvecAdresses.xml", right}
    }
        ))) == "accepted"
    );
    BOOST_TEST(
        message(scolarite::identifier(folder.zip(
            "b.zip",
            {
                {"export/2026/Eleves.xml", right}
    }
        ))) == "accepted"
    );
    BOOST_TEST(
        message(scolarite::identifier(folder.zip(
            "c.zip",
            {
                {"E.xml",            right},
                {"__MACOSX/._E.xml", "x"  },
                {".DS_Store",        "x"  }
    }
        ))) == "accepted"
    );
}

BOOST_AUTO_TEST_CASE(zips_that_are_refused) {
    const Dossier folder;
    BOOST_TEST(
        has(message(scolarite::identifier(folder.zip(
                "d.zip",
                {
                    {"a.xml", right},
                    {"b.xml", right}
    }
            ))),
            "plusieurs")
    );
    BOOST_TEST(
        has(message(scolarite::identifier(folder.zip(
                "e.zip",
                {
                    {"a.csv", right}
    }
            ))),
            "aucun fichier XML")
    );
    BOOST_TEST(has(
        message(scolarite::identifier(folder.file("f.zip", "PK\x03\x04 this is no zip"))), "abîmée"
    ));
    BOOST_TEST(has(message(scolarite::identifier(folder.file("g.xml", ""))), "vide"));
    BOOST_TEST(has(message(scolarite::identifier("/nowhere/at/all.xml")), "n’existe pas"));
    const std::string bomb(50'000'000, ' ');
    BOOST_TEST(
        has(message(scolarite::identifier(folder.zip(
                "bomb.zip",
                {
                    {"a.xml", right + bomb}
    }
            ))),
            "démesurément")
    );
}

BOOST_AUTO_TEST_CASE(size_is_capped_while_reading) {
    const Dossier folder;
    const auto path = folder.file("big.xml", right + std::string(5000, ' '));
    BOOST_TEST(has(read_all(path, {1000, 100}), "dépasse"));
}

BOOST_AUTO_TEST_CASE(doctypes_and_entities_are_refused) {
    const Dossier folder;
    const std::string laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b "
        "\"&a;&a;&a;\">]><BEE_ELEVES>&b;</BEE_ELEVES>";
    BOOST_TEST(has(read_all(folder.file("laughs.xml", laughs)), "DOCTYPE"));
    const std::string external =
        "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"file:///etc/passwd\"><BEE_ELEVES/>";
    BOOST_TEST(has(read_all(folder.file("xxe.xml", external)), "DOCTYPE"));
    BOOST_TEST(
        has(read_all(folder.file("entity.xml", "<BEE_ELEVES>&x;</BEE_ELEVES>")), "bien formé")
    );
}

BOOST_AUTO_TEST_CASE(encodings) {
    const Dossier folder;
    auto text = eleves({
        {1, "X"}
    });
    const auto at = text.find(">X<") + 1;
    // œ Œ Ÿ € of ISO-8859-15 are other characters in ISO-8859-1.
    BOOST_TEST(has(
        read_all(folder.file("l9.xml", latin9(copy(text).replace(at, 1, "\xBD\xBC\xBE\xA4\xE9")))),
        "œŒŸ€é"
    ));
    BOOST_TEST(
        has(read_all(folder.file(
                "wrong.xml",
                latin9(eleves({
                    {1, "LŒIZ É"}
    }))
            )),
            "UTF-8")
    );
    BOOST_TEST(
        has(read_all(folder.file(
                "bom.xml",
                "\xEF\xBB\xBF" + eleves({
                                     {1, "LŒIZ"}
    })
            )),
            "LŒIZ")
    );
    BOOST_TEST(
        has(read_all(folder.file("bom9.xml", "\xEF\xBB\xBF" + latin9(right))),
            "s’annonce en ISO-8859-15")
    );
    BOOST_TEST(has(
        read_all(folder.file("bad8.xml", copy(text).replace(at, 1, "\xE9\x20"))), "encodage annoncé"
    ));
    BOOST_TEST(has(
        read_all(folder.file("utf7.xml", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>")), "UTF-7"
    ));
}

BOOST_AUTO_TEST_CASE(cut_and_broken_files_name_their_line) {
    const Dossier folder;
    for (std::size_t part = 1; part < 8; ++part) {
        const auto said =
            read_all(folder.file("cut.xml", right.substr(0, right.size() * part / 8)));
        BOOST_TEST(has(said, "ligne "), said);
    }
    BOOST_TEST(has(read_all(folder.file("crossed.xml", "<a>\n<b>\n</a></b>")), "ligne 3"));
    BOOST_TEST(has(read_all(folder.file("none.xml", "nom;prenom\n")), "ligne 1"));
}

BOOST_AUTO_TEST_CASE(lines_are_exact_far_into_a_file) {
    const Dossier folder;
    auto text = head("BEE_ELEVES") + "<ELEVES>\n" + std::string(100'000, '\n');
    text +=
        "<ELEVE "
        "ELEVE_ID=\"1\">\n<NOM_DE_FAMILLE>FIN</NOM_DE_FAMILLE></ELEVE></ELEVES></DONNEES></"
        "BEE_ELEVES>";
    BOOST_TEST(read_all(folder.file("long.xml", text)) == "1 FIN@100006 ");
}

BOOST_AUTO_TEST_CASE(deep_and_huge_records_are_refused) {
    const Dossier folder;
    std::string deep = "<R><DONNEES><ELEVES><ELEVE>";
    for (int i = 0; i < 100; ++i) deep += "<x>";
    BOOST_TEST(has(read_all(folder.file("deep.xml", deep)), "trop grand"));
    std::string wide = "<R><DONNEES><ELEVES><ELEVE>";
    for (int i = 0; i < 210'000; ++i) wide += "<x/>";
    BOOST_TEST(has(read_all(folder.file("wide.xml", wide)), "trop grand"));
}

BOOST_AUTO_TEST_CASE(kinds_are_known_by_content) {
    const Dossier folder;
    const auto file = scolarite::identifier(folder.file("x.xml", right));
    BOOST_REQUIRE(file);
    BOOST_TEST((file->genre == Genre::eleves));
    BOOST_TEST(file->uai->text() == uai);
    BOOST_TEST(*file->annee == 2026);
    BOOST_TEST(file->exporte_le == "12/10/2026");
    const auto said =
        message(scolarite::identifier(folder.file("y.xml", right), Genre::responsables));
    BOOST_TEST(has(said, "« Élèves »"));
    BOOST_TEST(has(said, "ExportXML_ResponsablesAvecAdresses.zip"));
    BOOST_TEST(has(message(scolarite::identifier(folder.file("emp.xml", "<EDT_STS/>"))), "sts_emp")
    );
    BOOST_TEST(
        has(message(scolarite::identifier(folder.file("geo.xml", "<BEE_GEOGRAPHIQUE/>"))),
            "n’est pas un export connu")
    );
    BOOST_TEST(has(
        message(scolarite::identifier(folder.file("none.xml", "<BEE_ELEVES><DONNEES/></BEE_ELEVES>")
        )),
        "PARAMETRES"
    ));
    BOOST_TEST(
        has(message(scolarite::identifier(
                folder.file("uai.xml", head("BEE_ELEVES", "9990001A") + "</DONNEES></BEE_ELEVES>")
            )),
            "9990001A")
    );
}

BOOST_AUTO_TEST_CASE(utf8_watch) {
    scolarite::Utf8Watch split;  // a sequence over two pieces
    split.feed("a\n\xC3");
    split.feed("\xA9");
    BOOST_TEST(split.looks_utf8());
    BOOST_TEST(split.proofs().first == 2);
    scolarite::Utf8Watch latin;
    latin.feed("caf\xE9 \n");
    BOOST_TEST(latin.broken());
    scolarite::Utf8Watch plain;
    plain.feed("abc");
    BOOST_TEST(plain.ascii());
    scolarite::Utf8Watch mixed;  // a fault is that of its own line, and what follows counts
    mixed.feed("\xC3\xA9\n\xC3\n\xE9t\xC3\xA9\n");
    BOOST_TEST(mixed.broken());
    BOOST_TEST(mixed.proofs().count == 2);
    BOOST_TEST(mixed.faults().count == 2);
    BOOST_TEST(mixed.faults().first == 2);
    for (const auto* none : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80"}) {
        scolarite::Utf8Watch watch;
        watch.feed(none);
        BOOST_TEST(watch.broken());
        BOOST_TEST(watch.proofs().count == 0);
    }
}

// A letter and the sign after it are well-formed UTF-8 here and there, and prove nothing.
BOOST_AUTO_TEST_CASE(what_is_also_french_in_one_byte_a_character_proves_nothing) {
    for (const auto* french :
         {"CAF\xC9\x85",
          "AGIT\xC9\x92",
          "\xAB\xA0"
          "CR\xC9\xC9\xA0\xBB",
          "r\xE9ussit\xE9\xA0\xBB",
          "l\xE0\xA0\x96\xA0",
          "O\xD9\xA0?",
          "ALL\xD4\x85",
          "DIPL\xD4M\xC9\xB7"
          "E"}) {
        scolarite::Utf8Watch watch;
        watch.feed(french);
        BOOST_TEST(watch.proofs().count == 0, french);
        BOOST_TEST(!watch.looks_utf8(), french);
    }
    for (const auto* utf8 :
         {"é", "É", "œ", "«", "’", "…", "\u00A0", "€", "π", "Ω", "ğ", "e\u0301", "😀", "²"}) {
        scolarite::Utf8Watch watch;
        watch.feed(utf8);
        BOOST_TEST(watch.looks_utf8(), utf8);
    }
}

// The only accent of an export is followed by a quote: it was refused as UTF-8.
BOOST_AUTO_TEST_CASE(an_export_in_latin9_is_believed_where_its_bytes_prove_nothing) {
    const Dossier folder;
    const auto one = latin9(eleves({
        {1, "DUPR\xC9\xBB", "Lea"}
    }));
    BOOST_TEST(read_all(folder.file("l.xml", one)).starts_with("1 DUPRÉ»@"));
}

BOOST_AUTO_TEST_CASE(an_xml_saved_in_utf16_is_told_to_be_exported_again) {
    const Dossier folder;
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("<?xml version=\"1.0\"?><BEE_ELEVES VERSION=\"2.0\"/>")) {
        wide += c;
        wide += '\0';
    }
    const auto said = message(scolarite::identifier(folder.file("u.xml", wide)));
    BOOST_TEST(has(said, "u.xml, ligne 1 : le fichier est en UTF-16 ; réexportez-le"), said);
}

BOOST_AUTO_TEST_SUITE_END()
