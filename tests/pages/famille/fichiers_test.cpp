// Lists as files: what the page shows, in its columns, and nothing that it does not.
#include "academie.hpp"

namespace {

struct Fichiers : support::Academie {
    Fichiers() { sign_in(parent_of_lea_and_tom); }
    std::string file(std::string_view service, std::string_view query = "") {
        const auto response = get(page_of(lea, service), query);
        BOOST_TEST(response.status == 200);
        BOOST_TEST(response.header("Content-Type").starts_with("text/csv"));
        return response.body;
    }
};

bool in(const std::string& file, std::string_view part) {
    return file.find(part) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(fichiers, Fichiers)

BOOST_AUTO_TEST_CASE(marks_are_those_of_the_page) {
    db.execute(
        "INSERT INTO parametre_notes (etablissement, mode, delai_jours, voir_moyenne, "
        "voir_extremes, "
        "voir_coefficient) VALUES (1, 'fil', 1, TRUE, FALSE, TRUE)"
    );
    const auto path = page_of(lea, "/notes");
    BOOST_TEST(support::has(get(path, "vue=annee"), path + ".csv?vue=annee"));
    const auto year = file("/notes.csv", "vue=annee");
    BOOST_TEST(in(year, "\"Mathématiques\";\"20/09/2026\";\"Fractions\";\"14\";\"20\""), year);
    BOOST_TEST(in(year, "\"Moyenne de la classe\""));
    BOOST_TEST(!in(year, "La plus basse"));
    BOOST_TEST(in(year, "Abs"));
    BOOST_TEST(!in(year, "secrète"));  // not published yet
    BOOST_TEST(!in(year, "cachée"));
    BOOST_TEST(!in(year, "Serin"));  // nobody else's
    const auto one = file("/notes.csv", "vue=matiere&matiere=FRANC");
    BOOST_TEST(in(one, "Dictée"));
    BOOST_TEST(!in(one, "Fractions"));
}

BOOST_AUTO_TEST_CASE(absences_are_those_of_the_page) {
    const auto path = page_of(lea, "/absences");
    BOOST_TEST(support::has(get(path, "vue=annee"), path + ".csv?vue=annee"));
    db.execute(
        "INSERT INTO parametre_absences (etablissement, voir_retards, voir_motifs) VALUES (1, "
        "FALSE, FALSE)"
    );
    auto year = file("/absences.csv", "vue=annee");
    BOOST_TEST(in(year, "\"Absence\";\"18/09/2026 08:00\";\"22/09/2026 12:00\";\"7\""), year);
    BOOST_TEST(!in(year, "Maladie"));  // reasons and lates are the school's to show
    BOOST_TEST(!in(year, "Retard"));
    db.execute("UPDATE parametre_absences SET voir_retards = TRUE, voir_motifs = TRUE");
    year = file("/absences.csv", "vue=annee");
    BOOST_TEST(in(year, "Maladie"));
    BOOST_TEST(in(year, "\"Retard\""));
    const auto month = file("/absences.csv", "vue=mois&mois=2026-11");
    BOOST_TEST(!in(month, "18/09/2026"));
}

BOOST_AUTO_TEST_CASE(a_month_goes_to_the_end_of_its_last_day) {
    db.execute(
        "INSERT INTO absence (eleve, genre, debut, fin, demi_journees, minutes, motif, justifiee, "
        "ecrite_le) VALUES (1, 'absence', '2026-09-30 08:00:00', '2026-09-30 12:00:00', 1, 0, '', "
        "0, '2026-09-30 16:00:00')"
    );
    BOOST_TEST(in(file("/absences.csv", "vue=mois&mois=2026-09"), "30/09/2026 08:00"));
    BOOST_TEST(!in(file("/absences.csv", "vue=mois&mois=2026-10"), "30/09/2026"));
}

BOOST_AUTO_TEST_SUITE_END()
