// What the tests of this room stand on: an empty schema, keys, a clock that is moved by hand, a
// school with families and codes, and a mail server's address to fill in.
#pragma once

#include "acces/car.hpp"
#include "base/clock.hpp"
#include "base/config.hpp"
#include "base/crypto.hpp"
#include "courrier/tools.hpp"
#include "envoi/letters.hpp"
#include "envoi/outbox.hpp"
#include "support/database.hpp"

#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace office {

inline const base::Instant start{std::chrono::seconds(1795485600)};  // 24 November 2026, 02:00 UTC

struct Office : support::Database {
    tools::Folder folder;
    base::Config config = settings();
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    base::SystemRandom random;
    base::FixedClock clock{start};
    scolarite::EtablissementId school = make_school();

    envoi::Desk desk() { return {db, config, keys, random, clock}; }

    base::Config settings() const {
        auto c = support::database_config();
        c.mail_from = "ne-pas-repondre@exemple.fr";
        c.site_url = "https://teleservices.exemple.fr";
        c.letters = folder.path.string();
        return c;
    }

    scolarite::EtablissementId make_school() {
        return db.insert<scolarite::Etablissement>(
            "INSERT INTO etablissement (uai, denomination, adresse1, code_postal, commune, "
            "telephone, "
            "annee) VALUES ('9990001W', 'Collège Jeanne Villepreux', '1 rue des Œillets', '99100', "
            "'VILLE-NEUVE', '01 99 00 00 01', 2026)"
        );
    }

    // A pupil of that class with one parent; returns the parent's new code and its row.
    std::pair<acces::CarId, acces::Car> make_family(
        const std::string& division, const std::string& name, const std::string& courriel
    ) {
        db.execute(
            "INSERT IGNORE INTO division (etablissement, code) VALUES (?, ?)", school, division
        );
        const auto n = ++families_;
        const auto eleve = db.insert<scolarite::Eleve>(
            "INSERT INTO eleve (etablissement, eleve_siecle, nom, nom_famille, prenom, tri, "
            "naissance, "
            "division) SELECT ?, ?, ?, ?, 'Léa', ?, '2013-05-04', id FROM division WHERE code = ?",
            school,
            n,
            name,
            name,
            name,
            division
        );
        const auto adresse = db.insert<int>(
            "INSERT INTO adresse (etablissement, source, adresse_siecle, ligne1, code_postal, "
            "commune) "
            "VALUES (?, 'responsable', ?, '3 CHEMIN VERT', '99100', 'VILLE NEUVE')",
            school,
            n
        );
        const auto parent = db.insert<scolarite::Responsable>(
            "INSERT INTO responsable (etablissement, personne_siecle, civilite, nom, nom_famille, "
            "prenom, "
            "tri, courriel, adresse) VALUES (?, ?, 'Mme', ?, ?, 'Noëlle', ?, ?, ?)",
            school,
            n,
            name,
            name,
            name,
            courriel,
            adresse
        );
        const auto couple = db.insert<scolarite::Couple>(
            "INSERT INTO couple (etablissement, eleve, responsable, niveau, rang_legal) "
            "VALUES (?, ?, ?, 1, 1)",
            school,
            eleve,
            parent
        );
        auto code = acces::Car::generate(random);
        const auto row = db.insert<acces::CarRow>(
            "INSERT INTO car (etablissement, eleve, couple, empreinte, scelle, genere_le, "
            "expire_le, "
            "couple_courant) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            school,
            eleve,
            couple,
            code.lookup(keys),
            code.seal(keys, random),
            start,
            start + std::chrono::hours(24 * 90),
            couple
        );
        return {row, std::move(code)};
    }

    acces::LotId make_lot(envoi::Voie voie, const std::vector<acces::CarId>& cars) {
        return db.transact([&](db::Transaction& tx) {
            return envoi::create_lot(
                tx,
                clock.now(),
                {.etablissement = school, .voie = voie, .criteres = "6A", .cars = cars}
            );
        });
    }

    envoi::MailId queue_to(const std::string& to, const envoi::About& about = {}) {
        const envoi::Message message{
            base::Courriel::parse(to).value(),
            "Mme Roy",
            "Collège",
            "Votre code",
            "Code : " + secret,
            "<p>" + secret + "</p>"};
        return db.transact([&](db::Transaction& tx) {
            return envoi::queue(tx, {config, keys, random, clock.now()}, message, about);
        });
    }

    envoi::Counts run() { return envoi::run_once(db, config, keys, clock); }

    std::string state_of(envoi::MailId id) {
        return db.value<std::string>("SELECT etat FROM courriel_a_envoyer WHERE id = ?", id)
            .value();
    }

    const std::string secret = "7K3M 9QXT 4HWR 2NAC";

private:
    int families_ = 0;
};

// Runs body in a process of its own, on a connection of its own; gives the process's id. The child
// leaves at once at the end: nothing it shares with the test is torn down twice.
inline pid_t apart(const base::Config& config, const std::function<void(db::Connection&)>& body) {
    const auto child = fork();
    if (child != 0) return child;
    try {
        db::Connection own(config);
        body(own);
    } catch (const std::exception& cause) {
        std::fprintf(stderr, "a process of its own: %s\n", cause.what());
        _exit(1);
    } catch (...) {
        _exit(1);
    }
    _exit(0);
}

inline int wait_for(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

// Asks again every few milliseconds, for at most half a minute: slow machines are not wrong.
inline bool eventually(const std::function<bool()>& condition) {
    for (int i = 0; i < 3000; ++i) {
        if (condition()) return true;
        usleep(10'000);
    }
    return false;
}

}  // namespace office
