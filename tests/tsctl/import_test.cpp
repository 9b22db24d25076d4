// What `tsctl import` says to who reads it: of a preview, of a school that is new, of a path that
// is no file.
#include "scolarite/fichiers.hpp"
#include "support/captured.hpp"
#include "support/database.hpp"
#include "tsctl/commands.hpp"
#include "tsctl/import_report.hpp"

#include <boost/test/unit_test.hpp>

using essais::has;

namespace {

struct Import : support::Database {
    essais::Dossier folder;

    // What is said, with the refusals after it.
    std::string said(const std::vector<std::string>& files, bool essai = false) {
        tsctl::ImportReport report;
        const tsctl::ImportRequest request{
            essais::october(), essai, scolarite::Uai::of_number(9990001), {}, {}, files};
        const auto read = tsctl::run_import(db, request, report);
        auto text = captured::out([&] { report.print(false); });
        if (!read) text += read.error().message;
        for (const auto& [uai, why] : report.refusals()) text += why;
        return text;
    }
    std::string pupils() {
        return folder.file(
            "e.xml",
            essais::eleves({
                {1, "ROY", "Léa", "12/09/2013", "990000001EB"}
        })
        );
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(import, Import)

BOOST_AUTO_TEST_CASE(a_school_that_is_new_is_announced) {
    BOOST_TEST(has(said({pupils()}, true), "Un établissement serait créé : 9990001X"));
    BOOST_TEST(has(said({pupils()}), "  Établissement créé : 9990001X Établissement 9990001X\n"));
    BOOST_TEST(!has(said({pupils()}), "créé : 9990001X"));
}

BOOST_AUTO_TEST_CASE(people_are_named_and_counted_as_in_french) {
    BOOST_TEST(has(said({pupils()}, true), "    ROY Léa, naissance le 12/09/2013, INE 9900"));
    const auto parents = [&](const std::vector<essais::P>& people) {
        return folder.file(
            "r.xml",
            essais::responsables(
                people,
                {
                    {1, 1}
        }
            )
        );
    };
    BOOST_TEST(
        has(said(
                {
                    pupils(), parents({{1}, {2, "AUTRE"}}
                     )
    },
                true
            ),
            "1\u00A0personne sans élève présent n’est pas reprise.")
    );
    BOOST_TEST(
        has(said(
                {
                    pupils(), parents({{1}, {2, "AUTRE"}, {3, "TIERS"}}
                     )
    },
                true
            ),
            "2\u00A0personnes sans élève présent ne sont pas reprises.")
    );
}

BOOST_AUTO_TEST_CASE(a_preview_of_absences_says_what_is_new_and_what_changes) {
    said({pupils()});
    const std::string header = "ine;genre;debut;demi_journees;motif\n990000001EB;absence;";
    const auto one = folder.file("a.csv", header + "12/09/2026;1;Maladie\n");
    BOOST_TEST(has(said({one}), "absences et retards : créations 1, modifications 0, sans"));
    const auto two =
        folder.file("b.csv", header + "12/09/2026;2;Maladie\n990000001EB;absence;14/09/2026;1;\n");
    const auto preview = said({two}, true);
    for (const auto* part :
         {"9990001X : essai, rien n’est gardé\n",
          "  lu : b.csv\n",
          "  absences et retards : créations 1, modifications 1, sans changement 0\n",
          "  lignes écrites : 2\n"})
        BOOST_TEST(has(preview, part), preview);
    BOOST_TEST(!has(preview, "notes"));
}

// An STS file stripped of its services closes them all: the preview says what ends.
BOOST_AUTO_TEST_CASE(a_preview_says_what_becomes_of_classes_teachers_and_services) {
    const auto sts = [&](const std::string& services, const std::string& individuals) {
        return folder.file(
            "s.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><STS_EDT><PARAMETRES><UAJ "
            "CODE=\"9990001X\"/><ANNEE_SCOLAIRE ANNEE=\"2026\"/></PARAMETRES>"
            "<NOMENCLATURES><MATIERES><MATIERE CODE=\"061300\"><LIBELLE_LONG>MATHS</LIBELLE_LONG>"
            "</MATIERE></MATIERES></NOMENCLATURES><DONNEES><INDIVIDUS>" +
                individuals + "</INDIVIDUS><STRUCTURE><DIVISIONS><DIVISION CODE=\"6A\"><SERVICES>" +
                services + "</SERVICES></DIVISION></DIVISIONS></STRUCTURE></DONNEES></STS_EDT>"
        );
    };
    const std::string teacher =
        "<INDIVIDU ID=\"8949\" TYPE=\"epp\"><CIVILITE>2</CIVILITE><NOM_USAGE>LE GOFF</NOM_USAGE>"
        "<PRENOM>Anne</PRENOM><FONCTION>ENS</FONCTION></INDIVIDU>";
    const std::string maths =
        "<SERVICE CODE_MATIERE=\"061300\" CODE_MOD_COURS=\"CG\"><ENSEIGNANTS><ENSEIGNANT "
        "ID=\"8949\" TYPE=\"epp\"/></ENSEIGNANTS></SERVICE>";
    const auto made = said({pupils(), sts(maths, teacher)});
    for (const auto* part :
         {"  classes : créations 1, modifications 0, fins 0\n",
          "  matières : créations 1, modifications 0, fins 0\n",
          "  enseignants : créations 1, modifications 0, fins 0\n",
          "  enseignements (services) : créations 1, modifications 0, fins 0\n"})
        BOOST_TEST(has(made, part), made);
    const auto preview = said({sts("", "")}, true);
    for (const auto* part :
         {"  enseignants : créations 0, modifications 0, fins 1\n",
          "  enseignements (services) : créations 0, modifications 0, fins 1\n"})
        BOOST_TEST(has(preview, part), preview);
    BOOST_TEST(!has(preview, "matières"), preview);
}

// What a file is called says nothing of what it holds.
BOOST_AUTO_TEST_CASE(a_file_is_known_by_its_content_whatever_its_name) {
    const auto pupil = essais::eleves({
        {1, "ROY", "Léa", "12/09/2013", "990000001EB"}
    });
    const std::string absences =
        "ine;genre;debut;demi_journees\n990000001EB;absence;12/10/2026;1\n";
    for (const auto* ending : {".csv", ".TXT", ".xml", ".xyz"}) {
        const auto siecle = said({folder.file(std::string("eleves") + ending, pupil)}, true);
        BOOST_TEST(has(siecle, "Un établissement serait créé"), ending << ": " << siecle);
        const auto both =
            said({pupils(), folder.file(std::string("abs") + ending, absences)}, true);
        BOOST_TEST(has(both, "absences et retards : créations 1"), ending << ": " << both);
        const auto other = said({folder.file(std::string("geo") + ending, "<BEE_GEO/>")}, true);
        BOOST_TEST(has(other, "<BEE_GEO> n’est pas un export connu"), ending << ": " << other);
    }
}

// Everything at once, of a school that is not there yet: the preview says the same as the import.
BOOST_AUTO_TEST_CASE(a_new_school_with_its_absences) {
    const auto absences = folder.file(
        "b.csv",
        "ine;genre;debut;fin;demi_journees\n990000001EB;absence;12/10/2026 08:00;12/10/2026 "
        "12:00;1\n"
    );
    const auto preview = said({absences, pupils()}, true);
    BOOST_TEST(has(preview, "absences et retards : créations 1"), preview);
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM etablissement").value() == 0);
    const auto done = said({absences, pupils()});
    BOOST_TEST(has(done, "absences et retards : créations 1"), done);
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM absence").value() == 1);
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM journal").value() == 2);
}

// All or nothing: a wrong line in the absences undoes the pupils that came with them.
BOOST_AUTO_TEST_CASE(a_refused_file_undoes_its_whole_school) {
    const auto wrong =
        folder.file("b.csv", "ine;genre;debut;demi_journees\n990000009EB;absence;12/10/2026;1\n");
    const auto refused = said({wrong, pupils()});
    BOOST_TEST(has(refused, "b.csv, ligne 2 : aucun élève de l’établissement"), refused);
    BOOST_TEST(!has(refused, "créé"), refused);
    BOOST_TEST(
        db.value<int>("SELECT (SELECT COUNT(*) FROM etablissement) + (SELECT COUNT(*) FROM eleve) "
                      "+ (SELECT COUNT(*) FROM export_lu) + (SELECT COUNT(*) FROM journal)")
            .value() == 0
    );
    // what the same files say once they are right is then all new
    BOOST_TEST(has(said({pupils()}), "Établissement créé : 9990001X"));
}

// What a family no longer finds: the head reads whose it was, and whose it would be in a preview.
BOOST_AUTO_TEST_CASE(what_is_taken_back_is_told_and_kept_in_the_journal) {
    said({pupils()});
    const std::string line = "990000001EB;absence;12/10/2026 13:30;1;";
    const std::string header = "ine;genre;debut;demi_journees;retirer\n";
    said({folder.file("a.csv", header + line + "\n" + "990000001EB;retard;13/10/2026 08:05;;\n")});
    const auto back = folder.file("b.csv", header + line + "oui\n");
    const std::string whose =
        "Absences et retards retirés : ROY Léa (absence du 12/10/2026 à 13:30)";
    const auto preview = said({back}, true);
    BOOST_TEST(
        has(preview, "  absences et retards : créations 0, modifications 0, sans "), preview
    );
    BOOST_TEST(has(preview, "retirées 1, déjà absentes 0\n    " + whose + "\n"), preview);
    const auto journal = [&] {
        return db
            .value<std::string>(
                "SELECT COALESCE(GROUP_CONCAT(CONCAT(action, ' ', details) ORDER BY id "
                "SEPARATOR '|'), '') FROM journal WHERE details LIKE '%retiré%'"
            )
            .value();
    };
    BOOST_TEST(journal().empty());
    said({back});
    BOOST_TEST(
        journal() ==
        "import.donnees import : évaluations 0, notes 0, absences 1, bilans 0, dont 1 "
        "retirée|import.retrait " +
            whose
    );
    said({back});  // nothing is left to take back, and nothing to tell
    BOOST_TEST(
        db.value<int>("SELECT COUNT(*) FROM journal WHERE action = 'import.retrait'").value() == 1
    );
    vie_scolaire::BilanDonnees two;
    two.evaluations.retires = two.notes.retires = 1;
    BOOST_TEST(tsctl::summary(two).ends_with("dont 2 retirées"));
}

// In a preview as in an import: the dates of a class whose pupils go into two new ones.
BOOST_AUTO_TEST_CASE(dates_of_a_class_follow_its_pupils) {
    const auto of = [&](const std::string& first, const std::string& second) {
        return folder.file(
            "e.xml",
            essais::eleves({
                {1, "ROY",   "Léa", "12/09/2013", "", first },
                {2, "ÉLOT", "Léa", "12/09/2013", "", second}
        })
        );
    };
    said({of("3A", "3A")});
    db.execute(
        "INSERT INTO echeance (etablissement, division, jour, pose_le) SELECT etablissement, id, "
        "'2026-10-01', '2026-09-02' FROM division"
    );
    for (const bool essai : {true, false})
        BOOST_TEST(has(
            said({of("3C", "3D")}, essai), "les dates de 3A sont reprises pour la nouvelle classe"
        ));
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM echeance").value() == 3);
}

BOOST_AUTO_TEST_CASE(a_path_that_is_no_file_says_what_it_is) {
    BOOST_TEST(has(said({"."}), ". : c’est un dossier ; donnez les fichiers qu’il contient."));
    BOOST_TEST(has(said({"/tmp/"}), "/tmp/ : c’est un dossier"));
    BOOST_TEST(has(said({"/dev/null"}), "null : ce n’est pas un fichier ordinaire."));
    BOOST_TEST(has(said({"/nulle/part.xml"}), "part.xml : ce fichier n’existe pas."));
    BOOST_TEST(has(said({"/nulle/part.csv"}), "part.csv : ce fichier n’existe pas."));
}

BOOST_AUTO_TEST_SUITE_END()
