// From a code and a birth date to the link between an account and a pupil. A code opens nothing by
// itself: the birth date of the pupil must agree, and "wrong code", "dead code" and "wrong date"
// cannot be told apart by answer, work or number of statements. Five wrong dates suspend the code
// and tell the school.
#pragma once

#include "acces/car.hpp"
#include "acces/ids.hpp"
#include "acces/journal.hpp"
#include "acces/session.hpp"
#include "base/date.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace acces {

inline constexpr int most_wrong_dates = 5;

// Who tries: an account, or a visitor without one, and from where.
struct Essayeur {
    Auteur auteur;
    std::string visiteur;  // digest of the cookie
};

// What a right code and date open. Nothing is spent yet.
struct CodeVerifie {
    CarId car;
    scolarite::EleveId eleve;
    std::optional<scolarite::CoupleId> couple;  // nothing: the pupil's own code (CAE)
    scolarite::EtablissementId etablissement;
    Profil profil() const { return couple ? Profil::responsable : Profil::eleve; }
};

// Fails with the same sentence for an unknown code, a dead one and a wrong date; with another one
// that gives the time to wait when too many tries have failed (before anything is looked up), and
// with a third one where both are right but the pupil has left the school.
base::Result<CodeVerifie> verify_code(
    db::Connection& db,
    const base::Keys& keys,
    base::Instant now,
    const Essayeur& essayeur,
    const Car& car,
    base::Date naissance
);

// What the confirming page shows of a verified code; nothing when the code has died since.
struct EnfantDuCode {
    CodeVerifie code;
    std::string prenom;
    std::string division;       // may be empty
    std::string etablissement;  // its name
    std::string titulaire;      // whom the code is for: "Mme Anne Roy", or the pupil
};
std::optional<EnfantDuCode> read_enfant(db::Connection& db, base::Instant now, CarId car);

// Whose code it is, or was; "" once the pupil is erased.
std::string prenom_of_code(db::Connection& db, CarId car);

// Locks the codes until the end of the transaction; false when one of them no longer opens
// anything.
bool lock_codes(db::Transaction& tx, base::Instant now, const std::vector<CarId>& cars);

// One account is one person: what keeps a right code from being added to it.
enum class Obstacle : std::uint8_t {
    aucun,
    // it already reads this pupil by another pair than the code's (or did until the school switched
    // it off: what is closed for him stays closed)
    autre_couple,
    // it is the own account of somebody else than the pupil whose own code this is. A pupil who has
    // changed schools is the same: by the INE where both schools know it, else by birth date and
    // names
    autre_eleve,
};
// The pupil has left the school: his pages there are closed, and the code, which stays as it is,
// opens nothing for as long.
bool has_left(db::Connection& db, base::Instant now, const CodeVerifie& code);
Obstacle obstacle_of(db::Connection& db, CompteId compte, const CodeVerifie& code);

// Spends the code by one conditional UPDATE and links account and pupil; the pair's former link
// ends, be it of another account or of this one. False, with nothing written, when the code no
// longer opens anything, or its pupil has left. What this account has read of the pupil by a former
// code of that pair stays read. The caller has asked obstacle_of().
bool activate(
    db::Transaction& tx, base::Instant now, const Auteur& auteur, CompteId compte, CarId car
);

// "Je ne suis pas le représentant légal de cet élève": the code is refused, the school reads it in
// its journal. False when the code no longer opens anything.
bool contest_code(db::Transaction& tx, base::Instant now, const Auteur& auteur, CarId car);

}  // namespace acces
