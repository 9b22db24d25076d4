// State of a multi-page form, kept on the server under the visitor (signed in or not), sealed. It
// survives a reload, the Back button and a sign-in in between; its token is spent by the commit, so
// that going back, reloading or double clicking commits once.
#pragma once

#include "acces/ids.hpp"
#include "base/crypto.hpp"
#include "db/connection.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acces {

struct Brouillon {
    std::string etat;   // JSON of the form
    std::string jeton;  // 32 hex digits: goes into the confirming form
};

// Whose form it is: the visitor's cookie, and the account if he has signed in. What one person
// began on a browser is never shown to the next, and what nobody signed in for is forgotten after
// an hour.
struct Proprietaire {
    std::string_view visiteur;  // digest of the visitor's cookie, or place_of(account)
    std::optional<CompteId> compte;
};

// One form of one person. `formulaire` is its name ("compte.creer").
struct Feuille {
    Proprietaire proprietaire;
    std::string_view formulaire;
};

// How long a draft of an account is kept after its last change.
inline constexpr std::chrono::hours lifetime_of_account{24};
// Forms kept for who must sign in again, or take another school, before they are sent: their names
// begin so, and they are at the account's own place.
inline constexpr std::string_view saisie_gardee = "reprise/";

// The place of an account, which is no browser's: the `visiteur` of what it finds from any browser,
// whoever has signed in there since. No cookie has this digest.
std::string place_of(CompteId compte);
// What was kept there under names that begin so, the last first.
std::vector<std::string> kept_brouillons(
    db::Connection& db, base::Instant now, CompteId compte, std::string_view begin
);

// Nothing when there is none, or when it does not open (the key changed).
std::optional<Brouillon> load_brouillon(
    db::Connection& db, const base::Keys& keys, base::Instant now, const Feuille& feuille
);
// Creates or replaces the state. The token changes with the state, so that it stands for what was
// shown: the confirmation of another tab does not commit this one's. Returns the token.
std::string save_brouillon(
    db::Connection& db,
    const base::Keys& keys,
    base::Random& random,
    base::Instant now,
    const Feuille& feuille,
    std::string_view etat
);
// True for the first who takes this name, in the transaction that does what is to be done once;
// others wait for its end, and then find the state that it saved.
bool claim_brouillon(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    base::Instant now,
    const Feuille& feuille
);
// Inside the transaction that commits the form: true exactly once for a token.
bool spend_brouillon(
    db::Transaction& tx,
    std::string_view visiteur,
    std::string_view formulaire,
    std::string_view jeton
);
void drop_brouillon(db::Connection& db, std::string_view visiteur, std::string_view formulaire);
// `compte` signs in: the forms it had begun follow it, those of others on this browser go to their
// account's own place, and wait there until it signs in somewhere.
void move_brouillons(
    db::Connection& db,
    std::string_view from_visiteur,
    std::string_view to_visiteur,
    CompteId compte
);
// What nobody has gone on with for a day; returns how many.
std::uint64_t forget_brouillons(db::Connection& db, base::Instant now);

}  // namespace acces
