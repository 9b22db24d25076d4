// The links of an account to pupils, as its own page shows and ends them.
#pragma once

#include "acces/activation.hpp"
#include "acces/ids.hpp"
#include "acces/journal.hpp"
#include "db/connection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace acces {

struct EnfantRattache {
    RattachementId id;
    std::string prenom;
    std::string nom;
    std::string division;
    std::string etablissement;
    base::Instant depuis;
    bool suspendu;  // the school has switched it off
    bool propre;    // the pupil's own account
    base::Zone fuseau;
    scolarite::EleveId eleve;
};
// Open links (also those the school has suspended), by first name.
std::vector<EnfantRattache> enfants_of(db::Connection& db, CompteId compte);
// One of them; nothing when it is not this account's or has ended.
std::optional<EnfantRattache> enfant_of(db::Connection& db, CompteId compte, RattachementId id);

// A pupil whom this account saw, and sees no more by no act of its own.
enum class MotifFermeture : std::uint8_t {
    etablissement,     // the school has closed the access
    nouveau_code,      // the school has given a new code, which nobody has entered yet
    autre_compte,      // the new code was entered into another account
    plus_responsable,  // the school's export does not name the person any more
    lien_change,       // it ended what was open, and a new code would open it again
};
struct EnfantFerme {
    std::string prenom;
    std::string etablissement;
    scolarite::EleveId eleve;
    MotifFermeture motif;
};
// One statement. By first name. What ended before the school year at hand is told no more.
std::vector<EnfantFerme> enfants_fermes(db::Connection& db, CompteId compte);

// Whether somebody has ever been attached to the pupil for this pair (or, without one, the pupil).
bool deja_rattache(
    db::Connection& db, scolarite::EleveId eleve, std::optional<scolarite::CoupleId> couple
);

enum class MotifFin : std::uint8_t { detache, conteste };
// Ends the link; the school reads it in its journal. False when it is not this account's or has
// ended. To have the pupil back takes a new code.
bool end_rattachement(
    db::Transaction& tx,
    base::Instant now,
    const Auteur& auteur,
    CompteId compte,
    RattachementId id,
    MotifFin motif
);

// What this account has read of the pupil, by a former code of that pair, is read for the link that
// this code has just made.
void keep_readings(db::Transaction& tx, CompteId compte, const CodeVerifie& code);

}  // namespace acces
