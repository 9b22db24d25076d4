// The page of absences: four durations, totals in half-days, lates apart, contact, empty states.
#include "academie.hpp"

namespace {

using support::Academie;
using support::has;

struct Famille : Academie {
    Famille() { sign_in(parent_of_lea_and_tom); }
    web::Response absences(std::string_view query = "", unsigned eleve = lea) {
        return get(page_of(eleve, "/absences"), query);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(page_absences, Famille)

BOOST_AUTO_TEST_CASE(the_year) {
    const auto page = absences();
    BOOST_TEST(page.status == 200);
    for (const auto* text :
         {"<h1>Absences</h1>",
          "Année scolaire 2026-2027",
          "<p class=\"chiffre\">8</p>",
          "demi-journées d’absence, dont 1 non justifiée",
          "du 18/09/2026 au 22/09/2026",
          "16/11/2026, de 13 h 30 à 17 h 00",
          "✓ Justifiée",
          "! Non justifiée",
          "<svg",
          "M. Basile Fargue",
          "href=\"tel:0199001234\"",
          "01 99 00 12 34",
          "Toussaint"})
        if (std::string_view(text) != "Toussaint") BOOST_TEST(has(page, text), text);
    BOOST_TEST(!has(page, "Serin"));
    // a school that has not decided shows neither motives nor lates
    BOOST_TEST(!has(page, "Maladie"));
    BOOST_TEST(!has(page, "Bus en retard"));
    BOOST_TEST(!has(page, "etard"));
}

BOOST_AUTO_TEST_CASE(an_absence_across_two_weeks_counts_in_each) {
    auto page = absences("vue=semaine&jour=2026-09-18");
    BOOST_TEST(has(page, "Semaine du 14/09/2026 au 20/09/2026"));
    BOOST_TEST(has(page, "<p class=\"chiffre\">4</p>"));
    page = absences("vue=semaine&jour=2026-09-21");
    BOOST_TEST(has(page, "<p class=\"chiffre\">3</p>"));
    BOOST_TEST(has(page, "Semaine précédente"));
}

BOOST_AUTO_TEST_CASE(month_and_term) {
    auto page = absences("vue=mois&mois=2026-09");
    BOOST_TEST(has(page, "Septembre 2026"));
    BOOST_TEST(has(page, "<p class=\"chiffre\">7</p>"));
    page = absences("vue=mois&mois=2026-10");
    BOOST_TEST(has(page, "Aucune demi-journée d’absence."));
    BOOST_TEST(has(page, "Rien n’est enregistré"));
    page = absences("vue=periode");
    BOOST_TEST(has(page, "Trimestre 1, du 01/09/2026 au 30/11/2026"));
    BOOST_TEST(has(page, "<p class=\"chiffre\">8</p>"));
    page = absences("vue=periode&periode=2");
    BOOST_TEST(has(page, "Aucune demi-journée d’absence."));
}

BOOST_AUTO_TEST_CASE(lates_and_motives_where_the_school_shows_them) {
    script("INSERT INTO parametre_absences VALUES (1, 1, 0)");
    auto page = absences();
    BOOST_TEST(has(page, "<caption>Retards</caption>"));
    BOOST_TEST(has(page, "12 min"));
    BOOST_TEST(has(page, "17/11/2026 à 8 h 00"));
    BOOST_TEST(!has(page, "Maladie"));
    BOOST_TEST(!has(page, "Bus en retard"));
    script("UPDATE parametre_absences SET voir_motifs = 1");
    BOOST_TEST(has(absences(), "Bus en retard"));
}

BOOST_AUTO_TEST_CASE(a_total_without_its_days) {
    at(support::noon("2026-12-01"));
    sign_in(parent_of_lea_and_tom);
    script(
        "INSERT INTO absence_bilan VALUES (1, 11, 6, 6, 9), (1, 12, 5, 2, 3), (3, 12, 44, 44, 44)"
    );
    constexpr std::string_view unknown =
        "demi-journées dont l’établissement n’a pas donné les jours";
    auto page = absences("vue=periode&periode=2");
    BOOST_TEST(has(page, "<p class=\"chiffre\">5</p>"));
    BOOST_TEST(has(page, "dont 2 non justifiées"));
    BOOST_TEST(has(page, unknown));
    // the days of the first term are more than its total: they count
    page = absences("vue=periode&periode=1");
    BOOST_TEST(has(page, "<p class=\"chiffre\">8</p>"));
    BOOST_TEST(!has(page, unknown));
    page = absences("vue=annee");
    BOOST_TEST(has(page, "<p class=\"chiffre\">13</p>"));
    BOOST_TEST(has(page, unknown));
    BOOST_TEST(has(page, "D’autres demi-journées sont comptées sans que leurs jours soient connus.")
    );
}

// An import refuses it, but the dates of terms may move afterwards.
BOOST_AUTO_TEST_CASE(a_total_of_a_term_to_come_waits_for_it) {
    script("INSERT INTO absence_bilan VALUES (1, 12, 5, 2, 3)");
    at(support::noon("2026-11-30"));
    for (const bool begun : {false, true}) {
        if (begun) at(support::noon("2026-12-01"));
        sign_in(parent_of_lea_and_tom);
        const auto term = absences("vue=periode&periode=2");
        BOOST_TEST(has(term, begun ? "<p class=\"chiffre\">5</p>" : "<p class=\"chiffre\">0</p>"));
        BOOST_TEST(has(term, "n’a pas donné les jours") == begun);
        BOOST_TEST(has(term, "Rien n’est enregistré") == !begun);
        const auto year = absences("vue=annee");
        BOOST_TEST(has(year, "<p class=\"chiffre\">13</p>") == begun);
        BOOST_TEST(has(year, "sans que leurs jours soient connus") == begun);
        BOOST_TEST(has(absences("vue=mois&mois=2026-12"), "sans tous ses jours") == begun);
        BOOST_TEST(has(get(page_of(lea)), "Depuis la rentrée\u00A0: 13") == begun);
    }
}

// Where it gives some of the days only, its total still counts, and no view contradicts another.
BOOST_AUTO_TEST_CASE(a_total_with_some_of_its_days) {
    script(
        "DELETE FROM absence WHERE eleve = 1; INSERT INTO absence_bilan VALUES (1, 11, 10, 4, 0);"
    );
    BOOST_TEST(has(absences("vue=annee"), "<p class=\"chiffre\">10</p>"));
    auto month = absences("vue=mois&mois=2026-10");
    BOOST_TEST(has(month, "<p class=\"chiffre\">0</p>"));
    BOOST_TEST(has(month, "Trimestre 1"));
    BOOST_TEST(has(month, "un total sans tous ses jours"));
    BOOST_TEST(!has(month, "Rien n’est enregistré"));
    script(
        "INSERT INTO absence (eleve, genre, debut, fin, demi_journees, justifiee) VALUES "
        "(1, 'absence', '2026-11-16 08:00:00', '2026-11-16 12:00:00', 1, 1)"
    );
    for (const auto* view : {"vue=annee", "vue=periode&periode=1"}) {
        const auto page = absences(view);
        BOOST_TEST(has(page, "<p class=\"chiffre\">10</p>"), view);
        BOOST_TEST(has(page, "dont 4 non justifiées"), view);
    }
    BOOST_TEST(has(get(page_of(lea)), "Depuis la rentrée\u00A0: 10"));
}

// Of the half-days that are not justified too: the year never says fewer than its list shows.
BOOST_AUTO_TEST_CASE(a_total_that_knows_fewer_unjustified_half_days) {
    script(
        "DELETE FROM absence WHERE eleve = 1; INSERT INTO absence_bilan VALUES (1, 11, 3, 1, 0);"
        "INSERT INTO absence (eleve, genre, debut, fin, demi_journees, justifiee) VALUES "
        "(1, 'absence', '2026-11-12 08:00:00', '2026-11-12 17:00:00', 2, 0)"
    );
    BOOST_TEST(has(absences("vue=mois&mois=2026-11"), "2 demi-journées d’absence, aucune justifiée")
    );
    for (const auto* view : {"vue=annee", "vue=periode&periode=1"})
        BOOST_TEST(has(absences(view), "3 demi-journées d’absence, dont 2 non justifiées"), view);
}

// The source may give half-days as a total and lates by the day, or the other way round: one never
// hides the other.
BOOST_AUTO_TEST_CASE(days_of_lates_do_not_hide_a_total_of_half_days) {
    at(support::noon("2026-12-05"));
    sign_in(parent_of_lea_and_tom);
    script(
        "INSERT INTO absence_bilan VALUES (1, 12, 5, 2, 1);"
        "INSERT INTO absence (eleve, genre, debut, fin, minutes, source) VALUES "
        "(1, 'retard', '2026-12-03 08:00:00', '2026-12-03 08:10:00', 10, 'late-of-2')"
    );
    for (const bool shown : {false, true}) {
        if (shown) script("INSERT INTO parametre_absences VALUES (1, 1, 0)");
        auto page = absences("vue=periode&periode=2");
        BOOST_TEST(has(page, "<p class=\"chiffre\">5</p>"), shown);
        BOOST_TEST(has(page, "1 retard.") == shown);
        BOOST_TEST(has(page, "demi-journées dont l’établissement n’a pas donné les jours"));
        BOOST_TEST(!has(page, "retards dont"));
        BOOST_TEST(has(get(page_of(lea)), "Depuis la rentrée\u00A0: 13"), shown);
    }
    // half-days by the day, lates as a total
    script(
        "DELETE FROM absence WHERE source = 'late-of-2';"
        "UPDATE absence_bilan SET demi_journees = 1, non_justifiees = 0, retards = 3 WHERE periode "
        "= 12;"
        "INSERT INTO absence (eleve, genre, debut, fin, demi_journees, justifiee) VALUES "
        "(1, 'absence', '2026-12-03 08:00:00', '2026-12-03 12:00:00', 1, 1)"
    );
    const auto page = absences("vue=periode&periode=2");
    BOOST_TEST(has(page, "<p class=\"chiffre\">1</p>"));
    BOOST_TEST(!has(page, "demi-journées dont l’établissement"));
    BOOST_TEST(has(page, "3 retards. <span class=\"second\">Ce nombre compte aussi des retards"));
}

// The list names both absences, so the page says why its total is not their sum.
BOOST_AUTO_TEST_CASE(two_absences_of_one_half_day) {
    constexpr std::string_view once = "Une demi-journée touchée par plusieurs absences";
    BOOST_TEST(!has(absences("vue=annee"), once));
    script(
        "INSERT INTO absence (eleve, genre, debut, fin, demi_journees, justifiee) VALUES "
        "(1, 'absence', '2026-09-21 09:00:00', '2026-09-21 17:00:00', 2, 0)"
    );
    for (const auto* view : {"vue=annee", "vue=periode&periode=1"}) {
        BOOST_TEST(has(absences(view), "<p class=\"chiffre\">8</p>"), view);
        BOOST_TEST(has(absences(view), "dont 3 non justifiées"), view);
        BOOST_TEST(has(absences(view), once), view);
    }
    BOOST_TEST(has(absences("vue=semaine&jour=2026-09-21"), "<p class=\"chiffre\">3</p>"));
    BOOST_TEST(has(absences("vue=mois&mois=2026-09"), "<p class=\"chiffre\">7</p>"));
    BOOST_TEST(!has(absences("vue=mois&mois=2026-11"), once));
    BOOST_TEST(has(get(page_of(lea)), "Depuis la rentrée\u00A0: 8"));
}

// Whichever duration is looked at notes that the family has read: all that is new is on the page.
BOOST_AUTO_TEST_CASE(what_is_new_is_on_the_page_whatever_the_duration) {
    script("INSERT INTO parametre_absences VALUES (1, 1, 1)");
    const auto fresh = [&](const web::Response& page) {
        return support::count(page.body, "● Nouvelle<") + support::count(page.body, "● Nouveau<");
    };
    for (const auto* query :
         {"",
          "vue=semaine&jour=2026-09-18",
          "vue=semaine&jour=2026-11-16",
          "vue=mois&mois=2026-10",
          "vue=mois&mois=2026-11",
          "vue=periode&periode=2"}) {
        const auto page = absences(query);
        BOOST_TEST(fresh(page) == 2U, query);
        BOOST_TEST(
            has(page, "2\u00A0nouveautés hors de cette durée") ==
                (std::string_view(query).ends_with("-18") ||
                 std::string_view(query).ends_with("-10") ||
                 std::string_view(query).ends_with("=2")),
            query
        );
    }
    sign_in(parent_of_lea_and_tom);
    clock.advance(std::chrono::hours(1));
    sign_in(parent_of_lea_and_tom);
    BOOST_TEST(fresh(absences("vue=periode&periode=2")) == 0U);
}

// A source may announce an absence: it is none before its day, by the clock of the school.
BOOST_AUTO_TEST_CASE(what_is_announced_is_none_before_its_day) {
    script(
        "INSERT INTO parametre_absences VALUES (1, 1, 1);"
        "INSERT INTO absence (eleve, genre, debut, fin, demi_journees, motif, justifiee, ecrite_le)"
        " VALUES (1, 'absence', '2026-12-07 08:00:00', '2026-12-08 17:00:00', 4, 'Stage', 1, "
        "'2026-11-18 08:00:00')"
    );
    const std::vector<std::string> views{
        "vue=annee",
        "vue=periode&periode=2",
        "vue=mois&mois=2026-12",
        "vue=semaine&jour=2026-12-07"};
    const auto everywhere = [&](bool there) {
        for (const auto& view : views) {
            BOOST_TEST(has(absences(view), "Stage") == there, view);
            BOOST_TEST(has(get(page_of(lea, "/absences.csv"), view), "Stage") == there, view);
        }
        const auto year = there ? "12" : "8";
        BOOST_TEST(has(absences("vue=annee"), "<p class=\"chiffre\">" + std::string(year) + "</p>")
        );
        BOOST_TEST(has(get(page_of(lea)), "Depuis la rentrée\u00A0: " + std::string(year)));
    };
    BOOST_TEST(!has(get("/famille/"), "2\u00A0absences"));
    everywhere(false);
    at(support::noon("2026-12-06"));
    sign_in(parent_of_lea_and_tom);
    everywhere(false);
    at(support::noon("2026-12-07") - std::chrono::hours(11) - std::chrono::minutes(30));
    sign_in(parent_of_lea_and_tom);
    BOOST_TEST(has(get("/famille/"), "1\u00A0absence à lire"));
    everywhere(true);
    BOOST_TEST(has(absences("vue=annee"), "● Nouvelle"));
}

BOOST_AUTO_TEST_CASE(no_contact_no_absence) {
    script("INSERT INTO teleservice VALUES (2, 'absences', '2026-09-01', NULL)");
    const auto page = absences("", tom);
    BOOST_TEST(page.status == 200);
    BOOST_TEST(has(page, "Aucune demi-journée d’absence."));
    BOOST_TEST(has(page, "n’a pas indiqué de contact"));
}

BOOST_AUTO_TEST_CASE(a_wrong_choice_falls_back) {
    for (const auto* query :
         {"vue=x",
          "vue=semaine&jour=demain",
          "vue=semaine&jour=1999-01-01",
          "vue=mois&mois=2026-00",
          "vue=periode&periode=-1",
          "vue=mois&mois=9999-12"})
        BOOST_TEST(absences(query).status == 200, query);
}

BOOST_AUTO_TEST_SUITE_END()
