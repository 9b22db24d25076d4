// The page that asks for a new password from who cannot sign in: by a link received by mail, or by
// a new code. A secret question is asked in addition, never instead.
#pragma once

#include "auth/choix_mot_de_passe.hpp"
#include "hall/context.hpp"
#include "web/form.hpp"

#include <optional>
#include <string>

namespace auth {

struct NouveauMotDePasse {
    acces::CompteId compte;
    std::string action;    // where the form is sent
    std::string question;  // "" when none is asked
    acces::RegleMotDePasse rule;
    std::string rouvert = {};  // the identifiant, when a code re-opens the account
    web::Submitted<bool> given = {};
};

NouveauMotDePasse ask_new_password(
    hall::Context& context, acces::CompteId compte, std::string action
);
// Nothing: the link no longer serves (410).
web::Response show_new_password(
    hall::Context& context,
    const web::Request& request,
    const std::optional<NouveauMotDePasse>& view
);
// The hash of the password chosen, when the answer and the two fields are right; otherwise the
// errors are in `view`. Wrong answers slow down like wrong passwords.
std::optional<std::string> read_new_password(
    hall::Context& context, const web::Request& request, NouveauMotDePasse& view
);

// Puts it in place, ends all sessions and all links, and says so in the journal.
void replace_password(
    hall::Context& context,
    db::Transaction& tx,
    acces::CompteId compte,
    const std::string& hash,
    std::string details
);

}  // namespace auth
