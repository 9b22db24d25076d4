// The engine of resumable uploads, on a real server and a real disk: where an upload stands, what
// it refuses, how it ends, and what a second request at the same moment sees.
#include "depot/televersement.hpp"

#include "depot/fin.hpp"
#include "depot/invitation.hpp"
#include "depot/jeton.hpp"
#include "depot/proprietaire.hpp"
#include "support/database.hpp"
#include "support/entrepot.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <thread>

namespace {

using depot::Echec;
using depot::Envoi;
using depot::Sorte;
using Rayon = depot::Magasin::Rayon;
using std::chrono::hours;

struct Atelier : support::Database, entrepot::Entrepot {
    base::Config config = support::database_config();
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    base::Instant now{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)};
    int annonces = 0;
    acces::CompteId lea = compte("lea");

    Atelier() { config.filex_reserve = 0; }

    acces::CompteId compte(std::string_view nom) {
        return db.insert<acces::Compte>(
            "INSERT INTO compte (identifiant, identifiant_affiche, profil, cree_le) "
            "VALUES (?, ?, 'agent', ?)",
            nom,
            nom,
            now
        );
    }
    depot::JetonCree new_jeton(const std::string& nom) {
        return db.transact([&](db::Transaction& tx) {
            return depot::new_jeton_depot(tx, random, now, {lea, nom, now + hours(24)});
        });
    }
    bool end_jeton(acces::CompteId whose, depot::JetonDepotId jeton) {
        return db.transact([&](db::Transaction& tx) {
            return depot::end_jeton_depot(tx, now, whose, jeton);
        });
    }
    depot::Televersements engine(db::Connection& connection) {
        return depot::Televersements(
            {connection,
             config,
             keys,
             random,
             magasin,
             now,
             [this](db::Transaction&, depot::DepotId) { ++annonces; }}
        );
    }
    depot::Televersements engine() { return engine(db); }

    depot::Televersements::Ou<depot::Televersements::Cree> create(
        std::optional<std::uint64_t> taille,
        const std::string& first = {},
        Sorte sorte = Sorte::entier,
        std::optional<depot::DepotId> depot = {}
    ) {
        return engine().create(
            {
                {lea, depot, "192.0.2.1"},
                sorte, "notes.ods", taille, "filename bm90ZXM="
        },
            with(0, first)
        );
    }
    std::string jeton_of(std::optional<std::uint64_t> taille, Sorte sorte = Sorte::entier) {
        return create(taille, {}, sorte).value().jeton.reveal();
    }
    Envoi with(std::uint64_t offset, const std::string& bytes) {
        Envoi envoi{.decalage = offset};
        if (!bytes.empty()) envoi.corps = entrant(bytes);
        return envoi;
    }
    // As many requests at the same moment, each with a connection of its own.
    template <class F>
    void at_once(std::size_t requests, F act) {
        std::vector<std::thread> crowd;
        for (std::size_t i = 0; i < requests; ++i)
            crowd.emplace_back([&, i] {
                base::SystemRandom own;
                db::Connection connection(config);
                depot::Televersements uploads(
                    {connection,
                     config,
                     keys,
                     own,
                     magasin,
                     now,
                     [](db::Transaction&, depot::DepotId) {}}
                );
                act(uploads, i);
            });
        for (auto& one : crowd) one.join();
    }
    std::vector<depot::Entrant> bodies(std::size_t count, const std::string& bytes) {
        std::vector<depot::Entrant> made;
        for (std::size_t i = 0; i < count; ++i) made.push_back(entrant(bytes));
        return made;
    }
    // The offset reached, or the reason, as a number below 0.
    long long append(const std::string& jeton, std::uint64_t offset, const std::string& bytes) {
        const auto state = engine().append(jeton, with(offset, bytes));
        if (!state) return -1 - static_cast<long long>(state.error());
        return static_cast<long long>(state->decalage);
    }
    static long long no(Echec echec) { return -1 - static_cast<long long>(echec); }
    long long count(db::Sql sql) { return db.value<long long>(sql).value_or(-1); }
    std::string blob_bytes() {
        const auto name = db.value<std::string>("SELECT blob_nom FROM fichier");
        return bytes_of(Rayon::fichiers, *depot::BlobNom::parse(*name));
    }
    std::size_t files(Rayon rayon) const { return Entrepot::count(rayon); }
};

BOOST_FIXTURE_TEST_SUITE(televersement, Atelier)

BOOST_AUTO_TEST_CASE(bytes_in_pieces_become_a_published_drop) {
    const auto jeton = jeton_of(6);
    BOOST_TEST(append(jeton, 0, "abc") == 3);
    BOOST_CHECK(engine().state(jeton)->decalage == 3U);
    BOOST_TEST(annonces == 0);
    BOOST_TEST(append(jeton, 3, "def") == 6);
    BOOST_TEST(annonces == 1);
    BOOST_TEST(blob_bytes() == "abcdef");
    BOOST_TEST(count("SELECT COUNT(*) FROM depot WHERE etat = 'publie' AND attendus = 1") == 1);
    BOOST_TEST(files(Rayon::partiels) == 0U);  // no lock either
    BOOST_CHECK(engine().state(jeton)->decalage == 6U);
    BOOST_TEST(append(jeton, 6, "") == 6);  // asked again after a lost answer
    BOOST_TEST(append(jeton, 6, "g") == no(Echec::trop_long));
    BOOST_TEST(annonces == 1);
}

BOOST_AUTO_TEST_CASE(what_is_whole_at_once) {
    BOOST_REQUIRE(create(0));
    BOOST_TEST(blob_bytes().empty());
    db.execute("DELETE FROM televersement");
    db.execute("DELETE FROM fichier");
    const auto cree = create(3, "abc");
    BOOST_REQUIRE(cree);
    BOOST_CHECK(cree->televersement.fini);
    BOOST_TEST(blob_bytes() == "abc");
    BOOST_TEST(annonces == 2);
    const auto begun = create(5, "abc");
    BOOST_REQUIRE(begun);
    BOOST_CHECK(begun->decalage == 3U);
    BOOST_TEST(append(begun->jeton.reveal(), 3, "de") == 5);
    BOOST_CHECK(create(2, "abc").error() == Echec::trop_long);
}

BOOST_AUTO_TEST_CASE(a_wrong_offset_changes_nothing) {
    const auto jeton = jeton_of(6);
    for (const std::uint64_t offset : {1U, 6U, 7U})
        BOOST_TEST(append(jeton, offset, "abc") == no(Echec::decalage));
    BOOST_TEST(append(jeton, 0, "abc") == 3);
    for (const std::uint64_t offset : {0U, 2U, 4U})
        BOOST_TEST(append(jeton, offset, "abc") == no(Echec::decalage));
    BOOST_TEST(append(jeton, 3, "defg") == no(Echec::trop_long));
    BOOST_CHECK(engine().state(jeton)->decalage == 3U);
}

BOOST_AUTO_TEST_CASE(a_size_may_come_later_and_once) {
    const auto jeton = jeton_of(std::nullopt);
    BOOST_TEST(append(jeton, 0, "abc") == 3);
    auto late = with(3, "de");
    late.taille = 5;
    BOOST_CHECK(engine().append(jeton, late).value().decalage == 5U);
    BOOST_TEST(annonces == 1);
    const auto empty = jeton_of(std::nullopt);
    BOOST_CHECK(engine().append(empty, {.taille = 0}).value().televersement.fini);
    const auto other = jeton_of(std::nullopt);
    BOOST_TEST(append(other, 0, "abc") == 3);
    BOOST_CHECK(engine().append(other, {.decalage = 3, .taille = 2}).error() == Echec::trop_long);
    BOOST_TEST(engine().append(other, {.decalage = 3, .taille = 9}).has_value());
    BOOST_CHECK(engine().append(other, {.decalage = 3, .taille = 8}).error() == Echec::taille);
}

BOOST_AUTO_TEST_CASE(bytes_that_do_not_fit_their_sum_are_not_taken) {
    const auto jeton = jeton_of(6);
    const auto sum = [](const char* algorithm, std::string_view hex) {
        return depot::Somme::make(algorithm, *base::unhex(hex));
    };
    auto envoi = with(0, "abc");
    envoi.somme = sum("sha1", "a9993e364706816aba3e25717850c26c9cd0d89d");
    auto spoilt = with(0, "abd");
    spoilt.somme = envoi.somme;
    BOOST_CHECK(engine().append(jeton, spoilt).error() == Echec::somme);
    BOOST_CHECK(engine().state(jeton)->decalage == 0U);
    BOOST_CHECK(engine().append(jeton, envoi)->decalage == 3U);
    auto last = with(3, "abc");
    last.somme = depot::Somme::make("sha256", base::sha256("abc"));
    BOOST_CHECK(engine().append(jeton, last)->decalage == 6U);
    // nor when they come with the very first request
    auto first = with(0, "abd");
    first.somme = spoilt.somme;
    BOOST_CHECK(engine().create({{lea}, Sorte::entier, "a", 3}, first).error() == Echec::somme);
    BOOST_TEST(count("SELECT COUNT(*) FROM televersement") == 1);
    BOOST_TEST(!depot::Somme::make("md5", std::string(16, 'x')));
    BOOST_TEST(!depot::Somme::make("sha1", std::string(32, 'x')));
}

// Refused, a request has said nothing: not the size that came with it either.
BOOST_AUTO_TEST_CASE(a_size_that_came_with_spoilt_bytes_is_not_held) {
    const auto jeton = jeton_of(std::nullopt);
    auto spoilt = with(0, "abd");
    spoilt.taille = 9;
    spoilt.somme = depot::Somme::make("sha256", base::sha256("abc"));
    BOOST_CHECK(engine().append(jeton, spoilt).error() == Echec::somme);
    BOOST_TEST(!engine().state(jeton)->televersement.taille);
    auto right = with(0, "abc");
    right.taille = 3;
    right.somme = spoilt.somme;
    BOOST_CHECK(engine().append(jeton, right)->televersement.fini);
    BOOST_TEST(annonces == 1);
}

BOOST_AUTO_TEST_CASE(time_passes_and_bytes_prolong) {
    const auto jeton = jeton_of(6);
    now += hours(config.filex_partial_hours - 1);
    BOOST_TEST(append(jeton, 0, "abc") == 3);
    now += hours(config.filex_partial_hours - 1);
    BOOST_CHECK(engine().state(jeton)->decalage == 3U);
    BOOST_TEST(count("SELECT COUNT(*) FROM depot WHERE expire_le > '2026-11-25'") == 1);
    now += hours(2);
    BOOST_CHECK(engine().state(jeton).error() == Echec::perime);
    BOOST_TEST(append(jeton, 3, "def") == no(Echec::perime));
    BOOST_CHECK(engine().state("AAAAAAAAAAAAAAAAAAAAAA").error() == Echec::inconnu);
    BOOST_CHECK(engine().state("x").error() == Echec::inconnu);
}

BOOST_AUTO_TEST_CASE(an_upload_given_up_leaves_nothing) {
    const auto jeton = jeton_of(6);
    append(jeton, 0, "abc");
    BOOST_TEST(engine().end(jeton).has_value());
    BOOST_TEST(files(Rayon::partiels) == 0U);
    BOOST_CHECK(engine().end(jeton).error() == Echec::inconnu);
    BOOST_TEST(append(jeton, 3, "def") == no(Echec::inconnu));
    const auto done = create(3, "abc")->jeton.reveal();
    BOOST_CHECK(engine().end(done).error() == Echec::livre);
    BOOST_TEST(blob_bytes() == "abc");
}

BOOST_AUTO_TEST_CASE(parts_are_joined_twice_over) {
    const auto a = create(3, "abc", Sorte::partie)->jeton.reveal();
    const auto b = jeton_of(2, Sorte::partie);
    const auto joined = [&](const std::vector<std::string>& parts) {
        return engine().join({{lea}, Sorte::final, "notes.ods"}, parts, "final;a b");
    };
    BOOST_CHECK(joined({a, b}).error() == Echec::inacheve);
    BOOST_TEST(append(b, 0, "de") == 2);
    const auto cree = joined({a, b, a});
    BOOST_REQUIRE(cree);
    BOOST_TEST(blob_bytes() == "abcdeabc");
    BOOST_TEST(annonces == 1);
    const auto jeton = cree->jeton.reveal();
    BOOST_CHECK(engine().state(jeton)->decalage == 8U);
    BOOST_TEST(append(jeton, 8, "x") == no(Echec::assemble));
    BOOST_TEST(joined({b, a}).has_value());
    BOOST_TEST(annonces == 2);
    BOOST_CHECK(joined({a, "AAAAAAAAAAAAAAAAAAAAAA"}).error() == Echec::inconnu);
    BOOST_CHECK(joined({jeton}).error() == Echec::inacheve);
    now += hours(2);  // joined, they are kept for an hour
    BOOST_CHECK(joined({a, b}).error() == Echec::perime);
}

BOOST_AUTO_TEST_CASE(the_last_of_the_files_publishes_the_drop) {
    const auto depot = db.transact([&](db::Transaction& tx) {
        return depot::create_depot(tx, keys, random, now, {.compte = lea, .attendus = 2}).id;
    });
    BOOST_REQUIRE(create(3, "abc", Sorte::entier, depot));
    BOOST_TEST(annonces == 0);
    const auto second = create(4, {}, Sorte::entier, depot)->jeton.reveal();
    const auto late = create(std::nullopt, {}, Sorte::entier, depot)->jeton.reveal();
    BOOST_TEST(append(second, 0, "abcd") == 4);
    BOOST_TEST(annonces == 1);
    // one too many: it was let in while there was room, and finds the drop closed
    BOOST_TEST(append(late, 0, "abcd") == no(Echec::ferme));
    BOOST_TEST(depot::drop_uploads(db, magasin, now) == 1U);
    BOOST_TEST(append(late, 0, "abcd") == no(Echec::inconnu));
    BOOST_CHECK(create(1, {}, Sorte::entier, depot).error() == Echec::ferme);
    BOOST_TEST(files(Rayon::partiels) == 0U);
    BOOST_TEST(files(Rayon::fichiers) == 2U);
}

BOOST_AUTO_TEST_CASE(a_file_given_up_leaves_the_drop_to_the_others) {
    const auto depot = db.transact([&](db::Transaction& tx) {
        return depot::create_depot(tx, keys, random, now, {.compte = lea, .attendus = 2}).id;
    });
    const auto given_up = create(9, "abc", Sorte::entier, depot)->jeton.reveal();
    BOOST_TEST(engine().end(given_up).has_value());
    BOOST_TEST(count("SELECT COUNT(*) FROM depot WHERE etat = 'en_cours'") == 1);
    BOOST_REQUIRE(create(3, "abc", Sorte::entier, depot));
    BOOST_TEST(annonces == 0);
    BOOST_REQUIRE(create(4, "abcd", Sorte::entier, depot));
    BOOST_TEST(annonces == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM depot WHERE etat = 'publie'") == 1);
}

// Another file in place of one that is half there does not make the drop whole.
BOOST_AUTO_TEST_CASE(nothing_is_published_while_a_file_is_half_there) {
    const auto depot = db.transact([&](db::Transaction& tx) {
        return depot::create_depot(tx, keys, random, now, {.compte = lea, .attendus = 1}).id;
    });
    const auto half = create(9, "abc", Sorte::entier, depot)->jeton.reveal();
    BOOST_REQUIRE(create(4, "abcd", Sorte::entier, depot));
    BOOST_TEST(annonces == 0);
    BOOST_TEST(count("SELECT COUNT(*) FROM depot WHERE etat = 'en_cours'") == 1);
    // finished, both are there; given up, what has arrived is all there is
    BOOST_TEST_CONTEXT("given up") {
        BOOST_TEST(engine().end(half).has_value());
        BOOST_TEST(annonces == 1);
        BOOST_TEST(count("SELECT COUNT(*) FROM depot WHERE etat = 'publie'") == 1);
        BOOST_TEST(files(Rayon::fichiers) == 1U);
    }
}

BOOST_AUTO_TEST_CASE(a_half_file_is_finished_after_another) {
    const auto depot = db.transact([&](db::Transaction& tx) {
        return depot::create_depot(tx, keys, random, now, {.compte = lea, .attendus = 1}).id;
    });
    const auto half = create(9, "abc", Sorte::entier, depot)->jeton.reveal();
    BOOST_REQUIRE(create(4, "abcd", Sorte::entier, depot));
    BOOST_TEST(append(half, 3, "defghi") == 9);
    BOOST_TEST(annonces == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM fichier") == 2);
}

// Begun twice, finished once: what is left of the other counts nowhere, and goes.
BOOST_AUTO_TEST_CASE(publishing_ends_what_was_left_on_its_way) {
    const auto depot = db.transact([&](db::Transaction& tx) {
        return depot::create_depot(tx, keys, random, now, {.compte = lea, .attendus = 1}).id;
    });
    const auto half = create(6, "abc", Sorte::entier, depot)->jeton.reveal();
    BOOST_REQUIRE(create(6, "abcdef", Sorte::entier, depot));
    BOOST_TEST(annonces == 1);
    BOOST_TEST(depot::occupe_par(db, now, lea) == 6U);
    BOOST_TEST(depot::promised(db, magasin, now).envois == 0U);
    const auto lines = depot::depots_of(db, now, lea);
    BOOST_REQUIRE(lines.size() == 1U);
    BOOST_TEST(lines[0].noms.size() == 1U);
    BOOST_TEST(depot::fiche_of(db, now, lea, depot)->en_route.empty());
    BOOST_TEST(append(half, 3, "def") == no(Echec::ferme));
    BOOST_TEST(depot::drop_uploads(db, magasin, now) == 1U);
    BOOST_TEST(files(Rayon::partiels) == 0U);
    BOOST_TEST(files(Rayon::fichiers) == 1U);
}

// The gate has admitted so many bytes for the drop: whatever comes, it is no more.
BOOST_AUTO_TEST_CASE(no_more_comes_than_was_announced_for_the_drop) {
    const auto depot = db.transact([&](db::Transaction& tx) {
        return depot::create_depot(
                   tx, keys, random, now, {.compte = lea, .attendus = 3, .octets = 10}
        )
            .id;
    });
    const auto begun =
        [&](const char* nom, std::optional<std::uint64_t> taille, Sorte sorte = Sorte::entier) {
            return engine().create(
                {
                    {lea, depot},
                    sorte, nom, taille
            },
                {}
            );
        };
    BOOST_CHECK(begun("a", 11).error() == Echec::annonce);
    BOOST_CHECK(begun("a", 11, Sorte::partie).error() == Echec::annonce);
    const auto first = begun("a", 6)->jeton.reveal();
    BOOST_CHECK(begun("b", 5).error() == Echec::annonce);
    // the same anew, from another browser, in its place
    const auto again = begun("a", 6)->jeton.reveal();
    BOOST_TEST(append(first, 0, "abc") == no(Echec::perime));
    BOOST_TEST(append(again, 0, "abcdef") == 6);
    // as it comes, when it did not say
    const auto unsaid = begun("c", std::nullopt)->jeton.reveal();
    BOOST_TEST(append(unsaid, 0, "abcde") == no(Echec::annonce));
    BOOST_TEST(append(unsaid, 0, "abc") == 3);
    BOOST_CHECK(engine().append(unsaid, {.decalage = 3, .taille = 5}).error() == Echec::annonce);
    BOOST_CHECK(begun("d", 2, Sorte::partie).error() == Echec::annonce);
    const auto part = begun("d", 1, Sorte::partie)->jeton.reveal();
    BOOST_TEST(append(part, 0, "a") == 1);
    BOOST_CHECK(
        engine()
            .join(
                {
                    {lea, depot},
                    Sorte::final, "d"
    },
                {part, part},
                "final;x"
            )
            .error() == Echec::annonce
    );
    BOOST_CHECK(engine().join(
        {
            {lea, depot},
            Sorte::final, "d"
    },
        {part},
        "final;x"
    ));
    BOOST_TEST(append(unsaid, 3, "") == 3);
    BOOST_CHECK(engine().append(unsaid, {.decalage = 3, .taille = 3}));
    BOOST_TEST(annonces == 1);
}

// From another browser, which knows nothing of the half: it holds no place of the files to come.
BOOST_AUTO_TEST_CASE(a_file_sent_anew_replaces_what_was_begun_of_it) {
    const auto depot = db.transact([&](db::Transaction& tx) {
        return depot::create_depot(
                   tx, keys, random, now, {.compte = lea, .attendus = 3, .octets = 18}
        )
            .id;
    });
    const auto begin = [&](const char* nom, const std::string& bytes) {
        return engine().create(
            {
                {lea, depot},
                Sorte::entier, nom, 6
        },
            with(0, bytes)
        );
    };
    const auto half = begin("a", "abc")->jeton.reveal();
    const auto other = begin("A", "ABC")->jeton.reveal();
    BOOST_REQUIRE(begin("a", "abcdef"));
    BOOST_TEST(append(half, 3, "def") == no(Echec::perime));
    BOOST_TEST(depot::fiche_of(db, now, lea, depot)->en_route.size() == 1U);
    BOOST_TEST(depot::occupe_par(db, now, lea) == 12U);
    BOOST_REQUIRE(begin("b", "abcdef"));
    BOOST_TEST(append(other, 3, "DEF") == 6);
    BOOST_TEST(annonces == 1);
}

// Who is refused has done nothing: what had come of the file goes on.
BOOST_AUTO_TEST_CASE(a_file_sent_anew_and_refused_leaves_what_was_begun_of_it) {
    const auto depot = db.transact([&](db::Transaction& tx) {
        return depot::create_depot(
                   tx, keys, random, now, {.compte = lea, .attendus = 3, .octets = 18}
        )
            .id;
    });
    const auto begin = [&](const std::string& bytes) {
        return engine().create(
            {
                {lea, depot},
                Sorte::entier, "a", 6
        },
            with(0, bytes)
        );
    };
    const auto half = begin("abc")->jeton.reveal();
    config.filex_reserve = std::uint64_t{1} << 60U;  // the disk is nearly full
    BOOST_CHECK(begin("abcdef").error() == Echec::quota_magasin);
    config.filex_reserve = 0;
    BOOST_TEST(append(half, 3, "def") == 6);
}

BOOST_AUTO_TEST_CASE(another_file_does_not_stand_for_the_one_on_its_way) {
    const auto begin = [&] {
        return db.transact([&](db::Transaction& tx) {
            return depot::create_depot(tx, keys, random, now, {.compte = lea, .attendus = 2}).id;
        });
    };
    const auto send = [&](depot::DepotId depot, const std::string& nom, const std::string& bytes) {
        return engine()
            .create(
                {
                    {lea, depot, "192.0.2.1"},
                    Sorte::entier, nom, 4
        },
                with(0, bytes)
            )
            .value()
            .jeton.reveal();
    };
    const auto depot = begin();
    const auto b = send(depot, "B.txt", "bb");
    send(depot, "A.txt", "aaaa");
    send(depot, "A.txt", "aaaa");
    BOOST_TEST(annonces == 0);
    BOOST_CHECK(create(5, {}, Sorte::entier, depot).error() == Echec::ferme);
    BOOST_TEST(append(b, 2, "bb") == 4);
    BOOST_TEST(annonces == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM fichier") == 3);
    // sent anew by another browser, it is not awaited a second time
    const auto again = begin();
    const auto left = send(again, "B.txt", "bb");
    send(again, "A.txt", "aaaa");
    send(again, "A.txt", "aaaa");
    BOOST_TEST(annonces == 1);
    send(again, "B.txt", "bbbb");
    BOOST_TEST(annonces == 2);
    BOOST_TEST(append(left, 2, "bb") == no(Echec::ferme));
    // given up, it holds nothing up
    const auto third = begin();
    const auto given_up = send(third, "B.txt", "bb");
    send(third, "A.txt", "aaaa");
    send(third, "A.txt", "aaaa");
    BOOST_TEST(annonces == 2);
    BOOST_TEST(engine().end(given_up).has_value());
    BOOST_TEST(annonces == 3);
    BOOST_TEST(count("SELECT COUNT(*) FROM depot WHERE etat = 'publie'") == 3);
}

BOOST_AUTO_TEST_CASE(limits_are_kept_at_creation_and_for_unsaid_sizes) {
    config.filex_file_max = 10;
    config.filex_person_max = 15;
    BOOST_CHECK(create(11).error() == Echec::quota_fichier);
    BOOST_TEST(create(10).has_value());
    BOOST_CHECK(create(6).error() == Echec::quota_personne);
    const auto jeton = jeton_of(std::nullopt);
    BOOST_TEST(append(jeton, 0, "abc") == 3);
    BOOST_TEST(append(jeton, 3, "abc") == no(Echec::quota_personne));
    BOOST_CHECK(
        engine().append(jeton, {.decalage = 3, .taille = 6}).error() == Echec::quota_personne
    );
    BOOST_TEST(files(Rayon::fichiers) == 0U);
    config.filex_reserve = std::uint64_t{1} << 60U;
    BOOST_CHECK(create(1).error() == Echec::quota_magasin);
}

// Without a limit of the store its disk is one: what is to come has its room already.
BOOST_AUTO_TEST_CASE(the_disk_is_promised_once) {
    config.filex_file_max = config.filex_person_max = config.filex_store_max = 0;
    const auto most_of_it = magasin.libre() / 10 * 6;
    BOOST_REQUIRE(create(most_of_it));
    BOOST_CHECK(create(most_of_it).error() == Echec::quota_magasin);
}

// Killed between the disk and the database: whoever asks next finishes it.
BOOST_AUTO_TEST_CASE(a_finish_that_was_cut_is_taken_up_again) {
    const auto jeton = jeton_of(3);
    const auto blob =
        depot::BlobNom::parse(*db.value<std::string>("SELECT blob_nom FROM televersement"));
    magasin.append(*blob, entrant("abc"), {});
    magasin.complete(*blob);
    BOOST_TEST(count("SELECT COUNT(*) FROM fichier") == 0);
    BOOST_CHECK(engine().state(jeton)->televersement.fini);
    BOOST_TEST(annonces == 1);
    BOOST_TEST(blob_bytes() == "abc");
    const auto whole = jeton_of(3);
    const auto other = depot::BlobNom::parse(
        *db.value<std::string>("SELECT blob_nom FROM televersement WHERE fini_le IS NULL")
    );
    magasin.append(*other, entrant("abc"), {});
    BOOST_TEST(append(whole, 3, "") == 3);
    BOOST_TEST(annonces == 2);
}

// Many at once on one account: each promise of room is counted before the next is made.
BOOST_AUTO_TEST_CASE(room_is_promised_once) {
    config.filex_person_max = 50;
    std::atomic<int> taken = 0;
    std::atomic<int> refused = 0;
    at_once(8, [&](depot::Televersements& uploads, std::size_t) {
        const auto cree = uploads.create({{lea}, Sorte::entier, "a", 10}, {});
        ++(cree ? taken : refused);
    });
    BOOST_TEST(taken == 5);
    BOOST_TEST(refused == 3);
}

// The store is everybody's: accounts that come at once are counted one after the other, with bytes
// that wait to come as with bytes that have all come, parts to be joined among them.
BOOST_AUTO_TEST_CASE(the_limit_of_the_store_is_kept_by_all_at_once) {
    config.filex_store_max = 50;
    std::vector<acces::CompteId> crowd;
    for (int i = 0; i < 8; ++i) crowd.push_back(compte("agent" + std::to_string(i)));
    const auto taken_of = [&](Sorte sorte, const std::string& bytes) {
        auto each = bodies(crowd.size(), bytes.empty() ? "x" : bytes);
        std::atomic<int> taken = 0;
        at_once(crowd.size(), [&](depot::Televersements& uploads, std::size_t i) {
            Envoi first;
            if (!bytes.empty()) first.corps = std::move(each[i]);
            if (uploads.create({{crowd[i]}, sorte, "a", 10}, first)) ++taken;
        });
        return taken.load();
    };
    const auto forget = [&] {
        db.execute("DELETE FROM televersement");
        db.execute("DELETE FROM fichier");
    };
    BOOST_TEST(taken_of(Sorte::entier, "") == 5);
    forget();
    BOOST_TEST(taken_of(Sorte::entier, "0123456789") == 5);
    BOOST_TEST(files(Rayon::fichiers) == 5U);
    forget();
    BOOST_TEST(taken_of(Sorte::partie, "0123456789") == 5);
    BOOST_TEST(files(Rayon::partiels) == 5U);
    BOOST_TEST(taken_of(Sorte::partie, "") == 0);
}

// Joined, parts go in exchange: who was let in with them is let through with the whole.
BOOST_AUTO_TEST_CASE(parts_of_a_full_store_can_be_joined) {
    config.filex_store_max = 10;
    const auto part = create(6, "abcdef", Sorte::partie).value().jeton.reveal();
    BOOST_CHECK(create(5).error() == Echec::quota_magasin);
    BOOST_CHECK(engine().join({{lea}, Sorte::final, "a"}, {part}, "final;x"));
    BOOST_CHECK(create(1).error() == Echec::quota_magasin);
}

// What announces no size takes room as it comes: nobody goes past his quota by saying nothing.
BOOST_AUTO_TEST_CASE(an_upload_of_unknown_size_is_counted_by_what_has_come) {
    config.filex_person_max = 10;
    const auto first = jeton_of(std::nullopt);
    const auto second = jeton_of(std::nullopt);
    BOOST_TEST(append(first, 0, "abcdef") == 6);
    BOOST_TEST(depot::occupe_par(db, now, lea) == 6U);
    BOOST_TEST(append(second, 0, "abcdef") == no(Echec::quota_personne));
    BOOST_TEST(append(second, 0, "abcd") == 4);
    BOOST_TEST(depot::occupe_par(db, now, lea) == 10U);
    BOOST_TEST(append(first, 6, "g") == no(Echec::quota_personne));
    BOOST_CHECK(!create(1).has_value());
    BOOST_CHECK(!create(std::nullopt, "a").has_value());
    // its size is told: no more than there is room for, and then it is counted by that alone
    const auto say = [&](std::uint64_t size) {
        Envoi envoi{.decalage = 6};
        envoi.taille = size;
        const auto state = engine().append(first, envoi);
        return state ? 0 : no(state.error());
    };
    BOOST_TEST(say(7) == no(Echec::quota_personne));
    BOOST_TEST(say(6) == 0);
    BOOST_TEST(depot::occupe_par(db, now, lea) == 10U);
    BOOST_TEST(annonces == 1);
    // the store's own limit counts them too
    config.filex_person_max = 0;
    config.filex_store_max = 12;
    BOOST_TEST(append(second, 4, "efg") == no(Echec::quota_magasin));
    BOOST_TEST(append(second, 4, "ef") == 6);
}

BOOST_AUTO_TEST_CASE(room_for_unknown_sizes_is_promised_once) {
    config.filex_person_max = 10;
    std::vector<std::string> jetons;
    for (int i = 0; i < 8; ++i) jetons.push_back(jeton_of(std::nullopt));
    std::atomic<int> taken = 0;
    auto each = bodies(jetons.size(), "abc");
    at_once(jetons.size(), [&](depot::Televersements& uploads, std::size_t i) {
        if (uploads.append(jetons[i], {0, std::move(each[i])})) ++taken;
    });
    BOOST_TEST(taken == 3);
    BOOST_TEST(depot::occupe_par(db, now, lea) == 9U);
}

// Whose bytes they are decides whose room they take: nobody joins another's parts.
BOOST_AUTO_TEST_CASE(parts_of_another_account_are_unknown) {
    const auto part = create(3, "abc", Sorte::partie).value().jeton.reveal();
    const auto paul = compte("paul");
    const auto joined = engine().join(
        {{paul}, Sorte::final, "a.txt", std::nullopt, ""}, {std::string(part)}, "final;x"
    );
    BOOST_REQUIRE(!joined);
    BOOST_CHECK(joined.error() == Echec::inconnu);
    BOOST_CHECK(engine().join(
        {{lea}, Sorte::final, "a.txt", std::nullopt, ""}, {std::string(part)}, "final;x"
    ));
}

// By what right it came is asked at each request: the account, a token, an invitation.
BOOST_AUTO_TEST_CASE(a_right_withdrawn_is_gone_at_the_next_request) {
    const auto token = new_jeton("Script").id;
    const auto invited = db.transact([&](db::Transaction& tx) {
        const auto invitation = depot::create_invitation(
            tx,
            keys,
            random,
            now,
            {.compte = lea, .nom = "Anne", .une_fois = false, .expire_le = now + hours(24)}
        );
        return depot::create_depot(
                   tx, keys, random, now, {.compte = lea, .invitation = invitation.id}
        )
            .id;
    });
    const std::vector<std::pair<depot::Envoyeur, db::Sql>> rights{
        {{.compte = lea},                   "UPDATE compte SET suspendu_le = NOW()"},
        {{.compte = lea, .jeton = token},   "UPDATE jeton_depot SET fin_le = NOW()"},
        {{.compte = lea, .depot = invited}, "UPDATE invitation SET fin_le = NOW()" },
    };
    for (const auto& [par, withdraw] : rights) {
        const auto begun = [&, par = par](Sorte sorte, const std::string& first) {
            return engine().create({par, sorte, "a", 6}, with(0, first)).value().jeton.reveal();
        };
        const auto half = begun(Sorte::entier, "abc");
        const auto half_part = begun(Sorte::partie, "abc");
        const auto part = begun(Sorte::partie, "abcdef");
        BOOST_TEST(append(half, 3, "d") == 4);
        db.execute(withdraw);
        BOOST_TEST(append(half, 4, "ef") == no(Echec::retire));
        BOOST_TEST(append(half_part, 3, "def") == no(Echec::retire));
        const auto joined = engine().join({par, Sorte::final, "a"}, {part}, "final;x");
        BOOST_CHECK(!joined && joined.error() == Echec::retire);
        BOOST_CHECK(engine().state(half).error() == Echec::retire);
        BOOST_CHECK(engine().end(half).error() == Echec::retire);
        BOOST_TEST(count("SELECT COUNT(*) FROM fichier") == 0);
        BOOST_TEST(depot::drop_uploads(db, magasin, now) == 3U);
        BOOST_TEST(files(Rayon::partiels) == 0U);
        db.execute("UPDATE compte SET suspendu_le = NULL");
    }
    BOOST_TEST(annonces == 0);
    db.execute("UPDATE compte SET suspendu_le = NOW()");
    depot::finish_abandoned(db, now);
    BOOST_TEST(count("SELECT COUNT(*) FROM depot WHERE etat = 'en_cours'") == 0);
}

// The same bytes sent at once by two requests of one client: they are there once.
BOOST_AUTO_TEST_CASE(two_requests_at_once_never_write_twice) {
    for (int round = 0; round < 20; ++round) {
        const auto jeton = jeton_of(6);
        auto same = bodies(2, "abc");
        at_once(2, [&](depot::Televersements& uploads, std::size_t i) {
            static_cast<void>(uploads.append(jeton, {0, std::move(same[i])}));
        });
        BOOST_CHECK(engine().state(jeton)->decalage == 3U);
    }
}

BOOST_AUTO_TEST_CASE(personal_tokens) {
    const auto made = new_jeton("Serveur");
    const auto text = made.jeton.reveal();
    BOOST_TEST(text.size() == 43U);
    BOOST_CHECK(depot::find_jeton_depot(db, now, text).value().compte == lea);
    BOOST_TEST(!depot::find_jeton_depot(db, now, text.substr(1) + "A"));
    BOOST_TEST(!depot::find_jeton_depot(db, now, ""));
    BOOST_TEST(!depot::find_jeton_depot(db, now + hours(24), text));
    const auto list = depot::jetons_of(db, now, lea);
    BOOST_REQUIRE(list.size() == 1U);
    BOOST_TEST(list[0].nom == "Serveur");
    BOOST_TEST(list[0].vu_le.has_value());
    const auto paul = compte("paul");
    BOOST_TEST(!end_jeton(paul, made.id));
    db.execute("UPDATE compte SET suspendu_le = ? WHERE id = ?", now, lea);
    BOOST_TEST(!depot::find_jeton_depot(db, now, text));
    db.execute("UPDATE compte SET suspendu_le = NULL, profil = 'eleve' WHERE id = ?", lea);
    BOOST_TEST(!depot::find_jeton_depot(db, now, text));
    db.execute("UPDATE compte SET profil = 'agent' WHERE id = ?", lea);
    BOOST_TEST(end_jeton(lea, made.id));
    BOOST_TEST(!end_jeton(lea, made.id));
    BOOST_TEST(!depot::find_jeton_depot(db, now, text));
    BOOST_TEST(depot::jetons_of(db, now, lea).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
