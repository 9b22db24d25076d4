// The table itself: who gets in where, what a page never shows, what another school's handle gives.
#include "acces/car.hpp"
#include "bureau.hpp"

#include <map>
#include <set>

using bureau::Bureau;
using bureau::has;

namespace {

// Every GET route, with its parameters filled in.
struct Everywhere : Bureau {
    scolarite::CoupleId pair = college.famille(d6a, bureau::sixieme, "ROY", "anne@exemple.fr");
    acces::LotId lot{0};
    acces::CompteId colleague = clerk("consultation");

    void prepare() {
        sign_in(chef);
        generate();
        lot = acces::LotId(db.value<std::uint64_t>("SELECT MAX(id) FROM lot").value());
    }
    std::string filled(std::string_view pattern) {
        std::string path(pattern);
        const std::map<std::string, std::string> values{
            {"{couple}",  handle(pair)     },
            {"{lot}",     handle(lot)      },
            {"{compte}",  handle(colleague)},
            {"{service}", "notes"          },
            {"{acte}",    "refus"          }
        };
        for (const auto& [name, value] : values) {
            if (const auto at = path.find(name); at != std::string::npos)
                path.replace(at, name.size(), value);
        }
        return path;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(routes, Everywhere)

BOOST_AUTO_TEST_CASE(nobody_without_an_account) {
    for (const auto& route : ts_admin::routes()) {
        const auto path = filled(route.path);
        cookie.clear();
        const auto page = route.verb == web::Verb::get ? get(path) : post(path, {}, false);
        BOOST_TEST_INFO(route.path);
        BOOST_TEST(page.status == 303);
        BOOST_TEST(page.header("Location").starts_with("/connexion"));
    }
}

BOOST_AUTO_TEST_CASE(families_are_refused_everywhere) {
    sign_in(college.compte("parent", "responsable"));
    for (const auto& route : ts_admin::routes()) {
        const auto path = filled(route.path);
        const auto page = route.verb == web::Verb::get ? get(path) : post(path, {});
        BOOST_TEST_INFO(route.path);
        BOOST_TEST(page.status == 403);
    }
}

BOOST_AUTO_TEST_CASE(a_right_opens_its_pages_and_no_others) {
    prepare();
    const std::map<std::string, std::set<std::string>> opened{
        {"parametrage",
         {"/ts-admin/services",
          "/ts-admin/notes",
          "/ts-admin/absences",
          "/ts-admin/services/{service}/fermer"}},
        {"codes",
         {"/ts-admin/codes/generer",
          "/ts-admin/codes/generer/resultat/{lot}",
          "/ts-admin/codes",
          "/ts-admin/codes.csv",
          "/ts-admin/codes/{couple}",
          "/ts-admin/codes/{couple}/{acte}",
          "/ts-admin/tableau",
          "/ts-admin/tableau.csv"}              },
        {"notification",
         {"/ts-admin/notification",
          "/ts-admin/notification/texte",
          "/ts-admin/codes",
          "/ts-admin/codes.csv",
          "/ts-admin/codes/{couple}",
          "/ts-admin/tableau",
          "/ts-admin/tableau.csv"}              },
        {"notes",        {}                     },
        {"absences",     {}                     },
        {"demarches",    {}                     },
    };
    for (const auto& [right, pages] : opened) {
        sign_in(clerk(right));
        for (const auto& route : ts_admin::routes()) {
            if (route.verb != web::Verb::get) continue;
            const std::string pattern(route.path);
            if (pattern == "/ts-admin/" || pattern == "/ts-admin/declaration") continue;
            const auto page = get(filled(pattern));
            BOOST_TEST_INFO(right << " on " << pattern);
            BOOST_TEST((page.status == 200) == pages.contains(pattern));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_post_asks_for_the_token) {
    prepare();
    const auto before = count("SELECT COUNT(*) FROM journal");
    for (const auto& route : ts_admin::routes()) {
        if (route.verb != web::Verb::post) continue;
        BOOST_TEST_INFO(route.path);
        BOOST_TEST(post(filled(route.path), {}, false).status == 403);
    }
    BOOST_TEST(count("SELECT COUNT(*) FROM journal") == before);
}

BOOST_AUTO_TEST_CASE(a_right_withdrawn_is_gone_at_the_next_page) {
    prepare();
    const auto agent = clerk("codes");
    sign_in(agent);
    BOOST_TEST(get("/ts-admin/codes/generer").status == 200);
    db.execute("DELETE FROM droit WHERE compte = ?", agent);
    BOOST_TEST(get("/ts-admin/codes/generer").status == 403);
    db.execute("UPDATE personnel SET fin_le = ? WHERE compte = ?", clock.now(), agent);
    BOOST_TEST(get("/ts-admin/").status == 403);
}

BOOST_AUTO_TEST_CASE(another_schools_handles_lead_nowhere) {
    const auto d = autre.division("6A", bureau::sixieme);
    const auto foreign = autre.famille(d, bureau::sixieme, "CANARI");
    const auto pupil = autre.eleve(d, bureau::sixieme, "CANARI", "Tom");
    const auto foreign_lot = db.insert<acces::Lot>(
        "INSERT INTO lot (etablissement, genre, cree_le, total, prochain_le) "
        "VALUES (?, 'courriel', ?, 0, ?)",
        autre.id,
        clock.now(),
        clock.now()
    );
    const auto other_chef = autre.agent("autre.chef", "personnel");
    prepare();
    const std::vector<std::string> paths{
        "/ts-admin/codes/" + handle(foreign),
        "/ts-admin/codes/" + handle(foreign) + "/refus",
        "/ts-admin/codes/" + handle(pupil),
        "/ts-admin/codes/generer/resultat/" + handle(foreign_lot),
        "/ts-admin/notification/" + handle(foreign_lot),
        "/ts-admin/notification/" + handle(foreign_lot) + "/lettres.pdf",
        "/ts-admin/droits/" + handle(other_chef),
        "/ts-admin/droits/" + handle(other_chef) + "/fin",
        "/ts-admin/codes/" + std::to_string(pair.value()),
        "/ts-admin/codes/" + handle(pair) + "x",
        "/ts-admin/services/livret/fermer",
    };
    for (const auto& path : paths) {
        const auto page = get(path);
        BOOST_TEST_INFO(path);
        BOOST_TEST(page.status == 404);
        BOOST_TEST(!has(page, "CANARI"));
    }
    BOOST_TEST(
        post(
            "/ts-admin/codes/" + handle(foreign) + "/refus",
            {
                {"jeton", "00"}
    }
        ).status == 404
    );
    BOOST_TEST(
        post(
            "/ts-admin/droits/" + handle(other_chef),
            {
                {"application", "codes"}
    }
        ).status == 404
    );
    BOOST_TEST(
        post(
            "/ts-admin/etablissement",
            {
                {"etablissement", handle(autre.id)}
    }
        ).status == 404
    );
    BOOST_TEST(!has(get("/ts-admin/codes?nom=canari"), "CANARI"));
    BOOST_TEST(!has(get("/ts-admin/journal"), "CANARI"));
}

// Whoever runs the school never sees a code.
BOOST_AUTO_TEST_CASE(no_page_shows_a_code) {
    prepare();
    const auto code =
        db.first<std::string>("SELECT scelle, empreinte FROM car", [&](const db::Row& row) {
              return acces::Car::open(keys, row.get<std::string>(0), row.get<std::string>(1))
                  ->canonical()
                  .reveal();
          }).value();
    for (const auto& route : ts_admin::routes()) {
        if (route.verb != web::Verb::get) continue;
        const auto page = get(filled(route.path));
        std::string plain;
        for (const char c : page.body) {
            if (c != ' ' && c != '-') plain += c;
        }
        BOOST_TEST_INFO(route.path);
        BOOST_TEST(plain.find(code) == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(every_page_has_one_heading_and_its_title) {
    prepare();
    for (const auto& route : ts_admin::routes()) {
        if (route.verb != web::Verb::get) continue;
        const auto page = get(filled(route.path));
        BOOST_TEST_INFO(route.path << " " << page.status);
        BOOST_TEST(page.status < 500);
        if (page.status != 200 || route.path.ends_with(".csv")) continue;
        const auto first = page.body.find("<h1>");
        BOOST_TEST(first != std::string::npos);
        BOOST_TEST(page.body.find("<h1>", first + 1) == std::string::npos);
        const auto heading = page.body.substr(first + 4, page.body.find("</h1>") - first - 4);
        BOOST_TEST(has(page, "<title>" + bureau::plain(heading)));
    }
}

BOOST_AUTO_TEST_SUITE_END()
