// A code that was told to its family, or was not: whatever the way the mail failed, one state.
#include "envoi/annonce.hpp"

#include "acces/couples.hpp"
#include "envoi/office.hpp"
#include "envoi/rebond.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using envoi::Voie;
using std::chrono::minutes;

struct AnnonceOffice : office::Office {
    tools::SmtpServer server;
    envoi::Writer writer{
        [](const envoi::Ecole&, const envoi::Notice& notice) {
            return envoi::parse_letter_text("Objet : " + notice.eleve() + "\n\nBonjour");
        },
        [](const envoi::Ecole& from, const envoi::Notice& notice) {
            return envoi::MailWords{from.denomination, notice.code, ""};
        }};

    AnnonceOffice() { config.smtp_url = server.url(); }

    void notify(Voie voie, const std::vector<acces::CarId>& cars) {
        clock.advance(minutes(10));
        make_lot(voie, cars);
        BOOST_REQUIRE(envoi::make_one_lot(desk(), writer));
        run();
    }
    std::uint64_t bounce(acces::CarId car) {
        clock.advance(minutes(10));
        const auto id = db.value<std::string>(
            "SELECT message_id FROM courriel_a_envoyer WHERE car = ? ORDER BY id LIMIT 1", car
        );
        return envoi::note_rebond(db, clock.now(), {{id.value()}, "550 5.1.1 User unknown"});
    }
    acces::Code code_of(acces::CarId car) {
        const auto pair = db.value<scolarite::CoupleId>("SELECT couple FROM car WHERE id = ?", car);
        return *acces::read_couple(db, school, pair.value(), clock.now())->car.code;
    }
    std::size_t offered() {
        return acces::find_sujets(db, school, {.non_notifies = true}, clock.now()).size();
    }
    unsigned to_check() {
        return acces::codes_to_check(db, school, clock.now()).non_parvenus.couples;
    }
    std::string last_words() {
        return db.value<std::string>("SELECT details FROM journal ORDER BY id DESC LIMIT 1")
            .value();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(annonce, AnnonceOffice)

BOOST_AUTO_TEST_CASE(a_mail_that_came_back_has_notified_nobody) {
    const auto [car, code] = make_family("6A", "ROY", "noelle@exemple.fr");
    notify(Voie::courriel, {car});
    BOOST_TEST(code_of(car).notifie_le.has_value());
    BOOST_TEST(offered() == 0U);
    BOOST_TEST(bounce(car) == 1U);
    BOOST_TEST(!code_of(car).notifie_le);
    BOOST_TEST((code_of(car).non_parvenu_le == clock.now()));
    BOOST_TEST(code_of(car).non_parvenu_raison == "550 5.1.1 User unknown");
    BOOST_TEST(last_words() == "Courriel non parvenu\u00A0: 550 5.1.1 User unknown");
    BOOST_TEST(offered() == 1U);
    BOOST_TEST(to_check() == 1U);
    // a letter settles it
    notify(Voie::courrier, {car});
    BOOST_TEST(!code_of(car).non_parvenu_le);
    BOOST_TEST(code_of(car).notifie_le.has_value());
    BOOST_TEST(offered() == 0U);
    BOOST_TEST(to_check() == 0U);
}

BOOST_AUTO_TEST_CASE(refused_at_once_or_without_an_address_is_the_same) {
    const auto [refused, first] = make_family("6A", "ROY", "refuse@exemple.fr");
    const auto [nowhere, second] = make_family("6A", "ZOLA", "");
    const auto [waiting, third] = make_family("6A", "PETIT", "plus-tard@exemple.fr");
    notify(Voie::courriel, {refused, nowhere, waiting});
    BOOST_TEST(code_of(refused).non_parvenu_raison == "550 5.1.1 boite inconnue <script>");
    BOOST_TEST(code_of(nowhere).non_parvenu_raison == "pas d’adresse électronique utilisable");
    BOOST_TEST(!code_of(waiting).non_parvenu_le);
    BOOST_TEST(to_check() == 2U);
    // offered again at once, though their lot still waits for the third
    BOOST_TEST(offered() == 2U);
    BOOST_TEST(envoi::cars_on_their_way(db, school).size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_told_otherwise_stays_told) {
    const auto [before, first] = make_family("6A", "ROY", "noelle@exemple.fr");
    const auto [after, second] = make_family("6A", "ZOLA", "noelle@exemple.fr");
    const auto [again, third] = make_family("6A", "PETIT", "noelle@exemple.fr");
    notify(Voie::courrier, {before});
    const auto letter = code_of(before).notifie_le;
    notify(Voie::courriel, {before, after, again});
    notify(Voie::courrier, {after});
    notify(Voie::courriel, {again});
    for (const auto car : {before, after, again}) {
        BOOST_TEST(bounce(car) == 1U);
        BOOST_TEST(!code_of(car).non_parvenu_le);
        BOOST_TEST(last_words() == "Courriel non parvenu\u00A0: 550 5.1.1 User unknown");
    }
    BOOST_TEST((code_of(before).notifie_le == letter));
    BOOST_TEST(!code_of(before).notifie_par_courriel);
    BOOST_TEST(!code_of(after).notifie_par_courriel);
    BOOST_TEST(code_of(again).notifie_par_courriel);
    BOOST_TEST(offered() == 0U);
}

BOOST_AUTO_TEST_CASE(a_used_code_has_arrived) {
    const auto [car, code] = make_family("6A", "ROY", "noelle@exemple.fr");
    notify(Voie::courriel, {car});
    db.execute("UPDATE car SET utilise_le = ? WHERE id = ?", clock.now(), car);
    BOOST_TEST(bounce(car) == 1U);
    BOOST_TEST(code_of(car).notifie_le.has_value());
    BOOST_TEST(last_words() == "Code envoyé par courriel");
    BOOST_TEST(to_check() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
