// The page of marks: what is seen, what never is, why, and what it costs.
#include "vie_scolaire/notes.hpp"
#include "academie.hpp"

namespace {

using support::Academie;
using support::day;
using support::has;
using support::noon;

struct Famille : Academie {
    Famille() { sign_in(parent_of_lea_and_tom); }
    web::Response notes(std::string_view query = "", unsigned eleve = lea) {
        return get(page_of(eleve, "/notes"), query);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(page_notes, Famille)

BOOST_AUTO_TEST_CASE(marks_of_the_term) {
    const auto page = notes();
    BOOST_TEST(page.status == 200);
    for (const auto* text :
         {"<h1>Notes</h1>",
          "Léa ROY, 6A",
          "Trimestre 1",
          "Fractions",
          "<strong>14</strong>/20",
          "<strong>8,5</strong>/10",
          "Dictée",
          "Abs",
          "absent, compte pour zéro",
          "Remarque de Léa &lt;b&gt;",
          "11,25",
          "lendemain de la date de publication"})
        BOOST_TEST(has(page, text), text);
    // (14×1 + 17×2) / 3
    BOOST_TEST(has(page, "16,00"));
    // Français has only an "Abs": no average; EPS an Abs0: zero. General: (16 + 0) / 2
    BOOST_TEST(has(page, "<strong class=\"chiffre\">—</strong>"));
    BOOST_TEST(has(page, "Moyenne générale : <strong class=\"chiffre\">8,00</strong>"));
    BOOST_TEST(!has(page, "nan"));
}

// What stands for a mark is said in words, unless it is a word already.
BOOST_AUTO_TEST_CASE(special_marks_explain_themselves_once) {
    script("UPDATE note SET special = 5 WHERE eleve = 1 AND evaluation = 5");
    const auto page = notes();
    BOOST_TEST(has(page, "<strong>Abs</strong> <span class=\"second\">(absent)</span>"));
    BOOST_TEST(has(page, "<strong>Inapte</strong>"));
    BOOST_TEST(!has(page, "(inapte)"));
}

// A term of all subjects is long on a phone: averages first, each leading to its marks.
BOOST_AUTO_TEST_CASE(averages_lead_to_their_marks) {
    const auto page = notes();
    const auto first = page.body.find("href=\"#matiere-1\"");
    BOOST_TEST(first != std::string::npos);
    BOOST_TEST(first < page.body.find("id=\"matiere-1\""));
    BOOST_TEST(!has(notes("vue=matiere&matiere=FRANC"), "href=\"#matiere-1\""));
}

BOOST_AUTO_TEST_CASE(the_last_mark_comes_first) {
    for (const auto* query : {"", "vue=matiere&matiere=MATHS", "vue=annee"}) {
        const auto page = notes(query);
        const auto older = page.body.find(">Fractions<");
        const auto newer = page.body.find(">Géométrie<");
        BOOST_REQUIRE(older != std::string::npos);
        BOOST_REQUIRE(newer != std::string::npos);
        BOOST_TEST(newer < older, query);
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_visible_is_nowhere) {
    script(
        "INSERT INTO bilan (eleve, periode, matiere, moyenne, moyenne_classe, appreciation) VALUES "
        "(1, 10, 102, 13.4, 11.1, 'vieille appréciation')"
    );
    for (const auto* query :
         {"",
          "vue=mois",
          "vue=mois-matiere&matiere=FRANC",
          "vue=annee",
          "vue=matiere&matiere=FRANC"}) {
        const auto page = notes(query);
        BOOST_TEST(page.status == 200, query);
        for (const auto* text :
             {"secrète", "3,25", "cachée", "vieille", "Année passée", "Serin", "6,66", "Tom</"})
            BOOST_TEST(!has(page, text), query << ' ' << text);
    }
    // nor handed out for a page to leave it aside
    for (const auto& enfant : vie_scolaire::enfants_of(db, acces::CompteId(1), clock.now()))
        BOOST_TEST(vie_scolaire::notes_of(db, enfant, clock.now(), {}).bilans.empty());
}

BOOST_AUTO_TEST_CASE(it_opens_at_midnight_of_the_school) {
    BOOST_TEST(has(notes(), "Les prochaines notes seront visibles le 21/11/2026."));
    at(std::chrono::sys_days(day("2026-11-20")) + std::chrono::hours(23) - std::chrono::seconds(1));
    sign_in(parent_of_lea_and_tom);
    BOOST_TEST(!has(notes(), "secrète"));
    at(std::chrono::sys_days(day("2026-11-20")) + std::chrono::hours(23));
    BOOST_TEST(has(notes(), "secrète"));
}

BOOST_AUTO_TEST_CASE(la_reunion_opens_earlier) {
    script("UPDATE evaluation SET publication = '2026-11-20' WHERE id = 7");
    at(std::chrono::sys_days(day("2026-11-20")) + std::chrono::hours(20) - std::chrono::seconds(1));
    sign_in(parent_of_lea_and_tom);
    BOOST_TEST(!has(notes("", tom), "Thalès"));
    at(std::chrono::sys_days(day("2026-11-20")) + std::chrono::hours(20));
    BOOST_TEST(has(notes("", tom), "Thalès"));
}

BOOST_AUTO_TEST_CASE(at_most_three_statements) {
    script(
        "INSERT INTO parametre_notes (etablissement, mode) VALUES (1, 'echeance');"
        "INSERT INTO echeance (etablissement, jour, pose_le) VALUES (1, '2026-10-06', "
        "'2026-10-01'), "
        "(1, '2026-12-12', '2026-10-01')"
    );
    // once a minute there is one more, that writes when they were read
    for (const auto eleve : {lea, tom}) notes("", eleve);
    for (const auto* query : {"", "vue=mois", "vue=mois-matiere", "vue=annee", "vue=matiere"})
        for (const auto eleve : {lea, tom}) {
            const auto before = db.statements_run();
            BOOST_TEST(notes(query, eleve).status == 200);
            BOOST_TEST(db.statements_run() - before <= 3U, query);
        }
}

// On a phone a year of marks is long: subjects unfold, and what is new is there at once.
BOOST_AUTO_TEST_CASE(a_year_is_folded_but_for_what_is_new) {
    const auto year = notes("vue=annee");
    BOOST_TEST(has(year, "<summary>2 notes<span class=\"hors-ecran\"> en Mathématiques</span>"));
    BOOST_TEST(has(year, "<details open>\n    <summary>1 note, dont 1 nouvelle"));
    BOOST_TEST(has(year, "Fractions"));
    BOOST_TEST(has(year, "Trimestre 1</th>"));
    BOOST_TEST(!has(year, "Trimestre 2</th>"), "a term without a mark is no column");
    BOOST_TEST(!has(notes(), "<summary>2 notes"));
}

// Whichever view is looked at notes that the family has read: all that is new is on the page.
BOOST_AUTO_TEST_CASE(what_is_new_is_on_the_page_whatever_the_view) {
    for (const bool by_dates : {false, true}) {
        if (by_dates)
            script(
                "INSERT INTO parametre_notes (etablissement, mode) VALUES (1, 'echeance');"
                "INSERT INTO echeance (etablissement, jour, pose_le) VALUES "
                "(1, '2026-10-06', '2026-10-01'), (1, '2026-11-12', '2026-10-01')"
            );
        // one that is corrected, far from the term, the month and the subject at hand
        script(
            "UPDATE note SET ecrite_le = '2026-11-15 08:00:00' WHERE eleve = 1 AND evaluation = 1"
        );
        const auto all = support::count(notes("vue=annee").body, "● Nouvelle<");
        BOOST_TEST(all >= 2U);
        for (const auto* query :
             {"",
              "vue=periode&periode=2",
              "vue=mois",
              "vue=mois&mois=2026-10",
              "vue=mois-matiere&matiere=EPS",
              "vue=matiere&matiere=FRANC",
              "vue=matiere&matiere=EPS"}) {
            const auto page = notes(query);
            BOOST_TEST(support::count(page.body, "● Nouvelle<") == all, query);
            BOOST_TEST(!has(page, "secrète"), query);
            BOOST_TEST(!has(page, "Année passée"), query);
        }
        const auto page = notes("vue=periode&periode=2");
        BOOST_TEST(has(page, "autres notes nouvelles, plus bas</a>"));
        BOOST_TEST(has(page, "Notes nouvelles hors de ce choix"));
        BOOST_TEST(has(page, "Aucune note n’est visible"));
        BOOST_TEST(!has(notes("vue=annee"), "#ailleurs"));
    }
    clock.advance(std::chrono::hours(1));
    sign_in(parent_of_lea_and_tom);
    BOOST_TEST(!has(notes("vue=periode&periode=2"), "● Nouvelle"));
}

BOOST_AUTO_TEST_CASE(echeances_decide_and_say_why) {
    script("INSERT INTO parametre_notes (etablissement, mode) VALUES (1, 'echeance')");
    auto page = notes();
    BOOST_TEST(has(page, "Le collège n’a pas encore fixé de date pour montrer les notes."));
    BOOST_TEST(!has(page, "Fractions"));
    BOOST_TEST(has(page, "Aucune note n’est visible"));

    script(
        "INSERT INTO echeance (etablissement, jour, pose_le) VALUES (1, '2026-12-12', '2026-10-01')"
    );
    page = notes();
    BOOST_TEST(has(
        page, "Les notes des évaluations faites jusqu’au 12/12/2026 seront visibles le 13/12/2026."
    ));
    BOOST_TEST(!has(page, "Fractions"));

    script(
        "INSERT INTO echeance (etablissement, jour, pose_le) VALUES (1, '2026-10-04', '2026-10-01')"
    );
    page = notes();
    BOOST_TEST(has(page, "Fractions"));
    BOOST_TEST(!has(page, "Géométrie"));

    // one of last year, though of the division itself, decides nothing any more
    script(
        "INSERT INTO echeance (etablissement, division, jour, pose_le) VALUES (1, 61, "
        "'2025-12-12', '2025-10-01')"
    );
    BOOST_TEST(has(notes(), "Fractions"));

    // the MEF's own date decides alone, then the division's, then the couple's
    script(
        "INSERT INTO echeance (etablissement, mef, jour, pose_le) VALUES (1, '10010012110', "
        "'2026-11-02', '2026-10-01')"
    );
    BOOST_TEST(has(notes(), "Géométrie"));
    script(
        "INSERT INTO echeance (etablissement, division, jour, pose_le) VALUES (1, 61, "
        "'2026-09-30', '2026-10-01')"
    );
    page = notes();
    BOOST_TEST(has(page, "Fractions"));
    BOOST_TEST(!has(page, "Géométrie"));
    script(
        "INSERT INTO echeance (etablissement, mef, division, jour, pose_le) VALUES "
        "(1, '10010012110', 61, '2026-11-19', '2026-10-01'), (1, '10010012110', 99, '2026-01-01', "
        "'2026-10-01')"
    );
    BOOST_TEST(has(notes(), "secrète"));
    // removed: closed again at the very next request
    script("DELETE FROM echeance");
    BOOST_TEST(!has(notes(), "Fractions"));
}

BOOST_AUTO_TEST_CASE(closing_a_period_changes_nothing) {
    const auto before = notes().body;
    script("UPDATE periode SET close_le = '2026-11-19' WHERE id = 11");
    BOOST_TEST(notes().body == before);
}

BOOST_AUTO_TEST_CASE(the_school_chooses_what_is_shown_of_the_class) {
    BOOST_TEST(!has(notes(), "Min – max"));
    script(
        "INSERT INTO parametre_notes (etablissement, voir_moyenne, voir_extremes, "
        "voir_coefficient) VALUES (1, 0, 1, 0)"
    );
    for (const auto* query :
         {"", "vue=annee", "vue=mois&mois=2026-09", "vue=matiere&matiere=MATHS"}) {
        const auto page = notes(query);
        BOOST_TEST(!has(page, "11,25"), query);
        BOOST_TEST(!has(page, "classe :"), query);
        BOOST_TEST(!has(page, "Coef."), query);
    }
    BOOST_TEST(has(notes(), "4 – 19"));
}

BOOST_AUTO_TEST_CASE(the_rank_only_where_the_school_shows_it) {
    BOOST_TEST(!has(notes(), "rang :"));
    script("INSERT INTO parametre_notes (etablissement, voir_rang) VALUES (1, 1)");
    // mathematics: Léa 16, Zoé 6.66; sports: Léa alone, with a zero; French: Léa has no average,
    // Zoé one
    auto page = notes();
    BOOST_TEST(has(page, "rang : 1er sur 2"));
    BOOST_TEST(has(page, "rang : 1er sur 1"));
    BOOST_TEST(!has(page, "Serin"));
    sign_in(parent_of_zoe);
    page = notes("", zoe);
    BOOST_TEST(has(page, "rang : 2e sur 2"));
    BOOST_TEST(has(page, "rang : 1er sur 1"));
    // who has left the class is not in it, whether an exit or an export says so
    for (const auto* left : {"sorti_le = '2026-11-20'", "absent_import_le = '2026-11-19'"}) {
        script(
            std::string("UPDATE eleve SET sorti_le = NULL, absent_import_le = NULL, ") + left +
            " WHERE id = 1"
        );
        page = notes("", zoe);
        BOOST_TEST(has(page, "rang : 1er sur 1"), left);
        BOOST_TEST(!has(page, "2e sur 2"), left);
    }
    script("UPDATE eleve SET sorti_le = '2026-11-21', absent_import_le = NULL WHERE id = 1");
    BOOST_TEST(has(notes("", zoe), "rang : 2e sur 2"), "an exit to come");
    script("UPDATE eleve SET sorti_le = NULL WHERE id = 1");
    // a mark that is not visible moves nobody
    script("UPDATE evaluation SET publication = '2026-11-20' WHERE id = 2");
    script("UPDATE note SET valeur = 1 WHERE eleve = 1 AND evaluation = 1");
    BOOST_TEST(has(notes("", zoe), "rang : 1er sur 2"));
    BOOST_TEST(has(notes("vue=matiere&matiere=MATHS", zoe), "rang : 1er sur 2"));
    BOOST_TEST(!has(notes("vue=mois", zoe), "rang :"));
}

BOOST_AUTO_TEST_CASE(five_views) {
    auto page = notes("vue=mois&mois=2026-09");
    BOOST_TEST(has(page, "Septembre 2026"));
    BOOST_TEST(has(page, "Fractions"));
    BOOST_TEST(!has(page, "Géométrie"));
    page = notes("vue=mois-matiere&mois=2026-10&matiere=MATHS");
    BOOST_TEST(has(page, "Octobre 2026, Mathématiques"));
    BOOST_TEST(has(page, "Géométrie"));
    BOOST_TEST(has(page, "vue=mois-matiere&amp;mois=2026-10&amp;matiere=FRANC"));
    page = notes("vue=annee");
    BOOST_TEST(has(page, "Moyennes par matière, sur 20"));
    BOOST_TEST(has(page, "<svg"));
    BOOST_TEST(has(page, "Le graphique en tableau"));
    page = notes("vue=matiere&matiere=MATHS");
    BOOST_TEST(has(page, "Mathématiques, toute l’année"));
    BOOST_TEST(has(page, "ligne-eleve"));
    page = notes("vue=periode&periode=2");
    BOOST_TEST(has(page, "Aucune note n’est visible"));
}

BOOST_AUTO_TEST_CASE(a_wrong_choice_falls_back) {
    for (const auto* query :
         {"vue=x",
          "vue=mois&mois=2026-13",
          "vue=mois&mois=9999-01",
          "vue=periode&periode=99999999999999",
          "vue=matiere&matiere=NOPE",
          "vue=mois-matiere&mois=&matiere=",
          "vue=mois&vue=annee"})
        BOOST_TEST(notes(query).status == 200, query);
}

BOOST_AUTO_TEST_CASE(reports_of_a_term_open_with_it) {
    script(
        "INSERT INTO bilan (eleve, periode, matiere, moyenne, moyenne_classe, appreciation) VALUES "
        "(1, 11, 102, 13.4, 11.1, 'Bon trimestre de Léa'), (3, 11, 102, 9, 11.1, 'Serin de Zoé')"
    );
    BOOST_TEST(!has(notes("periode=1"), "Bon trimestre"));
    at(noon("2026-12-01"));
    sign_in(parent_of_lea_and_tom);
    const auto page = notes("periode=1");
    BOOST_TEST(has(page, "« Bon trimestre de Léa »"));
    BOOST_TEST(has(page, "13,40"));
    BOOST_TEST(!has(page, "Serin"));
}

// A school that gives reports alone, of a term that is over: they are found from everywhere.
struct Bulletins : Famille {
    Bulletins() {
        script(
            "DELETE FROM note; DELETE FROM evaluation;"
            "INSERT INTO bilan (eleve, periode, matiere, moyenne, moyenne_classe, appreciation) "
            "VALUES (1, 11, 101, 17.5, 12.4, 'Très bon travail.'), (1, 11, 102, 13, 11, 'Bien.')"
        );
        at(noon("2026-12-05"));
        sign_in(parent_of_lea_and_tom);
    }
};

BOOST_FIXTURE_TEST_CASE(a_report_is_found_from_everywhere, Bulletins) {
    auto tile = get(page_of(lea));
    BOOST_TEST(
        has(tile, "<p class=\"chiffre\">1</p>\n    <p>bulletin nouveau depuis le 10/11/2026.")
    );
    BOOST_TEST(has(tile, "Le dernier bulletin : Trimestre 1."));
    BOOST_TEST(has(get("/famille/"), "1 bulletin et 1 absence à lire."));

    // nothing is named, and the term at hand has nothing: the last one that has
    auto page = notes();
    BOOST_TEST(has(page, "<h2>Trimestre 1</h2>"));
    BOOST_TEST(has(
        page, "Bulletin, Trimestre 1 <span class=\"etat actif\">● Nouveau</span> : moyenne 17,50, "
    ));
    BOOST_TEST(has(page, "Moyenne générale : <strong class=\"chiffre\">15,25</strong>"));
    BOOST_TEST(has(page, "Exporter ces notes"));

    const auto way =
        "vue=periode&amp;periode=1\">Bulletin : Trimestre 1</a> <span class=\"etat "
        "actif\">● Nouveau</span>";
    for (const auto* query : {"vue=periode&periode=2", "vue=mois", "vue=mois-matiere"}) {
        page = notes(query);
        BOOST_TEST(has(page, way), query);
        BOOST_TEST(has(page, "Aucune note n’est visible pour ce choix."), query);
    }
    page = notes("vue=annee");
    BOOST_TEST(!has(page, way));
    BOOST_TEST(has(page, "data-col=\"Trimestre 1\">17,50<"));
    BOOST_TEST(has(page, "data-col=\"Année\"><strong>—</strong>"));
    BOOST_TEST(has(page, "« Très bon travail. »"));
    BOOST_TEST(!has(page, "<strong class=\"chiffre\">—"));
    page = notes("vue=matiere&matiere=MATHS");
    BOOST_TEST(has(page, "Mathématiques, toute l’année"));
    BOOST_TEST(has(page, "« Très bon travail. »"));
    BOOST_TEST(!has(page, "« Bien. »"));

    for (const auto* query : {"", "vue=annee", "vue=periode&periode=1"})
        BOOST_TEST(
            has(get(page_of(lea, "/notes.csv"), query),
                "\"Mathématiques\";\"\";\"Bulletin, Trimestre 1\";\"17,5\";\"20\";\"\";"
                "\"12,4\";\"Très bon travail.\""),
            query
        );
    // read, it is no longer new
    clock.advance(std::chrono::hours(1));
    sign_in(parent_of_lea_and_tom);
    BOOST_TEST(!has(notes("vue=mois"), "● Nouveau"));
    BOOST_TEST(has(get(page_of(lea)), "Rien de nouveau depuis le 05/12/2026."));
}

// It came, or was changed, after its opening day, and after this family had read.
BOOST_FIXTURE_TEST_CASE(a_late_report_is_new, Bulletins) {
    notes();
    clock.advance(std::chrono::hours(24));
    for (const bool late : {false, true}) {
        script("UPDATE bilan SET ecrite_le = '2026-12-05 10:00:00' WHERE matiere = 101");
        if (late) script("UPDATE bilan SET ecrite_le = '2026-12-06 10:00:00' WHERE matiere = 101");
        sign_in(parent_of_lea_and_tom);
        BOOST_TEST(has(get(page_of(lea)), "bulletin nouveau depuis le 05/12/2026.") == late);
        BOOST_TEST(has(get("/famille/"), "1 bulletin") == late);
        clock.advance(std::chrono::minutes(5));
    }
    const auto page = notes();
    BOOST_TEST(has(page, "Bulletin, Trimestre 1 <span class=\"etat actif\">● Nouveau</span>"));
    BOOST_TEST(support::count(page.body, "● Nouveau<") == 1U);
    clock.advance(std::chrono::hours(1));
    sign_in(parent_of_lea_and_tom);
    BOOST_TEST(!has(notes("vue=mois"), "● Nouveau"));
}

// Of marks and a report, each is counted as what it is; the term at hand comes first once it has
// some.
BOOST_FIXTURE_TEST_CASE(reports_beside_marks, Bulletins) {
    script(
        "INSERT INTO evaluation (id, etablissement, annee, periode, matiere, division, reference, "
        "titre, jour, publication) VALUES (9, 1, 2026, 12, 101, 61, 'e9', 'Thalès', '2026-12-02', "
        "'2026-12-02');"
        "INSERT INTO note (eleve, evaluation, valeur) VALUES (1, 9, 12)"
    );
    const auto tile = get(page_of(lea));
    BOOST_TEST(has(tile, "note nouvelle depuis le 10/11/2026."));
    BOOST_TEST(has(tile, "<strong>1 bulletin à lire.</strong>"));
    BOOST_TEST(has(get("/famille/"), "1 note, 1 bulletin et 1 absence à lire."));
    const auto page = notes();
    BOOST_TEST(has(page, "<h2>Trimestre 2</h2>"));
    BOOST_TEST(has(page, "Bulletin : Trimestre 1</a>"));
    BOOST_TEST(!has(page, "Très bon travail"));
    const auto year = notes("vue=annee");
    BOOST_TEST(has(year, "data-col=\"Trimestre 1\">17,50<"));
    BOOST_TEST(has(year, "data-col=\"Trimestre 2\">12,00<"));
    BOOST_TEST(has(year, "data-col=\"Année\"><strong>12,00</strong>"));
}

// Marks too: a term that has just begun is not where the page opens.
BOOST_AUTO_TEST_CASE(a_term_without_a_mark_yet) {
    at(noon("2026-12-02"));
    sign_in(parent_of_lea_and_tom);
    BOOST_TEST(has(notes(), "<h2>Trimestre 1</h2>"));
    BOOST_TEST(has(notes(), "Fractions"));
    BOOST_TEST(has(get(page_of(lea, "/notes.csv")), "Fractions"));
    BOOST_TEST(has(notes("periode=2"), "Aucune note n’est visible"));
    script("DELETE FROM note");
    BOOST_TEST(has(notes(), "<h2>Trimestre 2</h2>"));
}

BOOST_AUTO_TEST_CASE(no_mark_no_term) {
    script("DELETE FROM note; DELETE FROM evaluation; DELETE FROM periode");
    for (const auto* query : {"", "vue=mois", "vue=mois-matiere", "vue=annee", "vue=matiere"}) {
        const auto page = notes(query);
        BOOST_TEST(page.status == 200, query);
        BOOST_TEST(has(page, "Aucune note n’est visible"), query);
    }
}

BOOST_AUTO_TEST_SUITE_END()
