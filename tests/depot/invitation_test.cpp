// Invitations at their own room: what opens one, and that a one-time link makes one drop, however
// many come with it at once.
#include "depot/invitation.hpp"

#include "depot/depot.hpp"
#include "depot/gestion.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace {

using depot::EtatInvitation;
using depot::Prise;
using depot::Retrait;
using std::chrono::hours;
const base::Instant start{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)};

struct Invitations : support::Database {
    base::SystemRandom random;
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    acces::CompteId lea = account("lea");
    acces::CompteId paul = account("paul");

    acces::CompteId account(const std::string& name) {
        return db.insert<acces::Compte>(
            "INSERT INTO compte (identifiant, identifiant_affiche, profil, cree_le) VALUES (?, ?, "
            "'agent', ?)",
            name,
            name,
            start
        );
    }
    depot::InvitationCree invite(bool une_fois) {
        return db.transact([&](db::Transaction& tx) {
            return depot::create_invitation(
                tx,
                keys,
                random,
                start,
                {.compte = lea, .nom = "Anne", .une_fois = une_fois, .expire_le = start + hours(48)}
            );
        });
    }
    // The drop of somebody who comes with the link, as the pages make it.
    static std::optional<depot::DepotId> drop_by(
        db::Connection& db,
        const base::Keys& keys,
        base::Random& random,
        base::Instant now,
        const depot::Invitation& invitation
    ) {
        return db.transact([&](db::Transaction& tx) -> std::optional<depot::DepotId> {
            if (depot::take_invitation(tx, now, invitation.id) != Prise::prise) return std::nullopt;
            const depot::NouveauDepot neuf{
                .compte = invitation.compte,
                .invitation = invitation.id,
                .deposant = "Anne",
                .attendus = 1,
                .patience = hours(2)};
            return depot::create_depot(tx, keys, random, now, neuf).id;
        });
    }
    std::optional<depot::DepotId> drop(const depot::InvitationCree& made, base::Instant now) {
        return drop_by(db, keys, random, now, found(made, now).value());
    }
    void complete(depot::DepotId id, base::Instant now) {
        db.transact([&](db::Transaction& tx) {
            depot::add_fichier(tx, now, {id, "a.txt", 1, depot::BlobNom::make(random)});
            BOOST_REQUIRE(depot::publish_if_complete(tx, now, id));
        });
    }
    Prise take(const depot::InvitationCree& made, base::Instant now) {
        return db.transact([&](db::Transaction& tx) {
            return depot::take_invitation(tx, now, made.id);
        });
    }
    // As its owner withdraws it.
    std::optional<std::vector<depot::DepotId>> end(
        const depot::InvitationCree& made, base::Instant now
    ) {
        const auto vue = depot::invitation_of(db, now, lea, made.id).value();
        return db.transact([&](db::Transaction& tx) {
            return depot::end_invitation(tx, now, vue, Retrait::auteur);
        });
    }
    std::optional<depot::Invitation> found(const depot::InvitationCree& made, base::Instant now) {
        return depot::find_invitation(db, now, made.lien.jeton.reveal());
    }
    EtatInvitation etat(const depot::InvitationCree& made, base::Instant now) {
        const auto vue = depot::invitation_of(db, now, lea, made.id).value();
        BOOST_TEST((found(made, now)->etat == vue.etat));
        return vue.etat;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(invitation, Invitations)

BOOST_AUTO_TEST_CASE(a_one_time_link_is_held_by_its_drop_and_free_again_when_that_is_given_up) {
    const auto made = invite(true);
    BOOST_TEST((etat(made, start) == EtatInvitation::ouverte));
    const auto first = drop(made, start);
    BOOST_REQUIRE(first);
    BOOST_TEST((etat(made, start) == EtatInvitation::en_cours));
    BOOST_TEST((found(made, start)->depot == first));
    BOOST_TEST(!drop(made, start));
    // given up by who dropped: free at once
    BOOST_REQUIRE(db.transact([&](db::Transaction& tx) {
        return depot::end_depot(tx, {lea, *first, start});
    }));
    BOOST_TEST((etat(made, start) == EtatInvitation::ouverte));
    // left alone past its patience: free without a sweep
    const auto second = drop(made, start);
    BOOST_REQUIRE(second);
    BOOST_TEST(!drop(made, start + hours(1)));
    const auto third = drop(made, start + hours(2));
    BOOST_REQUIRE(third);
    complete(*third, start + hours(3));
    BOOST_TEST((etat(made, start + hours(3)) == EtatInvitation::utilisee));
    // the end of what has arrived opens nothing again
    BOOST_REQUIRE(db.transact([&](db::Transaction& tx) {
        return depot::end_depot(tx, {lea, *third, start + hours(4)});
    }));
    BOOST_TEST(!drop(made, start + hours(4)));
    BOOST_TEST((found(made, start + hours(4))->depot == third));
    BOOST_TEST(depot::invitation_of(db, start + hours(4), lea, made.id)->depots == 1U);
}

BOOST_AUTO_TEST_CASE(a_lasting_link_makes_many_drops_until_its_end) {
    const auto made = invite(false);
    for (int i = 0; i < 20; ++i) BOOST_REQUIRE(drop(made, start));
    BOOST_CHECK(take(made, start) == Prise::pleine);  // twenty are on their way: no more at once
    // after an hour, only what something came of holds a place
    const auto last = db.value<depot::DepotId>("SELECT MAX(id) FROM depot").value();
    db.transact([&](db::Transaction& tx) {
        depot::add_fichier(tx, start, {last, "a.txt", 1, depot::BlobNom::make(random)});
    });
    BOOST_CHECK(take(made, start + std::chrono::minutes(61)) == Prise::prise);
    for (int i = 0; i < 19; ++i) BOOST_REQUIRE(drop(made, start + std::chrono::minutes(61)));
    BOOST_CHECK(take(made, start + std::chrono::minutes(61)) == Prise::pleine);
    BOOST_TEST((etat(made, start) == EtatInvitation::ouverte));
    BOOST_TEST(drop(made, start + hours(4)).has_value());  // those are given up by then
    BOOST_TEST(!found(made, start)->depot);
    BOOST_TEST((etat(made, start + hours(48)) == EtatInvitation::expiree));
    BOOST_TEST(!drop(made, start + hours(48)));
}

BOOST_AUTO_TEST_CASE(who_may_see_end_and_use_one) {
    const auto made = invite(false);
    BOOST_TEST(!depot::invitation_of(db, start, paul, made.id));
    BOOST_TEST(depot::invitations_of(db, start, paul).empty());
    BOOST_TEST(depot::count_open_invitations(db, start, lea) == 1U);
    BOOST_TEST(depot::open_invitations(db, start).size() == 1U);
    BOOST_TEST(end(made, start).has_value());
    BOOST_TEST(!end(made, start).has_value());
    BOOST_TEST(depot::open_invitations(db, start).empty());
    BOOST_TEST(depot::count_open_invitations(db, start, lea) == 0U);
    BOOST_TEST((etat(made, start) == EtatInvitation::retiree));
    BOOST_TEST(!drop(made, start));
    // whose account is suspended, or of no staff any more, invites nobody
    const auto other = invite(false);
    db.execute("UPDATE compte SET suspendu_le = ? WHERE id = ?", start, lea);
    BOOST_CHECK(found(other, start)->etat == EtatInvitation::retiree);
    BOOST_CHECK(found(other, start)->retrait == Retrait::compte);
    BOOST_CHECK(take(other, start) == Prise::fermee);
    // who had withdrawn it before is still who has
    BOOST_CHECK(found(made, start - hours(1))->compte_ferme);
    db.execute("UPDATE compte SET suspendu_le = ? WHERE id = ?", start + hours(1), lea);
    BOOST_CHECK(found(made, start)->retrait == Retrait::auteur);
    db.execute("UPDATE compte SET suspendu_le = NULL, profil = 'responsable' WHERE id = ?", lea);
    BOOST_CHECK(found(other, start)->etat == EtatInvitation::retiree);
    BOOST_CHECK(take(other, start) == Prise::fermee);
    for (const std::string text : {"", "AAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1", "é"})
        BOOST_TEST(!depot::find_invitation(db, start, text));
}

BOOST_AUTO_TEST_CASE(a_withdrawal_ends_what_is_on_its_way_and_nothing_else) {
    for (const bool une_fois : {true, false}) {
        const auto made = invite(une_fois);
        std::optional<depot::DepotId> arrived;
        if (!une_fois) {
            arrived = drop(made, start);
            complete(*arrived, start);
        }
        const auto running = drop(made, start);
        BOOST_REQUIRE(running);
        const auto upload = db.insert<depot::Televersement>(
            "INSERT INTO televersement (empreinte, compte, depot, sorte, blob_nom, cree_le, "
            "expire_le) VALUES (?, ?, ?, 'entier', ?, ?, ?)",
            random.bytes(32),
            lea,
            *running,
            depot::BlobNom::make(random).text(),
            start,
            start + hours(2)
        );
        const auto ended = end(made, start);
        BOOST_REQUIRE(ended);
        BOOST_TEST((*ended == std::vector{*running}));
        BOOST_TEST((etat(made, start) == EtatInvitation::retiree));
        BOOST_TEST(!found(made, start)->depot);
        const auto state = [&](depot::DepotId id) {
            return db.value<std::string>("SELECT etat FROM depot WHERE id = ?", id).value();
        };
        BOOST_TEST(state(*running) == "fini");
        if (arrived) BOOST_TEST(state(*arrived) == "publie");
        // what still comes finds it over
        BOOST_TEST(
            db.value<bool>("SELECT expire_le <= ? FROM televersement WHERE id = ?", start, upload)
                .value()
        );
    }
    // what has arrived by a one-time one stays used
    const auto used = invite(true);
    complete(*drop(used, start), start);
    BOOST_TEST(depot::open_invitations(db, start).empty());
    BOOST_TEST(end(used, start).has_value());
    BOOST_TEST((etat(used, start) == EtatInvitation::utilisee));
    // begun before the end of the invitation, it may be stopped after it
    const auto late = invite(true);
    BOOST_REQUIRE(drop(late, start + hours(47)));
    BOOST_TEST((etat(late, start + hours(48)) == EtatInvitation::en_cours));
    BOOST_TEST(depot::open_invitations(db, start + hours(48)).size() == 1U);
    BOOST_TEST(end(late, start + hours(48)).has_value());
    BOOST_TEST(depot::open_invitations(db, start + hours(48)).empty());
    BOOST_TEST((etat(late, start + hours(48)) == EtatInvitation::retiree));
}

BOOST_AUTO_TEST_CASE(ten_at_once_make_one_drop_of_a_one_time_link) {
    constexpr int rounds = 10;
    constexpr int people = 10;
    std::vector<std::unique_ptr<db::Connection>> connections;
    for (int i = 0; i < people; ++i)
        connections.push_back(std::make_unique<db::Connection>(support::database_config()));
    for (int round = 0; round < rounds; ++round) {
        const auto made = invite(true);
        const auto invitation = found(made, start).value();
        std::atomic<int> drops{0};
        std::vector<std::thread> threads;
        for (auto& connection : connections)
            threads.emplace_back([&, connection = connection.get()] {
                base::SystemRandom own;
                if (drop_by(*connection, keys, own, start, invitation)) ++drops;
            });
        for (auto& thread : threads) thread.join();
        BOOST_TEST(drops == 1);
    }
    BOOST_TEST(
        db.value<unsigned>("SELECT COUNT(*) FROM depot").value() == static_cast<unsigned>(rounds)
    );
}

BOOST_AUTO_TEST_SUITE_END()
