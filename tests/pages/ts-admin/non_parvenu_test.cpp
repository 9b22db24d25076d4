// A mail that did not arrive, on every page of the school that speaks of its code.
#include "codes.hpp"
#include "envoi/annonce.hpp"

namespace {

struct Office : bureau::Codes {
    // What a mail that came back leaves behind.
    acces::CarId bounce(scolarite::CoupleId pair, std::string_view address) {
        const auto car =
            db.value<acces::CarId>("SELECT id FROM car WHERE couple_courant = ?", pair).value();
        db.execute(
            "INSERT INTO courriel_a_envoyer (etablissement, car, destinataire, message_id, etat, "
            "cree_le, prochain_le, fini_le, raison) "
            "VALUES (?, ?, ?, ?, 'refuse', ?, ?, ?, '550 5.1.1 User unknown')",
            college.id,
            car,
            address,
            std::to_string(car.value()),
            clock.now(),
            clock.now(),
            clock.now()
        );
        db.transact([&](db::Transaction& tx) {
            envoi::note_not_delivered(tx, clock.now(), car, "550 5.1.1 User unknown");
        });
        return car;
    }
    web::Response list(const std::string& envoi) {
        return follow(post("/ts-admin/notification", notify(envoi)));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(non_parvenu, Office)

BOOST_AUTO_TEST_CASE(a_code_that_did_not_arrive_is_said_everywhere) {
    generate();
    db.execute("UPDATE car SET notifie_le = ?, notifie_par = 'courriel'", clock.now());
    BOOST_TEST(!bureau::has(get("/ts-admin/"), "non parvenu"));
    bounce(roy, "anne@exemple.fr");

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

// Everybody at once is not mailed where mail has just come back from: by letter instead, where the
// way of sending allows it, else not at all; and it is said.
BOOST_AUTO_TEST_CASE(a_notification_leaves_out_the_address_that_refused) {
    generate();
    bounce(roy, "anne@exemple.fr");
    auto page = list("courriel");
    BOOST_TEST(bureau::has(page, "Le dernier courriel à cette adresse n’a pas été remis"));
    BOOST_TEST(bureau::has(page, "Cochés : 1"));
    page = follow(post(
        "/ts-admin/notification/liste",
        {
            {"vu", hidden(page, "vu")},
            {"page",    "1"         },
            {"acte",    "tout"}
    }
    ));
    page = get("/ts-admin/notification/confirmer");
    BOOST_TEST(bureau::has(page, "Par courriel : 1 message sera envoyé.<"));
    BOOST_TEST(bureau::has(
        page, "1 personne cochée ne sera pas notifiée : le dernier courriel n’a pas été remis."
    ));
    BOOST_TEST(bureau::has(page, "1 personne cochée ne peut pas être notifiée ainsi"), "MARTIN");

    db.execute("DELETE FROM brouillon");
    list("les_deux");
    page = get("/ts-admin/notification/confirmer");
    BOOST_TEST(bureau::has(page, "Par courriel : 1 message sera envoyé.<"));
    BOOST_TEST(bureau::has(page, "un PDF de 2 lettres"));
    BOOST_TEST(
        bureau::has(page, "1 personne a une adresse électronique et recevra pourtant une lettre")
    );
    db.execute("UPDATE responsable SET adresse = NULL");
    page = get("/ts-admin/notification/confirmer");
    BOOST_TEST(bureau::has(page, "1 personne cochée ne sera pas notifiée : le dernier"));

    // corrected at the source: it may be mailed again
    db.execute("UPDATE responsable SET courriel = 'neuve@exemple.fr' WHERE nom = 'ROY'");
    page = list("courriel");
    BOOST_TEST(!bureau::has(page, "n’a pas été remis"));
    BOOST_TEST(bureau::has(
        get("/ts-admin/notification/confirmer"), "2 messages seront envoyés, un par destinataire."
    ));
}

// The address, not the code: a new code is not mailed there either, until something arrives.
BOOST_AUTO_TEST_CASE(a_new_code_does_not_go_there_either) {
    generate();
    const auto former = bounce(roy, "anne@exemple.fr");
    act(roy, "nouveau");
    BOOST_TEST(bureau::has(list("courriel"), "Cochés : 1"));
    db.execute(
        "INSERT INTO courriel_a_envoyer (car, destinataire, message_id, etat, cree_le, "
        "prochain_le, fini_le) SELECT car, destinataire, 'm2', 'envoye', cree_le, prochain_le, "
        "fini_le + INTERVAL 1 MINUTE FROM courriel_a_envoyer WHERE car = ?",
        former
    );
    db.execute("DELETE FROM brouillon");
    BOOST_TEST(bureau::has(list("courriel"), "Cochés : 2"));
}

// Codes may be told before anything is open: whoever sends them knows it.
BOOST_AUTO_TEST_CASE(a_notification_says_that_nothing_is_open) {
    const auto words = "Aucun service n’est ouvert aux familles en ce moment";
    generate();
    BOOST_TEST(bureau::has(list("courriel"), words));
    BOOST_TEST(bureau::has(get("/ts-admin/notification/confirmer"), words));
    BOOST_TEST(bureau::has(get(page_of(roy) + "/courriel"), words));
    post("/ts-admin/services/absences/ouvrir", {});
    BOOST_TEST(!bureau::has(list("courriel"), words));
    BOOST_TEST(!bureau::has(get("/ts-admin/notification/confirmer"), words));
    BOOST_TEST(!bureau::has(get(page_of(roy) + "/courriel"), words));
}

BOOST_AUTO_TEST_SUITE_END()
