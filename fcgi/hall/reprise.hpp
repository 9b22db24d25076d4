// A form sent after the session had ended: kept sealed, as a draft of the account whose session it
// was, and offered to it once it has signed in again. Nobody else finds it: drafts of one account
// on a browser go when another signs in there.
#pragma once

#include "hall/context.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hall {

struct Reprise {
    std::string chemin;                                       // where it was sent, below the prefix
    std::vector<std::pair<std::string, std::string>> champs;  // in the order of the form
    bool proposee = false;                                    // after a sign-in
};

// Keeps the form of a POST that was refused for want of a session. False when there is nothing to
// keep: no session was ever there or it was closed on purpose, the form is forged or holds a
// password, or it is no more than a button.
bool garder(Context& context, const web::Request& request);

// What was kept for the signed-in account.
std::optional<Reprise> reprise_of(Context& context);
// True the first time: whoever signs in again later has seen it.
bool proposer_reprise(Context& context);
void oublier_reprise(Context& context);

}  // namespace hall
