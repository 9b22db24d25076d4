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

void journal(db::Transaction& tx, base::Instant now, const Auteur& auteur, const Entree& entree);
// Of what is only read, and changes nothing: a list exported, letters fetched.
void journal_lecture(
    db::Connection& db, base::Instant now, const Auteur& auteur, const Entree& entree
);

struct Ligne {
    base::Instant quand;
    std::string action;
    // Name or identifiant; "le système"; of an account that is no more, "la famille" or "l’élève"
    // where it acted for itself, else "un compte effacé".
    std::string auteur;
    std::string adresse;
    std::string details;
};
// What was done about a pair, newest first.
std::vector<Ligne> journal_of_couple(db::Connection& db, scolarite::CoupleId couple);

// What one looks for in the school's journal, where each line says of whom it is.
struct FiltreJournal {
    std::string mots =
        {};  // in what was done, by whom, or about which pupil and parent; "" is everything
    std::optional<base::Instant> depuis = {};
    std::optional<base::Instant> avant = {};
};
// One page of what the filter leaves, newest first; `total` of all pages.
struct PageJournal {
    std::size_t total;
    std::vector<Ligne> lignes;
};
PageJournal journal_of(
    db::Connection& db,
    scolarite::EtablissementId etablissement,
    const FiltreJournal& filtre,
    std::size_t offset,
    std::size_t limit
);
// What was done about a pupil's own code, newest first.
std::vector<Ligne> journal_of_eleve(
    db::Connection& db, scolarite::EtablissementId etablissement, scolarite::EleveId eleve
);
// What is more than a year old; returns how many lines.
std::uint64_t forget_journal(db::Connection& db, base::Instant now);

}  // namespace acces
