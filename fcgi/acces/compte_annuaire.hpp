// Accounts made by the directory: found again by the person, never by the login, which may be given
// to somebody else. Such an account has no password here; its name and its address are the
// directory's, taken over at each sign-in.
#pragma once

#include "acces/annuaire.hpp"
#include "acces/ids.hpp"
#include "db/connection.hpp"

#include <string>
#include <string_view>

namespace acces {

// The account of a person whom the directory has just let in, made at the first time; with the
// names, the address and the groups of today. An address that was another person's is taken from
// that account: its mails would go to the new holder. The account may be suspended.
CompteId admit(
    db::Connection& db,
    base::Instant now,
    const std::string& source,
    const PersonneAnnuaire& personne
);

// Withdraws an account of staff for good: nobody opens it again, and the next holder of its login
// or mailbox gets an account of his own. Its drops run to their end. False when there is no such
// account.
bool withdraw(db::Transaction& tx, base::Instant now, std::string_view identifiant);

}  // namespace acces
