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

BOOST_AUTO_TEST_SUITE_END()
