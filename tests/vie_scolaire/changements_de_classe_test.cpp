// An import that changes the classes of pupils, and the dates that hold their marks back: nothing
// is lost in silence, and nothing more is shown.
#include "vie_scolaire/changements_de_classe.hpp"
#include "scolarite/fichiers.hpp"
#include "support/database.hpp"
#include "vie_scolaire/parametres.hpp"

#include <boost/test/unit_test.hpp>

using namespace essais;

namespace {

const std::vector<std::string> names{"ROY", "ÉLOT", "FAURE", "PETIT"};

struct Classes : support::Database {
    Dossier folder;
    int made = 0;

    // Pupil n is in the n-th class.
    scolarite::Bilan take(const std::vector<std::string>& classes, bool essai = false) {
        std::vector<E> list;
        for (unsigned i = 0; i < classes.size(); ++i)
            list.push_back({i + 1, names.at(i), "Léa", "12/09/2013", "", classes[i]});
        scolarite::OptionsImport options{october()};
        options.essai = essai;
        options.suivre = [](db::Transaction& tx,
                            scolarite::EtablissementId school,
                            const std::vector<scolarite::Deplacement>& moved,
                            scolarite::Bilan& bilan) {
            vie_scolaire::suivre_classes(tx, october(), school, moved, bilan);
        };
        const auto path = folder.file("e" + std::to_string(++made) + ".xml", eleves(list));
        auto done = import(db, {path}, options);
        BOOST_REQUIRE_MESSAGE(done, message(done));
        return *done;
    }
    void a_l_echeance(const std::string& code, const std::string& day) {
        db.execute(
            "INSERT INTO parametre_notes (etablissement, mode) SELECT id, 'echeance' FROM "
            "etablissement ON DUPLICATE KEY UPDATE mode = 'echeance'"
        );
        db.execute(
            "INSERT INTO echeance (etablissement, division, jour, pose_le) SELECT t.id, "
            "COALESCE((SELECT d.id FROM division d WHERE d.code = ?), 0), ?, '2026-09-02' FROM "
            "etablissement t",
            code,
            day
        );
    }
    // The dates that decide for a pupil of that class.
    std::vector<std::string> dates(const std::string& code) {
        const auto school = db.value<scolarite::EtablissementId>("SELECT id FROM etablissement");
        const vie_scolaire::Perimetre place{
            "10010012110",
            db.value<scolarite::DivisionId>("SELECT id FROM division WHERE code = ?", code)};
        std::vector<std::string> days;
        for (const auto day : dates_of(vie_scolaire::echeances_of(db, school.value()), place))
            days.push_back(base::format_date(day));
        return days;
    }
    int warnings_of_dates(const scolarite::Bilan& bilan) {
        int count = 0;
        for (const auto& one : bilan.avertissements) count += has(one.texte, "dates") ? 1 : 0;
        return count;
    }
};

using Days = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(changements_de_classe, Classes)

BOOST_AUTO_TEST_CASE(a_class_that_changes_its_code_keeps_all_it_has) {
    take({"3 B", "3 B", "3 B", "3A"});
    a_l_echeance("3 B", "2026-10-01");
    const auto division = db.value<int>("SELECT id FROM division WHERE code = '3 B'");
    const auto preview = take({"3B", "3B", "3B", "3A"}, true);
    const auto done = take({"3B", "3B", "3B", "3A"});
    for (const auto& bilan : {preview, done}) {
        BOOST_TEST(warned(bilan, "la classe 3 B s’appelle maintenant 3B"));
        BOOST_TEST(bilan.structures.at(scolarite::GenreStructure::divisions).crees == 0U);
    }
    BOOST_TEST((db.value<int>("SELECT id FROM division WHERE code = '3B'") == division));
    BOOST_TEST(dates("3B") == Days{"01/10/2026"}, boost::test_tools::per_element());
    BOOST_TEST(take({"3B", "3B", "3B", "3A"}).lignes_ecrites == 0U);
}

BOOST_AUTO_TEST_CASE(a_class_cut_in_two_gives_its_dates_to_both) {
    take({"3A", "3A", "3A", "3A"});
    a_l_echeance("", "2026-10-10");
    a_l_echeance("3A", "2026-09-15");
    const auto done = take({"3C", "3C", "3D", "3D"});
    BOOST_TEST(dates("3C") == Days{"15/09/2026"}, boost::test_tools::per_element());
    BOOST_TEST(dates("3D") == Days{"15/09/2026"}, boost::test_tools::per_element());
    BOOST_TEST(warned(done, "les dates de 3A sont reprises pour la nouvelle classe 3C, qui en a"));
    BOOST_TEST(warnings_of_dates(done) == 2);
}

// The school sees up to 10 October, 3A is held back at 15 September: so is who joins it.
BOOST_AUTO_TEST_CASE(a_class_of_several_takes_what_shows_least) {
    take({"3A", "3A", "3B", "3B"});
    a_l_echeance("", "2026-10-10");
    a_l_echeance("3A", "2026-09-15");
    const auto done = take({"3C", "3C", "3C", "3C"});
    BOOST_TEST(dates("3C") == Days{"15/09/2026"}, boost::test_tools::per_element());
    BOOST_TEST(warned(done, "ce sont les plus restrictives"));
    BOOST_TEST(warned(
        done,
        "2\u00A0élèves de 3B suivent maintenant les dates de 3C ; notes visibles : jusqu’au "
        "15/09/2026 (avant : jusqu’au 10/10/2026)"
    ));
    BOOST_TEST(
        db.value<int>("SELECT COUNT(*) FROM journal WHERE action = 'echeance.posee'").value() == 1
    );
}

// Held back by a date to come: nothing of it is shown yet, and it is the stricter.
BOOST_AUTO_TEST_CASE(a_date_to_come_holds_more_back_than_one_passed) {
    take({"3A", "3A", "3B", "3B"});
    a_l_echeance("", "2026-10-10");
    a_l_echeance("3B", "2026-12-15");
    take({"3C", "3C", "3C", "3C"});
    BOOST_TEST(dates("3C") == Days{"15/12/2026"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_changes_class_is_said_where_dates_differ) {
    take({"3A", "3A", "3B", "3B"});
    a_l_echeance("3A", "2026-09-15");
    BOOST_TEST(warned(take({"3A", "3A", "3B", ""}), "1\u00A0élève sans division"));
    const auto done = take({"3A", "3B", "3B", "3B"});
    BOOST_TEST(warned(
        done,
        "1\u00A0élève de 3A suit maintenant les dates de 3B ; notes visibles : aucune (avant : "
        "jusqu’au 15/09/2026)"
    ));
    BOOST_TEST(warnings_of_dates(done) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
