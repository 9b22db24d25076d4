// Lists that are long: filtered, sorted, given as a file.
#include "codes.hpp"

#include <algorithm>

using bureau::has;

BOOST_FIXTURE_TEST_SUITE(listes, bureau::Codes)

// The first of the table's rows that each name stands in, in the order of the page.
std::string order(const web::Response& page) {
    const auto body = page.body.substr(page.body.find("<tbody>"));
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const std::string name : {"ROY", "MARTIN", "GARCIA"}) {
        if (const auto at = body.find(name); at != std::string::npos) found.emplace_back(at, name);
    }
    std::sort(found.begin(), found.end());
    std::string out;
    for (const auto& [at, name] : found) out += name + " ";
    return out;
}

BOOST_AUTO_TEST_CASE(the_list_is_filtered_and_sorted) {
    college.famille(d5a, bureau::cinquieme, "=CMD()", "zoe@exemple.fr");
    generate();
    act(roy, "desactiver");
    // division is the order to begin with; a heading asks for another, then for its reverse
    auto page = get("/ts-admin/codes");
    BOOST_TEST(order(page) == "GARCIA MARTIN ROY ");
    BOOST_TEST(has(
        page,
        "<th scope=\"col\" aria-sort=\"ascending\"><a href=\"/ts-admin/codes?sens=desc\">Division"
    ));
    page = get("/ts-admin/codes?tri=destinataire&sens=desc");
    BOOST_TEST(order(page) == "ROY MARTIN GARCIA ");
    BOOST_TEST(has(page, "Par destinataire, à rebours"));
    page = get("/ts-admin/codes?tri=etat&sens=desc");
    BOOST_TEST(order(page).starts_with("ROY "));  // désactivé comes after généré
    page = get("/ts-admin/codes?etat=desactive");
    BOOST_TEST(has(page, "1 couple élève/responsable"));
    BOOST_TEST(order(page) == "ROY ");
    BOOST_TEST(has(page, "<option value=\"desactive\" selected>"));
    BOOST_TEST(has(get("/ts-admin/codes?etat=utilise"), "Personne ne correspond"));
    BOOST_TEST(has(get("/ts-admin/codes?etat=n%27existe&tri=pas"), "4 couples"));
    // eleven bytes are no MEF yet: the column holds ASCII, and the server compares it with no other
    BOOST_TEST(has(get("/ts-admin/codes?mef=%E2%80%AEreversed"), "4 couples"));
    const auto refused = post(
        "/ts-admin/codes/generer",
        {
            {"portee", "mefs"    },
            {"mef",
             "\xE2\x80\xAE"
             "reversed"          },
            {"legal",  "les_deux"}
    }
    );
    BOOST_TEST(refused.status == 422);
    BOOST_TEST(has(refused, "Cochez au moins un MEF."));
    // the way back from a pair keeps filter and order
    page = get("/ts-admin/codes?etat=desactive&tri=eleve");
    const auto at = page.body.find("?de=");
    BOOST_REQUIRE(at != std::string::npos);
    const auto de = page.body.substr(at, page.body.find('"', at) - at);
    BOOST_TEST(has(get(page_of(roy) + de), "/ts-admin/codes?etat=desactive&amp;tri=eleve"));
}

BOOST_AUTO_TEST_CASE(the_list_of_a_selection_is_sorted_and_given_as_a_file) {
    for (const std::string step : {"/ts-admin/codes/generer", "/ts-admin/notification"}) {
        const bool notification = step == "/ts-admin/notification";
        if (notification) generate();
        auto page = follow(post(step, notification ? notify("les_deux") : all));
        const auto list = step + "/liste";
        BOOST_TEST(order(page) == "GARCIA MARTIN ROY ");
        BOOST_TEST(has(page, "<caption>Par division puis par nom</caption>"));
        // the ticks of the page are kept: ROY is taken out, the other two stay
        page = follow(post(
            list,
            {
                {"page",  "1"           },
                {"trier", "destinataire"},
                {"sujet", handle(garcia)},
                {"sujet", handle(martin)}
        }
        ));
        BOOST_TEST(order(page) == "GARCIA MARTIN ROY ");
        BOOST_TEST(has(page, "<caption>Par destinataire</caption>"));
        BOOST_TEST(has(page, "Cochés : 2"));
        const bureau::Form both{
            {"page",  "1"           },
            {"sujet", handle(garcia)},
            {"sujet", handle(martin)}
        };
        auto again = both;
        again.emplace_back("trier", "destinataire");
        page = follow(post(list, again));
        BOOST_TEST(order(page) == "ROY MARTIN GARCIA ");
        BOOST_TEST(has(page, "Par destinataire, à rebours"));
        BOOST_TEST(has(page, "aria-sort=\"descending\""));
        auto file = both;
        file.emplace_back("acte", "exporter");
        const auto sent = post(list, file);
        BOOST_TEST(sent.header("Location") == list + ".csv");
        const auto csv = follow(sent);
        BOOST_TEST(csv.header("Content-Type").starts_with("text/csv"));
        const auto body = bureau::plain(csv.body);
        BOOST_TEST(body.find("ROY") < body.find("MARTIN"));
        BOOST_TEST(body.find("MARTIN") < body.find("GARCIA"));
        const auto line_of = [&](std::string_view name) {
            const auto at = body.find(name);
            return body.substr(at, body.find('\n', at) - at);
        };
        BOOST_TEST(line_of("ROY").find("\"non\"") != std::string::npos);
        BOOST_TEST(line_of("GARCIA").find("\"oui\"") != std::string::npos);
        auto by_division = both;
        by_division.emplace_back("acte", "classer");
        by_division.emplace_back("tri", "division");
        BOOST_TEST(order(follow(post(list, by_division))) == "GARCIA MARTIN ROY ");
        // what is no order changes nothing
        auto wrong = both;
        wrong.emplace_back("trier", "1 OR 1");
        BOOST_TEST(order(follow(post(list, wrong))) == "GARCIA MARTIN ROY ");
    }
    BOOST_TEST(has(get("/ts-admin/journal"), "Export de la liste « Générer : la liste » : 3 lignes")
    );
    sign_in(clerk("notes"));
    BOOST_TEST(get("/ts-admin/codes/generer/liste.csv").status == 403);
    BOOST_TEST(get("/ts-admin/notification/liste.csv").status == 403);
    sign_in(clerk("codes"));  // whose selection is not the head's
    BOOST_TEST(
        get("/ts-admin/codes/generer/liste.csv").header("Location") ==
        "/ts-admin/codes/generer?perdu=1"
    );
}

// What the button of a tag sends, "" where it has none.
std::string taken_away_by(const web::Response& page, const std::string& tag) {
    const std::string name = "name=\"retirer\" value=\"";
    for (auto at = page.body.find(name); at != std::string::npos; at = page.body.find(name, at)) {
        at += name.size();
        const auto button = page.body.substr(at, page.body.find('>', at) - at);
        if (bureau::plain(button).find("« " + tag + " »") != std::string::npos)
            return button.substr(0, button.find('"'));
    }
    return {};
}

BOOST_AUTO_TEST_CASE(a_criterion_is_taken_away_above_the_list) {
    generate();
    act(roy, "desactiver");
    college.famille(d6a, bureau::sixieme, "DURAND");
    const auto list = std::string("/ts-admin/codes/generer/liste");
    auto page = follow(post(
        "/ts-admin/codes/generer",
        {
            {"population", "responsables"},
            {"portee",     "divisions"   },
            {"division",   handle(d6a)   },
            {"legal1",     "1"           },
            {"legal2",     "1"           },
            {"acces",      "attribue"    }
    }
    ));
    BOOST_TEST(order(page) == "MARTIN ");
    BOOST_TEST(has(page, "Cochés : 1"));
    // MARTIN is taken out, and stays out: only who comes in is ticked or not by the rule
    const auto acces = taken_away_by(page, "code déjà attribué");
    BOOST_TEST(!acces.empty());
    page = follow(post(
        list,
        {
            {"page",    "1"  },
            {"retirer", acces}
    }
    ));
    BOOST_TEST(order(page) == "MARTIN ROY ");
    BOOST_TEST(has(page, "Cochés : 1"));
    const auto ticked = [&](const std::string& name) {
        const auto box = page.body.substr(page.body.find("aria-label=\"" + name));
        return box.substr(0, box.find('>')).find(" checked") != std::string::npos;
    };
    BOOST_TEST(ticked("DURAND"));
    BOOST_TEST(!ticked("ROY"));  // nobody opens by routine what the school has closed
    BOOST_TEST(taken_away_by(page, "code déjà attribué").empty());
    // a rank alone cannot be taken away, nor the population, whatever is sent
    page = follow(post(
        list,
        {
            {"page",              "1"        },
            { "retirer", taken_away_by(page, "légal 2")}
    }
    ));
    BOOST_TEST(has(page, "légal 1"));
    BOOST_TEST(!has(page, "légal 2"));
    BOOST_TEST(taken_away_by(page, "légal 1").empty());
    page = follow(post(
        list,
        {
            {"page",    "1"     },
            {"retirer", "legal1"}
    }
    ));
    BOOST_TEST(has(page, "légal 1"));
    page = follow(post(
        list,
        {
            {"page",    "1"                      },
            {"retirer", "division:n’existe pas"}
    }
    ));
    BOOST_TEST(!taken_away_by(page, "6A").empty());
    // the last division gone, it is the whole school
    page = follow(post(
        list,
        {
            {"page",              "1"  },
            { "retirer", taken_away_by(page, "6A")}
    }
    ));
    BOOST_TEST(has(page, "tout l’établissement"));
    BOOST_TEST(taken_away_by(page, "tout").empty());
}

BOOST_AUTO_TEST_CASE(lists_are_given_as_files) {
    college.famille(d5a, bureau::cinquieme, "=CMD()", "zoe@exemple.fr");
    generate();
    act(roy, "desactiver");
    auto file = get("/ts-admin/codes.csv?etat=desactive");
    BOOST_TEST(file.header("Content-Type").starts_with("text/csv"));
    BOOST_TEST(file.body.find("\"ROY") != std::string::npos);
    BOOST_TEST(file.body.find("anne@exemple.fr") != std::string::npos);
    BOOST_TEST(file.body.find("MARTIN") == std::string::npos);
    file = get("/ts-admin/codes.csv");
    BOOST_TEST(file.body.find("\"=CMD") == std::string::npos);
    BOOST_TEST(file.body.find("\"'=CMD") != std::string::npos);
    BOOST_TEST(has(get("/ts-admin/journal"), "Export de la liste « Codes d’activation » : 4 lignes")
    );
    BOOST_TEST(has(get("/ts-admin/tableau.csv"), "\"6A\";\"2\";\"2\""));
    const auto lot = follow(post("/ts-admin/notification", notify("courriel")));
    const auto page = get("/ts-admin/notification/confirmer");
    const auto sent = post(
        "/ts-admin/notification/confirmer",
        {
            {"jeton", hidden(page, "jeton")}
    }
    );
    const std::string at(sent.header("Location"));
    BOOST_TEST(has(get(at + "/liste.csv"), "GARCIA"));
    const auto nobody = clerk("notes");
    sign_in(nobody);
    for (const std::string path :
         {"/ts-admin/codes.csv", "/ts-admin/tableau.csv", "/ts-admin/journal.csv"})
        BOOST_TEST(get(path).status == 403);
    BOOST_TEST(get(at + "/liste.csv").status == 403);
}

BOOST_AUTO_TEST_CASE(the_staff_is_searched_sorted_and_given_as_a_file) {
    const auto named = [&](const char* login, const char* function, const char* name) {
        db.execute(
            "UPDATE compte SET nom_affiche = ? WHERE id = ?", name, college.agent(login, function)
        );
    };
    named("zoe.bernard", "personnel", "Zoé Bernard");
    named("abel.roux", "enseignant", "Abel Roux");
    auto page = get("/ts-admin/droits");
    BOOST_TEST(page.body.find("Abel Roux") < page.body.find("Zoé Bernard"));
    // his own post is not ended here: it is said by whom
    BOOST_TEST(has(page, "Pour mettre fin à ce poste, adressez-vous à l’assistance"));
    page = get("/ts-admin/droits?tri=fonction");
    BOOST_TEST(page.body.find("Zoé Bernard") < page.body.find("Abel Roux"));
    page = get("/ts-admin/droits?nom=ZOE");  // accents and case do not matter
    BOOST_TEST(has(page, "Zoé Bernard"));
    BOOST_TEST(!has(page, "Abel Roux"));
    BOOST_TEST(has(page, "/ts-admin/droits.csv?nom=ZOE"));
    BOOST_TEST(has(get("/ts-admin/droits?nom=personne"), "Personne ne correspond"));
    const auto file = get("/ts-admin/droits.csv?nom=zo");
    BOOST_TEST(file.body.find("\"Zoé Bernard\"") != std::string::npos);
    BOOST_TEST(file.body.find("Abel Roux") == std::string::npos);
    sign_in(clerk("codes"));
    BOOST_TEST(get("/ts-admin/droits.csv").status == 403);
}

// The school is told at once, not only in its journal.
BOOST_AUTO_TEST_CASE(a_suspended_code_is_said_on_the_first_page) {
    generate();
    BOOST_TEST(!has(get("/ts-admin/"), "suspendu"));
    db.execute(
        "UPDATE car SET fin_le = ?, fin_motif = 'suspendu', scelle = NULL WHERE couple_courant = ?",
        clock.now(),
        roy
    );
    const auto page = get("/ts-admin/");
    BOOST_TEST(
        has(page, "<a href=\"/ts-admin/codes?etat=suspendu\">1 code d’activation suspendu</a>")
    );
    BOOST_TEST(has(get("/ts-admin/codes?etat=suspendu"), "ROY"));
    sign_in(clerk("codes"));
    BOOST_TEST(has(get("/ts-admin/"), "1 code d’activation suspendu"));
    sign_in(clerk("notes"));
    BOOST_TEST(!has(get("/ts-admin/"), "suspendu"));
    // a new code at hand, and nothing is left to look at
    sign_in(chef);
    act(roy, "nouveau");
    BOOST_TEST(!has(get("/ts-admin/"), "suspendu"));
}

BOOST_AUTO_TEST_CASE(the_journal_is_searched) {
    generate();
    act(roy, "desactiver");
    BOOST_TEST(has(get("/ts-admin/journal"), "Nouveau code"));
    auto page = get("/ts-admin/journal?mots=desactive");  // accents do not matter
    BOOST_TEST(has(page, "Accès désactivé par l’établissement"));
    BOOST_TEST(!has(page, "Nouveau code"));
    page = get("/ts-admin/journal?mots=martin");
    BOOST_TEST(has(page, "1 ligne"));
    BOOST_TEST(has(get("/ts-admin/journal?mots=%25"), "Rien n’est inscrit qui corresponde"));
    BOOST_TEST(has(get("/ts-admin/journal?du=12/09/2026"), "Rien n’est inscrit"));
    BOOST_TEST(has(get("/ts-admin/journal?du=11/09/2026&au=11/09/2026"), "Nouveau code"));
    BOOST_TEST(has(get("/ts-admin/journal?au=10/09/2026"), "Rien n’est inscrit"));
    page = get("/ts-admin/journal?du=32/09/2026&mots=roy");
    BOOST_TEST(page.status == 422);
    BOOST_TEST(has(page, "value=\"32/09/2026\""));
    BOOST_TEST(has(page, "value=\"roy\""));
    BOOST_TEST(!has(page, "Rien n’est inscrit"));
    BOOST_TEST(has(get("/ts-admin/journal?page=999"), "Nouveau code"));  // the last page there is
    const auto file = get("/ts-admin/journal.csv?mots=martin");
    BOOST_TEST(file.body.find("MARTIN") != std::string::npos);
    BOOST_TEST(file.body.find("ROY") == std::string::npos);
    BOOST_TEST(get("/ts-admin/journal.csv?du=hier").status == 303);
}

BOOST_AUTO_TEST_SUITE_END()
