// The mails of the door: each is written into the outbox in the transaction that makes it
// necessary.
#pragma once

#include "acces/compte.hpp"
#include "hall/context.hpp"

#include <string>

namespace auth {

// A link to confirm the address, valid 24 hours; ends the one sent before.
void send_confirmation(
    hall::Context& context,
    db::Transaction& tx,
    acces::CompteId compte,
    const std::string& identifiant,
    const base::Courriel& courriel
);
// A link to choose a new password, valid 30 minutes; ends the one sent before.
void send_recovery(
    hall::Context& context, db::Transaction& tx, const acces::CompteCourriel& compte
);

// The rest goes only to a confirmed address of the account; without one, nothing is sent.
void tell_password_changed(hall::Context& context, db::Transaction& tx, acces::CompteId compte);
void tell_new_device(hall::Context& context, db::Transaction& tx, acces::CompteId compte);
void tell_new_child(
    hall::Context& context, db::Transaction& tx, acces::CompteId compte, const std::string& eleve
);
// Before the account goes.
void tell_account_erased(hall::Context& context, db::Transaction& tx, acces::CompteId compte);
// To the old address, before it is replaced.
void tell_address_changed(hall::Context& context, db::Transaction& tx, acces::CompteId compte);

}  // namespace auth
