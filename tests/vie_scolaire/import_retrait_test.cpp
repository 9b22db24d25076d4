// What was sent by mistake is taken back by a line that says so.
#include "vie_scolaire/donnees.hpp"

using namespace essais;
using namespace vie_scolaire;

BOOST_FIXTURE_TEST_SUITE(import_retrait, Donnees)

BOOST_AUTO_TEST_CASE(a_mark_is_taken_back) {
    take({evaluations, notes});
    const std::string back =
        "evaluation;ine;note;retirer\nM1;990000001EB;12,5;oui\nM2;990000002EA;;Oui\n"
        "M1;990000002EA;Abs0;non\nM2;990000001EB;;\n";
    OptionsDonnees preview{october()};
    preview.essai = true;
    BOOST_TEST(take({back}, preview).notes.retires == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 4U);
    auto done = take({back});
    BOOST_TEST(done.notes.retires == 2U);
    BOOST_TEST(done.notes.identiques == 1U);
    BOOST_TEST(done.notes.ecrits() == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 2U);
    // the class follows, to no figure at all where no mark is left
    BOOST_TEST(
        text("SELECT CONCAT_WS(' ', moyenne, mini, maxi, effectif) FROM evaluation WHERE reference "
             "= 'M1'") == "0.00 0.00 0.00 1"
    );
    BOOST_TEST(
        text("SELECT CONCAT_WS(' ', moyenne, mini, maxi, effectif) FROM evaluation WHERE reference "
             "= 'M2'") == "0"
    );
    done = take({back});
    BOOST_TEST(done.notes.retires == 0U);
    BOOST_TEST(done.notes.deja_absents == 2U);
    BOOST_TEST(done.lignes_ecrites == 0U);
    take({"evaluation;ine;retirer\nM1;990000002EA;1\n"});
    BOOST_TEST(
        text("SELECT CONCAT_WS(' ', moyenne, mini, maxi, effectif) FROM evaluation WHERE reference "
             "= 'M1'") == "0"
    );
    // given again it is a mark like another, new to the family
    OptionsDonnees later{october() + std::chrono::hours(24)};
    BOOST_TEST(take({"evaluation;ine;note\nM1;990000001EB;12,5\n"}, later).notes.crees == 1U);
    BOOST_TEST(text("SELECT moyenne FROM evaluation WHERE reference = 'M1'") == "12.50");
    BOOST_TEST(count("SELECT COUNT(DISTINCT ecrite_le) FROM note") == 2U);
}

BOOST_AUTO_TEST_CASE(a_mark_is_not_both_given_and_taken_back) {
    take({evaluations, notes});
    const std::string back = "evaluation;ine;note;retirer\nM1;990000001EB;;oui\n";
    BOOST_TEST(has(message(give({notes, back})), "dans le fichier d3.csv (ligne 2)"));
    BOOST_TEST(has(message(give({back + "M1;990000001EB;13;\n"})), "ligne 3"));
    BOOST_TEST(
        has(message(give({replaced(back, "oui", "peut-être")})),
            "ligne 2 (INE 990000001EB) : retirer vaut oui ou non")
    );
    BOOST_TEST(has(message(give({replaced(back, "M1", "M9")})), "M9"));
    db.execute("UPDATE periode SET close_le = '2026-10-10 00:00:00'");
    BOOST_TEST(has(message(give({back})), "close"));
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 4U);
    db.execute("DELETE FROM note");
    BOOST_TEST(take({back}).notes.deja_absents == 1U);
}

BOOST_AUTO_TEST_CASE(an_absence_is_taken_back) {
    take({absences});
    const std::string back =
        "ine;genre;debut;retirer\n990000001EB;absence;12/09/2026 08:00;oui\n"
        "990000001EB;retard;15/09/2026 08h10;oui\n";
    const auto done = take({back});
    BOOST_TEST(done.absences.retires == 1U);
    BOOST_TEST(done.absences.deja_absents == 1U);
    BOOST_TEST(text("SELECT GROUP_CONCAT(genre) FROM absence") == "retard");
    const auto again = take({back});
    BOOST_TEST(again.absences.deja_absents == 2U);
    BOOST_TEST(again.lignes_ecrites == 0U);
    // the whole line of the mistake, as it was sent, with one cell more
    take(
        {"ine;genre;debut;fin;demi_journees;minutes;motif;justifiee;retirer\n"
         "990000001EB;retard;14/09/2026 08h10;;0;10;;non;oui\n"}
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM absence") == 0U);
    BOOST_TEST(
        has(message(give({back + "990000001EB;absence;12/09/2026;oui\n"})),
            "plus haut dans le fichier (ligne 2)")
    );
    BOOST_TEST(has(message(give({replaced(back, ";oui", ";x")})), "retirer vaut oui ou non"));
}

// Sent by mistake, it was once written again by the line that takes it back.
BOOST_AUTO_TEST_CASE(an_evaluation_is_taken_back_with_its_marks) {
    take({evaluations, notes});
    const std::string back =
        "Référence;Titre;Date;Publication;Matière;Division;Retirer\n"
        "M1;;;;;;oui\nM2;Devoir;2026-10-01;;061300;6A;non\n";
    OptionsDonnees preview{october()};
    preview.essai = true;
    auto done = take({back}, preview);
    BOOST_TEST(done.evaluations.retires == 1U);
    BOOST_TEST(done.notes.retires == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM evaluation") == 2U);
    done = take({back});
    BOOST_TEST(done.evaluations.retires == 1U);
    BOOST_TEST(done.evaluations.modifies == 1U);  // M2 has another barème there
    BOOST_TEST(done.lignes_ecrites == 4U);
    BOOST_TEST(text("SELECT GROUP_CONCAT(reference) FROM evaluation") == "M2");
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 2U);
    BOOST_TEST(
        done.retraits ==
            std::vector<std::string>{
                "Évaluation retirée avec ses notes, « Contrôle 1 ; \"fractions\" » du 12/09/2026 "
                "(M1) : ÉLOT Noé, ROY Léa"},
        boost::test_tools::per_element()
    );
    const std::string alone = "reference;retirer\nM1;oui\n";
    done = take({alone});
    BOOST_TEST(done.evaluations.deja_absents == 1U);
    BOOST_TEST(done.lignes_ecrites == 0U);
    BOOST_TEST(done.retraits.empty());
    BOOST_TEST(has(message(give({replaced(alone, "oui", "x")})), "retirer vaut oui ou non"));
    BOOST_TEST(has(message(give({alone + "M1;non\n"})), "plus haut dans le fichier (ligne 2)"));
    BOOST_TEST(has(message(give({replaced(alone, "oui", "non")})), "le titre manque"));
    // its marks of the same run find it no more; given again it is another one
    BOOST_TEST(
        has(message(give({replaced(alone, "M1", "M2"), "evaluation;ine;note\nM2;990000001EB;1\n"})),
            "« M2 »")
    );
    take({replaced(alone, "M1", "M2")});
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 0U);
    BOOST_TEST(take({evaluations, notes}).evaluations.crees == 2U);
    db.execute("UPDATE periode SET close_le = '2026-10-10 00:00:00'");
    BOOST_TEST(has(message(give({alone})), "close"));
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 4U);
}

// Of another school neither the evaluation nor a mark is touched.
BOOST_AUTO_TEST_CASE(what_is_taken_back_is_of_its_own_school) {
    take({evaluations, notes});
    db.execute("INSERT INTO etablissement (uai, denomination, annee) VALUES ('9990002Y', 'B', 2026)"
    );
    db.execute(
        "UPDATE eleve SET etablissement = (SELECT id FROM etablissement WHERE uai = '9990002Y') "
        "WHERE prenom = 'Noé'"
    );
    BOOST_TEST(take({"reference;retirer\nM1;oui\n"}).notes.retires == 1U);
    BOOST_TEST(
        text("SELECT GROUP_CONCAT(prenom) FROM note n JOIN eleve e ON e.id = n.eleve WHERE "
             "n.special IS NOT NULL AND n.special > 5") == "Noé"
    );
    school = scolarite::Uai::of_number(9990002);
    BOOST_TEST(take({"reference;retirer\nM2;oui\n"}).evaluations.deja_absents == 1U);
}

// A day alone is 8 o'clock: the absence of the afternoon stayed, and nothing said so.
BOOST_AUTO_TEST_CASE(an_absence_taken_back_at_another_hour_is_told) {
    take(
        {"ine;genre;debut;demi_journees\n990000001EB;absence;07/09/2026 13:30;1\n"
         "990000001EB;retard;07/09/2026 15:05;0\n990000002EA;absence;08/09/2026 08:00;1\n"}
    );
    const std::string back = "ine;genre;debut;demi_journees;retirer\n";
    auto done = take({back + "990000001EB;absence;07/09/2026;1;oui\n"});
    BOOST_TEST(done.absences.deja_absents == 1U);
    BOOST_REQUIRE(done.avertissements.size() == 1U);
    BOOST_TEST(done.avertissements.front().ligne == 2);
    BOOST_TEST(
        done.avertissements.front().texte ==
        "rien n’est à retirer le 07/09/2026 à 08:00, mais l’élève garde ce jour-là : absence à "
        "13:30, retard à 15:05. Pour le retirer, donnez ce genre et cette heure."
    );
    // of another genre too, and of what the same file brings; not of another pupil or day, nor once
    // nothing is left
    done = take({back + "990000001EB;retard;07/09/2026 13:30;;oui\n"});
    BOOST_TEST(done.avertissements.size() == 1U);
    done = take(
        {back + "990000001EB;absence;09/09/2026;;oui\n990000001EB;absence;09/09/2026 10:00;1;\n"}
    );
    BOOST_TEST(done.avertissements.size() == 1U);
    done =
        take({back + "990000001EB;absence;08/09/2026;;oui\n990000002EA;absence;07/09/2026;;oui\n"});
    BOOST_TEST(done.avertissements.empty());
    done = take(
        {back + "990000001EB;absence;07/09/2026;;oui\n990000001EB;absence;07/09/2026 13:30;;oui\n"
                "990000001EB;retard;07/09/2026 15h05;;oui\n"}
    );
    BOOST_TEST(done.avertissements.empty());
    BOOST_TEST(
        done.retraits ==
            std::vector<std::string>{
                "Absences et retards retirés : ROY Léa (absence du 07/09/2026 à 13:30), ROY Léa "
                "(retard du 07/09/2026 à 15:05)"},
        boost::test_tools::per_element()
    );
}

// What is taken back is told by pupil, in lines that the journal holds whole.
BOOST_AUTO_TEST_CASE(whose_it_was_is_kept) {
    take({evaluations, notes});
    const auto done =
        take({"evaluation;ine;note;retirer\nM2;990000002EA;;oui\nM1;990000001EB;;oui\nM1;"
              "990000002EA;;oui\n"});
    BOOST_TEST(
        done.retraits == (std::vector<std::string>{
                             "Notes retirées, « Contrôle 1 ; \"fractions\" » du 12/09/2026 (M1) : "
                             "ÉLOT Noé, ROY Léa",
                             "Notes retirées, « Devoir » du 01/10/2026 (M2) : ÉLOT Noé"}),
        boost::test_tools::per_element()
    );
    // a whole level: several lines, and nobody is lost between two of them
    take({notes});
    db.execute(
        "INSERT INTO eleve (etablissement, eleve_siecle, nom, nom_famille, prenom, naissance, tri) "
        "SELECT etablissement, 1000, 'LONGUE-FAMILLE DE LA TOUR', 'X', 'Marie-Antoinette', "
        "'2013-01-01', tri FROM eleve WHERE prenom = 'Léa'"
    );
    for (int i = 0; i < 150; ++i) {
        db.execute(
            "INSERT INTO eleve (etablissement, eleve_siecle, nom, nom_famille, prenom, naissance, "
            "tri) "
            "SELECT etablissement, eleve_siecle + 1, nom, nom_famille, prenom, naissance, tri FROM "
            "eleve ORDER BY eleve_siecle DESC LIMIT 1"
        );
    }
    db.execute(
        "INSERT INTO note (eleve, evaluation, valeur, ecrite_le) SELECT e.id, v.id, 3, "
        "'2026-10-01' FROM eleve e, evaluation v WHERE e.eleve_siecle >= 1000 AND v.reference = "
        "'M2'"
    );
    const auto level = take({"reference;retirer\nM2;oui\n"});
    BOOST_TEST(level.notes.retires == 153U);
    BOOST_TEST(level.retraits.size() > 2U);
    std::size_t named = 0;
    for (const auto& line : level.retraits) {
        BOOST_TEST(line.size() <= 1900U);
        BOOST_TEST(
            line.starts_with("Évaluation retirée avec ses notes, « Devoir » du 01/10/2026 (M2) : ")
        );
        for (auto at = line.find("Marie-Antoinette"); at != std::string::npos;
             at = line.find("Marie-Antoinette", at + 1))
            ++named;
    }
    BOOST_TEST(named == 151U);
}

BOOST_AUTO_TEST_SUITE_END()

// Columns that nobody reads.
BOOST_FIXTURE_TEST_SUITE(import_colonnes, Donnees)

// A mark to be taken back was written instead, because of a letter.
BOOST_AUTO_TEST_CASE(a_column_that_is_misspelt_is_refused) {
    take({evaluations, notes});
    const std::vector<std::pair<std::string, std::string>> files{
        {"evaluation;ine;note;retire\nM1;990000001EB;3;oui\n",                              "retirer"      },
        {"evaluation;ine;note;Retirrer\nM1;990000001EB;3;oui\n",                            "retirer"      },
        {"evaluation;ine;note;retierr\nM1;990000001EB;3;oui\n",                             "retirer"      },
        {"evaluation;ine;note;remarques\nM1;990000001EB;3;Bien\n",                          "remarque"     },
        {"ine;genre;debut;demi_journees;retirée\n990000001EB;absence;12/09/2026;1;oui\n",
         "retirer"                                                                                         },
        {"ine;genre;debut;demi_journees;justifié\n990000001EB;absence;12/09/2026;1;oui\n",
         "justifiee"                                                                                       },
        {"ine;genre;debut;demi journee\n990000001EB;absence;12/09/2026;1\n",                "demi_journees"},
        {"reference;titre;date;matiere;division;retirez\nM1;;;061300;;oui\n",               "retirer"      },
        {"reference;titre;date;matiere;division;coeficient\nM1;X;12/09/2026;061300;6A;2\n",
         "coefficient"                                                                                     }
    };
    for (const auto& [file, column] : files) {
        const auto said = message(give({file}));
        BOOST_TEST(has(said, ".csv, ligne 1 : la colonne « "), said);
        BOOST_TEST(has(said, "n’est pas connue ; appelez-la « " + column + " »"), said);
    }
    BOOST_TEST(count("SELECT COUNT(*) FROM note WHERE valeur = 3") == 0U);
}

// Real exports bear names and classes: read all the same, and said.
BOOST_AUTO_TEST_CASE(a_column_that_is_not_known_is_said_and_not_refused) {
    const auto warned = [&](const std::string& file) {
        std::string all;
        for (const auto& w : take({file}).avertissements)
            all += std::to_string(w.ligne) + " " + w.texte;
        return all;
    };
    BOOST_TEST(
        warned("sep=;\nreference;titre;date;matiere;division;Établissement d'origine\n"
               "M1;X;12/09/2026;061300;6A;A\n"
        ) == "2 la colonne « etablissement_d_origine » n’est pas connue ; elle n’est pas lue."
    );
    BOOST_TEST(
        warned("evaluation;nom;prenom;ine;note;min\nM1;ROY;Léa;990000001EB;12;3\n") ==
        "1 les colonnes « nom », « prenom », « min » ne sont pas connues ; elles ne sont pas lues."
    );
    BOOST_TEST(has(
        warned("ine;genre;debut;demi_journees;motifs;motif\n990000001EB;absence;12/09/2026;1;x;\n"),
        "« motifs »"
    ));
    BOOST_TEST(warned(absences).empty());
    BOOST_TEST(warned(evaluations).empty());
    BOOST_TEST(warned(notes).empty());
}

BOOST_AUTO_TEST_SUITE_END()
