// What the administrator does to a drop: against the state that it is in, and holds meanwhile.
#include "depot/administration.hpp"

#include <algorithm>

namespace depot {

bool close_signalement(
    db::Transaction& tx,
    base::Instant now,
    acces::CompteId par,
    SignalementId id,
    std::string_view reponse
) {
    return tx->execute(
               "UPDATE signalement SET traite_le = ?, traite_par = ?, reponse = ? WHERE id = ? "
               "AND traite_le IS NULL",
               now,
               par,
               reponse,
               id
           ) == 1;
}

bool extend(db::Transaction& tx, base::Instant now, DepotId depot, base::Instant until) {
    const auto vie = lock_vie(tx, depot);
    if (!vie) return false;
    const auto phase = vie->phase(now);
    if (phase != Phase::disponible && phase != Phase::gele) return false;
    if (until <= vie->fin(now)) return false;
    tx->execute(
        "UPDATE depot SET expire_le = ?, gele_le = IF(etat = 'gele', ?, NULL) WHERE id = ?",
        until,
        now,
        depot
    );
    return true;
}

bool freeze(db::Transaction& tx, base::Instant now, DepotId depot, std::string_view raison) {
    return tx->execute(
               "UPDATE depot SET etat = 'gele', gele_le = ?, gele_raison = ? WHERE id = ? AND "
               "etat = 'publie' AND expire_le > ?",
               now,
               raison,
               depot,
               now
           ) == 1;
}

bool release(db::Transaction& tx, base::Instant now, DepotId depot, std::chrono::days most) {
    const auto vie = lock_vie(tx, depot);
    if (!vie || vie->phase(now) != Phase::gele) return false;
    tx->execute(
        "UPDATE depot SET expire_le = ?, etat = 'publie', gele_le = NULL, gele_raison = '' WHERE "
        "id = ?",
        std::min(vie->fin(now), now + most),
        depot
    );
    return true;
}

bool remove(db::Transaction& tx, base::Instant now, DepotId depot) {
    const bool ended =
        tx->execute(
            "UPDATE depot SET etat = 'fini', fin_motif = 'administration', fini_le = ? WHERE id = "
            "? AND etat IN ('en_cours', 'publie', 'gele')",
            now,
            depot
        ) == 1;
    if (ended)
        tx->execute(
            "UPDATE televersement SET expire_le = ? WHERE depot = ? AND fini_le IS NULL", now, depot
        );
    return ended;
}

}  // namespace depot
