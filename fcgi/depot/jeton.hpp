// Personal tokens: what a script or a client without a browser shows instead of a password. The
// database holds the SHA-256 alone; a token is shown when it is made, and never after. Whose
// account is suspended, or no longer of the staff, loses them with it.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/secret.hpp"
#include "db/connection.hpp"
#include "depot/ids.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depot {

struct NouveauJeton {
    acces::CompteId compte;
    std::string nom;  // "Sauvegarde du serveur de notes"
    base::Instant expire_le;
};
struct JetonCree {
    JetonDepotId id;
    base::Secret jeton;  // 43 characters of base64url
};
JetonCree new_jeton_depot(
    db::Transaction& tx, base::Random& random, base::Instant now, const NouveauJeton& jeton
);

// The token that a form of this account makes, which its hidden key names: sent twice it is the
// same one, and whichever answer is seen can show it.
base::Secret jeton_of_form(const base::Keys& keys, acces::CompteId compte, std::string_view cle);
// Throws db::Duplicate when it has been made already.
JetonDepotId add_jeton_depot(
    db::Transaction& tx, base::Instant now, const NouveauJeton& nouveau, const base::Secret& jeton
);
// The name of a token that may still be shown: made some minutes ago, neither used nor ended since.
std::optional<std::string> just_made(
    db::Connection& db, base::Instant now, const base::Secret& jeton
);

struct JetonTrouve {
    JetonDepotId id;
    acces::CompteId compte;
};
// Which token it is, and whose, if it still opens; remembers, at most once a minute, that it was
// used.
std::optional<JetonTrouve> find_jeton_depot(
    db::Connection& db, base::Instant now, std::string_view jeton
);

struct JetonListe {
    JetonDepotId id;
    std::string nom;
    base::Instant cree_le;
    base::Instant expire_le;
    std::optional<base::Instant> vu_le;
};
// Those that still open something, the newest first.
std::vector<JetonListe> jetons_of(db::Connection& db, base::Instant now, acces::CompteId compte);

// False when the account has no such token, or it is over already.
bool end_jeton_depot(
    db::Transaction& tx, base::Instant now, acces::CompteId compte, JetonDepotId jeton
);

}  // namespace depot
