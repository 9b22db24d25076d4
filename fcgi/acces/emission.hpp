// What a school does with codes: gives them (for many pairs at once or for one), switches an access
// off and on again, records a refusal; and the sweep of those nobody used in time (S8–S11,
// S16–S22).
//
// Every function runs in the caller's transaction, touches only the school it is given, writes the
// journal, and wipes the sealed code as soon as it must no longer be printed.
#pragma once

#include "acces/couples.hpp"
#include "acces/journal.hpp"
#include "base/crypto.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace acces {

// Who does it, when, and where.
struct Acte {
    base::Instant now;
    Auteur auteur;
    scolarite::EtablissementId etablissement;
};

struct Demande {
    Population population = Population::responsables;
    std::vector<std::uint64_t> sujets;  // of couple, or of eleve
    std::string criteres;               // French, for the journal: "6A, légal 1"
    std::chrono::days validite{90};
};

struct Generation {
    LotId lot;
    std::size_t codes;   // made
    std::size_t passes;  // asked for but impossible: gone from the source, died, another school's
    std::size_t acces_fermes;  // open links that wait for the new code (S20)
};

// One new code for each. The earlier code is replaced if it was unused; if it was used, the account
// stays but loses the child until the new code is entered (S20). A recorded refusal is lifted. Two
// at once for the same pairs take turns: the later wins, each pair has one code at hand.
Generation generate_all(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    const Acte& acte,
    const Demande& demande
);

// Holds those pairs (or pupils) until the transaction ends: for a decision that hangs on the state
// of them all.
void lock_sujets(
    db::Transaction& tx,
    const Acte& acte,
    Population population,
    const std::vector<std::uint64_t>& sujets
);

// Closes what the pair has: an unused code, or the open link, at once. Fails when there is nothing
// to close.
base::Check deactivate(db::Transaction& tx, const Acte& acte, const Sujet& sujet);
// Undoes deactivate(). The code is no longer printable: the family enters the one it has. Fails for
// a code that has expired meanwhile.
base::Check activate(db::Transaction& tx, const Acte& acte, const Sujet& sujet);
// The family refuses the services: no code opens anything any more, an open link is closed.
// Fails when a refusal is recorded already.
base::Check record_refusal(db::Transaction& tx, const Acte& acte, scolarite::CoupleId couple);

// The pair (or pupil) as it is now, locked until the transaction ends: for a decision that hangs on
// its state. Nothing when the school has no such pair.
std::optional<LigneCouple> lock_sujet(db::Transaction& tx, const Acte& acte, const Sujet& sujet);

// S22: ends codes past their validity that nobody used, and wipes them. Returns how many. In slices
// of `limit` so that no lock is held long.
std::uint64_t expire_codes(db::Connection& db, base::Instant now, unsigned limit = 1000);

}  // namespace acces
