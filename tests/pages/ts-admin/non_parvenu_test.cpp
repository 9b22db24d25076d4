// A mail that did not arrive, on every page of the school that speaks of its code.
#include "codes.hpp"
#include "envoi/annonce.hpp"

BOOST_FIXTURE_TEST_SUITE(non_parvenu, bureau::Codes)

BOOST_AUTO_TEST_CASE(a_code_that_did_not_arrive_is_said_everywhere) {
    generate();
    const auto car =
        db.value<acces::CarId>("SELECT id FROM car WHERE couple_courant = ?", roy).value();
    db.execute("UPDATE car SET notifie_le = ?, notifie_par = 'courriel'", clock.now());
    BOOST_TEST(!bureau::has(get("/ts-admin/"), "non parvenu"));
    db.transact([&](db::Transaction& tx) {
        envoi::note_not_delivered(tx, clock.now(), car, "550 5.1.1 User unknown");
    });

    const auto home = get("/ts-admin/");
    BOOST_TEST(
        bureau::has(home, "/ts-admin/codes?etat=non_parvenu\">1 code d’activation non parvenu<")
    );
    BOOST_TEST(bureau::has(home, "le courriel n’a pas été remis"));
    const auto list = get("/ts-admin/codes?etat=non_parvenu");
    BOOST_TEST(bureau::has(list, "ROY"));
    BOOST_TEST(bureau::has(list, "Non parvenu le 11/09/2026"));
    BOOST_TEST(!bureau::has(list, "GARCIA"));
    const auto page = get(page_of(roy));
    BOOST_TEST(bureau::has(
        page, "<dt>Courriel non parvenu</dt><dd>Le 11/09/2026 : 550 5.1.1 User unknown</dd>"
    ));
    BOOST_TEST(bureau::has(page, "Courriel non parvenu : 550 5.1.1 User unknown</td>"));
    BOOST_TEST(!bureau::has(page, "<dt>Notifié le</dt>"));
    BOOST_TEST(bureau::has(get(page_of(roy) + "/courriel"), "n’a pas été remis : vérifiez"));
    BOOST_TEST(bureau::has(get("/ts-admin/tableau.csv"), "\"Ensemble\";\"3\";\"3\";\"2\""));
}

BOOST_AUTO_TEST_SUITE_END()
