// A small school for tests: two divisions, pairs of every kind, made by hand so that a test says
// exactly what it stands on.
#pragma once

#include "acces/emission.hpp"
#include "acces/ids.hpp"
#include "base/text.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <string>
#include <string_view>

namespace ecole {

inline const base::Instant rentree = std::chrono::sys_days(std::chrono::year(2026) / 9 / 1);

struct Ecole {
    db::Connection& db;
    scolarite::EtablissementId id;
    int next = 1;

    Ecole(db::Connection& connection, std::string_view uai, std::string_view name)
        : db(connection),
          id(connection.insert<scolarite::Etablissement>(
              "INSERT INTO etablissement (uai, denomination, annee, declare_le) "
              "VALUES (?, ?, 2026, ?)",
              uai,
              name,
              rentree
          )) {}

    scolarite::DivisionId division(std::string_view code, std::string_view mef) {
        db.execute(
            "INSERT INTO mef (etablissement, code, libelle) VALUES (?, ?, ?) "
            "ON DUPLICATE KEY UPDATE libelle = VALUES(libelle)",
            id,
            mef,
            mef.starts_with("100") ? "6EME" : "5EME"
        );
        const auto division = db.insert<scolarite::Division>(
            "INSERT INTO division (etablissement, code, libelle) VALUES (?, ?, ?)", id, code, code
        );
        db.execute("INSERT INTO division_mef (division, mef) VALUES (?, ?)", division, mef);
        return division;
    }
    scolarite::EleveId eleve(
        scolarite::DivisionId division,
        std::string_view mef,
        std::string_view nom,
        std::string_view prenom
    ) {
        return db.insert<scolarite::Eleve>(
            "INSERT INTO eleve (etablissement, eleve_siecle, nom, nom_famille, prenom, tri, "
            "naissance, division, mef) VALUES (?, ?, ?, ?, ?, ?, '2014-05-06', ?, ?)",
            id,
            next++,
            nom,
            nom,
            prenom,
            base::sort_key(std::string(nom) + " " + std::string(prenom)),
            division,
            mef
        );
    }
    scolarite::ResponsableId responsable(
        std::string_view nom, std::string_view prenom, std::string_view courriel = ""
    ) {
        const auto adresse = db.insert<scolarite::Responsable>(
            "INSERT INTO adresse (etablissement, source, adresse_siecle, ligne1, code_postal, "
            "commune) VALUES (?, 'responsable', ?, '1 rue des Lilas', '33000', 'BORDEAUX')",
            id,
            next
        );
        return db.insert<scolarite::Responsable>(
            "INSERT INTO responsable (etablissement, personne_siecle, civilite, nom, nom_famille, "
            "prenom, tri, courriel, adresse) VALUES (?, ?, 'Mme', ?, ?, ?, ?, ?, ?)",
            id,
            next++,
            nom,
            nom,
            prenom,
            base::sort_key(std::string(nom) + " " + std::string(prenom)),
            courriel,
            adresse
        );
    }
    scolarite::CoupleId couple(
        scolarite::EleveId eleve,
        scolarite::ResponsableId responsable,
        int rang_legal = 1,
        int niveau = 1
    ) {
        return db.insert<scolarite::Couple>(
            "INSERT INTO couple (etablissement, eleve, responsable, niveau, rang_legal, fin_le) "
            "VALUES (?, ?, ?, ?, ?, IF(? = 3, ?, NULL))",
            id,
            eleve,
            responsable,
            niveau,
            rang_legal,
            niveau,
            rentree
        );
    }
    // A pupil with one légal, ready for a code.
    scolarite::CoupleId famille(
        scolarite::DivisionId division,
        std::string_view mef,
        std::string_view nom,
        std::string_view courriel = ""
    ) {
        return couple(eleve(division, mef, nom, "Léa"), responsable(nom, "Anne", courriel));
    }
    acces::CompteId compte(std::string_view identifiant, std::string_view profil) {
        return db.insert<acces::Compte>(
            "INSERT INTO compte (identifiant, identifiant_affiche, profil, nom_affiche, cree_le) "
            "VALUES (?, ?, ?, ?, ?)",
            identifiant,
            identifiant,
            profil,
            identifiant,
            rentree
        );
    }
    acces::CompteId agent(std::string_view identifiant, std::string_view fonction) {
        const auto account = compte(identifiant, "agent");
        db.execute(
            "INSERT INTO personnel (compte, etablissement, fonction) VALUES (?, ?, ?)",
            account,
            id,
            fonction
        );
        return account;
    }
    void droit(acces::CompteId account, std::string_view application) {
        db.execute(
            "INSERT INTO droit (compte, etablissement, application, donne_le) VALUES (?, ?, ?, ?)",
            account,
            id,
            application,
            rentree
        );
    }
    // What the activation of the pair's code at hand leaves behind.
    acces::CompteId use_code(
        scolarite::CoupleId pair, std::string_view identifiant, base::Instant when
    ) {
        const auto account = compte(identifiant, "responsable");
        const auto car =
            db.value<std::uint64_t>("SELECT id FROM car WHERE couple_courant = ?", pair).value();
        db.execute(
            "UPDATE car SET utilise_le = ?, utilise_par = ?, scelle = NULL WHERE id = ?",
            when,
            account,
            car
        );
        db.execute(
            "INSERT INTO rattachement (compte, eleve, couple, car, depuis, couple_ouvert) "
            "SELECT ?, eleve, couple, id, ?, couple FROM car WHERE id = ?",
            account,
            when,
            car
        );
        return account;
    }
};

}  // namespace ecole
