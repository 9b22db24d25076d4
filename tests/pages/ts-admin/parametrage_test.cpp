// Portal, declaration, services and parameters.
#include "bureau.hpp"
#include "vie_scolaire/parametres.hpp"

using bureau::Bureau;
using bureau::has;

BOOST_FIXTURE_TEST_SUITE(parametrage, Bureau)

BOOST_AUTO_TEST_CASE(until_declared_everything_leads_to_the_declaration) {
    db.execute("UPDATE etablissement SET declare_le = NULL");
    sign_in(chef);
    for (const auto* path :
         {"/ts-admin/",
          "/ts-admin/services",
          "/ts-admin/codes",
          "/ts-admin/notes",
          "/ts-admin/droits",
          "/ts-admin/tableau"})
        BOOST_TEST(get(path).header("Location") == "/ts-admin/declaration");
    const auto page = get("/ts-admin/declaration");
    BOOST_TEST(has(page, "Rien n’oblige"));
    BOOST_TEST(has(page, "Je souhaite proposer les télé-services"));
    BOOST_TEST(
        post("/ts-admin/declaration", {}).header("Location") == "/ts-admin/services?declare=1"
    );
    post("/ts-admin/declaration", {});
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'declaration.faite'") == 1U);
    BOOST_TEST(has(get("/ts-admin/declaration"), "depuis le 11/09/2026, déclaration de chef"));
    BOOST_TEST(get("/ts-admin/").status == 200);
    BOOST_TEST(
        has(get("/ts-admin/declaration/retirer"), "Fermer les télé-services de l’établissement")
    );
    post("/ts-admin/declaration/retirer", {});
    BOOST_TEST(get("/ts-admin/services").header("Location") == "/ts-admin/declaration");
    // closed, it says since when and by whom, and what was done can still be read
    BOOST_TEST(
        has(get("/ts-admin/declaration"), "depuis le 11/09/2026, déclaration retirée par chef")
    );
    const auto journal = get("/ts-admin/journal");
    BOOST_TEST(has(journal, "L’établissement propose les télé-services"));
    BOOST_TEST(has(journal, "L’établissement ne propose plus les télé-services"));
    post("/ts-admin/declaration", {});
    BOOST_TEST(!has(get("/ts-admin/declaration"), "déclaration retirée"));
}

BOOST_AUTO_TEST_CASE(only_the_head_declares) {
    db.execute("UPDATE etablissement SET declare_le = NULL");
    sign_in(clerk("parametrage"));
    const auto page = get("/ts-admin/declaration");
    BOOST_TEST(page.status == 200);
    BOOST_TEST(!has(page, "Je souhaite proposer"));
    BOOST_TEST(post("/ts-admin/declaration", {}).status == 403);
}

BOOST_AUTO_TEST_CASE(the_portal_shows_what_is_allowed) {
    sign_in(clerk("codes"));
    const auto page = get("/ts-admin/");
    BOOST_TEST(has(page, "Générer des codes"));
    BOOST_TEST(!has(page, "Paramètres des notes"));
    BOOST_TEST(!has(page, "Droits du personnel"));
    sign_in(clerk("notes"));
    BOOST_TEST(has(get("/ts-admin/"), "Aucune application ne vous est encore ouverte"));
}

BOOST_AUTO_TEST_CASE(two_schools_one_at_hand) {
    const auto both = college.agent("deux", "personnel");
    db.execute(
        "INSERT INTO personnel (compte, etablissement, fonction) VALUES (?, ?, 'chef')",
        both,
        autre.id
    );
    sign_in(both);
    const auto page = get("/ts-admin/");
    BOOST_TEST(has(page, "Choisir Collège de l’Autre Rive"));
    BOOST_TEST(get("/ts-admin/services").header("Location") == "/ts-admin/");
    post(
        "/ts-admin/etablissement",
        {
            {"etablissement", handle(autre.id)}
    }
    );
    BOOST_TEST(get("/ts-admin/services").status == 200);
    post(
        "/ts-admin/etablissement",
        {
            {"etablissement", handle(college.id)}
    }
    );
    BOOST_TEST(get("/ts-admin/services").status == 403);
}

BOOST_AUTO_TEST_CASE(services_open_and_close_one_by_one) {
    sign_in(chef);
    BOOST_TEST(has(get("/ts-admin/"), "Aucun service n’est ouvert"));
    post("/ts-admin/services/notes/ouvrir", {});
    post("/ts-admin/services/notes/ouvrir", {});
    BOOST_TEST(count("SELECT COUNT(*) FROM teleservice") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'service.active'") == 1U);
    BOOST_TEST(has(get("/ts-admin/services"), "Ouvert depuis le 11/09/2026"));
    BOOST_TEST(has(get("/ts-admin/services/notes/fermer"), "Fermer le service Notes"));
    post("/ts-admin/services/notes/fermer", {});
    BOOST_TEST(count("SELECT COUNT(*) FROM teleservice") == 0U);
    BOOST_TEST(post("/ts-admin/services/livret/ouvrir", {}).status == 404);
}

BOOST_AUTO_TEST_CASE(rule_and_switches_are_saved_and_journaled) {
    sign_in(chef);
    const auto done = post(
        "/ts-admin/notes",
        {
            {"mode",        "echeance"},
            {"delai_jours", "3"       },
            {"voir_rang",   "1"       }
    }
    );
    BOOST_TEST(done.header("Location") == "/ts-admin/notes?fait=parametres");
    const auto now = vie_scolaire::parametres_notes(db, college.id);
    BOOST_TEST((now.regle.mode == vie_scolaire::ModePublication::echeance));
    BOOST_TEST(now.regle.delai_jours == 3);
    BOOST_TEST(now.voir_rang);
    BOOST_TEST(!now.voir_moyenne);
    const auto details = bureau::plain(
        db.value<std::string>("SELECT details FROM journal WHERE action = 'notes.parametres'")
            .value()
    );
    BOOST_TEST(details.find("au fil de l’eau, 1 jour → à l’échéance") != std::string::npos);
    BOOST_TEST(details.find("rang : non → oui") != std::string::npos);
    post(
        "/ts-admin/notes",
        {
            {"mode",        "echeance"},
            {"delai_jours", "3"       },
            {"voir_rang",   "1"       }
    }
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'notes.parametres'") == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_typed_stays_with_its_error) {
    sign_in(chef);
    for (const std::string wrong : {"", "-1", "61", "un", "1.5", "99999999"}) {
        const auto page = post(
            "/ts-admin/notes",
            {
                {"mode",        "fil"},
                {"delai_jours", wrong},
                {"voir_rang",   "1"  }
        }
        );
        BOOST_TEST_INFO(wrong);
        BOOST_TEST(page.status == 422);
        BOOST_TEST(has(page, "id=\"delai_jours-erreur\""));
        BOOST_TEST(has(page, "<title>Erreur : "));
        BOOST_TEST(has(page, "value=\"" + wrong + "\""));
        BOOST_TEST(has(page, "name=\"voir_rang\" value=\"1\" checked"));
    }
    BOOST_TEST(count("SELECT COUNT(*) FROM parametre_notes") == 0U);
    BOOST_TEST(
        post(
            "/ts-admin/notes",
            {
                {"mode",        "toujours"},
                {"delai_jours", "1"       }
    }
        ).status == 422
    );
}

BOOST_AUTO_TEST_CASE(the_preview_of_a_year_that_has_just_come) {
    sign_in(chef);
    BOOST_TEST(has(get("/ts-admin/notes"), "voient les notes publiées jusqu’au 10/09/2026"));
    db.execute("UPDATE etablissement SET annee = 2027");
    BOOST_TEST(
        has(get("/ts-admin/notes"), "ne voient encore aucune note de l’année scolaire 2027-2028")
    );
}

BOOST_AUTO_TEST_CASE(dates_by_scope_and_their_preview) {
    sign_in(chef);
    post(
        "/ts-admin/notes",
        {
            {"mode",        "echeance"},
            {"delai_jours", "1"       }
    }
    );
    const auto all = post(
        "/ts-admin/notes/echeances",
        {
            {"toutes", "1"         },
            {"jour",   "12/12/2026"},
            {"acte",   "ajouter"   }
    }
    );
    BOOST_TEST(all.header("Location") == "/ts-admin/notes?fait=ajoutee");
    BOOST_TEST(count("SELECT COUNT(*) FROM echeance") == 2U);
    const auto scope = std::string(bureau::sixieme) + "." + handle(d6a);
    post(
        "/ts-admin/notes/echeances",
        {
            {"perimetre", scope     },
            {"jour",      "1.3.2027"},
            {"acte",      "ajouter" }
    }
    );
    auto page = get("/ts-admin/notes?au=02/03/2027");
    BOOST_TEST(has(page, "Au 02/03/2027, les familles de <strong>6A</strong>"));
    BOOST_TEST(has(page, "voient les notes des évaluations jusqu’au 01/03/2027"));
    BOOST_TEST(has(page, "voient les notes des évaluations jusqu’au 12/12/2026"));
    page = get("/ts-admin/notes?au=12/12/2026");
    BOOST_TEST(has(page, "ne voient encore aucune note : première ouverture le 13/12/2026"));
    post(
        "/ts-admin/notes/echeances",
        {
            {"perimetre", scope       },
            {"jour",      "01/03/2027"},
            {"acte",      "retirer"   }
    }
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM echeance") == 2U);
    BOOST_TEST(
        post(
            "/ts-admin/notes/echeances",
            {
                {"perimetre", scope       },
                {"jour",      "01/03/2027"},
                {"acte",      "retirer"   }
    }
        ).header("Location") == "/ts-admin/notes?fait=rien"
    );
    // whole school and MEF as scopes
    post(
        "/ts-admin/notes/echeances",
        {
            {"perimetre", "."                               },
            {"perimetre", std::string(bureau::sixieme) + "."},
            {"jour",      "05/01/2027"                      },
            {"acte",      "ajouter"                         }
    }
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM echeance WHERE division = 0") == 2U);
}

BOOST_AUTO_TEST_CASE(dates_refused) {
    sign_in(chef);
    const auto scope = std::string(bureau::sixieme) + "." + handle(d6a);
    auto page = post(
        "/ts-admin/notes/echeances",
        {
            {"jour", "12/12/2026"},
            {"acte", "ajouter"   }
    }
    );
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "Cochez au moins une division"));
    BOOST_TEST(has(page, "value=\"12/12/2026\""));
    page = post(
        "/ts-admin/notes/echeances",
        {
            {"perimetre", scope       },
            {"jour",      "31/02/2027"},
            {"acte",      "ajouter"   }
    }
    );
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "id=\"jour-erreur\""));
    BOOST_TEST(has(page, "aria-label=\"6A 6EME\" checked"));
    // nobody means a day of another year, as an import does not either; one is taken away all the
    // same
    for (const auto* day : {"15/08/2030", "01/07/2026"}) {
        page = post(
            "/ts-admin/notes/echeances",
            {
                {"perimetre", scope    },
                {"jour",      day      },
                {"acte",      "ajouter"}
        }
        );
        BOOST_TEST(page.status == 422, day);
        BOOST_TEST(has(page, "Choisissez un jour de l’année scolaire, du "), day);
    }
    BOOST_TEST(
        post(
            "/ts-admin/notes/echeances",
            {
                {"perimetre", scope       },
                {"jour",      "15/08/2030"},
                {"acte",      "retirer"   }
    }
        ).header("Location") == "/ts-admin/notes?fait=rien"
    );
    const auto foreign =
        std::string(bureau::sixieme) + "." + handle(autre.division("6A", bureau::sixieme));
    post(
        "/ts-admin/notes/echeances",
        {
            {"perimetre", foreign     },
            {"jour",      "12/12/2026"},
            {"acte",      "ajouter"   }
    }
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM echeance") == 0U);
    BOOST_TEST(get("/ts-admin/notes?au=hier").status == 422);
}

BOOST_AUTO_TEST_CASE(absences_and_contact) {
    sign_in(chef);
    auto page = post(
        "/ts-admin/absences",
        {
            {"voir_retards",           "1"         },
            {"vie_scolaire_nom",       "Bureau <b>"},
            {"vie_scolaire_telephone", "abc"       },
            {"vie_scolaire_courriel",  "x@"        }
    }
    );
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "id=\"vie_scolaire_telephone-erreur\""));
    BOOST_TEST(has(page, "id=\"vie_scolaire_courriel-erreur\""));
    BOOST_TEST(has(page, "Bureau &lt;b&gt;"));
    page = follow(post(
        "/ts-admin/absences",
        {
            {"voir_retards",           "1"             },
            {"vie_scolaire_telephone", "05 56 00 00 00"},
            {"vie_scolaire_courriel",  "vs@exemple.fr" }
    }
    ));
    BOOST_TEST(has(page, "Les paramètres sont enregistrés."));
    const auto now = vie_scolaire::parametres_absences(db, college.id);
    BOOST_TEST(now.voir_retards);
    BOOST_TEST(!now.voir_motifs);
    BOOST_TEST(vie_scolaire::contact_of(db, college.id).courriel == "vs@exemple.fr");
    BOOST_TEST(
        has(get("/ts-admin/journal"),
            "Contact de la vie scolaire : aucun → 05 56 00 00 00, vs@exemple.fr")
    );
}

BOOST_AUTO_TEST_CASE(a_post_is_ended) {
    const auto agent = college.agent("secretariat", "personnel");
    const auto deputy = college.agent("adjointe", "adjoint");
    const auto path = "/ts-admin/droits/" + handle(agent);
    sign_in(chef);
    post(
        path,
        {
            {"application", "codes"}
    }
    );
    BOOST_TEST(has(get(path), path + "/fin"));
    BOOST_TEST(has(get(path + "/fin"), "Mettre fin au poste de secretariat"));
    BOOST_TEST(has(follow(post(path + "/fin", {})), "Le poste a pris fin."));
    BOOST_TEST(!has(get("/ts-admin/droits"), "secretariat"));
    BOOST_TEST(count("SELECT COUNT(*) FROM droit") == 0U);
    BOOST_TEST(has(get("/ts-admin/journal"), "secretariat : fin du poste (Personnel)"));
    BOOST_TEST(get(path + "/fin").status == 404);
    BOOST_TEST(post(path + "/fin", {}).status == 404);
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'poste.fini'") == 1U);
    sign_in(agent);
    BOOST_TEST(get("/ts-admin/codes").status != 200);

    // a deputy ends the posts of staff, not his own nor another deputy's; nobody ends the head's
    const auto other = college.agent("autre.agent", "enseignant");
    sign_in(deputy);
    for (const auto compte : {deputy, chef}) {
        const auto untouchable = "/ts-admin/droits/" + handle(compte);
        BOOST_TEST(!has(get(untouchable), "/fin"));
        BOOST_TEST(get(untouchable + "/fin").status == 404);
        BOOST_TEST(post(untouchable + "/fin", {}).status == 404);
    }
    post("/ts-admin/droits/" + handle(other) + "/fin", {});
    BOOST_TEST(count("SELECT COUNT(*) FROM personnel WHERE fin_le IS NULL") == 2U);
    sign_in(chef);
    BOOST_TEST(post("/ts-admin/droits/" + handle(chef) + "/fin", {}).status == 404);
    post("/ts-admin/droits/" + handle(deputy) + "/fin", {});
    BOOST_TEST(count("SELECT COUNT(*) FROM personnel WHERE fin_le IS NULL") == 1U);
}

BOOST_AUTO_TEST_CASE(a_post_that_ends_here_goes_on_elsewhere) {
    const auto agent = clerk("codes");
    db.execute(
        "INSERT INTO personnel (compte, etablissement, fonction) VALUES (?, ?, 'personnel')",
        agent,
        autre.id
    );
    autre.droit(agent, "codes");
    sign_in(chef);
    follow(post("/ts-admin/droits/" + handle(agent) + "/fin", {}));
    BOOST_CHECK(
        db.value<scolarite::EtablissementId>(
              "SELECT etablissement FROM personnel WHERE compte = ? AND fin_le IS NULL", agent
        )
            .value() == autre.id
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM droit") == 1U);
    sign_in(agent);  // the one that is left is at hand
    BOOST_TEST(get("/ts-admin/codes").status == 200);
}

BOOST_AUTO_TEST_CASE(rights_are_given_and_taken) {
    const auto agent = college.agent("secretariat", "personnel");
    const auto teacher = college.agent("prof", "enseignant");
    sign_in(chef);
    BOOST_TEST(has(get("/ts-admin/droits"), "Aucune application"));
    post(
        "/ts-admin/droits/" + handle(agent),
        {
            {"application", "codes"       },
            {"application", "notification"},
            {"application", "tout"        }
    }
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM droit") == 2U);
    post(
        "/ts-admin/droits/" + handle(agent),
        {
            {"application", "codes"}
    }
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM droit") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'droits.change'") == 2U);
    // the same once more: nothing is said to be saved
    const auto again = follow(post(
        "/ts-admin/droits/" + handle(agent),
        {
            {"application", "codes"}
    }
    ));
    BOOST_TEST(has(again, "Rien n’a changé."));
    BOOST_TEST(!has(again, "Les droits sont enregistrés"));
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'droits.change'") == 2U);
    BOOST_TEST(get("/ts-admin/droits/" + handle(chef)).status == 404);
    post(
        "/ts-admin/droits/" + handle(agent),
        {
            {"adjoint", "1"}
    }
    );
    BOOST_TEST(
        db.value<std::string>("SELECT fonction FROM personnel WHERE compte = ?", agent).value() ==
        "adjoint"
    );
    post(
        "/ts-admin/droits/" + handle(teacher),
        {
            {"adjoint", "1"}
    }
    );
    BOOST_TEST(
        db.value<std::string>("SELECT fonction FROM personnel WHERE compte = ?", teacher).value() ==
        "enseignant"
    );
    // a deputy gives rights, but names no deputy
    sign_in(agent);
    const auto other = college.agent("autre.agent", "personnel");
    post(
        "/ts-admin/droits/" + handle(other),
        {
            {"adjoint",     "1"    },
            {"application", "codes"}
    }
    );
    BOOST_TEST(
        db.value<std::string>("SELECT fonction FROM personnel WHERE compte = ?", other).value() ==
        "personnel"
    );
    BOOST_TEST(has(get("/ts-admin/journal"), "aucune application → Codes d’activation"));
    // who is a deputy no more has what he had before, not what was ticked while he had it all
    sign_in(chef);
    post(
        "/ts-admin/droits/" + handle(agent),
        {
            {"application", "parametrage" },
            {"application", "codes"       },
            {"application", "notification"},
            {"application", "consultation"}
    }
    );
    BOOST_TEST(
        db.value<std::string>("SELECT fonction FROM personnel WHERE compte = ?", agent).value() ==
        "personnel"
    );
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM droit WHERE compte = ?", agent).value() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
