// To whom a drop is sent after it was made, and a drop published with the files that have come.
#include "deposant.hpp"

using deposant::has;

BOOST_FIXTURE_TEST_SUITE(destinataires, deposant::Deposant)

BOOST_AUTO_TEST_CASE(recipients_are_added_once_each) {
    const auto id = publish({.compte = lea});
    sign_in(lea);
    const auto path = page(id) + "/destinataires";
    const auto shown = follow(post(
        path,
        {
            {"destinataires", "anne@exemple.fr\nbruno@exemple.fr"}
    }
    ));
    BOOST_TEST(has(shown, "L’adresse part aux nouveaux destinataires"));
    BOOST_TEST(has(shown, "anne@exemple.fr"));
    BOOST_TEST(has(shown, "un lien à lui, sans le mot de passe"), "there is no message");
    db.execute("UPDATE depot SET message = 'Bonjour'");
    BOOST_TEST(has(get(page(id)), "un lien à lui, avec votre message, sans le mot de passe"));
    BOOST_TEST(has(shown, "En cours d’envoi"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 2);
    BOOST_TEST(
        has(follow(post(
                path,
                {
                    {"destinataires", "anne@exemple.fr"}
    }
            )),
            "étaient déjà nommés")
    );
    follow(post(
        path,
        {
            {"destinataires", "anne@exemple.fr, carla@exemple.fr"}
    }
    ));
    BOOST_TEST(rows("SELECT COUNT(*) FROM destinataire") == 3);
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 3);
    BOOST_TEST(rows("SELECT COUNT(*) FROM journal WHERE action = 'depot.destinataires'") == 2);
}

BOOST_AUTO_TEST_CASE(a_button_pressed_twice_says_what_was_sent) {
    const auto id = publish({.compte = lea});
    sign_in(lea);
    const auto cle = support::hidden(get(page(id)).body, "cle");
    const auto fifty = [](const char* name) {
        std::string out;
        for (int i = 0; i < 50; ++i) out += name + std::to_string(i) + "@exemple.fr\n";
        return out;
    };
    const auto press = [&](const std::string& typed) {
        return follow(post(
            page(id) + "/destinataires",
            {
                {"cle",           cle  },
                {"destinataires", typed}
        }
        ));
    };
    // the same page with other words in it is another sending; 200 are as many as there may be
    for (const auto* name : {"a", "b", "c", "d", "d"})
        BOOST_TEST(has(press(fifty(name)), "L’adresse part aux nouveaux destinataires"), name);
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 200);
}

// Counted when they are written: two tabs do not add up to more. Who is named already is no more.
BOOST_AUTO_TEST_CASE(two_hundred_at_most) {
    const auto id = publish({.compte = lea});
    sign_in(lea);
    const auto some = [](int first, int count) {
        std::string text;
        for (int i = first; i < first + count; ++i)
            text += "a" + std::to_string(i) + "@exemple.fr\n";
        return text;
    };
    const auto add = [&](const std::string& text) {
        return post(
            page(id) + "/destinataires",
            {
                {"destinataires", text}
        }
        );
    };
    for (int first = 0; first < 200; first += 50) BOOST_TEST(add(some(first, 50)).status == 303);
    BOOST_TEST(rows("SELECT COUNT(*) FROM destinataire") == 200);
    const auto refused = add(some(195, 10));
    BOOST_TEST(has(refused, "Un dépôt a au plus 200 destinataires."));
    BOOST_TEST(rows("SELECT COUNT(*) FROM destinataire") == 200);
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 200);
    BOOST_TEST(has(follow(add(some(150, 50))), "étaient déjà nommés"));
}

BOOST_AUTO_TEST_CASE(a_wrong_address_is_named_and_kept) {
    const auto id = publish({.compte = lea});
    sign_in(lea);
    const auto path = page(id) + "/destinataires";
    const auto wrong = post(
        path,
        {
            {"destinataires", "anne@exemple.fr\nbruno<>"}
    }
    );
    BOOST_TEST(has(wrong, "<title>Erreur : "));
    BOOST_TEST(has(wrong, "« bruno&lt;&gt; » : il manque le signe @"));
    BOOST_TEST(has(wrong, "anne@exemple.fr\nbruno&lt;&gt;</textarea>"));
    BOOST_TEST(
        has(post(
                path,
                {
                    {"destinataires", " \n"}
    }
            ),
            "au moins une adresse")
    );
    std::string many;
    for (int i = 0; i < 51; ++i) many += "a" + std::to_string(i) + "@exemple.fr\n";
    BOOST_TEST(
        has(post(
                path,
                {
                    {"destinataires", many}
    }
            ),
            "50 au plus")
    );
    BOOST_TEST(rows("SELECT COUNT(*) FROM destinataire") == 0);
}

BOOST_AUTO_TEST_CASE(a_link_is_sent_again_but_floods_nobody) {
    const auto id = publish(
        {.compte = lea,
         .options = {.destinataires = {base::Courriel::parse("anne@exemple.fr").value()}}}
    );
    const auto autre = publish(
        {.compte = lea,
         .options = {.destinataires = {base::Courriel::parse("bruno@exemple.fr").value()}}}
    );
    sign_in(lea);
    const auto of = [&](depot::DepotId depot, depot::DestinataireId who) {
        return page(depot) + "/destinataires/" + base::handle(keys, who) + "/renvoyer";
    };
    const auto anne =
        db.value<depot::DestinataireId>("SELECT id FROM destinataire WHERE depot = ?", id).value();
    const auto path = of(id, anne);
    BOOST_TEST(has(get(page(id)), path));
    BOOST_TEST(has(follow(post(path, {})), "Le lien est envoyé de nouveau"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 1);
    post(path, {});
    post(path, {});
    BOOST_TEST(
        has(follow(post(path, {})),
            "Le lien est déjà parti pour anne@exemple.fr. Le suivant est possible à partir du ")
    );
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") < 4);
    BOOST_TEST(post(of(autre, anne), {}).status == 404);  // not of that drop
    BOOST_TEST(post(path, {}, false).status == 403);
    db.execute("UPDATE depot SET etat = 'fini', fin_motif = 'auteur'");
    BOOST_TEST(has(follow(post(path, {})), "rien n’a été fait"));
    BOOST_TEST(
        has(follow(post(
                page(id) + "/destinataires",
                {
                    {"destinataires", "z@exemple.fr"}
    }
            )),
            "rien n’a été fait")
    );
    BOOST_TEST(rows("SELECT COUNT(*) FROM destinataire") == 2);
}

BOOST_AUTO_TEST_CASE(who_has_had_the_link_is_reminded) {
    const auto id = publish(
        {.compte = lea,
         .options = {.destinataires = {base::Courriel::parse("anne@exemple.fr").value()}}},
        {"a.pdf", "b.pdf"}
    );
    sign_in(lea);
    const auto anne = db.value<depot::DestinataireId>("SELECT id FROM destinataire").value();
    const auto path = page(id) + "/destinataires/" + base::handle(keys, anne) + "/renvoyer";
    follow(post(path, {}));
    db.execute("UPDATE courriel_a_envoyer SET etat = 'envoye', fini_le = ?", clock.now());
    BOOST_TEST(has(get(page(id)), "Relancer<span"));
    BOOST_TEST(has(follow(post(path, {})), "Un rappel part"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 2U);
    BOOST_TEST(
        rows("SELECT COUNT(*) FROM journal WHERE details = 'Rappel envoyé à anne@exemple.fr.'") ==
        1U
    );
    // within a day no other, and that is no success
    const auto waits = post(path, {});
    BOOST_TEST(has(
        follow(waits),
        "role=\"alert\">Un rappel est déjà parti pour anne@exemple.fr. Le suivant est possible à "
        "partir du 21/11/2026 à 1 h 00."
    ));
    // never beyond the end
    const auto end = db.value<base::Instant>("SELECT expire_le FROM depot").value();
    db.execute("UPDATE depot SET expire_le = ?", clock.now() + std::chrono::hours(20));
    BOOST_TEST(!has(follow(waits), "est possible à partir du"));
    BOOST_TEST(has(follow(waits), "prend fin avant que le suivant soit possible"));
    db.execute("UPDATE depot SET expire_le = ?", end);
    clock.advance(std::chrono::hours(24));
    BOOST_TEST(!has(follow(waits), "est possible à partir du"));
    clock.advance(std::chrono::hours(-24));
    // one file of two is not the drop
    db.execute(
        "INSERT INTO telechargement (depot, fichier, destinataire, demande_le, expire_le, total, "
        "complet_le) SELECT depot, MIN(id), ?, ?, ?, 1, ? FROM fichier WHERE depot = ?",
        anne,
        clock.now(),
        clock.now(),
        clock.now(),
        id
    );
    BOOST_TEST(has(get(page(id)), "1 fichier sur 2"));
    db.execute(
        "INSERT INTO fichier (depot, nom, taille, blob_nom, recu_le, antivirus) VALUES (?, "
        "'infecte.bin', 1, ?, ?, 'infecte')",
        id,
        std::string(32, 'f'),
        clock.now()
    );
    BOOST_TEST(has(get(page(id)), "1 fichier sur 2"));  // nobody is given that one
}

BOOST_AUTO_TEST_CASE(a_drop_is_published_with_the_files_that_have_come) {
    const auto id = begin({.compte = lea}, {"a.bin"}, 3);
    const auto empty = begin({.compte = lea}, {}, 2);
    db.execute(
        "INSERT INTO televersement (empreinte, compte, depot, sorte, blob_nom, nom, taille, "
        "cree_le, expire_le) VALUES (?, ?, ?, 'entier', ?, 'b.bin', 4000, ?, ?)",
        std::string(32, 'e'),
        lea,
        id,
        std::string(32, '0'),
        clock.now(),
        clock.now() + std::chrono::hours(72)
    );
    sign_in(lea);
    BOOST_TEST(has(get(page(id)), "S’en tenir aux fichiers arrivés"));
    BOOST_TEST(!has(get(page(empty)), "S’en tenir"));
    BOOST_TEST(has(follow(post(page(id) + "/publier", {})), "Le dépôt est prêt"));
    BOOST_TEST(etat(id) == "publie");
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 1);
    BOOST_TEST(
        (db.value<base::Instant>("SELECT expire_le FROM televersement").value() == clock.now())
    );
    BOOST_TEST(has(follow(post(page(id) + "/publier", {})), "Le dépôt est prêt"));  // pressed twice
    BOOST_TEST(has(follow(post(page(empty) + "/publier", {})), "rien n’a été fait"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
