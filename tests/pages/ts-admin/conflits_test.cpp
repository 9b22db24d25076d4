// Two people, or two tabs, at once: nobody undoes without a word what another has just decided, and
// what is carried out is what its page announced.
#include "codes.hpp"

#include "hall/reprise.hpp"

using bureau::Form;
using bureau::has;

namespace {

struct Conflits : bureau::Codes {
    // The form of an older page: with what that page showed.
    static Form seen(const web::Response& page, Form form) {
        form.emplace_back("vu", hidden(page, "vu"));
        return form;
    }
    Form confirmed(const std::string& step) {
        const auto page = get(step + "/confirmer");
        BOOST_REQUIRE(page.status == 200);
        return seen(
            page,
            {
                {"jeton", hidden(page, "jeton")}
        }
        );
    }
    std::string mode() {
        return db.value<std::string>("SELECT mode FROM parametre_notes").value_or("");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(conflits, Conflits)

BOOST_AUTO_TEST_CASE(an_older_page_of_the_rule_does_not_open_marks_again) {
    const std::string path = "/ts-admin/notes";
    const auto older = get(path);
    const Form at_dates{
        {"mode",        "echeance"},
        {"delai_jours", "1"       }
    };
    BOOST_TEST(post(path, at_dates).status == 303);
    const auto page = post(
        path,
        seen(
            older,
            {
                {"mode",        "fil"},
                {"delai_jours", "1"  },
                {"voir_rang",   "1"  }
    }
        )
    );
    BOOST_TEST(page.status == 409);
    BOOST_TEST(has(page, "un autre changement a été enregistré"));
    BOOST_TEST(has(page, "value=\"echeance\" checked"));  // what is stored, not what was sent
    BOOST_TEST(mode() == "echeance");
    BOOST_TEST(has(page, "refaites votre changement"));
    // the dates of that older page mean nothing either
    for (const auto* day : {"31/02/2026", "12/12/2026"}) {
        const auto dates = post(
            "/ts-admin/notes/echeances",
            seen(
                older,
                {
                    {"toutes", "1"      },
                    {"jour",   day      },
                    {"acte",   "ajouter"}
        }
            )
        );
        BOOST_TEST(dates.status == 409, day);
    }
    // looked at, it is saved
    BOOST_TEST(
        post(
            path,
            seen(
                page,
                {
                    {"mode",        "fil"},
                    {"delai_jours", "1"  }
    }
            )
        ).status == 303
    );
    BOOST_TEST(mode() == "fil");
    BOOST_TEST(
        post(
            path,
            {
                {"mode",        "fil"},
                {"delai_jours", "2"  },
                {"vu",          ""   }
    }
        ).status == 409
    );
}

BOOST_AUTO_TEST_CASE(an_older_page_of_the_absences_keeps_what_was_typed) {
    const std::string path = "/ts-admin/absences";
    const auto older = get(path);
    BOOST_TEST(
        post(
            path,
            {
                {"voir_retards", "1"}
    }
        ).status == 303
    );
    const auto page = post(
        path,
        seen(
            older,
            {
                {"vie_scolaire_nom", "Bureau 12"}
    }
        )
    );
    BOOST_TEST(page.status == 409);
    BOOST_TEST(has(page, "value=\"Bureau 12\""));
    BOOST_TEST(count("SELECT COUNT(*) FROM parametre_absences WHERE voir_retards") == 1U);
    BOOST_TEST(
        post(
            path,
            seen(
                page,
                {
                    {"vie_scolaire_nom", "Bureau 12"}
    }
            )
        ).status == 303
    );
}

BOOST_AUTO_TEST_CASE(an_older_page_of_the_texts_shows_both) {
    const std::string path = "/ts-admin/notification/texte";
    const auto older = get(path);
    BOOST_TEST(
        post(
            path,
            {
                {"mot",          "Permanence le lundi."},
                {"presentation", ""                    }
    }
        ).status == 303
    );
    const auto page = post(
        path,
        seen(
            older,
            {
                {"mot",          ""                     },
                {"presentation", "Notre collège ouvre."}
    }
        )
    );
    BOOST_TEST(page.status == 409);
    BOOST_TEST(has(page, "Notre collège ouvre."));
    BOOST_TEST(has(page, "Ce qui est enregistré : « Permanence le lundi. »"));
    BOOST_TEST(has(get(path), "Permanence le lundi."));
}

BOOST_AUTO_TEST_CASE(a_right_that_was_withdrawn_does_not_come_back) {
    const auto agent = college.agent("conflit.agent", "personnel");
    const auto path = "/ts-admin/droits/" + handle(agent);
    BOOST_TEST(
        post(
            path,
            {
                {"application", "codes"}
    }
        ).status == 303
    );
    const auto older = get(path);
    BOOST_TEST(post(path, {}).status == 303);
    const auto page = post(
        path,
        seen(
            older,
            {
                {"application", "codes"      },
                {"application", "parametrage"}
    }
        )
    );
    BOOST_TEST(page.status == 409);
    BOOST_TEST(count("SELECT COUNT(*) FROM droit") == 0U);
    BOOST_TEST(
        post(
            path,
            seen(
                page,
                {
                    {"application", "parametrage"}
    }
            )
        ).status == 303
    );
    BOOST_TEST(count("SELECT COUNT(*) FROM droit WHERE application = 'parametrage'") == 1U);
}

// Signed in again since: nothing is done, and it is said that what was typed is still there.
BOOST_AUTO_TEST_CASE(a_form_of_another_session_is_told_from_a_right_that_is_missing) {
    const auto stale = post(
        "/ts-admin/absences",
        {
            {"_csrf", "ancien"}
    },
        false
    );
    BOOST_TEST(stale.status == 403);
    BOOST_TEST(has(stale, "ouverte depuis trop longtemps"));
    BOOST_TEST(has(stale, "vos réponses sont encore"));
    sign_in(clerk("consultation"));
    const auto refused = get("/ts-admin/absences");
    BOOST_TEST(refused.status == 403);
    BOOST_TEST(has(refused, "ne donne pas accès"));
}

BOOST_AUTO_TEST_CASE(who_was_withdrawn_is_no_longer_of_the_staff) {
    const auto gone = college.agent("parti.agent", "personnel");
    BOOST_TEST(has(get("/ts-admin/droits"), "parti.agent"));
    db.execute("UPDATE compte SET suspendu_le = '2026-09-01' WHERE id = ?", gone);
    BOOST_TEST(!has(get("/ts-admin/droits"), "parti.agent"));
    BOOST_TEST(get("/ts-admin/droits/" + handle(gone)).status == 404);
}

BOOST_AUTO_TEST_CASE(a_closed_service_and_a_rule_without_date_say_that_nothing_is_seen) {
    auto page = follow(post("/ts-admin/services/notes/fermer", {}));
    BOOST_TEST(has(get("/ts-admin/notes"), "Le service Notes est fermé"));
    page = follow(post("/ts-admin/services/notes/ouvrir", {}));
    BOOST_TEST(has(page, "Le service est ouvert aux familles."));
    BOOST_TEST(!has(get("/ts-admin/notes"), "Le service Notes est fermé"));
    page = follow(post(
        "/ts-admin/notes",
        {
            {"mode",        "echeance"},
            {"delai_jours", "1"       }
    }
    ));
    BOOST_TEST(has(page, "Aucune date n’est fixée"));
    BOOST_TEST(get("/ts-admin/notes/echeances").header("Location") == "/ts-admin/notes");
}

// Routine does not open what the school has closed; where it is asked for, it is said.
BOOST_AUTO_TEST_CASE(what_the_school_has_closed_is_not_opened_without_a_word) {
    generate();
    act(roy, "desactiver");
    auto page = follow(post("/ts-admin/codes/generer", all));
    BOOST_TEST(has(page, "Cochés : 2"));
    page = follow(post(
        "/ts-admin/codes/generer/liste",
        {
            {"page", "1"   },
            {"acte", "tout"}
    }
    ));
    BOOST_TEST(has(page, "Cochés : 3"));
    page = get("/ts-admin/codes/generer/confirmer");
    BOOST_TEST(has(page, "1 accès que l’établissement avait désactivé pourra être rouvert"));
    BOOST_TEST(has(page, "class=\"danger\""));
    BOOST_TEST(has(get(page_of(roy) + "/nouveau"), "L’établissement a désactivé cet accès"));
}

// A letter that went to the wrong person: its address is probably still wrong.
BOOST_AUTO_TEST_CASE(a_contested_code_is_not_replaced_by_routine) {
    generate();
    db.execute("UPDATE car SET fin_le = genere_le, fin_motif = 'conteste' WHERE couple = ?", roy);
    BOOST_TEST(has(follow(post("/ts-admin/codes/generer", all)), "Cochés : 2"));
    follow(post(
        "/ts-admin/codes/generer/liste",
        {
            {"page", "1"   },
            {"acte", "tout"}
    }
    ));
    const auto page = get("/ts-admin/codes/generer/confirmer");
    BOOST_TEST(has(page, "1 code remplace un code contesté : vérifiez d’abord"));
    BOOST_TEST(has(page, "class=\"danger\""));
}

// A page opened before the head closed the access does not open it again.
BOOST_AUTO_TEST_CASE(a_code_asked_for_before_the_access_was_closed_is_asked_again) {
    generate();
    const auto older = get(page_of(roy) + "/nouveau");
    act(roy, "desactiver");
    const auto page = follow(post(
        page_of(roy) + "/nouveau",
        {
            {"jeton", hidden(older, "jeton")}
    }
    ));
    BOOST_TEST(has(page, "la situation a changé"));
    BOOST_TEST(count("SELECT COUNT(*) FROM car WHERE fin_motif = 'desactive'") == 1U);
}

// Two tabs of one person: the ticks of one list are not taken for those of the other.
BOOST_AUTO_TEST_CASE(the_ticks_of_another_selection_are_not_taken_over) {
    const std::string list = "/ts-admin/codes/generer/liste";
    const auto older = follow(post("/ts-admin/codes/generer", all));
    auto fifth = all;
    fifth[1].second = "divisions";
    fifth.emplace_back("division", handle(d5a));
    follow(post("/ts-admin/codes/generer", fifth));
    const auto page = post(
        list,
        seen(
            older,
            {
                {"page", "1"        },
                {"acte", "continuer"}
    }
        )
    );
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "Une autre sélection a été faite depuis"));
    BOOST_TEST(has(page, "Cochés : 1"));  // GARCIA, as the newer tab left it
    // Back, and again, is no other selection
    const auto again = seen(
        page,
        {
            {"page",  "1"           },
            {"sujet", handle(garcia)},
            {"acte",  "continuer"   }
    }
    );
    BOOST_TEST(post(list, again).status == 303);
    BOOST_TEST(post(list, again).status == 303);
}

BOOST_AUTO_TEST_CASE(what_is_generated_is_what_was_announced) {
    follow(post("/ts-admin/codes/generer", all));
    const auto first = confirmed("/ts-admin/codes/generer");
    act(martin, "nouveau");  // by somebody else, meanwhile
    const auto again = follow(post("/ts-admin/codes/generer/confirmer", first));
    BOOST_TEST(has(again, "a changé depuis que cette page a été affichée"));
    BOOST_TEST(has(again, "1 code pas encore utilisé sera remplacé"));
    BOOST_TEST(count("SELECT COUNT(*) FROM car") == 1U);
    const auto done =
        follow(post("/ts-admin/codes/generer/confirmer", confirmed("/ts-admin/codes/generer")));
    BOOST_TEST(has(done, "3 codes générés"));
}

BOOST_AUTO_TEST_CASE(a_family_is_not_notified_twice_by_two_people) {
    generate();
    follow(post("/ts-admin/notification", notify("les_deux")));
    const auto first = confirmed("/ts-admin/notification");
    act(roy, "courriel");  // by somebody else, and the worker has not sent it yet
    const auto again = follow(post("/ts-admin/notification/confirmer", first));
    BOOST_TEST(has(again, "1 personne cochée ne sera pas notifiée une seconde fois"));
    BOOST_TEST(count("SELECT COUNT(*) FROM lot WHERE genre <> 'generation'") == 1U);
    follow(post("/ts-admin/notification/confirmer", confirmed("/ts-admin/notification")));
    BOOST_TEST(
        count("SELECT COUNT(*) FROM (SELECT car FROM lot_car GROUP BY car HAVING COUNT(*) > 1) d"
        ) == 0U
    );
    // asked for again before the worker has sent anything, nobody is left, and it is said why
    const auto page = follow(post("/ts-admin/notification", notify("les_deux")));
    BOOST_TEST(has(page, "0 couple"));
    BOOST_TEST(has(page, "ont déjà été notifiés, ou leur envoi est demandé"));
}

// One person, two schools, two tabs.
struct DeuxEcoles : Conflits {
    DeuxEcoles() {
        db.execute(
            "INSERT INTO personnel (compte, etablissement, fonction) VALUES (?, ?, 'chef')",
            chef,
            autre.id
        );
        choose(college);
    }
    web::Response choose(const ecole::Ecole& which, const Form& more = {}) {
        Form form{
            {"etablissement", handle(which.id)}
        };
        form.insert(form.end(), more.begin(), more.end());
        return post("/ts-admin/etablissement", form);
    }
    // As a tab that was opened before the other one chose: with the token of its own page.
    web::Response send(const web::Response& page, const std::string& path, Form form) {
        form.emplace_back("_csrf", hidden(page, "_csrf"));
        if (page.body.find("name=\"vu\"") != std::string::npos)
            form.emplace_back("vu", hidden(page, "vu"));
        return post(path, form, false);
    }
    std::uint64_t declared() {
        return count("SELECT COUNT(*) FROM etablissement WHERE declare_le IS NOT NULL");
    }
};

BOOST_FIXTURE_TEST_CASE(a_form_of_one_school_is_not_carried_out_in_the_other, DeuxEcoles) {
    const std::string path = "/ts-admin/services/notes/fermer";
    post("/ts-admin/services/notes/ouvrir", {});
    const auto closing = get(path);
    const auto text = get("/ts-admin/notification/texte");
    const auto withdrawing = get("/ts-admin/declaration/retirer");
    choose(autre);
    db.execute("UPDATE etablissement SET declare_le = NOW()");
    post("/ts-admin/services/notes/ouvrir", {});
    BOOST_TEST(count("SELECT COUNT(*) FROM teleservice WHERE service = 'notes'") == 2U);

    auto page = send(closing, path, {});
    BOOST_TEST(page.status == 409);
    BOOST_TEST(has(page, "Rien n’a été enregistré."));
    BOOST_TEST(has(page, "Vous travaillez maintenant pour « Collège de l’Autre Rive »"));
    BOOST_TEST(has(page, "ouvert pour « Collège Jeanne Villepreux »"));
    BOOST_TEST(!has(page, "gardé pendant un jour"), "a button is as soon pressed again");
    BOOST_TEST(count("SELECT COUNT(*) FROM teleservice WHERE service = 'notes'") == 2U);
    BOOST_TEST(send(withdrawing, "/ts-admin/declaration/retirer", {}).status == 409);
    BOOST_TEST(declared() == 2U);

    // back to its school, and to the page that explains the act
    page = choose(
        college,
        {
            {"retour", path}
    }
    );
    BOOST_TEST(page.header("Location") == path);
    BOOST_TEST(has(follow(page), "Collège Jeanne Villepreux"));
    for (const auto* elsewhere :
         {"//exemple.fr/", "/compte", "/ts-admin/services/notes/ouvrir", "x"})
        BOOST_TEST(
            choose(
                college,
                {
                    {"retour", elsewhere}
        }
            ).header("Location") == "/ts-admin/",
            elsewhere
        );

    // what was written is kept, with the school it was written for
    choose(autre);
    const Form words{
        {"acte", "enregistrer"           },
        {"mot",  "Une phrase du collège"}
    };
    page = send(text, "/ts-admin/notification/texte", words);
    BOOST_TEST(page.status == 409);
    BOOST_TEST(has(page, "gardé pendant un jour"));
    BOOST_TEST(count("SELECT COUNT(*) FROM brouillon WHERE formulaire LIKE 'reprise/%'") == 1U);
    BOOST_TEST(
        choose(
            college,
            {
                {"retour", "/ts-admin/notification/texte"}
    }
        ).header("Location") == "/compte/reprendre"
    );
}

// The post in the form's school has ended meanwhile: nothing leads back there.
BOOST_FIXTURE_TEST_CASE(the_school_of_the_form_is_no_longer_theirs, DeuxEcoles) {
    const auto closing = get("/ts-admin/services/notes/fermer");
    db.execute("UPDATE personnel SET fin_le = '2026-09-01' WHERE etablissement = ?", college.id);
    const auto page = send(closing, "/ts-admin/services/notes/fermer", {});
    BOOST_TEST(page.status == 409);
    BOOST_TEST(has(page, "où vous n’avez plus de poste"));
    BOOST_TEST(!has(page, "Revenir à"));
}

// Every act of the program, whatever it is: none is carried out for the school that is not at hand.
BOOST_FIXTURE_TEST_CASE(no_act_at_all, DeuxEcoles) {
    const auto token = csrf();
    choose(autre);
    db.execute("UPDATE etablissement SET declare_le = NOW()");
    for (const auto& route : ts_admin::routes()) {
        if (route.verb == web::Verb::get || route.path == "/ts-admin/etablissement") continue;
        std::string path(route.path);
        for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
            path.replace(at, path.find('}') - at + 1, "x");
        const auto page = post(
            path,
            {
                {"_csrf", token}
        },
            false
        );
        BOOST_TEST(page.status == 409, route.path);
        BOOST_TEST(!route.access.saisie.value_or("").empty(), route.path << " has no words");
    }
}

BOOST_AUTO_TEST_SUITE_END()
