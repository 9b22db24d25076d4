// The end of an account. At its owner's wish: `auth` may delete no account (sql/grants.sql): it
// empties it at once of all that says whose it was and closes it for good; the purge takes the
// empty rows away. And with the last pupil that it was for.
#pragma once

#include "acces/ids.hpp"
#include "acces/journal.hpp"
#include "base/clock.hpp"
#include "base/courriel.hpp"
#include "db/connection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace acces {

// The pupils and their marks stay; each school reads in its journal which pair has lost its access.
// The identifiant is free again. Nothing happens to an account that has been ended already.
void end_compte(db::Transaction& tx, base::Instant now, const Auteur& auteur, CompteId compte);

// For the purge: returns how many rows of ended accounts went.
std::uint64_t erase_ended(db::Connection& db);

struct CompteEfface {
    std::string identifiant;
    std::optional<base::Courriel> courriel;  // confirmed
};
// Codes and links of a pupil who is erased, and the accounts that were for nobody else. What names
// his codes in other rooms goes first.
std::vector<CompteEfface> forget_eleve(db::Transaction& tx, scolarite::EleveId eleve);

}  // namespace acces
