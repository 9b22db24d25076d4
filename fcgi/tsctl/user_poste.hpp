// Posts of staff in schools, as `tsctl user` gives them.
#pragma once

#include "acces/ids.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <string>

namespace tsctl {

struct NewPost {
    scolarite::EtablissementId school;
    std::string fonction;
};

// One more post to an agent who has an account: he works in two schools. A post that had ended
// begins again, without the rights it had. Fails when there is no such agent, when his account is
// closed, and when he has a post there.
base::Result<acces::CompteId> add_post(
    db::Transaction& tx, base::Instant now, const std::string& identifiant, const NewPost& post
);

// Ends the post of that agent in that school alone, be it the head's; his account and his posts
// elsewhere stay. Fails when there is no such agent, and when he has no post there.
base::Check end_post(
    db::Transaction& tx,
    base::Instant now,
    const std::string& identifiant,
    scolarite::EtablissementId school
);

// Heads of the school other than this account, by name; "" where there is none.
std::string other_heads(
    db::Connection& db, scolarite::EtablissementId school, acces::CompteId compte
);

}  // namespace tsctl
