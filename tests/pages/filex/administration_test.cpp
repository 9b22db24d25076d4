// The administrator's area: nobody else's, each act once and in the journal, rules, reports,
// figures.
#include "deposant.hpp"
#include "depot/controle.hpp"
#include "depot/invitation.hpp"
#include "depot/lien.hpp"
#include "depot/quota.hpp"
#include "hall/templates.hpp"
#include "support/files.hpp"

namespace {

using deposant::Form;
using deposant::has;

struct Administration : deposant::Deposant {
    acces::CompteId recteur = account("recteur", "academie");
    depot::DepotId drop = publish({.compte = lea}, {"rapport.pdf", "plan_50%.odt"});
    std::string there = "/filex/administration/depots/" + base::handle(keys, drop);

    Administration() { sign_in(recteur); }
    std::uint64_t noted(std::string_view action) {
        return db
            .value<std::uint64_t>(
                "SELECT COUNT(*) FROM journal WHERE depot = ? AND action = ? AND compte = ?",
                drop,
                action,
                recteur
            )
            .value();
    }
    depot::SignalementId report(std::string_view courriel) {
        return db.insert<depot::Signalement>(
            "INSERT INTO signalement (depot, quand, courriel, raison) VALUES (?, ?, ?, 'Ce n’est "
            "pas à lui.')",
            drop,
            clock.now(),
            courriel
        );
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(administration, Administration)

BOOST_AUTO_TEST_CASE(it_is_the_administrators_alone) {
    const auto parent = account("parent", "responsable");
    for (const auto& route : filex::routes()) {
        if (!route.path.starts_with("/filex/administration/")) continue;
        BOOST_TEST_CONTEXT(route.path)
        BOOST_TEST((route.access.kind == hall::Access::Kind::academie));
    }
    for (const auto who : {lea, parent}) {
        sign_in(who);
        BOOST_TEST(get("/filex/administration/").status == 403);
        BOOST_TEST(get(there).status == 403);
        BOOST_TEST(post(there + "/supprimer", {}).status == 403);
    }
    cookie.clear();
    BOOST_TEST(get("/filex/administration/").status == 303);
    BOOST_TEST(etat(drop) == "publie");
}

// The academy's web author saves, and nothing changes: who administers sees why, on any page.
BOOST_AUTO_TEST_CASE(a_template_that_is_refused_is_told_to_the_administrator) {
    const support::Folder own;
    own.file("filex/fin.tpl", "<p>sans la première ligne</p>");
    templates =
        web::Templates::load(TS_SOURCE_DIR "/templates", own.path.string(), hall::template_rules())
            .value();
    const auto page = get("/filex/administration/");
    BOOST_TEST(has(page, "l’un d’eux est refusé"));
    BOOST_TEST(has(page, "filex/fin.tpl:1: doit commencer par"));
    sign_in(lea);
    BOOST_TEST(!has(get("/filex/"), "est refusé"));
}

// An academy's own colours come after ours, where there are some.
BOOST_AUTO_TEST_CASE(the_theme_of_the_override_folder_is_linked) {
    constexpr std::string_view link =
        "/statique/style.css\">\n<link rel=\"stylesheet\" href=\"/statique/academie/theme.css\">";
    const support::Folder own;
    templates = web::Templates::load(TS_SOURCE_DIR "/templates", own.path.string()).value();
    const auto link_of_drop = "/f/" + std::string(43, 'a');  // of no drop: a recipient's page too
    BOOST_TEST(!has(get("/filex/administration/"), "theme.css"));
    BOOST_TEST(!has(get(link_of_drop), "theme.css"));
    own.file(std::string(web::theme_file), ":root { --action: #800; }");
    BOOST_TEST(has(get("/filex/administration/"), link));
    BOOST_TEST(has(get(link_of_drop), link));
}

BOOST_AUTO_TEST_CASE(nothing_waits_for_an_antivirus_that_is_not_there) {
    BOOST_TEST(has(get(there), "Non analysé"));
    BOOST_TEST(!has(get("/filex/administration/"), "En attente d’antivirus"));
    config.clamd = "/run/clamd.sock";
    BOOST_TEST(has(get(there), "Analyse en attente"));
    BOOST_TEST(has(get("/filex/administration/"), "En attente d’antivirus"));
}

BOOST_AUTO_TEST_CASE(an_antivirus_that_is_away_is_told_in_words) {
    const auto shown = [&] { return get("/filex/administration/"); };
    config.clamd = "/run/clamd.sock";
    BOOST_TEST(!has(shown(), "ne répond pas"));
    clock.advance(std::chrono::minutes(5));
    BOOST_TEST(has(shown(), "l’antivirus ne répond pas ou ne suit plus"));
    // somebody has it in hand, or has put it off because the disk has lost it
    db.execute("UPDATE fichier SET bail_le = ?", clock.now() + std::chrono::minutes(1));
    BOOST_TEST(!has(shown(), "ne répond pas"));
    db.execute("UPDATE fichier SET bail_le = NULL");
    BOOST_TEST(depot::give_up_antivirus(db, clock.now(), clock.now()) == 2U);
    BOOST_TEST(has(shown(), "2 fichiers ont été laissés non analysés, et le seront dès son retour")
    );
    depot::ask_antivirus_again(db);
    db.execute("UPDATE fichier SET antivirus = 'sain'");
    BOOST_TEST(!has(shown(), "ne répond pas"));
}

// What is on its way takes room before a byte of it has come, parts to be joined among it.
BOOST_AUTO_TEST_CASE(what_is_promised_is_said_beside_the_free_space) {
    const auto upload = [&](std::string_view sorte, std::uint64_t taille, bool whole) {
        db.execute(
            "INSERT INTO televersement (empreinte, compte, sorte, blob_nom, taille, cree_le, "
            "expire_le, fini_le) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            random.bytes(32),
            lea,
            sorte,
            depot::BlobNom::make(random).text(),
            taille,
            clock.now(),
            clock.now() + std::chrono::hours(1),
            whole ? std::optional(clock.now()) : std::nullopt
        );
    };
    upload("entier", 76'600'000'000, false);
    upload("partie", 3'000'000'000, true);
    const auto page = get("/filex/administration/");
    BOOST_TEST(has(page, "77 Go promis aux envois en cours"));
    BOOST_TEST(has(page, "2, pour 80 Go en tout"));
    BOOST_TEST(has(page, "en tout</dd>\n  <dt>Envois en cours</dt>"));
    // the limit of the store is a limit, whatever the disk has left
    BOOST_TEST(!has(page, "Limite de l’espace"));
    config.filex_store_max = 79'000'000'000;
    const auto full = get("/filex/administration/");
    BOOST_TEST(has(full, "elle est atteinte, tout dépôt est refusé"));
    BOOST_TEST(has(full, "<dt>Peut encore être déposé</dt><dd>0 octet"));
}

BOOST_AUTO_TEST_CASE(open_invitations_are_seen_and_withdrawn) {
    BOOST_TEST(has(get("/filex/administration/invitations"), "Aucune invitation n’est ouverte."));
    const auto make = [&](const std::string& nom) {
        return db.transact([&](db::Transaction& tx) {
            const depot::NouvelleInvitation neuve{
                .compte = lea, .nom = nom, .expire_le = clock.now() + std::chrono::hours(48)};
            return depot::create_invitation(tx, keys, random, clock.now(), neuve).id;
        });
    };
    const auto one = make("Imprimerie <b>");
    const auto other = make("Garage");
    const auto list = get("/filex/administration/invitations");
    BOOST_TEST(has(list, "2 invitations ouvertes"));
    BOOST_TEST(has(list, "Imprimerie &lt;b&gt;"));
    const auto end = [&](const std::string& id) {
        return post("/filex/administration/invitations/" + id + "/fin", {});
    };
    BOOST_TEST(end("AAAA").status == 404);
    sign_in(lea);
    BOOST_TEST(end(base::handle(keys, one)).status == 403);
    sign_in(recteur);
    BOOST_TEST(has(follow(end(base::handle(keys, one))), "L’invitation est retirée."));
    BOOST_TEST(has(follow(end(base::handle(keys, one))), "n’était déjà plus ouverte"));
    const auto left = get("/filex/administration/invitations");
    BOOST_TEST(has(left, "1 invitation ouverte"));
    BOOST_TEST(has(left, "Garage"));
    const auto kept = depot::invitation_of(db, clock.now(), lea, other);
    BOOST_TEST((kept->etat == depot::EtatInvitation::ouverte));
    // who invited is told, once; and the journal says by whom
    BOOST_TEST(
        rows("SELECT COUNT(*) FROM courriel_a_envoyer WHERE destinataire = 'lea@exemple.fr'") == 1U
    );
    BOOST_TEST(
        db.value<int>(
              "SELECT COUNT(*) FROM journal WHERE action = 'depot.invitation_fin' AND "
              "compte = ? AND cible = ?",
              recteur,
              lea
        )
            .value() == 1
    );
}

BOOST_AUTO_TEST_CASE(drops_are_found_by_person_file_state_and_link) {
    publish({.compte = paul}, {"autre.zip"});
    db.transact([&](db::Transaction& tx) {
        depot::add_destinataire(
            tx, keys, random, drop, base::Courriel::parse("zoe@exemple.fr").value()
        );
    });
    const auto finds = [&](const std::string& query) {
        const auto page = get("/filex/administration/?" + query);
        BOOST_TEST(page.status == 200);
        return has(page, "rapport.pdf");
    };
    for (const std::string query :
         {"",
          "mots=lea",
          "mots=RAPPORT",
          "mots=50%25",
          "mots=lea%40exemple.fr",
          "mots=zoe%40",
          "etat=disponible"})
        BOOST_TEST_CONTEXT(query) BOOST_TEST(finds(query));
    for (const std::string query : {"mots=paul", "mots=5_%25", "mots=%25%25", "etat=bloque"})
        BOOST_TEST_CONTEXT(query) BOOST_TEST(!finds(query));
    const auto resume = depot::resume_of(db, drop).value();
    const auto token =
        depot::open_lien(keys, depot::UsageLien::depot, resume.empreinte, resume.scelle).value();
    BOOST_TEST(finds("mots=https%3A%2F%2Ftele.exemple.fr%2Ff%2F" + token.reveal()));
    BOOST_TEST(finds("mots=" + token.reveal()));
}

BOOST_AUTO_TEST_CASE(a_drop_is_extended_frozen_and_released) {
    BOOST_TEST(has(get(there), "plan_50%.odt"));
    BOOST_TEST(
        has(post(
                there + "/prolonger",
                {
                    {"jours", "31"}
    }
            ),
            "de 1 à 30")
    );
    BOOST_TEST(
        has(follow(post(
                there + "/prolonger",
                {
                    {"jours", "30"}
    }
            )),
            "Le dépôt est prolongé")
    );
    BOOST_TEST(
        (db.value<base::Instant>("SELECT expire_le FROM depot WHERE id = ?", drop) ==
         clock.now() + std::chrono::days(30))
    );
    BOOST_TEST(
        has(post(
                there + "/geler",
                {
                    {"raison", " "}
    }
            ),
            "Écrivez la raison")
    );
    BOOST_TEST(
        has(follow(post(
                there + "/geler",
                {
                    {"raison", "Plainte <b>"}
    }
            )),
            "Plainte &lt;b&gt;")
    );
    BOOST_TEST(etat(drop) == "gele");
    BOOST_TEST(
        has(follow(post(
                there + "/geler",
                {
                    {"raison", "Encore"}
    }
            )),
            "rien n’a été fait")
    );
    sign_in(lea);
    BOOST_TEST(has(get(page(drop)), "Plainte"));
    sign_in(recteur);
    follow(post(there + "/rendre", {}));
    BOOST_TEST(etat(drop) == "publie");
    BOOST_TEST(noted("depot.prolonge") == 1U);
    BOOST_TEST(noted("depot.gele") == 1U);
    BOOST_TEST(noted("depot.rendu") == 1U);
    BOOST_TEST(has(get(there), "Bloqué par l’administration"));
}

BOOST_AUTO_TEST_CASE(no_end_lands_beyond_the_most_that_the_host_gives) {
    const auto most = std::chrono::days(config.filex_days);
    const auto end = [&] {
        return db.value<base::Instant>("SELECT expire_le FROM depot WHERE id = ?", drop).value();
    };
    const auto act = [&](const char* what, const Form& form) {
        sign_in(recteur);
        return post(there + what, form);
    };
    // extended while it is frozen, and given back long after
    clock.advance(std::chrono::hours(24 * 9));
    BOOST_TEST(
        act("/geler",
            {
                {"raison", "Plainte"}
    }
        ).status == 303
    );
    clock.advance(std::chrono::hours(24 * 5));
    BOOST_TEST(
        act("/prolonger",
            {
                {"jours", "30"}
    }
        ).status == 303
    );
    clock.advance(std::chrono::hours(24 * 20));
    BOOST_TEST(act("/rendre", {}).status == 303);
    BOOST_TEST((end() == clock.now() + most));
    // the host has become stricter meanwhile
    BOOST_TEST(
        act("/geler",
            {
                {"raison", "Plainte"}
    }
        ).status == 303
    );
    config.filex_days = 7;
    BOOST_TEST(act("/rendre", {}).status == 303);
    BOOST_TEST((end() == clock.now() + std::chrono::days(7)));
    // shorter is not longer
    const auto kept = end();
    BOOST_TEST(
        has(act("/prolonger",
                {
                    {"jours", "1"}
    }),
            "dure déjà jusqu’au")
    );
    BOOST_TEST((end() == kept));
    BOOST_TEST(noted("depot.prolonge") == 1U);
}

BOOST_AUTO_TEST_CASE(its_owner_is_told_what_was_done_to_a_drop) {
    const auto mails = [&] { return rows("SELECT COUNT(*) FROM courriel_a_envoyer"); };
    follow(post(
        there + "/geler",
        {
            {"raison", "Plainte"}
    }
    ));
    BOOST_TEST(mails() == 1U);
    // frozen, it is still the administrator's to look at and to extend
    const auto frozen = get(there);
    BOOST_TEST(has(frozen, "Page du destinataire"));
    clock.advance(std::chrono::hours(24 * 9));
    sign_in(recteur);
    // it has its ten days still, for when it is given back
    const auto shorter = post(
        there + "/prolonger",
        {
            {"jours", "2"}
    }
    );
    BOOST_TEST(has(shorter, "dure déjà jusqu’au 09/12/2026"));
    BOOST_TEST(has(shorter, "value=\"2\""));
    BOOST_TEST(mails() == 1U);
    BOOST_TEST(
        has(follow(post(
                there + "/prolonger",
                {
                    {"jours", "12"}
    }
            )),
            "Le dépôt est prolongé")
    );
    BOOST_TEST(mails() == 2U);
    follow(post(there + "/rendre", {}));
    // it was to last so many days from then on
    BOOST_TEST(
        (db.value<base::Instant>("SELECT expire_le FROM depot WHERE id = ?", drop) ==
         clock.now() + std::chrono::days(12))
    );
    BOOST_TEST(mails() == 3U);
    follow(post(there + "/supprimer", {}));
    BOOST_TEST(mails() == 4U);
    BOOST_TEST(
        has(follow(post(
                there + "/prolonger",
                {
                    {"jours", "2"}
    }
            )),
            "class=\"message alerte\" role=\"alert\">Le dépôt a changé")
    );
    BOOST_TEST(mails() == 4U);
    sign_in(lea);
    BOOST_TEST(has(get(page(drop)), "Supprimé par l’administration le 29/11/2026"));
    sign_in(recteur);
    BOOST_TEST(has(get("/filex/administration/"), "29/11/2026"));
}

BOOST_AUTO_TEST_CASE(a_reason_counts_in_characters_and_is_kept) {
    std::string long_one;
    for (int i = 0; i < 500; ++i) long_one += "é";
    const auto refused = post(
        there + "/geler",
        {
            {"raison", long_one + "é"}
    }
    );
    BOOST_TEST(has(refused, "500 caractères au plus"));
    BOOST_TEST(has(refused, long_one + "é</textarea>"));
    BOOST_TEST(etat(drop) == "publie");
    follow(post(
        there + "/geler",
        {
            {"raison", long_one}
    }
    ));
    BOOST_TEST(etat(drop) == "gele");
}

BOOST_AUTO_TEST_CASE(a_size_is_a_number_and_a_unit) {
    const auto says = [&](const std::string& size, const Form& more = {}) {
        Form form{
            {"cible",       "tous"},
            {"fichier_max", size  }
        };
        form.insert(form.end(), more.begin(), more.end());
        return post("/filex/administration/regles", form);
    };
    for (const std::string wrong :
         {"-5 Mo", "~!5@Mo", "1 5 Mo", "0,0001 ko", "0 Mo", "Mo", "5", "5 Mo 5", "5 M o x"})
        BOOST_TEST(has(says(wrong), "Écrivez une taille avec son unité"), wrong);
    const auto words = says("Mo").body;  // no line ends between a number and its unit
    BOOST_TEST(words.find("Par exemple 500&nbsp;Mo, 20&nbsp;Go.") != std::string::npos);
    BOOST_TEST(words.find("par exemple 500\u00A0Mo ou 20\u00A0Go.") != std::string::npos);
    BOOST_TEST(rows("SELECT COUNT(*) FROM regle_depot") == 0U);
    for (const std::string right : {"5 Mo", "1,5Go", " 20\u00a0To "}) {
        BOOST_TEST(says(right).status == 303, right);
        db.execute("DELETE FROM regle_depot");
    }
    BOOST_TEST(
        has(says(
                "5 Mo",
                {
                    {"valeur", "lea"}
    }
            ),
            "Laissez vide pour tout le monde")
    );
}

BOOST_AUTO_TEST_CASE(deleting_is_a_page_of_its_own_and_happens_once) {
    BOOST_TEST(has(get(there + "/supprimer"), "Supprimer le dépôt de lea"));
    BOOST_TEST(etat(drop) == "publie");
    BOOST_TEST(post(there + "/supprimer", {}, false).status == 403);  // no token
    follow(post(there + "/supprimer", {}));
    follow(post(there + "/supprimer", {}));
    BOOST_TEST(etat(drop) == "fini");
    BOOST_TEST(noted("depot.supprime") == 1U);
    BOOST_TEST(get("/filex/administration/depots/xxxx").status == 404);
}

BOOST_AUTO_TEST_CASE(rules_are_added_moved_and_taken_away) {
    const std::string rules = "/filex/administration/regles";
    const auto add = [&](const deposant::Form& form) { return post(rules, form); };
    BOOST_TEST(has(get(rules), "Aucune règle"));
    BOOST_TEST(
        has(add({
                {"cible", "groupe"}
    }),
            "nom du groupe")
    );
    BOOST_TEST(
        has(add({
                {"cible",       "tous"    },
                {"fichier_max", "beaucoup"}
    }),
            "avec son unité")
    );
    follow(add({
        {"cible",       "tous"  },
        {"fichier_max", "1,5 Go"},
        {"jours_max",   "7"     }
    }));
    const auto shown = follow(add({
        {"cible",   "compte"},
        {"valeur",  "Paul"  },
        {"exempte", "1"     }
    }));
    BOOST_TEST(has(shown, "1,5 Go"));
    BOOST_TEST(has(shown, "2. le compte paul"));
    BOOST_TEST(has(shown, "Sans effet : la règle 1 passe avant"));
    // one that says nothing, and one more for the same person
    const deposant::Form empty{
        {"cible",  "groupe"},
        {"valeur", "profs" }
    };
    BOOST_TEST(has(add(empty), "Écrivez au moins une limite"));
    const deposant::Form twice{
        {"cible",     "compte"},
        {"valeur",    "PAUL"  },
        {"jours_max", "3"     }
    };
    const auto again = follow(add(twice));
    BOOST_TEST(has(again, "ses limites sont remplacées, à la même place"));
    BOOST_TEST(has(again, "2. le compte paul"));
    BOOST_TEST(rows("SELECT COUNT(*) FROM regle_depot") == 2U);
    BOOST_TEST(rows("SELECT COUNT(*) FROM regle_depot WHERE jours_max = 3 AND NOT exempte") == 1U);
    BOOST_TEST(rows("SELECT COUNT(*) FROM journal WHERE details LIKE '%, 3\u00A0jours'") == 1U);
    // a size, and none at all
    const deposant::Form both{
        {"cible",       "compte"},
        {"valeur",      "paul"  },
        {"fichier_max", "3 Mo"  },
        {"exempte",     "1"     }
    };
    BOOST_TEST(has(add(both), "mais pas les deux"));
    follow(add({
        {"cible",   "compte"},
        {"valeur",  "Paul"  },
        {"exempte", "1"     }
    }));
    BOOST_TEST(!has(shown, "aucun compte"));
    BOOST_TEST(depot::limites_of(db, config, paul).jours_max == 7);
    const auto last =
        db.value<depot::RegleId>("SELECT id FROM regle_depot WHERE cible = 'compte'").value();
    const auto one = rules + "/" + base::handle(keys, last);
    BOOST_TEST(!has(follow(post(one + "/monter", {})), "Sans effet"));
    BOOST_TEST(!depot::limites_of(db, config, paul).fichier_max.has_value());
    BOOST_TEST(depot::limites_of(db, config, lea).fichier_max.value() == 1'500'000'000U);
    follow(post(one + "/retirer", {}));
    BOOST_TEST(post(one + "/retirer", {}).status == 404);
    BOOST_TEST(rows("SELECT COUNT(*) FROM journal WHERE action = 'depot.regle'") == 6U);
}

BOOST_AUTO_TEST_CASE(a_rule_says_what_it_cannot_do) {
    const std::string rules = "/filex/administration/regles";
    const auto wide = post(
        rules,
        {
            {"cible",     "tous"},
            {"jours_max", "3000"}
    }
    );
    BOOST_TEST(has(wide, "L’hébergeur permet au plus 30 jours."));
    BOOST_TEST(has(wide, "value=\"3000\""));
    BOOST_TEST(rows("SELECT COUNT(*) FROM regle_depot") == 0U);
    const auto unknown = follow(post(
        rules,
        {
            {"cible",     "compte"  },
            {"valeur",    "personne"},
            {"jours_max", "20"      }
    }
    ));
    BOOST_TEST(has(unknown, "aucun compte n’a cet identifiant à ce jour"));
    config.filex_days = 10;
    BOOST_TEST(has(get(rules), "<td data-col=\"Jours\">10</td>"));
}

BOOST_AUTO_TEST_CASE(a_report_is_answered_once) {
    const auto id = report("temoin@exemple.fr");
    BOOST_TEST(has(get("/filex/administration/"), "1 à traiter"));
    const auto one = "/filex/administration/signalements/" + base::handle(keys, id);
    BOOST_TEST(has(get("/filex/administration/signalements"), base::handle(keys, id)));
    BOOST_TEST(has(get(one), "temoin@exemple.fr"));
    BOOST_TEST(
        has(post(
                one,
                {
                    {"reponse", ""}
    }
            ),
            "Écrivez la réponse")
    );
    follow(post(
        one,
        {
            {"reponse", "Le dépôt est supprimé."}
    }
    ));
    BOOST_TEST(
        has(follow(post(
                one,
                {
                    {"reponse", "Deux fois"}
    }
            )),
            "déjà clos : votre réponse n’a été ni gardée ni envoyée")
    );
    BOOST_TEST(rows("SELECT COUNT(*) FROM courriel_a_envoyer") == 1U);
    BOOST_TEST(noted("depot.signalement") == 1U);
    BOOST_TEST(has(get(one), "Le dépôt est supprimé."));
}

BOOST_AUTO_TEST_CASE(a_page_past_the_last_is_the_first) {
    BOOST_TEST(has(get("/filex/administration/?page=7"), "rapport.pdf"));
    BOOST_TEST(has(get("/filex/administration/?page=7"), "1 dépôt"));
}

BOOST_AUTO_TEST_CASE(figures_go_by_the_months_of_the_pages) {
    // half past midnight on the 1st, in Paris: still October in Universal Time
    db.execute("UPDATE depot SET publie_le = '2026-10-31 23:30:00'");
    db.execute(
        "INSERT INTO telechargement (depot, demande_le, expire_le, total, complet_le) SELECT id, "
        "cree_le, cree_le, 1, '2026-09-30 22:30:00' FROM depot"
    );
    const auto csv = get("/filex/administration/statistiques.csv");
    BOOST_TEST(has(csv, R"("2026-11";"1";"2";"3000";"0")"), csv.body);
    BOOST_TEST(has(csv, R"("2026-10";"0";"0";"0";"1")"), csv.body);
    BOOST_TEST(!has(csv, "2026-09"), csv.body);
}

BOOST_AUTO_TEST_CASE(figures_have_no_name) {
    const auto page = get("/filex/administration/statistiques");
    BOOST_TEST(has(page, "2026-11"));
    BOOST_TEST(page.body.find("rapport.pdf") == std::string::npos);
    const auto csv = get("/filex/administration/statistiques.csv");
    BOOST_TEST(csv.body.find(R"(;"1";"2";"3000";"0")") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
