// The page of one drop, and what its owner does to it.
#include "deposant.hpp"

#include "acces/mot_de_passe.hpp"

using deposant::Form;
using deposant::has;

namespace {

const Form reglages{
    {"jours",   "10"      },
    {"message", "Bonjour."}
};

Form with(Form form, const Form& more) {
    form.insert(form.end(), more.begin(), more.end());
    return form;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(un_depot, deposant::Deposant)

BOOST_AUTO_TEST_CASE(its_page_shows_the_address_and_the_files) {
    const auto id = publish(
        {
            .compte = lea, .options = {.avis = true, .message = "Pour\nvous"}
    },
        {"notes <b>.ods", "plan.pdf"}
    );
    db.execute(
        "UPDATE fichier SET sha256 = ?, antivirus = 'sain' WHERE nom = 'plan.pdf'",
        std::string(32, '\xAB')
    );
    sign_in(lea);
    const auto shown = get(page(id));
    BOOST_TEST(shown.status == 200);
    BOOST_TEST(has(shown, "value=\"https://tele.exemple.fr/f/"));
    BOOST_TEST(has(shown, "notes &lt;b&gt;.ods"));
    BOOST_TEST(!has(shown, "<b>"));
    BOOST_TEST(has(shown, "abababab"));
    BOOST_TEST(has(shown, "en calcul"));
    BOOST_TEST(has(shown, "Aucun virus trouvé"));
    BOOST_TEST(has(shown, "Non analysé"));  // no antivirus here: nothing waits for one
    config.clamd = "/run/clamd.sock";
    BOOST_TEST(has(get(page(id)), "Analyse en attente"));
    BOOST_TEST(has(shown, "Encore 10 jours, jusqu’au 30/11/2026"));
    BOOST_TEST(has(shown, "Personne n’a encore téléchargé"));
    BOOST_TEST(has(shown, "à chaque téléchargement"));
    BOOST_TEST(!has(shown, "sans être compté"));
    config.filex_url = "https://depots.exemple.fr";
    const auto apart = get(page(id)).body;
    BOOST_TEST(apart.find("value=\"https://depots.exemple.fr/f/") != std::string::npos);
    BOOST_TEST(apart.find("<a href=\"https://tele.exemple.fr/f/") != std::string::npos);
    // the address is the one that the database finds
    const auto at = shown.body.find("/f/") + 3;
    const auto digest = depot::empreinte_of(shown.body.substr(at, 22)).value();
    BOOST_TEST((db.value<depot::DepotId>("SELECT id FROM depot WHERE empreinte = ?", digest) == id)
    );
}

BOOST_AUTO_TEST_CASE(its_owner_is_told_what_is_not_handed_out) {
    const auto id = publish({.compte = lea});
    sign_in(lea);
    db.execute("UPDATE fichier SET antivirus = 'non_analyse' WHERE depot = ?", id);
    config.clamd = "/run/clamd.sock";
    config.clamd_required = true;
    BOOST_TEST(has(get(page(id)), "ne sont pas remis"));
    BOOST_TEST(has(get("/filex/"), "il ne sera remis à personne"));
    config.clamd_required = false;
    BOOST_TEST(!has(get("/filex/"), "il ne sera remis à personne"));
    BOOST_TEST(!has(get(page(id)), "ne sont pas remis"));
    config.clamd_required = true;
    config.clamd.clear();
    BOOST_TEST(!has(get(page(id)), "ne sont pas remis"));
}

BOOST_AUTO_TEST_CASE(its_owner_is_told_how_downloads_count) {
    const auto id = publish({.compte = lea});
    sign_in(lea);
    BOOST_TEST(has(get(page(id) + "/modifier"), "Chaque fichier compte pour un"));
}

BOOST_AUTO_TEST_CASE(what_is_somebody_elses_is_not_there) {
    const auto id = publish({.compte = lea});
    sign_in(paul);
    for (const auto& route : filex::routes()) {
        if (!route.path.starts_with("/filex/depots/{depot}") ||
            route.access.kind != hall::Access::Kind::personnel)
            continue;
        BOOST_TEST_CONTEXT(web::name_of(route.verb) << " " << route.path) {
            auto path = page(id) + std::string(route.path.substr(21));
            if (const auto mark = path.find("{destinataire}"); mark != std::string::npos)
                path.replace(mark, 14, base::handle(keys, depot::DestinataireId(1)));
            const auto answer = route.verb == web::Verb::get ? get(path) : post(path, reglages);
            BOOST_TEST(answer.status == 404);
        }
    }
    BOOST_TEST(etat(id) == "publie");
    // neither a number, nor the right to send files, opens a page
    sign_in(lea);
    BOOST_TEST(get("/filex/depots/1").status == 404);
    BOOST_TEST(
        get("/filex/depots/" + base::handle(keys, depot::DroitId(id.value()))).status == 404
    );
    cookie.clear();
    BOOST_TEST(get(page(id)).status == 303);
}

BOOST_AUTO_TEST_CASE(downloads_and_recipients_are_told) {
    const auto id = publish(
        {.compte = lea,
         .options =
             {.destinataires =
                  {base::Courriel::parse("anne@exemple.fr").value(),
                   base::Courriel::parse("bruno@exemple.fr").value()}}}
    );
    db.execute(
        "INSERT INTO courriel_a_envoyer (id, destinataire, message_id, etat, raison, cree_le, "
        "prochain_le) VALUES (7, 'bruno@exemple.fr', 'x', 'refuse', '550 no such user', ?, ?)",
        clock.now(),
        clock.now()
    );
    db.execute("UPDATE destinataire SET courriel_envoye = 7 WHERE courriel = 'bruno@exemple.fr'");
    db.execute(
        "UPDATE destinataire SET courriel_envoye = 8, telecharge_le = ? WHERE courriel = "
        "'anne@exemple.fr'",
        clock.now()
    );
    db.execute(
        "INSERT INTO telechargement (depot, destinataire, adresse, appareil, demande_le, "
        "expire_le, total, envoye, complet_le) SELECT ?, id, '198.51.100.4', 'Firefox, Linux', ?, "
        "?, 1500, 1500, ? FROM destinataire WHERE courriel = 'anne@exemple.fr'",
        id,
        clock.now(),
        clock.now(),
        clock.now()
    );
    db.execute(
        "INSERT INTO telechargement (depot, adresse, demande_le, expire_le, total, envoye) "
        "VALUES (?, '203.0.113.9', ?, ?, 1500, 400)",
        id,
        clock.now(),
        clock.now()
    );
    db.execute(
        "INSERT INTO telechargement (depot, compte, adresse, demande_le, expire_le, total, "
        "complet_le) VALUES (?, ?, '192.0.2.250', ?, ?, 1500, ?)",
        id,
        lea,
        clock.now(),
        clock.now(),
        clock.now()
    );
    sign_in(lea);
    const auto shown = get(page(id));
    BOOST_TEST(has(shown, "1 téléchargement complet"));
    BOOST_TEST(has(shown, "anne@exemple.fr, 198.51.100.4, Firefox, Linux"));
    BOOST_TEST(has(shown, "Partiel : 400 octets sur 1,5 ko"));
    BOOST_TEST(!has(shown, "192.0.2.250"));  // the owner's own does not count
    BOOST_TEST(has(shown, "550 no such user"));
    BOOST_TEST(has(shown, "✓ le 20/11/2026"));
    BOOST_TEST(has(shown, "pas encore"));
}

BOOST_AUTO_TEST_CASE(options_change_and_the_end_moves) {
    const auto id = publish({.compte = lea, .options = {.avis = true}});
    clock.advance(std::chrono::days(3));
    sign_in(lea);
    const auto form = get(page(id) + "/modifier");
    BOOST_TEST(has(form, "name=\"jours\" value=\"\""));
    BOOST_TEST(has(form, "Vide : la fin reste au 30/11/2026"));
    BOOST_TEST(!has(form, "name=\"destinataires\""));
    const auto end = [&] {
        return db.value<base::Instant>("SELECT expire_le FROM depot").value() - clock.now();
    };
    // without days, the end stays where it is
    clock.advance(std::chrono::minutes(30));
    auto done = post(
        page(id) + "/modifier",
        with(
            {
                {"jours", ""}
    },
            {{"recapitulatif", "1"}, {"message", "É"}}
        )
    );
    BOOST_TEST(has(follow(done), "Les réglages sont enregistrés"));
    BOOST_TEST((end() == std::chrono::days(7) - std::chrono::minutes(30)));
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE recapitulatif AND NOT avis") == 1);
    post(
        page(id) + "/modifier",
        with(
            {
                {"jours", "30"}
    },
            {{"telechargements_max", "2"}}
        )
    );
    BOOST_TEST((end() == std::chrono::days(30)));
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE telechargements_max = 2") == 1);
    // three are taken: a limit of two more is no limit that one could mean
    db.execute("UPDATE depot SET telechargements_max = 4, telechargements_pris = 3");
    const auto limit = [&](const char* most) {
        const Form fields{
            {"jours",               "30"},
            {"telechargements_max", most}
        };
        return post(page(id) + "/modifier", fields);
    };
    BOOST_TEST(has(limit("2"), "3 téléchargements sont déjà pris"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE telechargements_max = 4") == 1);
    db.execute("UPDATE depot SET telechargements_pris = 0");
    const auto wrong = post(
        page(id) + "/modifier",
        {
            {"jours",   "31"    },
            {"message", "gardé"}
    }
    );
    BOOST_TEST(wrong.status == 422);
    BOOST_TEST(has(wrong, "<title>Erreur : "));
    BOOST_TEST(has(wrong, "gardé"));
    BOOST_TEST((end() == std::chrono::days(30)));
    BOOST_TEST(
        rows("SELECT COUNT(*) FROM journal WHERE action = 'depot.modifie' AND depot > 0") == 2
    );
    BOOST_TEST(post(page(id) + "/modifier", reglages, false).status == 403);
}

// Whatever the rule is by then: only days that are written move the end, and one day is one day.
BOOST_AUTO_TEST_CASE(only_days_that_are_written_move_the_end) {
    const auto id = publish({.compte = lea});
    const auto before = db.value<base::Instant>("SELECT expire_le FROM depot").value();
    clock.advance(before - clock.now() - std::chrono::hours(2));
    sign_in(lea);
    const auto end = [&] { return db.value<base::Instant>("SELECT expire_le FROM depot").value(); };
    const auto save = [&](const char* days) {
        const Form fields{
            {"jours",   days            },
            {"message", "Un mot de plus"}
        };
        return post(page(id) + "/modifier", fields);
    };
    BOOST_TEST(save(" ").status == 303);
    BOOST_TEST((end() == before));
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE message = 'Un mot de plus'") == 1);
    config.filex_days = 1;
    BOOST_TEST(save("2").status == 422);
    BOOST_TEST(save("1").status == 303);
    BOOST_TEST((end() == clock.now() + std::chrono::days(1)));
}

// The administrator gives it more time while the owner has its options open: they do not take it
// back.
BOOST_AUTO_TEST_CASE(options_of_an_older_page_take_nothing_back) {
    const auto id = publish({.compte = lea});
    sign_in(lea);
    const auto older = get(page(id) + "/modifier");
    const auto vu = support::hidden(older.body, "vu");
    db.execute("UPDATE depot SET expire_le = ?", clock.now() + std::chrono::days(25));
    const Form form{
        {"jours",   ""      },
        {"message", "gardé"},
        {"vu",      vu      }
    };
    const auto asked = post(page(id) + "/modifier", form);
    BOOST_TEST(asked.status == 409);
    BOOST_TEST(has(asked, "un autre changement a été enregistré"));
    BOOST_TEST(has(asked, "gardé"));
    BOOST_TEST(has(asked, "name=\"jours\" value=\"\""));  // he had written none
    BOOST_TEST(has(asked, "la fin reste au 15/12/2026"));
    BOOST_TEST(
        (db.value<base::Instant>("SELECT expire_le FROM depot").value() ==
         clock.now() + std::chrono::days(25))
    );
    const Form again{
        {"jours",                     "10" },
        { "vu", support::hidden(asked.body, "vu")}
    };
    BOOST_TEST(post(page(id) + "/modifier", again).status == 303);
}

// Days beyond the rule, which the administrator gave, are proposed by the form: they may stay.
BOOST_AUTO_TEST_CASE(days_given_by_the_administrator_stay) {
    const auto id = publish({.compte = lea});
    sign_in(lea);
    const auto given = clock.now() + std::chrono::days(40);
    db.execute("UPDATE depot SET expire_le = ?", given);
    const auto save = [&](const char* days) {
        return post(
            page(id) + "/modifier",
            {
                {"jours",   days            },
                {"message", "Un mot de plus"}
        }
        );
    };
    BOOST_TEST(save("40").status == 303);
    BOOST_TEST((db.value<base::Instant>("SELECT expire_le FROM depot").value() == given));
    BOOST_TEST(rows("SELECT COUNT(*) FROM depot WHERE message = 'Un mot de plus'") == 1);
    BOOST_TEST(save("41").status == 422);
    BOOST_TEST(save("20").status == 303);
}

// Two pages that each set a password: the second one is told of the first.
BOOST_AUTO_TEST_CASE(another_password_since_is_a_conflict) {
    const auto id = publish({.compte = lea});
    sign_in(lea);
    post(
        page(id) + "/modifier",
        with(
            reglages,
            {
                {"mot_de_passe", "lavande tracteur"}
    }
        )
    );
    const auto vu = support::hidden(get(page(id) + "/modifier").body, "vu");
    const auto set = [&](const char* word) {
        return post(
            page(id) + "/modifier",
            with(
                reglages,
                {
                    {"mot_de_passe", word},
                    {"vu",           vu  }
        }
            )
        );
    };
    BOOST_TEST(set("girouette cendre").status == 303);
    BOOST_TEST(set("ardoise cerf-volant").status == 409);
}

BOOST_AUTO_TEST_CASE(a_password_is_set_replaced_and_taken_away) {
    const auto id = publish({.compte = lea});
    sign_in(lea);
    const auto opens = [&](const char* word) {
        const auto hash = db.value<std::string>("SELECT mot_de_passe FROM depot").value();
        return !hash.empty() && acces::Hacheur(64).verify(hash, base::Secret(std::string(word)));
    };
    const auto change = [&](const Form& more) {
        return post(page(id) + "/modifier", with(reglages, more));
    };
    change({
        {"mot_de_passe", "lavande tracteur"}
    });
    BOOST_TEST(opens("lavande tracteur"));
    BOOST_TEST(has(get(page(id) + "/modifier"), "Retirer le mot de passe"));
    BOOST_TEST(!has(get(page(id) + "/modifier"), "lavande"));
    change({});
    BOOST_TEST(opens("lavande tracteur"));
    change({
        {"mot_de_passe", "girouette cendre"}
    });
    BOOST_TEST(opens("girouette cendre"));
    const auto both = change({
        {"mot_de_passe",      "autre tilleul"},
        {"sans_mot_de_passe", "1"            }
    });
    BOOST_TEST(has(both, "mais pas les deux"));
    // an address of a download that was handed out before goes with the old password
    const auto until = clock.now() + std::chrono::hours(24);
    db.execute(
        "INSERT INTO telechargement (depot, demande_le, expire_le, total) VALUES (?, ?, ?, 1)",
        id,
        clock.now(),
        until
    );
    const auto open = [&] {
        return db.value<base::Instant>("SELECT expire_le FROM telechargement").value() >
               clock.now();
    };
    change({});
    BOOST_TEST(open());
    change({
        {"mot_de_passe", "ardoise cerf-volant"}
    });
    BOOST_TEST(!open());
    change({
        {"mot_de_passe", "girouette cendre"}
    });
    BOOST_TEST(opens("girouette cendre"));
    change({
        {"sans_mot_de_passe", "1"}
    });
    BOOST_TEST(db.value<std::string>("SELECT mot_de_passe FROM depot").value().empty());
}

BOOST_AUTO_TEST_CASE(no_press_of_a_button_hides_a_download) {
    const auto id = publish({.compte = lea});
    const auto add = [&](const char* who, int envoye, bool complete) {
        db.execute(
            "INSERT INTO telechargement (depot, demande_le, expire_le, total, envoye, appareil, "
            "complet_le) VALUES (?, ?, ?, 1500, ?, ?, ?)",
            id,
            clock.now(),
            clock.now(),
            envoye,
            who,
            complete ? std::optional(clock.now()) : std::nullopt
        );
    };
    sign_in(lea);
    for (int i = 0; i < 3; ++i) add("vrai", 1500, true);
    add("moitié", 700, false);
    for (int i = 0; i < 205; ++i) add("rien", 0, false);
    auto shown = get(page(id));
    BOOST_TEST(has(shown, "3 téléchargements complets"));
    BOOST_TEST(has(shown, ">vrai</td>"));
    BOOST_TEST(has(shown, ">moitié</td>"));
    BOOST_TEST(!has(shown, ">rien</td>"));
    BOOST_TEST(has(shown, "205 demandes n’ont rien transmis jusqu’ici"));
    BOOST_TEST(!has(shown, "Page 1 sur"));
    // all are there, page after page
    for (int i = 0; i < 100; ++i) add("autre", 1500, true);
    BOOST_TEST(has(get(page(id)), "Page 1 sur 2"));
    BOOST_TEST(!has(get(page(id)), ">vrai</td>"));
    shown = get(page(id) + "?page=9");
    BOOST_TEST(has(shown, "Page 2 sur 2"));
    BOOST_TEST(has(shown, ">vrai</td>"));
    BOOST_TEST(has(shown, ">moitié</td>"));
    BOOST_TEST(has(shown, "?page=1\">Page précédente"));
}

BOOST_AUTO_TEST_CASE(what_is_left_is_said_in_one_way) {
    const auto id = publish({.compte = lea});
    clock.advance(std::chrono::hours(24 * 8) + std::chrono::hours(17));  // 1 day 7 hours are left
    sign_in(lea);
    BOOST_TEST(has(get(page(id)), "Encore 2 jours"));
    BOOST_TEST(has(get(page(id)), "en calcul"));
    db.execute("UPDATE fichier SET efface_le = ?", clock.now());
    BOOST_TEST(!has(get(page(id)), "en calcul"));
    BOOST_TEST(has(get(page(id)), "non calculée"));
}

BOOST_AUTO_TEST_CASE(it_is_ended_at_once_after_a_page_that_names_the_act) {
    const auto id = publish({.compte = lea});
    sign_in(lea);
    const auto asked = get(page(id) + "/fin");
    BOOST_TEST(has(asked, "Plus personne ne pourra télécharger"));
    BOOST_TEST(has(asked, "Mettre fin à ce dépôt"));
    BOOST_TEST(etat(id) == "publie");
    BOOST_TEST(has(follow(post(page(id) + "/fin", {})), "Il est mis fin au dépôt"));
    BOOST_TEST(
        rows("SELECT COUNT(*) FROM depot WHERE etat = 'fini' AND fin_motif = 'auteur' AND fini_le "
             "IS NOT NULL") == 1
    );
    BOOST_TEST(has(get(page(id)), "Terminé"));
    BOOST_TEST(!has(get(page(id)), "/f/"));
    // pressed twice, it says what was done; any other act finds it past, and no page needs telling
    BOOST_TEST(has(follow(post(page(id) + "/fin", {})), "Il est mis fin au dépôt"));
    BOOST_TEST(has(follow(post(page(id) + "/modifier", reglages)), "rien n’a été fait"));
    for (const auto* act : {"/fin", "/modifier"})
        BOOST_TEST(get(page(id) + act).header("Location") == page(id), act);
    BOOST_TEST(rows("SELECT COUNT(*) FROM journal WHERE action = 'depot.fin'") == 1);
}

BOOST_AUTO_TEST_CASE(the_clock_ends_it_whatever_the_sweeper_does) {
    const auto id = publish({.compte = lea});
    clock.advance(std::chrono::days(10));
    sign_in(lea);
    BOOST_TEST(has(get(page(id)), "Expiré le 30/11/2026"));
    BOOST_TEST(!has(get(page(id)), "/f/"));
    BOOST_TEST(has(follow(post(page(id) + "/modifier", reglages)), "rien n’a été fait"));
    BOOST_TEST(has(follow(post(page(id) + "/fin", {})), "rien n’a été fait"));
    BOOST_TEST(etat(id) == "publie");
}

BOOST_AUTO_TEST_CASE(one_that_is_kept_for_an_inquiry_stays_as_it_is) {
    const auto id = publish({.compte = lea});
    db.execute("UPDATE depot SET etat = 'gele', gele_raison = 'Signalement en cours.'");
    sign_in(lea);
    BOOST_TEST(has(get(page(id)), "Signalement en cours."));
    BOOST_TEST(!has(get(page(id)), "/f/"));
    post(page(id) + "/fin", {});
    post(page(id) + "/modifier", reglages);
    BOOST_TEST(etat(id) == "gele");
}

BOOST_AUTO_TEST_CASE(one_on_its_way_is_resumed_or_given_up) {
    const auto id = begin({.compte = lea}, {"a.bin"}, 3);
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
    const auto shown = get(page(id));
    BOOST_TEST(has(shown, "1 fichier arrivé sur 3"));
    BOOST_TEST(has(shown, "b.bin : 0 octet sur 4,0 ko"));
    BOOST_TEST(
        has(shown,
            "[{&quot;crc32&quot;:null,&quot;nom&quot;:&quot;a.bin&quot;,&quot;taille&quot;:1500}]")
    );
    db.execute("UPDATE fichier SET sha256 = REPEAT('s', 32), crc32 = 4294967295");
    BOOST_TEST(has(get(page(id)), "[{&quot;crc32&quot;:4294967295,&quot;nom&quot;:&quot;a.bin"));
    BOOST_TEST(has(
        shown, "data-en-route=\"[{&quot;nom&quot;:&quot;b.bin&quot;,&quot;taille&quot;:4000}]\""
    ));
    BOOST_TEST(!has(get(page(id) + "?fait=depot"), "Le dépôt est prêt"));
    BOOST_TEST(has(shown, base::handle(keys, depot::DroitId(id.value()))));
    BOOST_TEST(!has(shown, "/f/"));
    BOOST_TEST(has(get(page(id) + "/fin"), "L’envoi s’arrête"));
    BOOST_TEST(has(get(page(id) + "/fin"), "est effacé tout de suite :"));
    const auto empty = begin({.compte = lea}, {}, 1);
    BOOST_TEST(has(get(page(empty) + "/fin"), "est effacé tout de suite."));
    BOOST_TEST(has(follow(post(page(id) + "/fin", {})), "est abandonné"));
    BOOST_TEST(has(follow(post(page(id) + "/fin", {})), "est abandonné"));  // pressed twice
    BOOST_TEST(etat(id) == "fini");
    BOOST_TEST(
        (db.value<base::Instant>("SELECT expire_le FROM televersement").value() == clock.now())
    );
}

BOOST_AUTO_TEST_SUITE_END()
