// The place in the class: which marks count in it is said by one function, and by the statement
// that ranks.
#include "vie_scolaire/rang.hpp"

#include "donnees.hpp"
#include "vie_scolaire/enfants.hpp"
#include "vie_scolaire/note.hpp"

#include <boost/test/unit_test.hpp>

namespace {

struct Classe : essais::Donnees {
    Classe() { take({essais::evaluations}); }

    scolarite::EleveId eleve(const std::string& ine) {
        return db.value<scolarite::EleveId>("SELECT id FROM eleve WHERE ine = ?", ine).value();
    }
    void note(
        scolarite::EleveId who,
        std::string_view reference,
        std::optional<double> value,
        std::optional<vie_scolaire::NoteSpeciale> special
    ) {
        const auto number = special ? std::optional(static_cast<unsigned>(*special)) : std::nullopt;
        db.execute(
            "INSERT INTO note (eleve, evaluation, valeur, special) "
            "SELECT ?, id, ?, ? FROM evaluation WHERE reference = ? "
            "ON DUPLICATE KEY UPDATE valeur = VALUES(valeur), special = VALUES(special)",
            who,
            value,
            number,
            reference
        );
    }
    unsigned rank_of(scolarite::EleveId who) {
        const auto today = base::parse_date("20/11/2026").value();
        vie_scolaire::Enfant enfant{
            .rattachement = acces::RattachementId(0),
            .eleve = who,
            .nom = "",
            .prenom = "",
            .classe = "6A",
            .perimetre =
                {.mef = "",
                            .division = db.value<scolarite::DivisionId>("SELECT id FROM division WHERE code = "
                                                             "'6A'")},
            .parti = false,
            .ecole =
                {.id = db.value<scolarite::EtablissementId>("SELECT id FROM etablissement").value(),
                            .denomination = "",
                            .fuseau = base::Zone::paris(),
                            .annee = 2026,
                            .jours = {},
                            .declare = true,
                            .service_notes = true,
                            .service_absences = true,
                            .message_accueil = "",
                            .vie_scolaire_nom = "",
                            .vie_scolaire_telephone = "",
                            .vie_scolaire_courriel = "",
                            .regle = {},
                            .voir_notes =
                     {.moyenne = false, .extremes = false, .coefficient = false, .rang = true},
                            .voir_absences = {},
                            .periodes = {}},
            .echeances = {     }
        };
        const vie_scolaire::Visible all{
            .evaluations_up_to = today, .next_opening = {}, .reason = ""};
        const auto ranks = vie_scolaire::rangs_of(db, enfant, all, std::nullopt, today);
        BOOST_REQUIRE(ranks.size() == 1U);
        return ranks.begin()->second.rang;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rang, Classe)

// Léa has 10 and the special mark, Noé 8: she is first unless the mark counts 0.
BOOST_AUTO_TEST_CASE(each_special_mark_counts_as_it_does_in_an_average) {
    const auto lea = eleve("990000001EB");
    const auto noe = eleve("990000002EA");
    note(lea, "M1", 10, {});
    note(noe, "M1", 8, {});
    BOOST_TEST(rank_of(lea) == 1U);
    BOOST_TEST(rank_of(noe) == 2U);
    db.execute("UPDATE evaluation SET coefficient = 1");
    for (const auto special : vie_scolaire::notes_speciales) {
        note(lea, "M2", {}, special);
        const bool zero = vie_scolaire::counts_as_zero(special);
        BOOST_TEST(rank_of(lea) == (zero ? 2U : 1U), vie_scolaire::code_of(special));
    }
}

BOOST_AUTO_TEST_SUITE_END()
