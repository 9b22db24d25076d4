// The table itself: every page of a child, those to come too, is for his family alone.
#include "support/routes.hpp"
#include "academie.hpp"

namespace {

using support::Academie;
using support::has;

struct Everywhere : Academie {
    // Every route with the child's handle filled in.
    web::Response ask(const hall::Route& route, unsigned eleve) {
        const auto path = support::filled(
            route.path,
            {
                {"{enfant}", handle(eleve)}
        }
        );
        return route.verb == web::Verb::get ? get(path) : post(path, {});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(routes, Everywhere)

BOOST_AUTO_TEST_CASE(nothing_is_open_to_all) {
    support::only_these_are_open(famille::routes(), {});
    for (const auto& route : famille::routes()) {
        token.clear();
        const auto page = ask(route, lea);
        BOOST_TEST(page.status == 303, route.path);
        BOOST_TEST(page.header("Location").starts_with("/connexion"), route.path);
    }
}

BOOST_AUTO_TEST_CASE(staff_are_refused_everywhere) {
    sign_in(staff);
    for (const auto& route : famille::routes())
        BOOST_TEST(ask(route, lea).status == 403, route.path);
}

BOOST_AUTO_TEST_CASE(nobody_elses_child_anywhere) {
    for (const auto parent : {parent_of_lea_and_tom, lea_herself}) {
        sign_in(parent);
        for (const auto& route : famille::routes()) {
            const auto page = ask(route, zoe);
            const bool of_a_child = route.path.find("{enfant}") != std::string_view::npos;
            if (of_a_child) BOOST_TEST(page.status == 404, route.path);
            BOOST_TEST(!has(page, "Zoé"), route.path);
            BOOST_TEST(!has(page, "ZOÉ"), route.path);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_post_asks_for_the_token) {
    sign_in(parent_of_lea_and_tom);
    for (const auto& route : famille::routes()) {
        if (route.verb == web::Verb::get) continue;
        const auto path = support::filled(
            route.path,
            {
                {"{enfant}", handle(lea)}
        }
        );
        BOOST_TEST(post(path, {}, false).status == 403, path);
    }
}

BOOST_AUTO_TEST_SUITE_END()
