// A small school for the tests of this room: pupils, parents, codes; nothing more than their rows.
#pragma once

#include "acces/activation.hpp"
#include "acces/car.hpp"
#include "acces/compte.hpp"
#include "acces/mot_de_passe.hpp"
#include "base/clock.hpp"
#include "support/database.hpp"

#include <string>

namespace monde {

inline const base::Instant noon =
    std::chrono::sys_days(std::chrono::year(2026) / 9 / 14) + std::chrono::hours(12);
inline constexpr unsigned long little_memory =
    256;  // KiB: the cost of Argon2 is not what is tested here

struct Ecole : support::Database {
    int siecle = 1000;  // numbers of pupils and people, before what makes them
    int schools = 0;
    base::FixedClock clock{noon};
    base::SystemRandom random;
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    acces::Hacheur hacheur{little_memory};
    scolarite::EtablissementId ecole = make_ecole();
    base::Date naissance{std::chrono::year(2014), std::chrono::month(5), std::chrono::day(17)};

    base::Instant now() const { return clock.now(); }

    scolarite::EtablissementId make_ecole() {
        return db.insert<scolarite::Etablissement>(
            "INSERT INTO etablissement (uai, denomination, annee) VALUES (?, ?, ?)",
            uai(),
            "Collège des Tilleuls",
            2026
        );
    }
    scolarite::EleveId make_eleve(std::string_view prenom = "LÉA", std::string_view nom = "ROY") {
        return db.insert<scolarite::Eleve>(
            "INSERT INTO eleve (etablissement, eleve_siecle, nom, nom_famille, prenom, tri, "
            "naissance) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            ecole,
            ++siecle,
            nom,
            nom,
            prenom,
            "roy lea",
            naissance
        );
    }
    scolarite::CoupleId make_couple(scolarite::EleveId eleve, int rang = 1) {
        const auto responsable = db.insert<scolarite::Responsable>(
            "INSERT INTO responsable (etablissement, personne_siecle, civilite, nom, nom_famille, "
            "prenom, tri) "
            "VALUES (?, ?, 'Mme', 'ROY', 'ROY', 'ANNE', 'roy anne')",
            ecole,
            ++siecle
        );
        return db.insert<scolarite::Couple>(
            "INSERT INTO couple (etablissement, eleve, responsable, niveau, rang_legal) VALUES (?, "
            "?, ?, 1, ?)",
            ecole,
            eleve,
            responsable,
            rang
        );
    }
    struct Emis {
        acces::Car car;
        acces::CarId id;
    };
    // A code of the pair, or of the pupil when there is no pair.
    Emis make_car(scolarite::EleveId eleve, std::optional<scolarite::CoupleId> couple) {
        auto car = acces::Car::generate(random);
        const auto id = db.insert<acces::CarRow>(
            "INSERT INTO car (etablissement, eleve, couple, empreinte, scelle, genere_le, "
            "expire_le) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            ecole,
            eleve,
            couple,
            car.lookup(keys),
            car.seal(keys, random),
            now(),
            now() + std::chrono::hours(24 * 90)
        );
        return {std::move(car), id};
    }
    acces::CompteId make_compte(
        std::string_view identifiant,
        std::string_view password = "tulipe velours canard lundi",
        acces::Profil profil = acces::Profil::responsable
    ) {
        return db.transact([&](db::Transaction& tx) {
            return acces::create_compte(
                       tx,
                       now(),
                       {acces::Identifiant::parse(identifiant).value(),
                        profil,
                        hacheur.hash(base::Secret(password)),
                        std::nullopt,
                        ""}
            )
                .value();
        });
    }

private:
    std::string uai() { return "999000" + std::to_string(++schools) + "X"; }
};

}  // namespace monde
