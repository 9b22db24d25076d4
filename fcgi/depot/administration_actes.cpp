// What the administrator does to a drop: one conditional statement each.
#include "depot/administration.hpp"

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
    return tx->execute(
               "UPDATE depot SET expire_le = ? WHERE id = ? AND (etat = 'gele' OR (etat = 'publie' "
               "AND expire_le > ?))",
               until,
               depot,
               now
           ) == 1;
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

bool release(db::Transaction& tx, base::Instant now, DepotId depot) {
    // the end first: both servers assign from left to right
    return tx->execute(
               "UPDATE depot SET expire_le = GREATEST(expire_le, ? + INTERVAL GREATEST(0, "
               "TIMESTAMPDIFF(SECOND, gele_le, expire_le)) SECOND), etat = 'publie', "
               "gele_le = NULL, gele_raison = '' WHERE id = ? AND etat = 'gele'",
               now,
               depot
           ) == 1;
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
