// A family without a confirmed address that has lost its password: a new code from the school
// re-opens the account that the last one was entered with.
#pragma once

#include "acces/activation.hpp"
#include "db/connection.hpp"

#include <optional>

namespace acces {

// The account whose link to the pupil this code replaces: the last one of the pair (or, for a
// pupil's own code, of the pupil). Nothing when there never was one, when somebody ended it, or
// when the account is suspended or on its way out.
std::optional<CompteId> compte_du_code(db::Connection& db, const CodeVerifie& code);

// With the password of a re-opened account: the code proves who holds it for one pupil, by his own
// school. The account's pupils of other schools stay closed until their school opens them again;
// each of these schools, and that of the code, reads it in its journal.
void note_reopening(
    db::Transaction& tx,
    base::Instant now,
    const Auteur& auteur,
    CompteId compte,
    const CodeVerifie& code
);

}  // namespace acces
