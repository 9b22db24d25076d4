// Marks and absences from files: what is written, that the same file twice writes nothing, and the
// message for each fault.
#include "vie_scolaire/donnees.hpp"

#include "vie_scolaire/import_ecole.hpp"
#include "vie_scolaire/note.hpp"
#include "vie_scolaire/parametres.hpp"

#include <boost/test/unit_test.hpp>

using namespace essais;
using namespace vie_scolaire;

BOOST_FIXTURE_TEST_SUITE(import_donnees, Donnees)

// A column that is not there says nothing: it empties nothing.
BOOST_AUTO_TEST_CASE(a_missing_column_changes_nothing) {
    take({evaluations, notes, absences});
    auto done = take({"evaluation;ine;note\nM1;990000001EB;12,5\nM1;990000002EA;15\n"});
    BOOST_TEST(done.notes.identiques == 1U);
    BOOST_TEST(done.notes.modifies == 1U);
    BOOST_TEST(text("SELECT remarque FROM note WHERE valeur = 12.5") == "Bien");
    take({"evaluation;ine;note\nM1;990000001EB;13\n"});
    BOOST_TEST(text("SELECT remarque FROM note WHERE valeur = 13") == "Bien");
    take({"evaluation;ine;note;remarque\nM1;990000001EB;13;\n"});
    BOOST_TEST(text("SELECT remarque FROM note WHERE valeur = 13").empty());
    done =
        take({"ine;genre;debut;fin;demi_journees\n"
              "990000001EB;absence;12/09/2026 08:00;12/09/2026 17:00;2\n"
              "990000001EB;retard;14/09/2026 08h10;;0\n"});
    BOOST_TEST(done.absences.identiques == 2U);
    take(
        {"ine;genre;debut;fin;demi_journees\n"
         "990000001EB;absence;12/09/2026 08:00;12/09/2026 12:00;1\n"}
    );
    BOOST_TEST(
        text("SELECT CONCAT_WS(' ', demi_journees, motif, justifiee) FROM absence WHERE genre = "
             "'absence'") == "1 Maladie 1"
    );
}

BOOST_AUTO_TEST_CASE(an_absence_without_an_end_lasts_until_the_evening) {
    const auto end_of = [&](const std::string& line) {
        db.execute("DELETE FROM absence");
        take({"ine;genre;debut;fin;demi_journees\n990000001EB;" + line + "\n"});
        return text("SELECT CONCAT(debut, '/', fin) FROM absence");
    };
    BOOST_TEST(end_of("absence;12/10/2026;;2") == "2026-10-12 08:00:00/2026-10-12 17:00:00");
    BOOST_TEST(end_of("absence;12/10/2026 10:30;;1") == "2026-10-12 10:30:00/2026-10-12 17:00:00");
    BOOST_TEST(end_of("absence;12/10/2026 18h00;;1") == "2026-10-12 18:00:00/2026-10-12 18:00:00");
    BOOST_TEST(end_of("retard;12/10/2026 8:10;;0") == "2026-10-12 08:10:00/2026-10-12 08:10:00");
    BOOST_TEST(
        end_of("absence;12/10/2026 8:00:00;14/10/2026;6") ==
        "2026-10-12 08:00:00/2026-10-14 17:00:00"
    );
    // a file that does not speak of the end leaves it
    take({"ine;genre;debut;demi_journees\n990000001EB;absence;12/10/2026 08:00;5\n"});
    BOOST_TEST(
        text("SELECT CONCAT(fin, '/', demi_journees) FROM absence") == "2026-10-14 17:00:00/5"
    );
    for (const std::string hour :
         {"08:00nimporte", "8", "24:00", "08:60", "0800", "08:00:0x", ":00"})
        BOOST_TEST(
            has(message(give(
                    {"ine;genre;debut;demi_journees\n990000001EB;absence;12/10/2026 " + hour +
                     ";1\n"}
                )),
                "n’est pas une date et heure"),
            hour
        );
}

// Programs number from 1 again each September: last year's evaluations and marks keep out of it.
BOOST_AUTO_TEST_CASE(a_reference_belongs_to_a_school_year) {
    take({evaluations, notes});
    db.execute("UPDATE periode SET close_le = '2027-07-03'");
    db.execute(
        "INSERT INTO periode (etablissement, annee, rang, libelle, debut, fin) SELECT id, 2027, 1, "
        "'Trimestre 1', '2027-09-01', '2027-11-30' FROM etablissement"
    );
    db.execute("UPDATE etablissement SET annee = 2027");
    BOOST_TEST(has(message(give({notes})), "aucune évaluation de l’année 2027-2028"));
    const std::string next =
        "reference;titre;date;matiere;division;bareme\nM1;Nombres;2027-09-20;061300;6A;10\n";
    const auto done = take({next, "evaluation;ine;note\nM1;990000001EB;3\n"});
    BOOST_TEST(done.evaluations.crees == 1U);
    BOOST_TEST(done.notes.crees == 1U);
    BOOST_TEST(
        text("SELECT GROUP_CONCAT(CONCAT_WS(' ', p.annee, v.titre, n.valeur) ORDER BY p.annee) "
             "FROM evaluation v JOIN periode p ON p.id = v.periode JOIN note n ON n.evaluation = "
             "v.id AND n.valeur IS NOT NULL WHERE v.reference = 'M1'"
        ) == "2026 Contrôle 1 ; \"fractions\" 12.50,2027 Nombres 3.00"
    );
    BOOST_TEST(take({next}).lignes_ecrites == 0U);
    // the year of an evaluation is that of its term: the database says so too
    BOOST_CHECK_THROW(db.execute("UPDATE evaluation SET annee = 2026"), db::Error);
}

// A reference mistyped reaches another class: it is said, for a pupil may also have changed class.
BOOST_AUTO_TEST_CASE(a_mark_outside_of_its_class_is_said) {
    BOOST_TEST(take({evaluations, notes}).avertissements.empty());
    db.execute("UPDATE eleve SET division = NULL WHERE ine = '990000002EA'");
    BOOST_TEST(take({notes}).avertissements.empty());  // nothing written, nothing to say
    const auto done = take({"evaluation;ine;note\nM1;990000002EA;15\nM1;990000001EB;11\n"});
    BOOST_REQUIRE(done.avertissements.size() == 1U);
    BOOST_TEST(has(done.avertissements.front().texte, "note écrite pour un élève"));
    BOOST_TEST(has(done.avertissements.front().texte, "« M1 »"));
    BOOST_TEST(done.avertissements.front().ligne == 2);
}

BOOST_AUTO_TEST_CASE(a_term_is_named_by_its_rank_or_not_at_all) {
    const std::string line =
        "reference;titre;date;matiere;division;periode\nP1;Devoir;2026-10-01;061300;6A;";
    for (const std::string rank : {"abc", "12", "T2", "0", "4"})
        BOOST_TEST(has(message(give({line + rank + "\n"})), "n’est pas le rang"), rank);
    const auto other = take({line + "2\n"});
    BOOST_REQUIRE(other.avertissements.size() == 1U);
    BOOST_TEST(has(
        other.avertissements.front().texte,
        "« P1 », du 01/10/2026, est mise dans la période 2 alors que ce jour est de « Trimestre 1 »"
    ));
    BOOST_TEST(take({replaced(line, "P1", "P2") + "1\n"}).avertissements.empty());
    BOOST_TEST(
        count("SELECT p.rang FROM evaluation v JOIN periode p ON p.id = v.periode WHERE "
              "v.reference = 'P1'") == 2U
    );
}

// Pupils of the new year come before its Communs: the year is the new one all the same.
BOOST_AUTO_TEST_CASE(dates_of_an_earlier_year_bound_nothing) {
    const auto day = [](const char* text) { return base::parse_date(text).value(); };
    const auto year = year_of(2027, day("18/08/2026"), day("03/07/2027"));
    BOOST_TEST((year.debut == day("01/09/2027") && year.fin == day("31/08/2028")));
    const auto own = year_of(2026, day("18/08/2026"), day("03/07/2027"));
    BOOST_TEST((own.debut == day("18/08/2026") && own.fin == day("03/07/2027")));
    db.execute("UPDATE etablissement SET annee_debut = '2026-09-01', annee_fin = '2027-07-03'");
    const auto id = db.value<scolarite::EtablissementId>("SELECT id FROM etablissement").value();
    db.execute(
        "INSERT INTO echeance (etablissement, division, jour, pose_le) SELECT id, 0, '2026-06-05', "
        "'2026-06-01' FROM etablissement UNION ALL SELECT id, 0, '2026-11-13', '2026-11-01' FROM "
        "etablissement UNION ALL SELECT id, 0, '2027-07-31', '2026-11-01' FROM etablissement UNION "
        "ALL SELECT id, 0, '2027-08-01', '2026-11-01' FROM etablissement"
    );
    const auto dates = echeances_of(db, id);
    BOOST_REQUIRE(dates.size() == 2U);
    BOOST_TEST((dates.front().jour == day("13/11/2026") && dates.back().jour == day("31/07/2027")));
    db.execute("UPDATE etablissement SET annee = 2027");
    BOOST_TEST(has(message(give({absences})), "du 01/09/2027 au 31/08/2028"));
    BOOST_TEST(echeances_of(db, id).size() == 1U);
}

// Two numbers that name two pupils are a mistake of the file, whichever is right.
BOOST_AUTO_TEST_CASE(numbers_of_a_pupil_agree) {
    take({evaluations});
    take({"evaluation;ine;eleve_id;note\nM1;990000001EB;1;12\nM1;990000002EA;;11\nM2;;2;7\n"});
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 3U);
    auto refused = give({"evaluation;ine;eleve_id;note\nM2;990000001EB;2;12\n"});
    BOOST_TEST(message(refused).find("deux élèves différents") != std::string::npos);
    refused = give({"evaluation;ine;eleve_id;note\nM2;;;12\n"});
    BOOST_TEST(message(refused).find("le numéro de l’élève manque") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(marks_in_and_class_figures_with_them) {
    const auto done = take({notes, evaluations});  // any order on the command line
    BOOST_TEST(done.evaluations.ecrits() == 2U);
    BOOST_TEST(done.notes.ecrits() == 4U);
    BOOST_TEST(
        text("SELECT titre FROM evaluation WHERE reference = 'M1'") == "Contrôle 1 ; \"fractions\""
    );
    BOOST_TEST(text("SELECT publication FROM evaluation WHERE reference = 'M2'") == "2026-10-01");
    // Abs0 counts 0, Abs does not count.
    BOOST_TEST(
        text("SELECT CONCAT_WS(' ', moyenne, mini, maxi, effectif) FROM evaluation WHERE reference "
             "= 'M1'") == "6.25 0.00 12.50 2"
    );
    BOOST_TEST(
        text("SELECT CONCAT_WS(' ', moyenne, mini, maxi, effectif) FROM evaluation WHERE reference "
             "= 'M2'") == "7.25 7.25 7.25 1"
    );
    BOOST_TEST(text("SELECT special FROM note WHERE valeur IS NULL AND special = 6") == "6");
    const auto again = take({evaluations, notes});
    BOOST_TEST(again.lignes_ecrites == 0U);
    BOOST_TEST(again.evaluations.identiques == 2U);
    BOOST_TEST(again.notes.identiques == 4U);
    const auto changed = take({replaced(notes, "12,5", "20")});
    BOOST_TEST(changed.notes.modifies == 1U);
    BOOST_TEST(changed.notes.crees == 0U);
    BOOST_TEST(changed.notes.identiques == 3U);
    BOOST_TEST(text("SELECT moyenne FROM evaluation WHERE reference = 'M1'") == "10.00");
}

// What a family has not read: the rows that came or changed, and no others.
BOOST_AUTO_TEST_CASE(rows_say_when_they_were_written) {
    take({evaluations, notes, absences});
    OptionsDonnees later{october() + std::chrono::hours(24)};
    take({replaced(notes, "12,5", "20"), replaced(absences, "0;10;;non", "0;12;;non")}, later);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM note WHERE ecrite_le = (SELECT MAX(ecrite_le) FROM note)") == 1U
    );
    BOOST_TEST(count("SELECT COUNT(DISTINCT ecrite_le) FROM note") == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM note WHERE ecrite_le IS NULL") == 0U);
    BOOST_TEST(count("SELECT COUNT(DISTINCT ecrite_le) FROM absence") == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM absence WHERE ecrite_le IS NULL") == 0U);
}

BOOST_AUTO_TEST_CASE(every_special_mark_goes_in_by_its_code) {
    take({evaluations});
    for (const auto special : notes_speciales) {
        take({"evaluation;elenoet;note\nM1;321;" + std::string(code_of(special)) + "\n"});
        BOOST_TEST(count("SELECT special FROM note") == static_cast<unsigned>(special));
    }
    // and as people type it, like the letters of an INE
    take({"evaluation;ine;note\nM1;990000001eb;Abs 0\n"});
    BOOST_TEST(
        count("SELECT special FROM note") == static_cast<unsigned>(NoteSpeciale::absent_zero)
    );
    take({"evaluation;eleve_id;note\nM1;1;\n"});  // an empty cell says nothing
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 1U);
}

// SIECLE gives the numbers of those who have left again: who is there wins, in whatever order.
BOOST_AUTO_TEST_CASE(a_number_of_several_pupils_is_that_of_the_one_who_is_there) {
    take({evaluations});
    db.execute(
        "INSERT INTO eleve (etablissement, eleve_siecle, elenoet, nom, nom_famille, prenom, tri, "
        "naissance, sexe, sorti_le, empreinte) SELECT etablissement, 9, elenoet, 'PARTI', "
        "'PARTI', 'Luc', 'parti', naissance, sexe, '2026-10-12', 0 FROM eleve WHERE elenoet = "
        "'321'"
    );
    const std::string mark = "evaluation;elenoet;note\nM1;321;12\n";
    BOOST_TEST(take({mark}).notes.crees == 1U);
    BOOST_TEST(text("SELECT e.nom FROM note n JOIN eleve e ON e.id = n.eleve") == "ROY");
    db.execute("UPDATE eleve SET elenoet = '321' WHERE nom = 'ÉLOT'");
    BOOST_TEST(has(message(give({mark})), "plusieurs élèves"));
}

BOOST_AUTO_TEST_CASE(csv_in_windows_1252_and_latin9) {
    take({evaluations});
    take({"evaluation;ine;note;remarque\r\nM1;990000001EB;12;\x9Cuvre \x80 d\x92\xE9t\xE9\r\n"});
    BOOST_TEST(text("SELECT remarque FROM note") == "œuvre € d’été");
    take(
        {"\xEF\xBB\xBF"
         "evaluation;ine;note;remarque\nM1;990000001EB;12;œuvre\n"}
    );
    BOOST_TEST(text("SELECT remarque FROM note") == "œuvre");
    take({"evaluation;ine;note;remarque\nM1;990000001EB;12;\xBDuvre \xA4\n"});
    BOOST_TEST(text("SELECT remarque FROM note") == "œuvre €");
}

BOOST_AUTO_TEST_CASE(faults_name_file_and_line_and_write_nothing) {
    take({evaluations});
    const std::vector<std::pair<std::string, std::string>> cases{
        {"evaluation;ine;note\nM9;990000001EB;12\n",                    "M9"                           },
        {"evaluation;ine;note\nM1;990000009EB;12\n",                    "INE"                          },
        {"evaluation;ine;note\nM1;990000001EB;20,5\n",                  "barème"                      },
        {"evaluation;ine;note\nM1;990000001EB;-1\n",                    "ni une note"                  },
        {"evaluation;ine;note\nM1;990000001EB;absnt\n",                 "ni une note"                  },
        {"evaluation;ine;note\nM1;990000001EB;1,255\n",                 "ni une note"                  },
        {"evaluation;ine;note\nM1;990000001EB;12\nM1;990000001EB;13\n", "ligne 3"                      },
        {"evaluation;ine;note;remarque\nM1;990000001EB;12;\"ouvert\n",  "guillemet"                    },
        {"evaluation;nom;note\nM1;ROY;12\n",                            "il manque une colonne"        },
        {replaced(evaluations,                                          "061300",                        "999999"), "999999"},
        {replaced(evaluations,                                                     "6A",                                                                                    "6Z"), "6Z"},
        {replaced(evaluations,     "12/09/2026","12/07/2027"), "aucune période"},
        {replaced(evaluations,                                                             "12/09/2026",                                                                         "hier"), "date"},
        {replaced(evaluations,                                                "M2;",                                                                                                                   "M1;"), "déjà plus haut"},
        {replaced(evaluations,                                          ";10;", ";0;"), "barème"},
        {replaced(absences,                                                       "absence;",                                                                                      "fugue;"), "genre"},
        {replaced(absences,         "08:00;","25:00;"), "début"},
        {replaced(absences,                                                             "17:00;2",                                                                         "17:00;0"), "demi-journée"},
        {replaced(absences,                                                       "oui",                                                                             "peut-être"), "justifiee"},
        {"a;b\n1;2\n",                                             "colonnes"           },
        {"rien\n",                                                      "colonnes"                                                                                    }
    };
    BOOST_TEST(has(
        message(give({"evaluation;ine;note\nM1;;12\n"})), "ligne 2 : le numéro de l’élève manque"
    ));
    BOOST_TEST(
        has(message(give({replaced(evaluations, "20;1\n", "20;-1\n")})),
            "le coefficient n’est pas un nombre de 0 à 999,99")
    );
    for (const auto& [file, said] : cases) {
        const auto result = give({file});
        BOOST_TEST(has(message(result), said), file + " -> " + message(result));
    }
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 0U);
    BOOST_TEST(count("SELECT COUNT(*) FROM absence") == 0U);
    // A fault in the last file undoes the first.
    BOOST_TEST(!give({notes, replaced(absences, "oui", "peut-être")}));
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 0U);
}

BOOST_AUTO_TEST_CASE(a_line_has_the_cells_of_its_header) {
    take({evaluations});
    const std::string header = "evaluation;ine;note;remarque\n";
    const std::string line = "M1;990000001EB;12;";
    const std::vector<std::pair<std::string, std::string>> cases{
        {header + line + "Bien; mais lent\n",            "ligne 2 (INE 990000001EB) : il y a 5 cellules pour"},
        {header + line + "Bien; mais lent\n",            "mettez entre guillemets"                           },
        {header + line + "Bien;;;x\n",                   "mettez entre guillemets"                           },
        {header + line + "\"Bien\"; mais lent\n",        "mettez entre guillemets"                           },
        {header + line + "\"Bien\" mais lent\n",         "guillemet"                                         },
        {header + line + "\n" + "M1;990000002EA\n",
         "ligne 3 (INE 990000002EA) : il y a 2 cellules pour"                                                },
        {header + "M1\n",                                "complétez la ligne"                               },
        {"evaluation;ine;note;Note\nM1;1;12;13\n",       "ligne 1 : la colonne « note » est là deux"      },
        {"evaluation;ine;note;;\nM1;990000001EB;12;x\n", "mettez entre guillemets"                           }
    };
    for (const auto& [file, said] : cases) {
        const auto result = give({file});
        BOOST_TEST(has(message(result), said), file + " -> " + message(result));
    }
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 0U);
}

BOOST_AUTO_TEST_CASE(cells_that_a_spreadsheet_adds_or_leaves_out_are_nothing) {
    take({evaluations});
    take({"evaluation;ine;note;remarque;;\nM1;990000001EB;12;\"Bien ; lent\" ;;\n"});
    BOOST_TEST(text("SELECT remarque FROM note") == "Bien ; lent");
    take({"evaluation;ine;note;remarque\nM1;990000001EB;13\nM1;990000002EA;14;;;\n"});
    BOOST_TEST(count("SELECT COUNT(*) FROM note WHERE remarque = ''") == 2U);
}

BOOST_AUTO_TEST_CASE(a_closed_period_does_not_change) {
    take({evaluations, notes});
    db.execute("UPDATE periode SET close_le = '2026-10-10 00:00:00'");
    BOOST_TEST(take({evaluations, notes}).lignes_ecrites == 0U);
    BOOST_TEST(has(message(give({replaced(notes, "12,5", "13")})), "close"));
    BOOST_TEST(has(message(give({replaced(evaluations, "Devoir", "Autre")})), "close"));
}

BOOST_AUTO_TEST_CASE(a_smaller_scale_is_refused_while_marks_are_above_it) {
    take({evaluations, notes});
    const auto smaller = replaced(evaluations, ";;20;1", ";;5;1");
    const auto refusal = message(give({smaller}));
    for (const auto* said : {"d3.csv, ligne 2", "« M1 »", "note de 12,50", "barème de 5,00"})
        BOOST_TEST(has(refusal, said), refusal);
    BOOST_TEST(text("SELECT bareme FROM evaluation WHERE reference = 'M1'") == "20.00");
    // As low as the highest mark, or with the marks on the new scale: it is a correction.
    BOOST_TEST(take({replaced(evaluations, ";;20;1", ";;12,5;1")}).evaluations.ecrits() == 1U);
    BOOST_TEST(take({smaller, replaced(notes, "12,5", "3")}).evaluations.ecrits() == 1U);
    BOOST_TEST(text("SELECT maxi FROM evaluation WHERE reference = 'M1'") == "3.00");
}

BOOST_AUTO_TEST_CASE(a_publication_is_between_its_day_and_the_end_of_the_year) {
    BOOST_TEST(
        has(message(give({replaced(evaluations, "14/09/2026", "11/09/2026")})),
            "ligne 2 : la publication, le 11/09/2026, précède l’évaluation, le 12/09/2026.")
    );
    BOOST_TEST(
        has(message(give({replaced(evaluations, "14/09/2026", "14/09/2062")})),
            "après la fin de l’année scolaire")
    );
    db.execute("UPDATE etablissement SET annee_fin = '2027-07-03'");
    BOOST_TEST(
        take({replaced(evaluations, "14/09/2026", "31/08/2027")}).evaluations.ecrits() == 2U
    );
}

BOOST_AUTO_TEST_CASE(days_are_of_the_current_school_year) {
    const std::string year = "année scolaire de l’établissement (du 01/09/2026 au 31/08/2027)";
    const std::string start = "12/09/2026 08:00";
    const std::string end = "12/09/2026 17:00";
    for (const auto* day : {"12/09/2016 08:00", "31/08/2026 08:00"})
        BOOST_TEST(has(message(give({replaced(absences, start, day)})), year), day);
    BOOST_TEST(has(message(give({replaced(absences, end, "01/09/2027 17:00")})), year));
    BOOST_TEST(has(message(give({replaced(evaluations, "12/09/2026", "12/09/2025")})), year));
    BOOST_TEST(count("SELECT COUNT(*) FROM absence") == 0U);
    // The school's own dates, once it has given them.
    db.execute("UPDATE etablissement SET annee_debut = '2026-08-18', annee_fin = '2027-07-03'");
    BOOST_TEST(take({replaced(absences, start, "18/08/2026 08:00")}).absences.ecrits() == 2U);
    BOOST_TEST(has(message(give({replaced(absences, end, "04/07/2027 17:00")})), "au 03/07/2027"));
    // Those of the year before do not close the new one.
    db.execute("UPDATE etablissement SET annee_debut = '2025-09-01', annee_fin = '2026-07-04'");
    BOOST_TEST(take({absences}).absences.ecrits() == 1U);
}

BOOST_AUTO_TEST_CASE(absences_and_lates) {
    const auto done = take({absences});
    BOOST_TEST(done.absences.ecrits() == 2U);
    BOOST_TEST(
        text("SELECT CAST(debut AS CHAR) FROM absence WHERE genre = 'retard'") ==
        "2026-09-14 08:10:00"
    );
    BOOST_TEST(take({absences}).lignes_ecrites == 0U);
    BOOST_TEST(take({replaced(absences, "oui", "non")}).absences.modifies == 1U);
    BOOST_TEST(count("SELECT justifiee FROM absence WHERE genre = 'absence'") == 0U);
}

BOOST_AUTO_TEST_CASE(more_half_days_than_there_are_days_for) {
    const std::string line = "17:00;2;";
    BOOST_TEST(
        has(message(give({replaced(absences, line, "17:00;3;")})),
            "3 demi-journées ne tiennent pas entre le 12/09/2026 et le 12/09/2026")
    );
    const std::string two_days = replaced(absences, "12/09/2026 17:00;2;", "13/09/2026 17:00;5;");
    BOOST_TEST(has(message(give({two_days})), "5 demi-journées"));
    BOOST_TEST(take({replaced(two_days, ";5;", ";4;")}).absences.ecrits() == 2U);
    // a file that says no end is held against the end that is kept
    BOOST_TEST(
        take({"ine;genre;debut;demi_journees\n"
              "990000001EB;absence;12/09/2026 08:00;3\n"})
            .absences.modifies == 1U
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM absence WHERE demi_journees > 4") == 0U);
}

// Taken, but said: 13 September 2026 is a Sunday, and from 19 October the school is closed.
BOOST_AUTO_TEST_CASE(doubtful_absences_are_said) {
    db.execute(
        "INSERT INTO fermeture (etablissement, debut, fin, libelle) SELECT id, '2026-10-17', "
        "'2026-11-01', 'Vacances' FROM etablissement"
    );
    const std::string header = "ine;genre;debut;fin;demi_journees\n";
    const auto said = [&](const std::string& line) {
        const auto done = take({header + "990000001EB;absence;" + line + "\n"});
        return done.avertissements.empty() ? std::string() : done.avertissements.front().texte;
    };
    BOOST_TEST(has(said("13/09/2026 08:00;13/09/2026 17:00;2"), "un jour sans classe"));
    BOOST_TEST(has(said("19/10/2026 08:00;;1"), "un jour sans classe"));
    BOOST_TEST(has(said("14/09/2026 08:00;14/09/2026 12:00;2"), "plus de demi-journées"));
    BOOST_TEST(has(said("15/09/2026 13:30;15/09/2026 17:00;2"), "plus de demi-journées"));
    BOOST_TEST(has(said("16/10/2026 13:30;19/10/2026 17:00;2"), "plus de demi-journées"));
    BOOST_TEST(said("17/09/2026 08:00;17/09/2026 17:00;2").empty());
    BOOST_TEST(said("18/09/2026 12:00;18/09/2026 13:00;1").empty());
    BOOST_TEST(said("25/09/2026 13:30;28/09/2026 12:00;2").empty());
    const auto two = take(
        {header + "990000002EA;absence;14/09/2026 08:00;;2\n" +
         "990000002EA;absence;20/09/2026 08:00;;2\n990000002EA;absence;27/09/2026 08:00;;2\n"}
    );
    BOOST_REQUIRE(two.avertissements.size() == 1U);
    BOOST_TEST(has(two.avertissements.front().texte, "2\u00A0absences ou retards un jour"));
    BOOST_TEST(two.avertissements.front().ligne == 3);
}

BOOST_AUTO_TEST_CASE(preview_keeps_nothing) {
    OptionsDonnees options{october()};
    options.essai = true;
    const auto done = take({evaluations, notes, absences}, options);
    BOOST_TEST(done.essai);
    BOOST_TEST(done.notes.ecrits() == 4U);
    BOOST_TEST(count("SELECT COUNT(*) FROM evaluation") == 0U);
}

BOOST_AUTO_TEST_CASE(export_absence_needs_its_period) {
    const std::string file =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><exportAbsence><eleve elenoet=\"00321\" "
        "libelle=\"ROY\" nbAbs=\"4\" nbNonJustif=\"1\" nbRet=\"2\"/></exportAbsence>";
    BOOST_TEST(has(message(give({file})), "--periode"));
    OptionsDonnees options{october()};
    options.periode = 1;
    BOOST_TEST(take({file}, options).bilans.ecrits() == 1U);
    BOOST_TEST(
        text("SELECT CONCAT_WS(' ', demi_journees, non_justifiees, retards) FROM absence_bilan") ==
        "4 1 2"
    );
    BOOST_TEST(take({file}, options).lignes_ecrites == 0U);
    const auto more = replaced(file, "nbAbs=\"4\"", "nbAbs=\"5\"");
    BOOST_TEST(take({more}, options).bilans.modifies == 1U);
    BOOST_TEST(
        has(message(give(
                {replaced(
                    file,
                    "</exportAbsence>",
                    "<eleve elenoet=\"321\" nbAbs=\"2\" "
                    "nbNonJustif=\"0\" nbRet=\"0\"/></exportAbsence>"
                )},
                options
            )),
            "déjà plus haut")
    );
    options.periode = 4;
    BOOST_TEST(has(message(give({file}, options)), "n’a pas cette période"));
    options.periode = 1;
    BOOST_TEST(has(message(give({replaced(file, "00321", "99")}, options)), "ELENOET"));
    BOOST_TEST(
        has(message(give({replaced(file, "nbNonJustif=\"1\"", "nbNonJustif=\"5\"")}, options)),
            "au plus nbAbs")
    );
    // of a term to come nothing can have been counted, and a closed one changes no more
    options.periode = 2;
    BOOST_TEST(has(message(give({file}, options)), "ne commence que le 01/12/2026"));
    options.periode = 1;
    db.execute("UPDATE periode SET close_le = '2026-10-01' WHERE rang = 1");
    BOOST_TEST(take({more}, options).lignes_ecrites == 0U);
    BOOST_TEST(has(message(give({file}, options)), "« Trimestre 1 » est close"));
    BOOST_TEST(count("SELECT demi_journees FROM absence_bilan") == 5U);
}

BOOST_AUTO_TEST_CASE(lsu_gives_averages_appreciations_and_half_days) {
    const std::string file =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><lsun-bilans "
        "xmlns=\"urn:fr:edu:scolarite:lsun:bilans:import\" schemaVersion=\"3.0\"><donnees>"
        "<eleves><eleve id=\"E1\" id-be=\"1\" nom=\"ROY\" prenom=\"Léa\" "
        "code-division=\"6A\"/></eleves>"
        "<periodes><periode id=\"P1\" millesime=\"2026\" indice=\"1\" "
        "nb-periodes=\"3\"/></periodes>"
        "<disciplines><discipline id=\"D1\" code=\"061300\" modalite-election=\"S\" "
        "libelle=\"MATHS\"/></disciplines>"
        "<bilans-periodiques><bilan-periodique eleve-ref=\"E1\" periode-ref=\"P1\"><liste-acquis>"
        "<acquis discipline-ref=\"D1\" moyenne-eleve=\"45/50\" moyenne-structure=\"11.5\" "
        "positionnement=\"3\"><appreciation>Très bon trimestre.</appreciation></acquis>"
        "</liste-acquis><vie-scolaire nb-retards=\"1\" nb-abs-justifiees=\"4\" "
        "nb-abs-injustifiees=\"2\"/></bilan-periodique></bilans-periodiques></donnees></"
        "lsun-bilans>";
    BOOST_TEST(take({file}).bilans.ecrits() == 2U);
    BOOST_TEST(
        text("SELECT CONCAT_WS(' ', moyenne, moyenne_classe, appreciation) FROM bilan") ==
        "18.00 11.50 Très bon trimestre."
    );
    BOOST_TEST(
        text("SELECT CONCAT_WS(' ', demi_journees, non_justifiees, retards) FROM absence_bilan") ==
        "6 2 1"
    );
    const auto again = take({file});
    BOOST_TEST(again.lignes_ecrites == 0U);
    BOOST_TEST(again.bilans.identiques == 2U);
    BOOST_TEST(has(message(give({replaced(file, "45/50", "51/50")})), "moyenne"));
    BOOST_TEST(has(message(give({replaced(file, "id-be=\"1\"", "id-be=\"9\"")})), "id-be"));
    BOOST_TEST(has(message(give({replaced(file, "indice=\"1\"", "indice=\"4\"")})), "rang"));
    // another year, another cut of the year, another school, another pupil under that number
    BOOST_TEST(has(message(give({replaced(file, "\"2026\"", "\"2025\"")})), "millesime"));
    BOOST_TEST(has(
        message(give({replaced(file, "nb-periodes=\"3\"", "nb-periodes=\"2\"")})), "nb-periodes"
    ));
    const auto of_school = [&](const std::string& uai) {
        return replaced(
            file,
            "<donnees>",
            "<entete><etablissement>" + uai + "</etablissement></entete><donnees>"
        );
    };
    BOOST_TEST(take({of_school("9990001X")}).lignes_ecrites == 0U);
    BOOST_TEST(has(message(give({of_school("9990002Y")})), "celui de l’établissement 9990002Y"));
    BOOST_TEST(
        has(message(give({replaced(
                replaced(file, "nom=\"ROY\"", "nom=\"AUTRE\""), "prenom=\"Léa\"", "prenom=\"Zoé\""
            )})),
            "ni ce nom ni ce prénom")
    );
    BOOST_TEST(take({replaced(file, "nom=\"ROY\"", "nom=\"LEROY\"")}).lignes_ecrites == 0U);
    // one subject under two kinds: the first is kept, and the file gives the same once more
    const auto option = replaced(
        replaced(file, "</disciplines>", "<discipline id=\"D2\" code=\"061300\"/></disciplines>"),
        "</liste-acquis>",
        "<acquis discipline-ref=\"D2\" moyenne-eleve=\"3\"/></liste-acquis>"
    );
    const auto twice = take({option});
    BOOST_TEST(twice.lignes_ecrites == 0U);
    BOOST_TEST(twice.avertissements.size() == 1U);
    const auto report = file.substr(file.find("<bilan-periodique "));
    const auto one = report.substr(0, report.find("</bilans-periodiques>"));
    BOOST_TEST(has(message(give({replaced(file, one, one + one)})), "déjà un bilan"));
    OptionsDonnees next_year{october()};
    next_year.annee = 2027;
    BOOST_TEST(has(message(give({file}, next_year)), "et non 2027-2028"));
    // an average that is none is refused, whosever it is, and a term to come has no half-day
    BOOST_TEST(has(message(give({replaced(file, "11.5", "abc")})), "moyenne-structure « abc »"));
    const auto to_come = replaced(file, "indice=\"1\"", "indice=\"2\"");
    BOOST_TEST(has(message(give({to_come})), "ne commence que le 01/12/2026"));
    db.execute("UPDATE periode SET close_le = '2026-10-01' WHERE rang = 1");
    BOOST_TEST(take({file}).lignes_ecrites == 0U);
    BOOST_TEST(has(message(give({replaced(file, "45/50", "3/20")})), "« Trimestre 1 » est close"));
    BOOST_TEST(has(message(give({replaced(file, "nb-retards=\"1\"", "nb-retards=\"2\"")})), "close")
    );
    BOOST_TEST(text("SELECT moyenne FROM bilan") == "18.00");
}

BOOST_AUTO_TEST_CASE(the_school_of_a_csv_is_in_its_name) {
    const auto file = identifier_donnees(folder.file("notes_9990001X.csv", notes));
    BOOST_REQUIRE(file);
    BOOST_TEST(file->uai->text() == "9990001X");
    BOOST_TEST(!identifier_donnees(folder.file("notes.csv", notes))->uai);
    school = scolarite::Uai::of_number(9990002);
    BOOST_TEST(has(message(give({notes})), "inconnu"));
}

BOOST_AUTO_TEST_CASE(decimals) {
    const std::vector<std::pair<std::string, std::optional<int>>> cases{
        {"12",     1200},
        {"12,5",   1250},
        {"12.50",  1250},
        {"0",      0   },
        {"0,25",   25  },
        {"",       {}  },
        {",",      {}  },
        {"1,234",  {}  },
        {"1,2,3",  {}  },
        {"-1",     {}  },
        {"1e3",    {}  },
        {"99999",  {}  },
        {"12 ",    {}  },
        {"१२", {}  }
    };
    for (const auto& [text, value] : cases) BOOST_TEST((centiemes(text) == value), text);
    for (int value = 0; value < 10000; value += 7) BOOST_TEST((centiemes(decimal(value)) == value));
}

BOOST_AUTO_TEST_SUITE_END()
