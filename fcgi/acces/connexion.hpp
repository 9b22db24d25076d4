// Signing in, as a rule without pages: delays first, then the password, with the same work whether
// the account exists or not. Where the academy has a directory, it is asked whenever no local
// password is right.
#pragma once

#include "acces/annuaire.hpp"
#include "acces/compte.hpp"
#include "acces/mot_de_passe.hpp"
#include "acces/totp.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace acces {

struct Tentative {
    std::string identifiant;  // as typed
    base::Secret mot_de_passe;
    std::string adresse;
};

struct Verdict {
    std::optional<CompteConnexion> compte;  // the password is right
    std::chrono::seconds attente{0};        // > 0: not even looked at, too many failures
    std::string sans_annuaire = {};         // why the directory gave no answer; for the log
};

// Takes a failure into account; a right password forgets them. An account whose owner has used this
// network before is counted apart from what strangers try on it: they cannot delay him.
// `annuaire` may be null.
Verdict try_password(
    db::Connection& db,
    const Hacheur& hacheur,
    base::Instant now,
    const Tentative& tentative,
    Annuaire* annuaire = nullptr
);

// The password asked again for a change, on the account's own page. Zero wait and true: go on.
struct Confirmation {
    bool right;
    std::chrono::seconds attente{0};
};
Confirmation confirm_password(
    db::Connection& db,
    const Hacheur& hacheur,
    base::Instant now,
    CompteId compte,
    const base::Secret& typed
);

// The second factor, after the password.
Confirmation try_totp(
    db::Connection& db,
    const base::Keys& keys,
    base::Instant now,
    CompteId compte,
    const CodeTotp& code
);

// Neither this network nor such a device has opened the account before; never at the first sign-in.
// A device whose session was ended before its `lifetime` was turned out: a stranger when it comes
// back. Ask before record_connexion().
bool is_new_device(
    db::Connection& db,
    const CompteConnexion& compte,
    std::string_view adresse,
    std::string_view appareil,
    std::chrono::hours lifetime
);

}  // namespace acces
