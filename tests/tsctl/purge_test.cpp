// What runs out ends by itself, and nothing else does. Rows are placed around the day of the test,
// hours away from each limit, so that no slow machine changes the outcome.
#include "tsctl/commands.hpp"

#include "acces/inactifs.hpp"
#include "envoi/office.hpp"
#include "scolarite/depart.hpp"
#include "scolarite/periode.hpp"
#include "support/captured.hpp"
#include "tsctl/purge_partis.hpp"
#include "vie_scolaire/conservation.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <future>
#include <optional>
#include <thread>

namespace {

using std::chrono::days;
using std::chrono::hours;

struct PurgeOffice : office::Office {
    base::Instant now = base::SystemClock().now();

    PurgeOffice() {
        config.templates = TS_SOURCE_DIR "/templates";
        config.key_file = folder / "key";
        std::ofstream(config.key_file) << std::string(64, 'a') << '\n';
        keys = base::Keys::load(config.key_file);
    }

    nlohmann::json purge() {
        int status = -1;
        const auto said = captured::out([&] { status = tsctl::purge({config, true, {}}); });
        BOOST_REQUIRE(status == tsctl::done);
        return nlohmann::json::parse(said);
    }
    std::uint64_t count(db::Sql sql) { return db.value<std::uint64_t>(sql).value(); }
    // As soon as that connection does; false when it has not within half a minute.
    bool waits_for_a_lock(std::uint64_t connection) {
        for (int i = 0; i < 150; ++i) {
            const auto state = db.value<std::string>(
                "SELECT trx_state FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = ?",
                connection
            );
            if (state == "LOCK WAIT") return true;
            // the server answers from what it has kept if it is asked again within 100 ms
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
        return false;
    }

    struct Wanted {
        std::string identifiant;
        base::Instant cree_le;
        std::optional<base::Instant> connexion_le = {};
        std::string courriel = "parent@exemple.fr";
        bool confirme = true;
        std::string profil = "responsable";
    };
    acces::CompteId compte(const Wanted& wanted) {
        return db.insert<acces::Compte>(
            "INSERT INTO compte (identifiant, identifiant_affiche, profil, courriel, "
            "courriel_confirme_le, cree_le, derniere_connexion_le) VALUES (?, ?, ?, ?, ?, ?, ?)",
            wanted.identifiant,
            wanted.identifiant,
            wanted.profil,
            wanted.courriel,
            wanted.confirme ? std::optional(wanted.cree_le) : std::nullopt,
            wanted.cree_le,
            wanted.connexion_le
        );
    }
    // The account's link to a pupil of its own.
    void link(acces::CompteId compte) {
        const auto [car, code] = make_family("6A", "ROY", "roy@exemple.fr");
        db.execute(
            "INSERT INTO rattachement (compte, eleve, couple, car, depuis, couple_ouvert) "
            "SELECT ?, eleve, couple, id, genere_le, couple FROM car WHERE id = ?",
            compte,
            car
        );
        db.execute("UPDATE car SET utilise_le = genere_le WHERE id = ?", car);
    }
    scolarite::EleveId eleve_named(const std::string& nom) {
        return db.value<scolarite::EleveId>("SELECT id FROM eleve WHERE nom = ?", nom).value();
    }
    acces::CarId car_of(scolarite::EleveId eleve) {
        return db.value<acces::CarId>("SELECT id FROM car WHERE eleve = ?", eleve).value();
    }
    // A row in each table that has a column for a pupil, beside those of his family.
    void everything_of(scolarite::EleveId eleve) {
        db.execute("INSERT INTO note (eleve, evaluation, valeur) VALUES (?, 1, 12)", eleve);
        db.execute("INSERT INTO bilan (eleve, periode, matiere) VALUES (?, 1, 1)", eleve);
        db.execute(
            "INSERT INTO absence (eleve, genre, debut, fin) "
            "VALUES (?, 'absence', '2026-11-02', '2026-11-02')",
            eleve
        );
        db.execute("INSERT INTO absence_bilan VALUES (?, 1, 1, 1, 1)", eleve);
        db.execute("INSERT IGNORE INTO groupe (etablissement, code) VALUES (?, 'LATIN')", school);
        db.execute("INSERT INTO eleve_groupe SELECT ?, id FROM groupe", eleve);
        queue_to("roy@exemple.fr", {.car = car_of(eleve)});
    }
    // In every table that has a column for a pupil; the journal says for a year what was done.
    std::uint64_t rows_about(scolarite::EleveId eleve) {
        BOOST_TEST(
            db.value<std::string>("SELECT GROUP_CONCAT(table_name ORDER BY table_name) FROM "
                                  "information_schema.columns "
                                  "WHERE table_schema = DATABASE() AND column_name = 'eleve'")
                .value() ==
            "absence,absence_bilan,bilan,car,couple,eleve_groupe,journal,note,rattachement"
        );
        std::uint64_t rows = 0;
        const auto add = [&](db::Sql sql) { rows += db.value<std::uint64_t>(sql, eleve).value(); };
        add("SELECT COUNT(*) FROM eleve WHERE id = ?");
        add("SELECT COUNT(*) FROM absence WHERE eleve = ?");
        add("SELECT COUNT(*) FROM absence_bilan WHERE eleve = ?");
        add("SELECT COUNT(*) FROM bilan WHERE eleve = ?");
        add("SELECT COUNT(*) FROM car WHERE eleve = ?");
        add("SELECT COUNT(*) FROM couple WHERE eleve = ?");
        add("SELECT COUNT(*) FROM eleve_groupe WHERE eleve = ?");
        add("SELECT COUNT(*) FROM note WHERE eleve = ?");
        add("SELECT COUNT(*) FROM rattachement WHERE eleve = ?");
        return rows;
    }
    bool there(acces::CompteId compte) {
        return db.value<acces::CompteId>("SELECT id FROM compte WHERE id = ?", compte).has_value();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(purge, PurgeOffice)

BOOST_AUTO_TEST_CASE(an_empty_schema_has_nothing_to_lose) {
    const auto said = purge();
    for (const auto& [key, count] : said.items()) {
        BOOST_TEST_CONTEXT(key) BOOST_TEST(count.get<int>() == 0);
    }
}

BOOST_AUTO_TEST_CASE(a_code_past_its_day_expires_is_wiped_and_stays_the_pair_s_last) {
    const auto [old_code, a] = make_family("6A", "ROY", "a@exemple.fr");
    const auto [young, b] = make_family("6A", "ROUX", "b@exemple.fr");
    const auto [used, c] = make_family("6A", "RIO", "c@exemple.fr");
    db.execute("UPDATE car SET expire_le = ?", now - hours(1));
    db.execute("UPDATE car SET expire_le = ? WHERE id = ?", now + hours(1), young);
    db.execute("UPDATE car SET utilise_le = genere_le WHERE id = ?", used);
    BOOST_TEST(purge()["codes_expires"] == 1);
    BOOST_TEST(purge()["codes_expires"] == 0);
    const auto state = [&](acces::CarId id) {
        return db
            .value<std::string>(
                "SELECT CONCAT_WS('/', COALESCE(fin_motif, ''), scelle IS NULL, couple_courant IS "
                "NULL) FROM car WHERE id = ?",
                id
            )
            .value();
    };
    BOOST_TEST(state(old_code) == "expire/1/0");
    BOOST_TEST(state(young) == "/0/0");
    BOOST_TEST(state(used) == "/0/0");
}

BOOST_AUTO_TEST_CASE(sessions_and_drafts_end) {
    const auto id = compte({.identifiant = "roy", .cree_le = now});
    const auto session = [&](char name, base::Instant seen, base::Instant end) {
        db.execute(
            "INSERT INTO session (empreinte, compte, cree_le, vu_le, expire_le) "
            "VALUES (?, ?, ?, ?, ?)",
            std::string(32, name),
            id,
            seen,
            seen,
            end
        );
    };
    session('a', now - hours(1), now + hours(1));
    session('b', now - hours(20), now - hours(10));
    session('c', now - days(2), now + hours(1));
    session('d', now - hours(25), now - hours(24));
    const auto draft = [&](char name, base::Instant changed) {
        db.execute(
            "INSERT INTO brouillon (visiteur, formulaire, jeton, somme, scelle, modifie_le) "
            "VALUES (?, 'creer', ?, ?, '', ?)",
            std::string(32, name),
            std::string(16, name),
            std::string(32, name),
            changed
        );
    };
    draft('a', now - hours(1));
    draft('b', now - hours(25));
    const auto said = purge();
    BOOST_TEST(said["sessions_finies"] == 2);
    BOOST_TEST(said["brouillons_oublies"] == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM session WHERE empreinte LIKE 'a%'") == 1U);
    // over, but it still says whose it was: what was being typed there is found again
    BOOST_TEST(count("SELECT COUNT(*) FROM session WHERE empreinte LIKE 'b%'") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM brouillon WHERE visiteur LIKE 'a%'") == 1U);
}

BOOST_AUTO_TEST_CASE(what_has_a_term_is_forgotten_at_it) {
    const auto line = [&](base::Instant when) {
        db.execute("INSERT INTO journal (quand, action) VALUES (?, 'essai')", when);
    };
    line(now - days(364));
    line(now - days(366));
    const auto delay = [&](char name, base::Instant until) {
        db.execute(
            "INSERT INTO limite (cle, echecs, attendre_jusqu_a, oublier_le) VALUES (?, 1, ?, ?)",
            std::string(32, name),
            until,
            until
        );
    };
    delay('a', now + hours(1));
    delay('b', now - hours(1));
    queue_to("attend@exemple.fr");
    const auto sent = queue_to("parti@exemple.fr");
    db.execute(
        "UPDATE courriel_a_envoyer SET etat = 'envoye', cree_le = ?, fini_le = ? WHERE id = ?",
        now - days(200),
        now - days(200),
        sent
    );
    const auto said = purge();
    BOOST_TEST(said["journal_oublie"] == 1);
    BOOST_TEST(said["delais_oublies"] == 1);
    BOOST_TEST(said["traces_oubliees"] == 1);
    BOOST_TEST(count("SELECT COUNT(*) FROM courriel_a_envoyer WHERE etat = 'attente'") == 1U);
}

BOOST_AUTO_TEST_CASE(an_address_never_confirmed_that_opened_nothing_ends_after_90_days) {
    const auto old = now - days(91);
    const auto due = compte({.identifiant = "due", .cree_le = old, .confirme = false});
    const auto young =
        compte({.identifiant = "young", .cree_le = now - days(89), .confirme = false});
    const auto confirmed = compte({.identifiant = "confirmed", .cree_le = old});
    const auto without =
        compte({.identifiant = "without", .cree_le = old, .courriel = "", .confirme = false});
    const auto back = compte(
        {.identifiant = "back", .cree_le = old, .connexion_le = now - days(10), .confirme = false}
    );
    const auto staff =
        compte({.identifiant = "staff", .cree_le = old, .confirme = false, .profil = "agent"});
    const auto linked = compte({.identifiant = "linked", .cree_le = old, .confirme = false});
    link(linked);
    BOOST_TEST(purge()["comptes_non_confirmes"] == 1);
    BOOST_TEST(!there(due));
    for (const auto kept : {young, confirmed, without, back, staff, linked}) {
        BOOST_TEST(there(kept));
    }
    // as soon as the link has ended, the account opens nothing
    db.execute("UPDATE rattachement SET fin_le = ?", now);
    BOOST_TEST(purge()["comptes_non_confirmes"] == 1);
    BOOST_TEST(!there(linked));
}

BOOST_AUTO_TEST_CASE(an_unused_account_is_told_then_erased_a_month_later) {
    const auto id = compte({.identifiant = "roy", .cree_le = now - days(340)});
    link(id);
    auto said = purge();
    BOOST_TEST(said["comptes_prevenus"] == 1);
    BOOST_TEST(said["comptes_inutilises"] == 0);
    BOOST_TEST(purge()["comptes_prevenus"] == 0);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM courriel_a_envoyer WHERE destinataire = 'parent@exemple.fr'") ==
        1U
    );

    // a year without a visit, but told only ten days ago: not yet
    db.execute("UPDATE compte SET cree_le = ?, prevenu_le = ?", now - days(400), now - days(10));
    BOOST_TEST(purge()["comptes_inutilises"] == 0);
    db.execute("UPDATE compte SET prevenu_le = ?", now - days(31));
    said = purge();
    BOOST_TEST(said["comptes_inutilises"] == 1);
    BOOST_TEST(!there(id));
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement") == 0U);
    // the school finds why in the history of the pair
    BOOST_TEST(
        count("SELECT COUNT(*) FROM journal WHERE action = 'compte.efface' AND couple IS NOT NULL "
              "AND etablissement IS NOT NULL") == 1U
    );
}

BOOST_AUTO_TEST_CASE(whoever_signs_in_after_the_mail_keeps_the_account_and_is_told_anew) {
    const auto id = compte({.identifiant = "roy", .cree_le = now - days(800)});
    db.execute(
        "UPDATE compte SET prevenu_le = ?, derniere_connexion_le = ?",
        now - days(400),
        now - days(366)
    );
    auto said = purge();
    BOOST_TEST(said["comptes_inutilises"] == 0);
    BOOST_TEST(said["comptes_prevenus"] == 1);
    db.execute("UPDATE compte SET derniere_connexion_le = ?", now - days(1));
    said = purge();
    BOOST_TEST(said["comptes_inutilises"] == 0);
    BOOST_TEST(said["comptes_prevenus"] == 0);
    BOOST_TEST(there(id));
}

BOOST_AUTO_TEST_CASE(an_unused_account_without_a_confirmed_address_cannot_be_told) {
    const auto id =
        compte({.identifiant = "roy", .cree_le = now - days(366), .courriel = "", .confirme = false}
        );
    link(id);
    const auto staff = compte(
        {.identifiant = "staff", .cree_le = now - days(800), .confirme = false, .profil = "agent"}
    );
    const auto said = purge();
    BOOST_TEST(said["comptes_inutilises"] == 1);
    BOOST_TEST(said["comptes_prevenus"] == 0);
    BOOST_TEST(!there(id));
    BOOST_TEST(there(staff));
}

BOOST_AUTO_TEST_CASE(a_sign_in_between_the_list_and_the_mail_sends_nothing) {
    compte({.identifiant = "roy", .cree_le = now - days(340)});
    const auto due = acces::comptes_to_warn(db, now, 10);
    BOOST_REQUIRE(due.size() == 1U);
    BOOST_TEST((due[0].efface_le >= now + acces::warned_before));
    db.execute("UPDATE compte SET derniere_connexion_le = ?", now);
    BOOST_TEST(!db.transact([&](db::Transaction& tx) { return acces::mark_warned(tx, now, due[0]); }
    ));
}

BOOST_AUTO_TEST_CASE(who_signs_in_while_accounts_are_erased_keeps_his) {
    const auto id =
        compte({.identifiant = "roy", .cree_le = now - days(400), .courriel = "", .confirme = false}
        );
    db::Connection door(config);
    std::uint64_t erased = 99;
    std::thread sweep;
    bool waited = false;
    door.transact([&](db::Transaction& tx) {
        tx->execute("UPDATE compte SET derniere_connexion_le = ? WHERE id = ?", now, id);
        sweep = std::thread([&] {
            db::Connection own(config);
            erased = acces::erase_unused(own, now);
        });
        // the server renews that table only when nobody has read it for a tenth of a second
        for (int look = 0; look < 50 && !waited; ++look) {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            waited = count(
                         "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = "
                         "'LOCK WAIT'"
                     ) > 0;
        }
    });
    sweep.join();
    BOOST_TEST(waited);
    BOOST_TEST(erased == 0U);
    BOOST_TEST(there(id));
}

BOOST_AUTO_TEST_CASE(wrong_usage_is_said) {
    BOOST_TEST(tsctl::purge({config, false, {"tout"}}) == tsctl::wrong_usage);
}

// A year that is over goes three months later, and only where the school has gone on to another.
BOOST_AUTO_TEST_CASE(school_life_goes_with_its_year) {
    const auto [code, pupil] = make_family("6A", "ROY", "a@exemple.fr");
    const auto eleve = db.value<std::uint64_t>("SELECT eleve FROM car WHERE id = ?", code).value();
    const auto today = base::Zone::paris().date_at(now);
    const int kept = scolarite::annee_scolaire_of(base::plus_days(today, -92));
    db.execute(
        "INSERT INTO matiere (id, etablissement, code, libelle_court, libelle) VALUES (1, ?, 'M', "
        "'M', 'Maths')",
        school
    );
    for (const int year : {kept - 1, kept}) {
        const auto term = db.insert<scolarite::Periode>(
            "INSERT INTO periode (etablissement, annee, rang, libelle, debut, fin) VALUES "
            "(?, ?, 1, 'T1', ?, ?)",
            school,
            year,
            std::chrono::year(year) / std::chrono::September / 1,
            std::chrono::year(year) / std::chrono::November / 30
        );
        const auto day = std::chrono::year(year) / std::chrono::October / 1;
        db.execute(
            "INSERT INTO evaluation (etablissement, periode, annee, matiere, reference, titre, "
            "jour, publication) VALUES (?, ?, ?, 1, ?, 'Dictée', ?, ?)",
            school,
            term,
            year,
            std::to_string(year),
            day,
            day
        );
        db.execute(
            "INSERT INTO note (eleve, evaluation, valeur) SELECT ?, id, 12 FROM evaluation WHERE "
            "periode = ?",
            eleve,
            term
        );
        db.execute(
            "INSERT INTO bilan (eleve, periode, matiere, moyenne) VALUES (?, ?, 1, 12)", eleve, term
        );
        db.execute("INSERT INTO absence_bilan VALUES (?, ?, 1, 1, 1)", eleve, term);
        db.execute(
            "INSERT INTO absence (eleve, genre, debut, fin, demi_journees) VALUES (?, 'absence', "
            "?, ?, 1)",
            eleve,
            day,
            day
        );
    }
    db.execute("UPDATE etablissement SET annee = ?", kept - 1);
    BOOST_TEST(purge()["scolarite_passee"] == 0, "the school is still in that year");
    db.execute("UPDATE etablissement SET annee = ?", kept);
    BOOST_TEST(purge()["scolarite_passee"] == 4);
    BOOST_TEST(count("SELECT COUNT(*) FROM note") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM evaluation") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM bilan") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM absence_bilan") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM absence") == 1U);
    BOOST_TEST(
        db.value<int>("SELECT annee FROM periode WHERE etablissement = ?", school).value() == kept
    );
    BOOST_TEST(purge()["scolarite_passee"] == 0);
}

BOOST_AUTO_TEST_CASE(a_school_year_is_kept_for_three_months_to_the_day) {
    db.execute(
        "INSERT INTO periode (etablissement, annee, rang, libelle, debut, fin) VALUES "
        "(?, 2025, 1, 'T1', '2025-09-01', '2025-11-30')",
        school
    );
    const auto terms = [&](std::chrono::year_month_day day) {
        vie_scolaire::forget_annees(db, std::chrono::sys_days(day) + hours(12));
        return count("SELECT COUNT(*) FROM periode");
    };
    // 92 days after 31 July
    BOOST_TEST(terms(std::chrono::year(2026) / std::chrono::October / 31) == 1U);
    BOOST_TEST(terms(std::chrono::year(2026) / std::chrono::November / 1) == 0U);
}

// A pupil of `link` or `make_family`, by the parent's name.
BOOST_AUTO_TEST_CASE(who_left_three_months_ago_is_erased_from_every_room) {
    const auto alone = compte({.identifiant = "roy", .cree_le = now});
    const auto [code, car] = make_family("6A", "RIO", "rio@exemple.fr");
    link(alone);
    const auto gone = eleve_named("ROY");
    const auto stays = eleve_named("RIO");
    for (const auto eleve : {gone, stays}) everything_of(eleve);
    make_lot(envoi::Voie::courriel, {code, car_of(gone)});
    db.execute("UPDATE eleve SET absent_import_le = ? WHERE id = ?", now - days(93), gone);

    BOOST_TEST(purge()["eleves_effaces"] == 1);

    BOOST_TEST(rows_about(gone) == 0U);
    BOOST_TEST(rows_about(stays) == 8U);  // all of them but an account’s link
    BOOST_TEST(!there(alone));
    BOOST_TEST(count("SELECT COUNT(*) FROM responsable WHERE nom = 'ROY'") == 0U);
    BOOST_TEST(count("SELECT COUNT(*) FROM responsable WHERE nom = 'RIO'") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM adresse") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM lot_car") == 1U);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM courriel_a_envoyer WHERE destinataire = 'parent@exemple.fr'") ==
        1U
    );
    BOOST_TEST(
        db.value<std::string>("SELECT details FROM journal WHERE action = 'eleve.efface'")
            .value() ==
        "1\u00A0élève parti depuis plus de trois mois\u00A0: tout ce qui était gardé est effacé."
    );
    BOOST_TEST(purge()["eleves_effaces"] == 0);
}

// A school whose pupils are erased reads so, whatever happens meanwhile: the line is of the same
// transaction.
BOOST_AUTO_TEST_CASE(nobody_is_erased_without_the_line_that_says_so) {
    make_family("6A", "RIO", "rio@exemple.fr");
    make_family("6A", "ROY", "roy@exemple.fr");
    db.execute("UPDATE eleve SET absent_import_le = ?", now - days(93));
    db.run_script(
        "CREATE TRIGGER coupe BEFORE INSERT ON journal FOR EACH ROW SIGNAL SQLSTATE '45000'"
    );
    captured::error([&] { captured::out([&] { tsctl::purge({config, true, {}}); }); });
    db.run_script("DROP TRIGGER coupe");
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve") == 2U);
    BOOST_TEST(purge()["eleves_effaces"] == 2);
    BOOST_TEST(db.value<std::string>("SELECT details FROM journal WHERE action = 'eleve.efface'")
                   .value()
                   .starts_with("2\u00A0élèves partis"));
}

BOOST_AUTO_TEST_CASE(who_may_still_come_back_is_kept) {
    make_family("6A", "RIO", "rio@exemple.fr");
    make_family("6A", "ROY", "roy@exemple.fr");
    db.execute(
        "UPDATE eleve SET absent_import_le = ? WHERE nom = 'RIO'", now - days(92) + hours(1)
    );
    // named by the exports all the same: the next one would make him again
    db.execute("UPDATE eleve SET sorti_le = '2025-09-01' WHERE nom = 'ROY'");
    BOOST_TEST(purge()["eleves_effaces"] == 0);
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve") == 2U);
}

BOOST_AUTO_TEST_CASE(an_account_with_another_pupil_and_a_parent_with_another_child_stay) {
    const auto both = compte({.identifiant = "roy", .cree_le = now});
    link(both);
    link(both);
    db.execute(
        "INSERT INTO couple (etablissement, eleve, responsable, niveau, rang_legal) "
        "SELECT etablissement, (SELECT MAX(id) FROM eleve), MIN(responsable), 1, 2 FROM couple "
        "GROUP BY etablissement"
    );
    db.execute("UPDATE rattachement SET fin_le = ? ORDER BY id DESC LIMIT 1", now);
    db.execute("UPDATE eleve SET absent_import_le = ? ORDER BY id LIMIT 1", now - days(93));
    BOOST_TEST(purge()["eleves_effaces"] == 1);
    BOOST_TEST(there(both));
    BOOST_TEST(count("SELECT COUNT(*) FROM responsable") == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM couple") == 2U);
    BOOST_TEST(count("SELECT COUNT(*) FROM courriel_a_envoyer") == 0U);
}

// Whoever erases holds the pupil's row: an import that brings him back waits, and finds him gone or
// keeps him.
BOOST_AUTO_TEST_CASE(who_comes_back_while_the_purge_runs_is_kept_whole) {
    make_family("6A", "ROY", "roy@exemple.fr");
    db.execute("UPDATE eleve SET absent_import_le = ?", now - days(93));
    const auto eleve = eleve_named("ROY");
    const auto listed = scolarite::eleves_partis(db, now, 10);
    BOOST_REQUIRE(listed.size() == 1U);
    db.execute("UPDATE eleve SET absent_import_le = NULL");
    db.transact([&](db::Transaction& tx) {
        BOOST_TEST(!scolarite::lock_parti(tx, now, eleve));
        return 0;
    });
    BOOST_TEST(purge()["eleves_effaces"] == 0);
    BOOST_TEST(rows_about(eleve) == 3U);  // he, his link, its code
}

// A parent attaches another child at the very moment when the last one he had is erased: his link
// is not committed yet when the account is to go. That job alone: others of the purge would wait
// for the account before it has looked.
BOOST_AUTO_TEST_CASE(an_account_that_is_given_another_child_meanwhile_stays) {
    const auto roy = compte({.identifiant = "roy", .cree_le = now});
    link(roy);
    const auto code = make_family("6B", "RIO", "rio@exemple.fr").first;
    const auto gone = eleve_named("ROY");
    db.execute("UPDATE eleve SET absent_import_le = ? WHERE id = ?", now - days(93), gone);
    db::Connection purger(config);
    const auto purger_id = purger.value<std::uint64_t>("SELECT CONNECTION_ID()").value();
    std::future<std::uint64_t> erased;
    db::Connection other(config);
    other.transact([&](db::Transaction& tx) {
        tx->execute(
            "INSERT INTO rattachement (compte, eleve, couple, car, depuis, couple_ouvert) "
            "SELECT ?, eleve, couple, id, genere_le, couple FROM car WHERE id = ?",
            roy,
            code
        );
        erased = std::async(std::launch::async, [&] {
            return tsctl::forget_partis(purger, config, now);
        });
        BOOST_TEST(waits_for_a_lock(purger_id));
        return 0;
    });
    BOOST_TEST(erased.get() == 1U);
    BOOST_TEST(there(roy));
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement") == 1U);
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve WHERE nom = 'ROY'") == 0U);
    BOOST_TEST(count("SELECT COUNT(*) FROM courriel_a_envoyer") == 0U);
}

BOOST_AUTO_TEST_CASE(a_job_that_fails_keeps_no_other_waiting) {
    const auto [code, car] = make_family("6A", "ROY", "roy@exemple.fr");
    db.execute("UPDATE eleve SET absent_import_le = ?", now - days(93));
    db.execute(
        "INSERT INTO limite (cle, echecs, attendre_jusqu_a, oublier_le) VALUES (?, 1, ?, ?)",
        std::string(32, 'x'),
        now - days(1),
        now - days(1)
    );
    config.key_file = "/nowhere";  // erasing wants it, to tell; forgetting delays does not
    int status = -1;
    nlohmann::json said;
    const auto error = captured::error([&] {
        said = nlohmann::json::parse(captured::out([&] {
            status = tsctl::purge({config, true, {}});
        }));
    });
    BOOST_TEST(status == tsctl::refused);
    BOOST_TEST(error.find("eleves_effaces") != std::string::npos);
    BOOST_TEST(said["delais_oublies"] == 1);
    BOOST_TEST(said.contains("invitations_oubliees"));
    BOOST_TEST(!said.contains("eleves_effaces"));
    BOOST_TEST(count("SELECT COUNT(*) FROM eleve") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
