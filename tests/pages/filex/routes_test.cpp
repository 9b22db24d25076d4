// The table itself: what a link or a token opens is written down here too, all else is for staff,
// and nobody's page shows what another has dropped.
#include "support/routes.hpp"
#include "deposant.hpp"

#include "depot/invitation.hpp"
#include "depot/jeton.hpp"

namespace {

using deposant::Deposant;
using deposant::has;

struct Everywhere : Deposant {
    acces::CompteId parent = account("parent", "responsable");
    depot::DepotId canari =
        publish({.compte = paul, .options = {.message = "canari du message"}}, {"canari.pdf"});
    depot::InvitationId invitation = db.transact([&](db::Transaction& tx) {
        const depot::NouvelleInvitation neuve{
            .compte = paul,
            .nom = "canari invité",
            .expire_le = clock.now() + std::chrono::hours(48)};
        return depot::create_invitation(tx, keys, random, clock.now(), neuve).id;
    });

    // Paul's things, and links of nobody's.
    std::string path_of(const hall::Route& route) const {
        const std::string none(43, 'A');
        return support::filled(
            route.path,
            {
                {"{depot}",    base::handle(keys, canari)},
                {"{invitation}",            base::handle(keys,                invitation)},
                {"{destinataire}", none  },
                {"{regle}",        none                      },
                {"{signalement}", none},
                {"{jeton}",        none                             },
                {"{nom}", "a.txt"},
                {"{televersement}",     none                                 },
                {"{telechargement}",    none}
        }
        );
    }
    web::Response ask(const hall::Route& route) {
        return route.verb == web::Verb::get ? get(path_of(route)) : post(path_of(route), {});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(routes, Everywhere)

BOOST_AUTO_TEST_CASE(what_is_open_to_all_is_meant_to_be) {
    support::only_these_are_open(
        filex::routes(),
        {"GET /filex/.garde",
         "PUT /filex/curl/{nom}",
         "OPTIONS /filex/tus/",
         "POST /filex/tus/",
         "OPTIONS /filex/tus/{televersement}",
         "GET /filex/tus/{televersement}",
         "PATCH /filex/tus/{televersement}",
         "DELETE /filex/tus/{televersement}",
         "GET /filex/invitation/{jeton}",
         "POST /filex/invitation/{jeton}/envoyer",
         "POST /filex/invitation/{jeton}/depot",
         "GET /filex/invitation/{jeton}/{depot}",
         "POST /filex/invitation/{jeton}/{depot}/publier",
         "GET /filex/invitation/{jeton}/{depot}/abandon",
         "POST /filex/invitation/{jeton}/{depot}/abandon",
         "GET /f/{jeton}",
         "GET /f/{jeton}/telecharger",
         "POST /f/{jeton}/telecharger",
         "GET /f/{jeton}/t/{telechargement}",
         "GET /f/{jeton}/z/{telechargement}",
         "GET /f/{jeton}/signaler",
         "POST /f/{jeton}/signaler"}
    );
}

BOOST_AUTO_TEST_CASE(all_else_is_for_staff) {
    for (const auto& route : filex::routes()) {
        if (!route.access.asks_account()) continue;
        cookie.clear();
        const auto page = ask(route);
        BOOST_TEST(page.status == 303, route.path);
        BOOST_TEST(page.header("Location").starts_with("/connexion"), route.path);
        sign_in(parent);
        BOOST_TEST(ask(route).status == 403, route.path);
    }
}

BOOST_AUTO_TEST_CASE(the_administration_is_for_the_administrator) {
    sign_in(lea);
    for (const auto& route : filex::routes())
        if (route.path.starts_with("/filex/administration/"))
            BOOST_TEST(ask(route).status == 403, route.path);
}

BOOST_AUTO_TEST_CASE(nobody_reads_of_another) {
    for (const bool signed_in : {true, false}) {
        cookie.clear();
        if (signed_in) sign_in(lea);
        for (const auto& route : filex::routes()) {
            if (route.verb != web::Verb::get) continue;
            const auto page = ask(route);
            const bool of_paul = route.path.find("{depot}") != std::string_view::npos ||
                                 route.path.find("{invitation}") != std::string_view::npos;
            BOOST_TEST(page.status < 500, route.path);
            if (of_paul) BOOST_TEST(page.status != 200, route.path);
            BOOST_TEST(!has(page, "canari"), route.path);
        }
    }
    BOOST_TEST(etat(canari) == "publie");
}

BOOST_AUTO_TEST_CASE(nobody_acts_on_anothers) {
    sign_in(lea);
    for (const auto& route : filex::routes()) {
        const bool of_paul = route.path.find("{depot}") != std::string_view::npos ||
                             route.path.find("{invitation}") != std::string_view::npos;
        if (route.verb != web::Verb::post || !of_paul) continue;
        const auto status = ask(route).status;
        BOOST_TEST((status == 404 || status == 403), route.path << " " << status);
    }
    BOOST_TEST(etat(canari) == "publie");
    BOOST_TEST(rows("SELECT COUNT(*) FROM invitation WHERE fin_le IS NOT NULL") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
