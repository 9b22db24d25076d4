// The journal says who did it, to whom, and for which pupil.
#include "acces/journal.hpp"
#include "acces/ecole.hpp"
#include "acces/effacement.hpp"
#include "acces/emission.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

namespace {

constexpr std::string_view sixieme = "10010012110";

struct Journal : support::Database {
    ecole::Ecole college{db, "9990001A", "Collège Jeanne Villepreux"};
    scolarite::DivisionId d6a = college.division("6A", sixieme);
    scolarite::EleveId lea = college.eleve(d6a, sixieme, "CHAASSON", "Léa");
    scolarite::CoupleId anne = college.couple(lea, college.responsable("BARENNEC", "Anne"), 1);
    scolarite::CoupleId luc = college.couple(lea, college.responsable("CHAASSON", "Luc"), 2);
    base::SystemRandom random;
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    base::Instant now = ecole::rentree + std::chrono::days(10);

    acces::Acte acte() const {
        return {
            now, {std::nullopt, "192.0.2.1"},
             college.id
        };
    }
    void generate(const std::vector<std::uint64_t>& sujets) {
        acces::Demande demande;
        demande.sujets = sujets;
        demande.criteres = "6A";
        db.transact([&](db::Transaction& tx) {
            acces::generate_all(tx, keys, random, acte(), demande);
        });
    }
    void write(base::Instant when, const acces::Auteur& auteur, const acces::Entree& entree) {
        db.transact([&](db::Transaction& tx) { acces::journal(tx, when, auteur, entree); });
    }
    // "who: what", newest first, of what the words find.
    std::vector<std::string> lines(const std::string& words = "") {
        std::vector<std::string> out;
        for (const auto& line : acces::journal_of(db, college.id, {.mots = words}, 0, 100).lignes)
            out.push_back(line.auteur + ": " + line.details);
        return out;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(journal, Journal)

BOOST_AUTO_TEST_CASE(each_line_says_which_parent) {
    generate({anne.value(), luc.value()});
    const std::vector<std::string> expected{
        "le système: Nouveau code (6A) – Mme CHAASSON Luc, pour CHAASSON Léa",
        "le système: Nouveau code (6A) – Mme BARENNEC Anne, pour CHAASSON Léa"};
    BOOST_TEST(lines() == expected, boost::test_tools::per_element());
    BOOST_TEST(lines("barennec").size() == 1U);
    BOOST_TEST(lines("chaasson").size() == 2U);
    BOOST_TEST(acces::journal_of(db, college.id, {.mots = "barennec"}, 0, 100).total == 1U);
}

// One code alone: the line names it once.
BOOST_AUTO_TEST_CASE(no_name_is_said_twice) {
    generate({anne.value()});
    BOOST_TEST(lines().at(0) == "le système: Nouveau code – Mme BARENNEC Anne, pour CHAASSON Léa");
}

// What a line shows, however it is copied or typed again.
BOOST_AUTO_TEST_CASE(what_is_shown_is_found) {
    generate({anne.value(), luc.value()});
    const auto account = college.compte("paul.ier", "responsable");
    write(
        now,
        {account, "192.0.2.7"},
        {.action = "notes.echeance",
         .etablissement = college.id,
         .details = "Tout l’établissement\u00A0: date du 12/11/2026"}
    );
    for (const std::string words :
         {"Nouveau code (6A) – Mme BARENNEC Anne, pour CHAASSON Léa",
          "Mme BARENNEC Anne, pour",
          "tout l'établissement",
          "Tout l’établissement : date",
          "paul.ier",
          "192.0.2.7"})
        BOOST_TEST(lines(words).size() == 1U, words);
    BOOST_TEST(lines("le système").size() == 2U);
    BOOST_TEST(lines("100 % l_établissement").empty());
    db.execute("UPDATE compte SET identifiant_affiche = '' WHERE id = ?", account);
    const auto all = lines();
    BOOST_TEST(lines(all.at(0).substr(0, all.at(0).find(':'))).at(0) == all.at(0));
}

// Who erased his account is not "the system", nor nobody, in what he did before either.
BOOST_AUTO_TEST_CASE(an_erased_account_is_the_family) {
    generate({anne.value()});
    const auto account = college.use_code(anne, "anne.barennec", now);
    write(
        now,
        {account, "192.0.2.7"},
        {.action = "rattachement.cree",
         .etablissement = college.id,
         .couple = anne,
         .eleve = lea,
         .cible = account,
         .details = "Élève ajouté."}
    );
    BOOST_TEST(acces::journal_of_couple(db, anne).at(0).auteur == "anne.barennec");
    db.transact([&](db::Transaction& tx) {
        acces::end_compte(tx, now, {account, "192.0.2.7"}, account);
    });
    for (const bool purged : {false, true}) {
        if (purged) BOOST_TEST(acces::erase_ended(db) == 1U);
        const auto history = acces::journal_of_couple(db, anne);
        BOOST_TEST(history.at(0).details == "Compte effacé par son titulaire.");
        BOOST_TEST(history.at(0).auteur == "la famille");
        BOOST_TEST(history.at(1).auteur == "la famille");
        BOOST_TEST(
            lines("la famille").at(0) ==
            "la famille: Compte effacé par son titulaire. – Mme "
            "BARENNEC Anne, pour CHAASSON Léa"
        );
    }
}

BOOST_AUTO_TEST_SUITE_END()
