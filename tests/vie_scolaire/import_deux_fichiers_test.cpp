// What two lines contradict is refused wherever they are: in one file, or in two of one run.
#include "vie_scolaire/donnees.hpp"

using namespace essais;
using namespace vie_scolaire;

namespace {

// Of one pupil and term: a subject, and totals where there are some.
std::string lsu(const std::string& rank, const std::string& average, const std::string& life) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><lsun-bilans "
           "xmlns=\"urn:fr:edu:scolarite:lsun:bilans:import\" schemaVersion=\"3.0\"><donnees>"
           "<eleves><eleve id=\"E1\" id-be=\"1\" nom=\"ROY\" prenom=\"Léa\"/></eleves>"
           "<periodes><periode id=\"P1\" millesime=\"2026\" indice=\"" +
           rank +
           "\"/></periodes><disciplines><discipline id=\"D1\" code=\"061300\"/></disciplines>\n"
           "<bilans-periodiques><bilan-periodique eleve-ref=\"E1\" periode-ref=\"P1\">"
           "<liste-acquis><acquis discipline-ref=\"D1\" " +
           average + "/></liste-acquis>" + life +
           "</bilan-periodique></bilans-periodiques></donnees></lsun-bilans>";
}

const std::string life =
    "<vie-scolaire nb-retards=\"1\" nb-abs-justifiees=\"4\" nb-abs-injustifiees=\"2\"/>";
const std::string totals =
    "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><exportAbsence>\n<eleve elenoet=\"00321\" "
    "libelle=\"ROY\" nbAbs=\"4\" nbNonJustif=\"1\" nbRet=\"2\"/></exportAbsence>";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(import_deux_fichiers, Donnees)

// The last one once won, and the same run again changed it back and forth.
BOOST_AUTO_TEST_CASE(two_files_do_not_contradict_each_other) {
    const std::string mark = "evaluation;ine;note\nM1;990000001EB;12\n";
    auto said = message(give({evaluations, mark, "evaluation;eleve_id;note\nM1;2;8\nM1;1;13\n"}));
    BOOST_TEST(
        has(said,
            "d3.csv, ligne 3 : cet élève a déjà une note à cette évaluation dans le "
            "fichier d2.csv (ligne 2)."),
        said
    );
    said = message(give({evaluations, mark, mark}));  // as in one file, the same mark twice too
    BOOST_TEST(has(said, "d6.csv, ligne 2"), said);
    BOOST_TEST(
        has(message(give({evaluations, mark + mark.substr(mark.find('\n') + 1)})),
            "plus haut dans le fichier (ligne 2)")
    );
    said = message(
        give({evaluations, "reference;titre;date;matiere;division\nM2;X;12/09/2026;061300;6A\n"})
    );
    BOOST_TEST(has(said, "déjà dans le fichier d9.csv (ligne 3)"), said);
    const std::string absence =
        "ine;genre;debut;demi_journees\n990000001EB;absence;12/09/2026 8h00;1\n";
    said = message(give({absences, absence}));
    BOOST_TEST(
        has(said,
            "d12.csv, ligne 2 (INE 990000001EB) : cette absence est déjà dans le fichier d11.csv "
            "(ligne 2)."),
        said
    );
    BOOST_TEST(
        count("SELECT (SELECT COUNT(*) FROM note) + (SELECT COUNT(*) FROM absence) + (SELECT "
              "COUNT(*) FROM evaluation)") == 0U
    );
    // one run after the other is a correction
    take({evaluations, mark});
    BOOST_TEST(take({mark}).notes.identiques == 1U);
}

BOOST_AUTO_TEST_CASE(two_reports_of_a_term_do_not_either) {
    OptionsDonnees options{october()};
    options.periode = 1;
    const auto one = lsu("1", "moyenne-eleve=\"12\"", "");
    auto said = message(give({one, lsu("1", "moyenne-eleve=\"13\"", "")}, options));
    BOOST_TEST(
        has(said,
            "d2.xml, ligne 2 : cet élève a déjà un bilan de cette période dans le fichier d1.xml "
            "(ligne 2)."),
        said
    );
    said = message(give({lsu("1", "moyenne-eleve=\"12\"", life), totals}, options));
    BOOST_TEST(
        has(said,
            "d3.xml, ligne 2 : les totaux de cet élève pour cette période sont déjà dans le "
            "fichier d4.xml (ligne 2)."),
        said
    );
    said = message(give({totals, totals}, options));
    BOOST_TEST(has(said, "dans le fichier d5.xml"), said);
    BOOST_TEST(count("SELECT COUNT(*) FROM absence_bilan") == 0U);
    // averages from one, totals from the other; and a report that counts nothing takes nothing away
    BOOST_TEST(take({one, totals}, options).bilans.crees == 2U);
    BOOST_TEST(take({lsu("1", "moyenne-eleve=\"12\"", "<vie-scolaire/>")}).lignes_ecrites == 0U);
    BOOST_TEST(count("SELECT demi_journees FROM absence_bilan") == 4U);
}

// The last of the two once was left out, under the reason of another modality.
BOOST_AUTO_TEST_CASE(one_report_says_of_a_subject_one_thing) {
    const auto acquis = [](const std::string& discipline, const std::string& what) {
        return "<acquis discipline-ref=\"" + discipline + "\" " + what + "/>\n";
    };
    const auto two = [&](const std::string& second) {
        return replaced(
            replaced(
                lsu("1", "moyenne-eleve=\"11.5\"", ""),
                "</disciplines>",
                "<discipline id=\"D2\" code=\"061300\" modalite-election=\"O\"/>"
                "<discipline id=\"D3\" code=\"061300\"/></disciplines>"
            ),
            "</liste-acquis>",
            "\n" + second + "</liste-acquis>"
        );
    };
    for (const std::string same : {"D1", "D3"}) {
        for (const std::string what :
             {"moyenne-eleve=\"9\"", "moyenne-eleve=\"11.5\" moyenne-structure=\"9\"", ""}) {
            const auto said = message(give({two(acquis(same, what))}));
            BOOST_TEST(has(said, ".xml, ligne 3 : cet élève a déjà cette matière"), said);
        }
        const auto done = take({two(acquis(same, "moyenne-eleve=\"23/40\""))});
        BOOST_TEST(done.avertissements.empty());
    }
    const auto other = acquis("D2", "moyenne-eleve=\"9\"");
    BOOST_TEST(take({two(other)}).avertissements.size() == 1U);
    BOOST_TEST(text("SELECT moyenne FROM bilan") == "11.50");
    // of the modality that is not kept neither
    const auto said = message(give({two(other + acquis("D2", "moyenne-eleve=\"8\""))}));
    BOOST_TEST(has(said, ".xml, ligne 4 : cet élève a déjà cette matière"), said);
}

// A count that is missing once became 0, over what was known.
BOOST_AUTO_TEST_CASE(a_report_counts_all_or_nothing) {
    take({lsu("1", "", life)});
    for (const std::string name : {"nb-retards", "nb-abs-justifiees", "nb-abs-injustifiees"}) {
        auto part = life;
        const auto at = part.find(" " + name);
        part.erase(at, part.find('"', part.find('"', at) + 1) + 1 - at);
        const auto said = message(give({lsu("1", "", part)}));
        BOOST_TEST(has(said, "ligne 2 : il manque " + name + " à vie-scolaire."), said);
    }
    const auto said = message(give({lsu("1", "", "<vie-scolaire nb-retards=\"0\"/>")}));
    BOOST_TEST(has(said, "il manque nb-abs-justifiees, nb-abs-injustifiees à"), said);
    BOOST_TEST(
        text("SELECT CONCAT_WS(' ', demi_journees, non_justifiees, retards) FROM absence_bilan") ==
        "6 2 1"
    );
}

BOOST_AUTO_TEST_CASE(what_lsu_does_not_mark_or_cannot_know) {
    take({lsu("1", "moyenne-eleve=\"12\" eleve-non-note=\"1\" moyenne-structure=\"11\"", "")});
    BOOST_TEST(
        text("SELECT CONCAT(COALESCE(moyenne, '-'), moyenne_classe) FROM bilan") == "-11.00"
    );
    for (const std::string what : {"moyenne-eleve=\"12\"", "moyenne-structure=\"9\""})
        BOOST_TEST(has(message(give({lsu("2", what, "")})), "ne commence que le 01/12/2026"), what);
    BOOST_TEST(take({lsu("2", "eleve-non-note=\"1\"", "")}).bilans.crees == 1U);
}

BOOST_AUTO_TEST_CASE(a_total_without_its_number_is_no_zero) {
    OptionsDonnees options{october()};
    options.periode = 1;
    take({totals}, options);
    for (const std::string what : {" nbAbs=\"4\"", " nbNonJustif=\"1\"", " nbRet=\"2\""})
        BOOST_TEST(
            has(message(give({replaced(totals, what, "")}, options)), "ligne 2 : il manque nb"),
            what
        );
    BOOST_TEST(count("SELECT demi_journees FROM absence_bilan") == 4U);
}

BOOST_AUTO_TEST_CASE(an_evaluation_that_moves_is_said) {
    take({evaluations, notes});
    const auto done = take({replaced(evaluations, "12/09/2026;14/09/2026", "12/12/2026;")});
    BOOST_REQUIRE(done.avertissements.size() == 1U);
    BOOST_TEST(has(done.avertissements.front().texte, "« M1 » change de période"));
}

// Their half-days count once, and one of the two is wrong: only who sent them knows which.
BOOST_AUTO_TEST_CASE(absences_that_lie_on_each_other_are_said) {
    const std::string head = "ine;genre;debut;fin;demi_journees\n";
    const auto one = [](const std::string& debut, const std::string& fin, int halves) {
        return "990000001EB;absence;" + debut + ";" + fin + ";" + std::to_string(halves) + "\n";
    };
    const auto whole = one("07/09/2026 08:00", "07/09/2026 17:00", 2);
    const auto later = one("07/09/2026 08:30", "07/09/2026 17:00", 2);
    OptionsDonnees next{october()};
    const auto said = [&](const std::vector<std::string>& texts) {
        next.now += std::chrono::hours(24);
        std::string all;
        for (const auto& warning : take(texts, next).avertissements)
            all += warning.fichier + ", " + std::to_string(warning.ligne) + " : " + warning.texte;
        return all;
    };
    const std::string why = "leurs demi-journées communes ne comptent qu’une fois";
    auto words = said({head + whole + later});
    BOOST_TEST(
        has(words,
            "d1.csv, 3 : cette absence du 07/09/2026 à 8\u00A0h\u00A030 en chevauche une autre du "
            "même "
            "élève, du 07/09/2026 à 8\u00A0h\u00A000, plus haut dans le fichier (ligne 2) : " +
                why),
        words
    );
    // of another file of the run, and of an earlier run
    words = said(
        {head + one("08/09/2026 13:00", "09/09/2026 12:00", 2),
         head + one("09/09/2026 08:00", "09/09/2026 12:00", 1)}
    );
    BOOST_TEST(has(words, "d3.csv, 2 : "), words);
    BOOST_TEST(has(words, "à 13\u00A0h\u00A000, dans le fichier d2.csv (ligne 2) : " + why), words);
    words = said({head + one("07/09/2026 14:00", "07/09/2026 17:00", 1)});
    BOOST_TEST(has(words, "du 07/09/2026 à 8\u00A0h\u00A000, déjà enregistrée : " + why), words);
    // nothing new
    BOOST_TEST(said({head + whole + later}) == "");
    // neither two pieces of a morning, nor a morning of which the end is not given
    BOOST_TEST(
        said(
            {head + one("10/09/2026 08:00", "10/09/2026 09:00", 1) +
             one("10/09/2026 11:00", "10/09/2026 12:00", 1) + one("11/09/2026 08:00", "", 1) +
             one("11/09/2026 14:00", "", 1)}
        ) == ""
    );
    // taken back, it is in nobody's way
    BOOST_TEST(said({head + one("14/09/2026 08:00", "14/09/2026 12:00", 1)}) == "");
    BOOST_TEST(
        said({"ine;genre;debut;fin;demi_journees;retirer\n"
              "990000001EB;absence;14/09/2026 08:00;;;oui\n"
              "990000001EB;absence;14/09/2026 08:30;14/09/2026 12:00;1;\n"}) == ""
    );
}

BOOST_AUTO_TEST_SUITE_END()
