// The end of drops, by the clock: nothing a second too early, nothing left behind.
#include "depot/fin.hpp"

#include "depot/gestion.hpp"
#include "depot/lignes.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

using lignes::start;
using Rayon = depot::Magasin::Rayon;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

struct Room : lignes::Lignes {
    depot::Reprises reprises;
    depot::Effacement purge(base::Instant now) {
        return depot::purge_finished(db, magasin, now, reprises);
    }
    depot::TelechargementId telechargement(
        depot::DepotId depot, base::Instant expire_le, std::uint64_t envoye
    ) {
        db.execute(
            "UPDATE depot SET telechargements_pris = telechargements_pris + 1 WHERE id = ?", depot
        );
        return db.insert<depot::Telechargement>(
            "INSERT INTO telechargement (depot, adresse, appareil, demande_le, expire_le, total, "
            "envoye, pris) VALUES (?, '192.0.2.1', 'Firefox', ?, ?, 100, ?, 1)",
            depot,
            start,
            expire_le,
            envoye
        );
    }
    // The folder of that file, which cannot be changed while it is held.
    void hold(depot::FichierId fichier, bool held) {
        const auto path = magasin.chemin(Rayon::fichiers, blob_of(fichier));
        std::filesystem::remove(path);
        if (held) std::filesystem::create_directory(path);  // unlink(2) refuses a folder
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(fin, Room)

BOOST_AUTO_TEST_CASE(a_drop_is_over_at_its_second) {
    const auto drop = depot("publie", start + hours(1));
    const auto others = {depot("gele", start), depot("publie", start + hours(2))};
    BOOST_TEST(depot::finish_expired(db, start + hours(1) - seconds(1)) == 0U);
    BOOST_TEST(depot::finish_expired(db, start + hours(1)) == 1U);
    BOOST_TEST(etat(drop) == "fini");
    BOOST_TEST(
        *db.value<std::string>("SELECT fin_motif FROM depot WHERE id = ?", drop) == "expire"
    );
    for (const auto other : others) BOOST_TEST(etat(other) != "fini");
}

BOOST_AUTO_TEST_CASE(a_drop_is_closed_and_ended_by_its_owner_alone) {
    const auto other = db.insert<acces::Compte>(
        "INSERT INTO compte (identifiant, identifiant_affiche, profil, cree_le) "
        "VALUES ('paul', 'paul', 'agent', ?)",
        start
    );
    const auto drop = depot("en_cours", start + hours(1));
    fichier(drop, "abc");
    using Act = bool (*)(db::Transaction&, const depot::Geste&);
    for (const Act act : {&depot::close_depot, &depot::end_depot})
        for (const auto who : {other, compte})
            BOOST_TEST(db.transact([&](db::Transaction& tx) {
                return act(tx, {who, drop, start});
            }) == (who == compte));
}

BOOST_AUTO_TEST_CASE(what_was_never_completed_is_given_up_unless_it_still_arrives) {
    const auto left = depot("en_cours", start + hours(1));
    const auto arrives = depot("en_cours", start + hours(1));
    televersement(arrives, start + hours(3));
    BOOST_TEST(depot::finish_abandoned(db, start + hours(2)) == 1U);
    BOOST_TEST(etat(left) == "fini");
    BOOST_TEST(etat(arrives) == "en_cours");
    BOOST_TEST(depot::finish_abandoned(db, start + hours(3)) == 1U);
}

BOOST_AUTO_TEST_CASE(files_go_and_their_drop_is_purged_once) {
    const auto drop = depot("fini", start);
    const auto a = fichier(drop, "abc");
    const auto b = fichier(drop, "défg");
    const auto gone = fichier(drop, "x");
    magasin.effacer(Rayon::fichiers, blob_of(gone));  // somebody's hand
    televersement(drop, start + days(3));
    const auto kept = fichier(depot("publie", start + hours(1)), "autre");
    const auto done = purge(start);
    BOOST_TEST(done.depots == 1U);
    BOOST_TEST(done.fichiers == 3U);
    BOOST_TEST(done.octets == 9U);
    BOOST_TEST(etat(drop) == "purge");
    BOOST_TEST(!on_disk(a));
    BOOST_TEST(!on_disk(b));
    BOOST_TEST(on_disk(kept));
    BOOST_TEST(count(Rayon::partiels) == 0U);
    BOOST_TEST(lines("SELECT COUNT(*) FROM televersement") == 0U);
    BOOST_TEST(purge(start).depots == 0U);
}

BOOST_AUTO_TEST_CASE(who_reads_a_file_does_not_keep_it) {
    const auto drop = depot("fini", start);
    fichier(drop, "abc");
    db.execute("UPDATE fichier SET bail_le = ?", start + hours(24));
    BOOST_TEST(purge(start).depots == 1U);
}

BOOST_AUTO_TEST_CASE(many_are_purged_in_turns) {
    const auto drop = depot("fini", start);
    for (int i = 0; i < 501; ++i) line(drop, name(), 1);
    BOOST_TEST(purge(start).reste);
    BOOST_TEST(!purge(start).reste);
    BOOST_TEST(etat(drop) == "purge");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_unlinked_is_tried_again_later_and_later) {
    const auto drop = depot("fini", start);
    const auto id = fichier(drop, "abc");
    hold(id, true);
    BOOST_TEST(purge(start).echecs.size() == 1U);
    BOOST_TEST(etat(drop) == "fini");
    BOOST_TEST(purge(start + minutes(4)).echecs.empty());
    BOOST_TEST(purge(start + minutes(5)).echecs.size() == 1U);
    BOOST_TEST(purge(start + minutes(14)).echecs.empty());
    BOOST_TEST(purge(start + minutes(15)).echecs.size() == 1U);
    hold(id, false);
    BOOST_TEST(purge(start + hours(2)).depots == 1U);
}

BOOST_AUTO_TEST_CASE(uploads_past_their_date_go) {
    televersement(std::nullopt, start + hours(1));
    televersement(std::nullopt, start + hours(2));
    BOOST_TEST(depot::drop_uploads(db, magasin, start + hours(1) - seconds(1)) == 0U);
    BOOST_TEST(depot::drop_uploads(db, magasin, start + hours(1)) == 1U);
    BOOST_TEST(count(Rayon::partiels) == 1U);
    BOOST_TEST(lines("SELECT COUNT(*) FROM televersement") == 1U);
}

BOOST_AUTO_TEST_CASE(an_upload_cut_on_its_last_step_goes_with_its_bytes) {
    const auto id = televersement(std::nullopt, start + hours(1));
    magasin.complete(*depot::BlobNom::parse(
        *db.value<std::string>("SELECT blob_nom FROM televersement WHERE id = ?", id)
    ));
    BOOST_TEST(depot::drop_uploads(db, magasin, start + hours(1)) == 1U);
    BOOST_TEST(count(Rayon::fichiers) == 0U);
    // of one that is a file of a drop, the file stays
    const auto done = televersement(std::nullopt, start + hours(1));
    const auto blob = *depot::BlobNom::parse(
        *db.value<std::string>("SELECT blob_nom FROM televersement WHERE id = ?", done)
    );
    magasin.complete(blob);
    db.execute("UPDATE televersement SET fini_le = ? WHERE id = ?", start, done);
    line(depot("publie", start + days(9)), blob, 9);
    BOOST_TEST(depot::drop_uploads(db, magasin, start + hours(1)) == 1U);
    BOOST_TEST(count(Rayon::fichiers) == 1U);
}

BOOST_AUTO_TEST_CASE(bodies_left_behind_go_by_age) {
    const auto path = body("abc");
    struct stat seen {};
    BOOST_REQUIRE(::stat(path.c_str(), &seen) == 0);
    const base::Instant written{seconds(seen.st_mtime)};
    BOOST_TEST(depot::clean_incoming(magasin, written + hours(6) - seconds(1)) == 0U);
    BOOST_TEST(depot::clean_incoming(magasin, written + hours(6)) == 1U);
    BOOST_TEST(!std::filesystem::exists(path));
    const auto held = body("abc");
    {
        const std::ofstream nginx(held, std::ios::app);
        BOOST_TEST(depot::clean_incoming(magasin, written + hours(24)) == 0U);
    }
    BOOST_TEST(depot::clean_incoming(magasin, written + hours(24)) == 1U);
}

BOOST_AUTO_TEST_CASE(lines_are_forgotten_by_the_table) {
    const auto drop = depot("fini", start);
    fichier(drop, "abc");
    telechargement(drop, start, 100);
    db.execute(
        "INSERT INTO destinataire (depot, courriel, empreinte, jeton_scelle) VALUES (?, 'a@b.fr', "
        "?, 'x')",
        drop,
        random.bytes(32)
    );
    db.execute("INSERT INTO signalement (depot, quand, raison) VALUES (?, ?, 'x')", drop, start);
    const auto other = depot("publie", start + days(500));
    telechargement(other, start, 100);
    BOOST_REQUIRE(purge(start).depots == 1U);
    BOOST_TEST(depot::forget_addresses(db, start + days(31) - seconds(1)) == 0U);
    BOOST_TEST(depot::forget_addresses(db, start + days(31)) == 1U);
    BOOST_TEST(lines("SELECT COUNT(*) FROM telechargement WHERE adresse = ''") == 1U);
    BOOST_TEST(depot::forget_depots(db, start + days(365) - seconds(1)) == 0U);
    BOOST_TEST(depot::forget_depots(db, start + days(365)) == 1U);
    BOOST_TEST(lines("SELECT COUNT(*) FROM depot") == 1U);
    BOOST_TEST(lines("SELECT COUNT(*) FROM telechargement") == 1U);
    BOOST_TEST(
        lines("SELECT (SELECT COUNT(*) FROM fichier) + (SELECT COUNT(*) FROM destinataire) + "
              "(SELECT COUNT(*) FROM signalement)") == 0U
    );
}

BOOST_AUTO_TEST_CASE(tokens_and_invitations_are_forgotten) {
    db.execute(
        "INSERT INTO jeton_depot (compte, empreinte, nom, cree_le, expire_le) VALUES (?, ?, 'a', "
        "?, ?)",
        compte,
        random.bytes(32),
        start,
        start
    );
    db.execute(
        "INSERT INTO invitation (compte, empreinte, jeton_scelle, une_fois, cree_le, expire_le, "
        "fin_le) VALUES (?, ?, 'x', 0, ?, ?, ?)",
        compte,
        random.bytes(32),
        start,
        start + days(900),
        start
    );
    BOOST_TEST(depot::forget_jetons(db, start + days(30)) == 0U);
    BOOST_TEST(depot::forget_jetons(db, start + days(31)) == 1U);
    BOOST_TEST(depot::forget_invitations(db, start + days(364)) == 0U);
    BOOST_TEST(depot::forget_invitations(db, start + days(365)) == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
