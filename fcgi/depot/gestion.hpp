// What the owner of a drop changes after he has made it. Each act is one conditional statement with
// his account in its WHERE; false or 0 means that the drop is not his, or is past that act.
#pragma once

#include "acces/ids.hpp"
#include "base/courriel.hpp"
#include "base/crypto.hpp"
#include "db/connection.hpp"
#include "depot/ids.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace depot {

// Whose act on what, and when.
struct Geste {
    acces::CompteId compte;
    DepotId depot;
    base::Instant now;
};

struct Changement {
    bool avis = false;
    bool recapitulatif = false;
    std::string message = {};
    std::optional<unsigned> telechargements_max = {};
    std::optional<base::Instant> expire_le = {};   // nothing: as it is
    std::optional<std::string> mot_de_passe = {};  // Argon2id; "": none; nothing: as it is
};
// Its line, held until the end of the transaction, when it is theirs and handed out.
bool lock_disponible(db::Transaction& tx, const Geste& geste);

// Of a drop that is handed out.
bool change_depot(db::Transaction& tx, const Geste& geste, const Changement& changement);

// Ends it at once, also while files arrive; a frozen one stays as it is. Its uploads end with it.
bool end_depot(db::Transaction& tx, const Geste& geste);

// Of one on its way: no other file is to come than those that have arrived. False when there is
// none; true: the uploads that are left have ended, and publish_if_complete() is next.
bool close_depot(db::Transaction& tx, const Geste& geste);

inline constexpr std::size_t most_destinataires = 200;  // of one drop
enum class EchecAjout : std::uint8_t { tard, trop };    // not handed out; there would be more
// Named later; those that are there already are left out. Refused, the transaction is to be undone.
tl::expected<std::vector<DestinataireId>, EchecAjout> add_destinataires(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    const Geste& geste,
    const std::vector<base::Courriel>& courriels
);

}  // namespace depot
