// Generation, notification and individual management, as a clerk clicks through them.
#include "codes.hpp"
#include "envoi/lots.hpp"
#include "vie_scolaire/enfants.hpp"

using bureau::Bureau;
using bureau::Form;
using bureau::has;
using bureau::sixieme;

BOOST_FIXTURE_TEST_SUITE(codes, bureau::Codes)

BOOST_AUTO_TEST_CASE(criteria_list_confirm_result) {
    const auto list = follow(post("/ts-admin/codes/generer", all));
    BOOST_TEST(has(list, "3 couples élève/responsable"));
    BOOST_TEST(has(list, "<li>tout l’établissement</li>"));
    BOOST_TEST(has(list, "Pas d’adresse électronique"));
    BOOST_TEST(has(list, "Cochés : 3"));
    const auto confirm = follow(post(
        "/ts-admin/codes/generer/liste",
        {
            {"page",  "1"           },
            {"acte",  "continuer"   },
            {"sujet", handle(roy)   },
            {"sujet", handle(garcia)}
    }
    ));
    BOOST_TEST(has(confirm, "Vous allez générer 2 codes d’activation."));
    BOOST_TEST(count("SELECT COUNT(*) FROM car") == 0U);
    const Form token{
        {"jeton", hidden(confirm, "jeton")}
    };
    const auto first = post("/ts-admin/codes/generer/confirmer", token);
    BOOST_TEST(count("SELECT COUNT(*) FROM car") == 2U);
    const auto result = follow(first);
    BOOST_TEST(has(result, "2 codes générés"));
    // double click, Back, reload: the same result, nothing more
    const auto second = post("/ts-admin/codes/generer/confirmer", token);
    BOOST_TEST(second.header("Location") == first.header("Location"));
    BOOST_TEST(count("SELECT COUNT(*) FROM car") == 2U);
    BOOST_TEST(
        get("/ts-admin/codes/generer/confirmer").header("Location") ==
        "/ts-admin/codes/generer?perdu=1"
    );
    BOOST_TEST(has(get("/ts-admin/codes/generer?perdu=1"), "reprenez ici"));
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'car.genere'") == 2U);
}

BOOST_AUTO_TEST_CASE(criteria_refused_and_nobody_found) {
    auto page = post(
        "/ts-admin/codes/generer",
        {
            {"population", "responsables"},
            {"portee",     "divisions"   }
    }
    );
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "Cochez au moins une division."));
    BOOST_TEST(has(page, "Cochez au moins un rang"));
    BOOST_TEST(post("/ts-admin/codes/generer", {}).status == 422);
    page = follow(post(
        "/ts-admin/codes/generer",
        {
            {"portee", "ecole"},
            {"legal2", "1"    },
            {"acces",  "tous" }
    }
    ));
    BOOST_TEST(has(page, "Personne ne correspond à ces critères"));
    BOOST_TEST(
        get("/ts-admin/codes/generer/confirmer").header("Location") ==
        "/ts-admin/codes/generer/liste"
    );
    follow(post("/ts-admin/codes/generer", all));
    page = post(
        "/ts-admin/codes/generer/liste",
        {
            {"page", "1"        },
            {"acte", "continuer"}
    }
    );
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "Cochez au moins une ligne."));
    // the other school's division is no criterion
    const auto foreign = autre.division("6A", sixieme);
    page = post(
        "/ts-admin/codes/generer",
        {
            {"portee",   "divisions"    },
            {"division", handle(foreign)},
            {"legal1",   "1"            }
    }
    );
    BOOST_TEST(page.status == 303);
    BOOST_TEST(has(follow(page), "Personne ne correspond"));
}

BOOST_AUTO_TEST_CASE(ticks_survive_the_pages_of_the_list) {
    std::vector<scolarite::CoupleId> pairs;
    for (int i = 100; i < 220; ++i)
        pairs.push_back(college.famille(d6a, sixieme, "N" + std::to_string(i)));
    follow(post("/ts-admin/codes/generer", all));
    const std::string list = "/ts-admin/codes/generer/liste";
    BOOST_TEST(
        has(follow(post(
                list,
                {
                    {"page", "1"   },
                    {"acte", "rien"}
    }
            )),
            "Cochés : 0")
    );
    const auto second = follow(post(
        list,
        {
            {"page",  "1"           },
            {"aller", "2"           },
            {"sujet", handle(garcia)}
    }
    ));
    BOOST_TEST(has(second, "Page 2 sur 3"));
    BOOST_TEST(has(second, "Cochés : 1"));
    // a handle that is not on the page shown does not count
    auto page = follow(post(
        list,
        {
            {"page",  "2"              },
            {"aller", "3"              },
            {"sujet", handle(pairs[60])},
            {"sujet", handle(roy)      }
    }
    ));
    BOOST_TEST(has(page, "Cochés : 2"));
    page = follow(post(
        list,
        {
            {"page",  "2"              },
            {"aller", "1"              },
            {"sujet", handle(pairs[60])}
    }
    ));
    BOOST_TEST(has(
        page, "value=\"" + handle(garcia) + "\" aria-label=\"GARCIA Léa, Mme GARCIA Anne\" checked"
    ));
    BOOST_TEST(
        has(follow(post(
                list,
                {
                    {"page", "1"        },
                    {"acte", "page_tout"}
    }
            )),
            "Cochés : 51")
    );
    BOOST_TEST(
        has(follow(post(
                list,
                {
                    {"page", "1"        },
                    {"acte", "page_rien"}
    }
            )),
            "Cochés : 1")
    );
    BOOST_TEST(
        has(follow(post(
                list,
                {
                    {"page", "3"   },
                    {"acte", "tout"}
    }
            )),
            "Cochés : 123")
    );
    BOOST_TEST(has(get(list + "?page=99"), "Page 3 sur 3"));
}

BOOST_AUTO_TEST_CASE(a_selection_does_not_follow_into_another_school) {
    db.execute(
        "INSERT INTO personnel (compte, etablissement, fonction) VALUES (?, ?, 'chef')",
        chef,
        autre.id
    );
    get("/ts-admin/");
    post(
        "/ts-admin/etablissement",
        {
            {"etablissement", handle(college.id)}
    }
    );
    follow(post("/ts-admin/codes/generer", all));
    const auto confirm = get("/ts-admin/codes/generer/confirmer");
    post(
        "/ts-admin/etablissement",
        {
            {"etablissement", handle(autre.id)}
    }
    );
    BOOST_TEST(
        get("/ts-admin/codes/generer/liste").header("Location") == "/ts-admin/codes/generer?perdu=1"
    );
    post(
        "/ts-admin/codes/generer/confirmer",
        {
            {"jeton", hidden(confirm, "jeton")}
    }
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM car") == 0U);
}

BOOST_AUTO_TEST_CASE(pupils_get_their_own) {
    const auto result = generate({
        {"population", "eleves"}
    });
    // a field given twice: the first counts, so ask for pupils alone
    Form pupils{
        {"population", "eleves"},
        {"portee",     "ecole" },
        {"acces",      "tous"  }
    };
    const auto list = follow(post("/ts-admin/codes/generer", pupils));
    BOOST_TEST(has(list, "3 élèves"));
    const auto confirm = get("/ts-admin/codes/generer/confirmer");
    follow(post(
        "/ts-admin/codes/generer/confirmer",
        {
            {"jeton", hidden(confirm, "jeton")}
    }
    ));
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE couple IS NULL") == 3U);
    const auto found = get("/ts-admin/codes?population=eleves&nom=ro");
    BOOST_TEST(has(found, "1 élève"));
    const auto pupil =
        db.value<scolarite::EleveId>("SELECT id FROM eleve WHERE nom = 'ROY'").value();
    // the history of his own code is not that of his parents'
    db.execute(
        "INSERT INTO journal (quand, etablissement, action, couple, eleve, details) "
        "VALUES (?, ?, 'car.desactive', ?, ?, 'Accès de sa mère désactivé')",
        clock.now(),
        college.id,
        roy,
        pupil
    );
    BOOST_TEST(has(get(page_of(roy)), "Accès de sa mère désactivé"));
    const auto own = get("/ts-admin/codes/" + handle(pupil));
    BOOST_TEST(has(own, "Désactiver l’accès de ROY Léa"));
    BOOST_TEST(has(own, "Nouveau code ("));
    BOOST_TEST(!has(own, "Accès de sa mère désactivé"));
    BOOST_TEST(result.status == 200);
}

BOOST_AUTO_TEST_CASE(open_accesses_are_not_closed_by_inattention) {
    generate();
    college.use_code(roy, "anne.roy", clock.now());
    const auto list = follow(post("/ts-admin/codes/generer", all));
    BOOST_TEST(has(list, "Cochés : 2"));
    const auto confirm = follow(post(
        "/ts-admin/codes/generer/liste",
        {
            {"page", "1"   },
            {"acte", "tout"}
    }
    ));
    const auto page = get("/ts-admin/codes/generer/confirmer");
    BOOST_TEST(has(page, "1 accès ouvert sera fermé"));
    BOOST_TEST(has(page, "2 codes pas encore utilisés seront remplacés"));
    BOOST_TEST(has(page, "class=\"danger\""));
    BOOST_TEST(confirm.status == 200);
}

BOOST_AUTO_TEST_CASE(search_and_back_to_the_same_place) {
    generate();
    const auto list = get("/ts-admin/codes?nom=r&division=" + handle(d6a));
    BOOST_TEST(has(list, "1 couple élève/responsable"));
    BOOST_TEST(has(list, "Généré le 11/09/2026"));
    const auto at = list.body.find("?de=");
    BOOST_REQUIRE(at != std::string::npos);
    const auto de = list.body.substr(at, list.body.find('"', at) - at);
    const auto page = get(page_of(roy) + de);
    BOOST_TEST(has(page, "/ts-admin/codes?nom=r&amp;division=" + handle(d6a)));
    BOOST_TEST(has(page, "Nouveau code (tout l’établissement, légal 1, légal 2)"));
    BOOST_TEST(
        has(get(page_of(roy) + "?de=%2F%2Fmechant.example"), "href=\"/ts-admin/codes\">Retour")
    );
    BOOST_TEST(has(get("/ts-admin/codes?nom=zzz"), "Personne ne correspond"));
    BOOST_TEST(get("/ts-admin/codes?page=999&nom=r").status == 200);
}

BOOST_AUTO_TEST_CASE(deactivated_and_activated_again) {
    generate();
    const auto account = college.use_code(roy, "anne.roy", clock.now());
    // what the family's next page reads
    const auto open = [&] {
        return vie_scolaire::enfants_of(db, account, clock.now()).size() == 1U;
    };
    BOOST_TEST(open());
    BOOST_TEST(has(follow(act(roy, "desactiver")), "L’accès est désactivé."));
    BOOST_TEST(!open());
    BOOST_TEST(get(page_of(roy) + "/desactiver").status == 303);
    BOOST_TEST(has(follow(act(roy, "activer")), "L’accès est réactivé."));
    BOOST_TEST(open());
    const auto page = get(page_of(roy));
    BOOST_TEST(has(page, "Accès désactivé par l’établissement"));
    BOOST_TEST(has(page, "chef"));
}

BOOST_AUTO_TEST_CASE(an_act_happens_once) {
    const auto page = get(page_of(roy) + "/nouveau");
    const Form token{
        {"jeton", hidden(page, "jeton")}
    };
    post(page_of(roy) + "/nouveau", token);
    post(page_of(roy) + "/nouveau", token);
    BOOST_TEST(count("SELECT COUNT(*) FROM car") == 1U);
    // the token of one act is not one of another, nor of another pair
    const auto refuse = get(page_of(roy) + "/refus");
    post(
        page_of(roy) + "/desactiver",
        {
            {"jeton", hidden(refuse, "jeton")}
    }
    );
    post(
        page_of(martin) + "/refus",
        {
            {"jeton", hidden(refuse, "jeton")}
    }
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE fin_le IS NOT NULL") == 0U);
    BOOST_TEST(count("SELECT COUNT(*) FROM couple WHERE refus_le IS NOT NULL") == 0U);
    BOOST_TEST(post(page_of(roy) + "/supprimer", token).status == 404);
}

// Two tabs: what is confirmed is what the page announced, not what it has become.
BOOST_AUTO_TEST_CASE(an_act_that_would_do_something_else_is_asked_again) {
    generate();
    const auto confirm = get(page_of(roy) + "/nouveau");
    BOOST_TEST(!has(confirm, "Le refus enregistré est levé."));
    act(roy, "refus");
    const Form token{
        {"jeton", hidden(confirm, "jeton")}
    };
    const auto page = follow(post(page_of(roy) + "/nouveau", token));
    BOOST_TEST(has(page, "Rien n’a été fait : la situation a changé"));
    BOOST_TEST(has(page, "Refusé le 11/09/2026"));
    BOOST_TEST(count("SELECT COUNT(*) FROM couple WHERE refus_le IS NOT NULL") == 1U);
    BOOST_TEST(has(get(page_of(roy) + "/nouveau"), "Le refus enregistré est levé."));
    BOOST_TEST(has(follow(act(roy, "nouveau")), "Un nouveau code est généré."));
}

// Who may have no access any more is still found with the one he had; a new code is not for him.
BOOST_AUTO_TEST_CASE(a_pair_that_an_import_ended_stays_in_sight) {
    generate();
    college.use_code(roy, "anne.roy", clock.now());
    db.execute(
        "UPDATE rattachement SET fin_le = ?, fin_motif = 'source', couple_ouvert = NULL",
        clock.now()
    );
    db.execute("UPDATE couple SET niveau = 3, fin_le = ? WHERE id = ?", clock.now(), roy);
    const auto list = get("/ts-admin/codes?nom=roy");
    BOOST_TEST(has(list, "Fermé par l’import le 11/09/2026"));
    BOOST_TEST(has(list, "Contact"));
    const auto page = get(page_of(roy));
    BOOST_TEST(page.status == 200);
    BOOST_TEST(has(page, "N’est plus responsable légal ni en charge"));
    for (const auto* acte : {"Générer un nouveau code", "Enregistrer le refus"})
        BOOST_TEST(!has(page, acte), acte);
}

// His code would open a page that is closed: none is made, mailed nor printed, and the page says
// why.
BOOST_AUTO_TEST_CASE(a_pupil_who_has_left_gets_no_code) {
    generate();
    const auto offered = get(page_of(roy));
    for (const auto* acte : {"/nouveau?", "/courriel?", "/courrier?"})
        BOOST_TEST(has(offered, acte), acte);
    db.execute(
        "UPDATE eleve SET sorti_le = '2026-09-05' WHERE id = (SELECT eleve FROM couple WHERE id = "
        "?)",
        roy
    );
    const auto page = get(page_of(roy));
    BOOST_TEST(has(page, "L’élève a quitté l’établissement : son code n’ouvre rien"));
    for (const std::string acte : {"/nouveau", "/courriel", "/courrier"}) {
        BOOST_TEST(!has(page, acte + "?"), acte);
        BOOST_TEST(get(page_of(roy) + acte).status == 303, acte);
    }
    BOOST_TEST(has(page, "Désactiver l’accès"));
}

// Past its validity a code that was switched off would open nothing.
BOOST_AUTO_TEST_CASE(an_expired_code_is_not_switched_on_again) {
    generate();
    act(roy, "desactiver");
    BOOST_TEST(has(get(page_of(roy)), "Réactiver l’accès"));
    db.execute("UPDATE car SET expire_le = ?", clock.now());
    BOOST_TEST(!has(get(page_of(roy)), "Réactiver l’accès"));
    BOOST_TEST(get(page_of(roy) + "/activer").status == 303);
}

BOOST_AUTO_TEST_CASE(refusal_and_new_code) {
    generate();
    BOOST_TEST(has(follow(act(roy, "refus")), "Le refus est enregistré."));
    BOOST_TEST(has(get(page_of(roy)), "Refusé le 11/09/2026"));
    BOOST_TEST(
        count("SELECT COUNT(*) FROM car WHERE fin_motif = 'refuse' AND scelle IS NULL") == 1U
    );
    act(roy, "nouveau");
    BOOST_TEST(has(get(page_of(roy)), "Généré le 11/09/2026"));
}

// The portal says it, its link shows them, and the next code is not given without thinking.
BOOST_AUTO_TEST_CASE(a_contested_code_is_brought_to_the_school) {
    generate();
    BOOST_TEST(!has(get("/ts-admin/"), "contesté"));
    db.execute(
        "UPDATE car SET fin_le = '2026-09-11 10:00:00', fin_motif = 'conteste', scelle = NULL "
        "WHERE couple = ?",
        roy
    );
    const auto home = get("/ts-admin/");
    BOOST_TEST(has(home, "1 code d’activation contesté"));
    BOOST_TEST(!has(home, "cinq dates"));
    const auto list = get("/ts-admin/codes?etat=conteste");
    BOOST_TEST(has(list, "Contesté le 11/09/2026"));
    BOOST_TEST(!has(list, "MARTIN"));
    BOOST_TEST(has(get(page_of(roy) + "/nouveau"), "Le code précédent a été contesté"));
}

// Whoever may only look, or only notify, is offered nothing else, and cannot do it by hand either.
BOOST_AUTO_TEST_CASE(acts_follow_the_rights) {
    generate();
    sign_in(clerk("consultation"));
    BOOST_TEST(has(get(page_of(roy)), "pas de le modifier"));
    BOOST_TEST(get(page_of(roy) + "/nouveau").status == 303);
    post(
        page_of(roy) + "/nouveau",
        {
            {"jeton", std::string(32, '0')}
    }
    );
    sign_in(clerk("notification"));
    BOOST_TEST(get(page_of(roy) + "/nouveau").status == 303);
    BOOST_TEST(get(page_of(roy) + "/courriel").status == 200);
    BOOST_TEST(count("SELECT COUNT(*) FROM car") == 3U);
}

BOOST_AUTO_TEST_CASE(notification_writes_its_lots_once) {
    generate();
    const auto list = follow(post("/ts-admin/notification", notify("courriel")));
    BOOST_TEST(has(list, "3 couples élève/responsable"));
    BOOST_TEST(has(list, "Cochés : 2"));
    const auto confirm = get("/ts-admin/notification/confirmer");
    BOOST_TEST(has(confirm, "Par courriel : 2 messages seront envoyés, un par destinataire."));
    // who takes the ticks as they are learns how many are left out, and where they are named
    for (const auto& step : {list, confirm}) {
        BOOST_TEST(has(step, "1 personne de la liste n’est pas cochée, et ne recevra rien"));
        BOOST_TEST(has(step, "L’export de la liste (CSV) dit qui"));
    }
    const Form token{
        {"jeton", hidden(confirm, "jeton")}
    };
    const auto first = post("/ts-admin/notification/confirmer", token);
    const auto second = post("/ts-admin/notification/confirmer", token);
    BOOST_TEST(second.header("Location") == first.header("Location"));
    BOOST_TEST(count("SELECT COUNT(*) FROM lot WHERE genre = 'courriel'") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM lot_car") == 2U);
    auto page = follow(first);
    BOOST_TEST(has(page, "0 sur 2"));
    BOOST_TEST(has(page, "data-en-cours"));
    // what the worker leaves behind
    db.execute(
        "INSERT INTO courriel_a_envoyer (etablissement, car, lot, destinataire, message_id, etat, "
        "cree_le, "
        "prochain_le, raison) SELECT ?, x.car, x.lot, 'a@exemple.fr', CONCAT('m', x.car), "
        "CASE WHEN c.couple = ? THEN 'refuse' ELSE 'envoye' END, ?, ?, "
        "CASE WHEN c.couple = ? THEN '550 boîte pleine' ELSE '' END "
        "FROM lot_car x JOIN car c ON c.id = x.car",
        college.id,
        roy,
        clock.now(),
        clock.now(),
        roy
    );
    db.execute("UPDATE lot SET etat = 'fini', fait = 2 WHERE genre = 'courriel'");
    page = get(first.header("Location"));
    BOOST_TEST(has(page, "550 boîte pleine"));
    BOOST_TEST(has(page, "L’envoi est terminé."));
    BOOST_TEST(!has(page, "data-en-cours"));
    BOOST_TEST(has(get("/ts-admin/notification"), "2 sur 2"));
}

BOOST_AUTO_TEST_CASE(one_message_has_one_recipient) {
    generate();
    follow(post("/ts-admin/notification", notify("courriel")));
    db.execute("UPDATE responsable SET courriel = '' WHERE courriel <> '' ORDER BY id LIMIT 1");
    BOOST_TEST(
        has(get("/ts-admin/notification/confirmer"), "Par courriel : 1 message sera envoyé.</")
    );
}

BOOST_AUTO_TEST_CASE(mail_else_paper_makes_two_lots) {
    generate();
    follow(post("/ts-admin/notification", notify("les_deux")));
    const auto confirm = get("/ts-admin/notification/confirmer");
    BOOST_TEST(has(confirm, "Par courriel : 2 messages"));
    BOOST_TEST(has(confirm, "un PDF d’une lettre"));
    const auto asked = follow(post(
        "/ts-admin/notification/confirmer",
        {
            {"jeton", hidden(confirm, "jeton")}
    }
    ));
    BOOST_TEST(has(asked, "C’est demandé : les courriels partent et les lettres se préparent."));
    BOOST_TEST(count("SELECT COUNT(*) FROM lot WHERE genre IN ('courriel', 'courrier')") == 2U);
    const auto lot = db.value<acces::LotId>("SELECT id FROM lot WHERE genre = 'courrier'").value();
    const auto page = get("/ts-admin/notification/" + handle(lot));
    BOOST_TEST(has(page, "0 sur 1"));
    // not ready: back to the progress page
    BOOST_TEST(get("/ts-admin/notification/" + handle(lot) + "/lettres.pdf").status == 303);
    db.execute("UPDATE lot SET etat = 'fini', fait = 1 WHERE genre = 'courrier'");
    BOOST_TEST(has(get("/ts-admin/notification/" + handle(lot)), "Télécharger le PDF (1 lettre)"));
    BOOST_TEST(
        has(get("/ts-admin/notification/" + handle(lot)), "Les lettres sont prêtes à imprimer.")
    );
    BOOST_TEST(has(get("/ts-admin/notification/" + handle(lot)), "Une lettre pour chacun"));
    BOOST_TEST(!has(get("/ts-admin/notification/" + handle(lot)), "n’est plus valable"));
    db.execute("UPDATE car SET fin_le = ?, fin_motif = 'remplace'", clock.now());
    BOOST_TEST(
        has(get("/ts-admin/notification/" + handle(lot)), "Ce code n’est plus valable"),
        "a letter on the desk whose code was replaced since"
    );
    BOOST_TEST(has(get("/ts-admin/notification/" + handle(lot) + "/liste.csv"), "Destinataire"));
    BOOST_TEST(!has(get("/ts-admin/notification"), "N’a pas abouti"));
    db.execute("UPDATE lot SET etat = 'echoue' WHERE genre = 'courrier'");
    BOOST_TEST(has(get("/ts-admin/notification"), "N’a pas abouti"));
}

BOOST_AUTO_TEST_CASE(nothing_to_send_says_why) {
    const auto list = follow(post("/ts-admin/notification", notify("courriel")));
    BOOST_TEST(has(list, "Personne n’est à notifier"));
    BOOST_TEST(has(list, "3 autres n’ont pas de code à envoyer"));
    generate();
    db.execute("UPDATE responsable SET courriel = ''");
    follow(post("/ts-admin/notification", notify("courriel")));
    const auto page = post(
        "/ts-admin/notification/liste",
        {
            {"page",  "1"        },
            {"acte",  "continuer"},
            {"sujet", handle(roy)}
    }
    );
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "une adresse pour ce mode d’envoi"));
}

BOOST_AUTO_TEST_CASE(dashboard) {
    generate();
    college.use_code(roy, "anne.roy", clock.now());
    const auto page = get("/ts-admin/tableau");
    BOOST_TEST(has(page, "6A : 100 % générés, 50 % notifiés, 50 % ouverts"));
    BOOST_TEST(has(page, "Ensemble"));
    db.execute(
        "UPDATE eleve e JOIN couple c ON c.eleve = e.id SET e.division = NULL WHERE c.id = ?", roy
    );
    BOOST_TEST(has(get("/ts-admin/tableau"), "Sans classe : 100 % générés, 100 % notifiés"));
    BOOST_TEST(has(get("/ts-admin/tableau.csv"), "\"Sans classe\";\"1\";\"1\""));
}

BOOST_AUTO_TEST_SUITE_END()
