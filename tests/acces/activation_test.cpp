// From a code and a birth date to a link: equal answers to every failure, use once, replacement.
#include "acces/activation.hpp"

#include "acces/limite.hpp"
#include "acces/rattachement.hpp"
#include "monde.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

namespace {

struct Famille : monde::Ecole {
    scolarite::EleveId eleve = make_eleve();
    scolarite::CoupleId couple = make_couple(eleve);
    Emis code = make_car(eleve, couple);
    base::Date fausse{std::chrono::year(2014), std::chrono::month(5), std::chrono::day(18)};

    acces::Essayeur stranger(int n = 0) const {
        return {
            {std::nullopt, "198.51." + std::to_string(n % 250) + ".7"},
            "visiteur" + std::to_string(n)
        };
    }
    auto verify(const acces::Car& car, base::Date date, int visitor = 0) {
        return acces::verify_code(db, keys, now(), stranger(visitor), car, date);
    }
    bool attach(acces::CompteId compte, acces::CarId car) {
        return db.transact([&](db::Transaction& tx) {
            return acces::activate(tx, now(), {compte, "192.0.2.1"}, compte, car);
        });
    }
    std::int64_t count(db::Sql sql) { return db.value<std::int64_t>(sql).value(); }
    void kill(db::Sql sql) { db.execute(sql, now(), code.id); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(activation)

BOOST_FIXTURE_TEST_CASE(right_code_and_date_open_and_spend_nothing, Famille) {
    for (int i = 0; i < 3; ++i) {
        const auto found = verify(code.car, naissance);
        BOOST_REQUIRE(found.has_value());
        BOOST_TEST((found->car == code.id));
        BOOST_TEST((found->profil() == acces::Profil::responsable));
    }
    const auto enfant = acces::read_enfant(db, now(), code.id);
    BOOST_REQUIRE(enfant.has_value());
    BOOST_TEST(enfant->prenom == "Léa");
    BOOST_TEST(enfant->titulaire == "Mme Anne Roy");
    BOOST_TEST(enfant->etablissement == "Collège des Tilleuls");
}

// Unknown, used, replaced, expired, refused, of an ended pair, wrong date: one sentence, the same
// work.
BOOST_FIXTURE_TEST_CASE(failures_cannot_be_told_apart, Famille) {
    std::set<std::string> answers;
    std::set<std::uint64_t> statements;
    std::set<std::uint64_t> hashes;
    int visitor = 0;
    const auto fails = [&](const acces::Car& car, base::Date date) {
        const auto before = db.statements_run();
        const auto hashed = acces::hashes_run();
        const auto answer = verify(car, date, ++visitor);
        BOOST_REQUIRE(!answer.has_value());
        statements.insert(db.statements_run() - before);
        hashes.insert(acces::hashes_run() - hashed);
        answers.insert(answer.error().message);
    };
    fails(acces::Car::generate(random), naissance);
    fails(code.car, fausse);
    kill("UPDATE car SET utilise_le = ? WHERE id = ?");
    fails(code.car, naissance);
    fails(code.car, fausse);
    code = make_car(eleve, couple);
    kill("UPDATE car SET fin_le = ?, fin_motif = 'remplace' WHERE id = ?");
    fails(code.car, naissance);
    code = make_car(eleve, couple);
    kill("UPDATE car SET expire_le = ? WHERE id = ?");
    fails(code.car, naissance);
    code = make_car(eleve, couple);
    db.execute("UPDATE couple SET fin_le = ? WHERE id = ?", now(), couple);
    fails(code.car, naissance);
    BOOST_TEST(answers.size() == 1U);
    BOOST_TEST(statements.size() == 1U);
    BOOST_TEST(hashes.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(five_wrong_dates_suspend_the_code_and_tell_the_school_once, Famille) {
    for (int i = 0; i < 5; ++i) {
        BOOST_TEST(verify(code.car, naissance, 100 + i).has_value());
        BOOST_TEST(!verify(code.car, fausse, i).has_value());
    }
    BOOST_TEST(!verify(code.car, fausse, 5).has_value());  // in the same second
    clock.advance(std::chrono::hours(1));
    BOOST_TEST(!verify(code.car, naissance, 6).has_value());
    BOOST_TEST(!verify(code.car, fausse, 7).has_value());
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'car.suspendu'") == 1);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM car WHERE fin_motif = 'suspendu' AND scelle IS NULL AND echecs "
              "= 5") == 1
    );
    BOOST_TEST(!attach(make_compte("anne"), code.id));
}

// From as many places as one likes: dates tried on one code are counted on the code.
BOOST_FIXTURE_TEST_CASE(a_code_that_is_tried_from_everywhere_waits, Famille) {
    for (int i = 0; i < 6; ++i) BOOST_TEST(!verify(code.car, fausse, i).has_value());
    const auto waiting = verify(code.car, fausse, 7);
    BOOST_REQUIRE(!waiting.has_value());
    BOOST_TEST(waiting.error().message.find("Attendez") != std::string::npos);
    const auto other = verify(acces::Car::generate(random), fausse, 7);
    BOOST_TEST(other.error().message.find("Attendez") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(guessing_codes_slows_down_one_visitor_and_his_network_only, Famille) {
    for (int i = 0; i < 6; ++i)
        BOOST_TEST(!verify(acces::Car::generate(random), naissance, 1).has_value());
    const auto waiting = verify(code.car, naissance, 1);
    BOOST_REQUIRE(!waiting.has_value());
    BOOST_TEST(waiting.error().message.find("Attendez") != std::string::npos);
    BOOST_TEST(verify(code.car, naissance, 2).has_value());
    clock.advance(std::chrono::minutes(1));
    BOOST_TEST(verify(code.car, naissance, 1).has_value());
}

BOOST_FIXTURE_TEST_CASE(activation_links_journals_and_wipes, Famille) {
    const auto compte = make_compte("anne");
    BOOST_TEST(attach(compte, code.id));
    BOOST_TEST(!attach(compte, code.id));
    BOOST_TEST(
        count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL AND couple_ouvert = couple"
        ) == 1
    );
    BOOST_TEST(
        count("SELECT COUNT(*) FROM car WHERE scelle IS NULL AND utilise_le IS NOT NULL") == 1
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'car.utilise'") == 1);
    const auto enfants = acces::enfants_of(db, compte);
    BOOST_REQUIRE(enfants.size() == 1U);
    BOOST_TEST(enfants[0].prenom == "Léa");
}

BOOST_FIXTURE_TEST_CASE(a_new_code_ends_the_former_link_of_any_account, Famille) {
    const auto first = make_compte("anne");
    const auto second = make_compte("paul");
    BOOST_TEST(attach(first, code.id));
    BOOST_TEST(attach(second, make_car(eleve, couple).id));
    BOOST_TEST(acces::enfants_of(db, first).empty());
    BOOST_TEST(acces::enfants_of(db, second).size() == 1U);
    BOOST_TEST(attach(second, make_car(eleve, couple).id));  // the same account again
    BOOST_TEST(acces::enfants_of(db, second).size() == 1U);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM rattachement WHERE fin_motif = 'remplace' AND couple_ouvert IS "
              "NULL") == 2
    );
}

// A code again for the same person and pupil: what was read stays read. Another account has read
// nothing.
BOOST_FIXTURE_TEST_CASE(a_new_code_keeps_what_was_read, Famille) {
    const auto anne = make_compte("anne");
    BOOST_TEST(attach(anne, code.id));
    db.execute(
        "UPDATE rattachement SET notes_lues_le = '2026-10-01', notes_lues_jour = '2026-09-30', "
        "notes_lues_publication = '2026-09-30', absences_lues_le = '2026-10-02'"
    );
    const auto read = [&] {
        return count(
            "SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL AND notes_lues_le = "
            "'2026-10-01' AND notes_lues_jour = '2026-09-30' AND notes_lues_publication = "
            "'2026-09-30' AND absences_lues_le = '2026-10-02'"
        );
    };
    BOOST_TEST(attach(anne, make_car(eleve, couple).id));
    BOOST_TEST(read() == 1);
    BOOST_TEST(attach(make_compte("paul"), make_car(eleve, couple).id));
    BOOST_TEST(read() == 0);
}

BOOST_FIXTURE_TEST_CASE(a_code_of_a_pupil_who_has_left_waits_unspent, Famille) {
    const auto compte = make_compte("anne");
    for (const db::Sql left :
         {db::Sql("UPDATE eleve SET absent_import_le = '2026-09-01'"),
          db::Sql("UPDATE eleve SET absent_import_le = NULL, sorti_le = '2026-09-01'")}) {
        db.execute(left);
        const auto found = verify(code.car, naissance);
        BOOST_REQUIRE(!found);
        BOOST_TEST(found.error().message.find("a quitté l’établissement") != std::string::npos);
        const auto wrong = verify(code.car, fausse, 1);
        BOOST_REQUIRE(!wrong);
        BOOST_TEST(wrong.error().message.find("a quitté") == std::string::npos);
        BOOST_TEST(!attach(compte, code.id));
    }
    db.execute("UPDATE eleve SET sorti_le = NULL");
    BOOST_TEST(verify(code.car, naissance).has_value());
    BOOST_TEST(attach(compte, code.id));
}

// Of this school year: what was replaced in a former one says nothing to the family any more.
BOOST_FIXTURE_TEST_CASE(closed_children_are_of_this_year, Famille) {
    const auto compte = make_compte("anne");
    BOOST_TEST(attach(compte, code.id));
    const auto next = make_car(eleve, couple);
    BOOST_TEST(attach(make_compte("paul"), next.id));
    BOOST_TEST(acces::enfants_fermes(db, compte).size() == 1U);
    db.execute("UPDATE etablissement SET annee_debut = '2026-09-01'");
    BOOST_TEST(acces::enfants_fermes(db, compte).size() == 1U);
    db.execute("UPDATE etablissement SET annee_debut = '2026-09-15'");
    BOOST_TEST(acces::enfants_fermes(db, compte).empty());
}

BOOST_FIXTURE_TEST_CASE(two_parents_have_links_of_their_own, Famille) {
    const auto other = make_couple(eleve, 2);
    BOOST_TEST(attach(make_compte("anne"), code.id));
    BOOST_TEST(attach(make_compte("paul"), make_car(eleve, other).id));
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL") == 2);
}

BOOST_FIXTURE_TEST_CASE(a_pupils_own_code, Famille) {
    BOOST_TEST(attach(make_compte("anne"), code.id));
    const auto own = make_car(eleve, std::nullopt);
    const auto found = verify(own.car, naissance);
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST((found->profil() == acces::Profil::eleve));
    BOOST_TEST(acces::read_enfant(db, now(), own.id).value().titulaire == "Léa Roy");
    BOOST_TEST(
        attach(make_compte("lea", "tulipe velours canard lundi", acces::Profil::eleve), own.id)
    );
    BOOST_TEST(attach(
        make_compte("lea2", "tulipe velours canard lundi", acces::Profil::eleve),
        make_car(eleve, std::nullopt).id
    ));
    BOOST_TEST(
        count("SELECT COUNT(*) FROM rattachement WHERE couple IS NULL AND fin_le IS NULL") == 1
    );
    // the second ends the first, and nothing of his mother's
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement WHERE fin_motif = 'remplace'") == 1);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL AND couple_ouvert = couple"
        ) == 1
    );
}

BOOST_FIXTURE_TEST_CASE(refusing_a_pupil_ends_the_code_and_tells_the_school, Famille) {
    const auto contest = [&] {
        return db.transact([&](db::Transaction& tx) {
            return acces::contest_code(tx, now(), {std::nullopt, "192.0.2.1"}, code.id);
        });
    };
    BOOST_TEST(contest());
    BOOST_TEST(!contest());
    BOOST_TEST(!verify(code.car, naissance).has_value());
    BOOST_TEST(!acces::read_enfant(db, now(), code.id).has_value());
    BOOST_TEST(
        count("SELECT COUNT(*) FROM journal WHERE action = 'car.conteste' AND couple IS NOT NULL"
        ) == 1
    );
    BOOST_TEST(
        count("SELECT COUNT(*) FROM car WHERE fin_motif = 'conteste' AND scelle IS NULL") == 1
    );
}

BOOST_FIXTURE_TEST_CASE(detaching_is_for_the_owner_once, Famille) {
    const auto compte = make_compte("anne");
    const auto other = make_compte("paul");
    BOOST_TEST(attach(compte, code.id));
    const auto id = acces::enfants_of(db, compte).at(0).id;
    const auto detach = [&](acces::CompteId who) {
        return db.transact([&](db::Transaction& tx) {
            return acces::end_rattachement(tx, now(), {who, ""}, who, id, acces::MotifFin::detache);
        });
    };
    BOOST_TEST(!detach(other));
    BOOST_TEST(detach(compte));
    BOOST_TEST(!detach(compte));
    BOOST_TEST(acces::enfants_of(db, compte).empty());
}

BOOST_FIXTURE_TEST_CASE(a_pair_that_ended_at_the_source_opens_nothing, Famille) {
    const auto compte = make_compte("anne");
    BOOST_TEST(attach(compte, code.id));
    const auto waiting = make_car(eleve, couple);
    db.execute("UPDATE couple SET fin_le = ? WHERE id = ?", now(), couple);
    BOOST_TEST(acces::enfants_of(db, compte).empty());
    BOOST_TEST(!acces::read_enfant(db, now(), waiting.id));
    BOOST_TEST(!attach(compte, waiting.id));
}

BOOST_FIXTURE_TEST_CASE(a_pair_that_ended_keeps_no_other_pair_out, Famille) {
    const auto compte = make_compte("anne");
    BOOST_TEST(attach(compte, code.id));
    const auto next = verify(make_car(eleve, make_couple(eleve, 2)).car, naissance).value();
    BOOST_CHECK(acces::obstacle_of(db, compte, next) == acces::Obstacle::autre_couple);
    db.execute("UPDATE couple SET fin_le = ? WHERE id = ?", now(), couple);
    BOOST_CHECK(acces::obstacle_of(db, compte, next) == acces::Obstacle::aucun);
    BOOST_TEST(attach(compte, next.car));
}

BOOST_AUTO_TEST_SUITE_END()
