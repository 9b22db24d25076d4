// The table itself: what anybody may ask for is written down here too, all else wants an account,
// and no page shows one account what is another's.
#include "support/routes.hpp"
#include "porte.hpp"

using navigateur::Navigateur;
using navigateur::Porte;

namespace {

struct Everywhere : Porte {
    static std::string path_of(const hall::Route& route) {
        const std::string none(43, 'A');  // a link, a code, a handle: of nobody
        return support::filled(
            route.path,
            {
                {"{jeton}", none},
                {"{code}",  none},
                {"{lien}",  none}
        }
        );
    }
    static Navigateur& ask(Navigateur& from, const hall::Route& route) {
        const auto path = path_of(route);
        return route.verb == web::Verb::get ? from.get(path) : from.post_raw(path, {});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(routes, Everywhere)

BOOST_AUTO_TEST_CASE(what_is_open_to_all_is_meant_to_be) {
    support::only_these_are_open(
        auth::routes(),
        {"GET /",
         "GET /aide",
         "GET /accessibilite",
         "GET /mentions-legales",
         "GET /plan",
         "GET /sante",
         "GET /connexion",
         "POST /connexion",
         "GET /connexion/code",
         "POST /connexion/code",
         "GET /connexion/installer",
         "POST /connexion/installer",
         "POST /deconnexion",
         "GET /compte/creer",
         "POST /compte/creer",
         "GET /compte/creer/code",
         "POST /compte/creer/code",
         "GET /compte/creer/enfants",
         "POST /compte/creer/enfants",
         "GET /compte/creer/contester/{code}",
         "POST /compte/creer/contester/{code}",
         "POST /compte/creer/recommencer",
         "POST /compte/creer/retirer/{code}",
         "GET /compte/creer/fin",
         "GET /compte/courriel/confirmer/{jeton}",
         "POST /compte/courriel/confirmer/{jeton}",
         "GET /compte/recuperer",
         "POST /compte/recuperer",
         "GET /compte/recuperer/code",
         "POST /compte/recuperer/code",
         "GET /compte/recuperer/code/mot-de-passe",
         "POST /compte/recuperer/code/mot-de-passe",
         "GET /compte/recuperer/{jeton}",
         "POST /compte/recuperer/{jeton}"}
    );
}

BOOST_AUTO_TEST_CASE(all_else_wants_an_account) {
    for (const auto& route : auth::routes()) {
        if (!route.access.asks_account()) continue;
        web::Request request;
        request.method = route.verb == web::Verb::get ? web::Method::get : web::Method::post;
        request.path = path_of(route);
        const auto page = web::dispatch<hall::Context>(auth::routes(), context, request);
        BOOST_TEST(page.status == 303, route.path);
        BOOST_TEST(page.header("Location").starts_with("/connexion"), route.path);
    }
}

BOOST_AUTO_TEST_CASE(nobody_reads_of_another) {
    give_address();
    const auto eleve = make_eleve("CANARI");
    const auto code = make_car(eleve, make_couple(eleve));
    db.transact([&](db::Transaction& tx) {
        BOOST_REQUIRE(acces::activate(tx, now(), {anne, "192.0.2.7"}, anne, code.id));
    });
    db.execute("UPDATE compte SET identifiant_affiche = 'canari.roy' WHERE id = ?", anne);
    make_compte("paul.ier");
    Navigateur paul(*this, "198.51.100.9");
    Navigateur stranger(*this, "198.51.100.10");
    paul.get("/connexion").submit(typed("paul.ier", navigateur::password));
    for (const auto& route : auth::routes()) {
        if (route.verb != web::Verb::get) continue;
        for (auto* const from : {&paul, &stranger}) {
            ask(*from, route);
            BOOST_TEST(from->status < 500, route.path);
            for (const auto* word : {"canari.roy", "anne@exemple.fr", "Canari", "CANARI"})
                BOOST_TEST(!from->shows(word), route.path << " shows " << word);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_post_of_an_account_asks_for_the_token) {
    sign_in(browser);
    for (const auto& route : auth::routes()) {
        if (route.verb == web::Verb::get || !route.access.asks_account()) continue;
        BOOST_TEST(browser.post_raw(path_of(route), {}).status == 403, route.path);
    }
}

BOOST_AUTO_TEST_SUITE_END()
