// The journal: who did what, when, from where, to what. Written in the transaction of the change.
#pragma once

#include "acces/ids.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace acces {

// Who acts: the signed-in account and its address, or the system.
struct Auteur {
    std::optional<CompteId> compte;
    std::string adresse;
};

struct Entree {
    std::string_view action;  // "car.genere", "service.active": area.verb, stable, ASCII
    std::optional<scolarite::EtablissementId> etablissement = {};
    std::optional<scolarite::CoupleId> couple = {};
    std::optional<scolarite::EleveId> eleve = {};
    std::optional<CompteId> cible = {};
    std::string details = {};  // French, before → after; never a secret. Cut at 2000 bytes.
};

void journal(db::Connection& db, base::Instant now, const Auteur& auteur, const Entree& entree);

struct Ligne {
    base::Instant quand;
    std::string action;
    std::string auteur;  // name or identifiant; "le système"
    std::string adresse;
    std::string details;
};
std::vector<Ligne> journal_of_couple(db::Connection& db, scolarite::CoupleId couple);

}  // namespace acces
