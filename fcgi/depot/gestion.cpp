#include "depot/gestion.hpp"

#include "depot/depot.hpp"

namespace depot {

bool lock_disponible(db::Transaction& tx, const Geste& geste) {
    return tx
        ->value<DepotId>(
            "SELECT id FROM depot WHERE id = ? AND compte = ? AND etat = 'publie' AND expire_le > "
            "? FOR UPDATE",
            geste.depot,
            geste.compte,
            geste.now
        )
        .has_value();
}

bool change_depot(db::Transaction& tx, const Geste& geste, const Changement& changement) {
    const bool changed = tx->execute(
                             "UPDATE depot SET avis = ?, recapitulatif = ?, message = ?, "
                             "telechargements_max = ?, expire_le = COALESCE(?, expire_le), "
                             "mot_de_passe = COALESCE(?, mot_de_passe) "
                             "WHERE id = ? AND compte = ? AND etat = 'publie' AND expire_le > ?",
                             changement.avis,
                             changement.recapitulatif,
                             changement.message,
                             changement.telechargements_max,
                             changement.expire_le,
                             changement.mot_de_passe,
                             geste.depot,
                             geste.compte,
                             geste.now
                         ) == 1;
    // who was let in without the new password asks again
    if (changed && changement.mot_de_passe && !changement.mot_de_passe->empty())
        tx->execute(
            "UPDATE telechargement SET expire_le = ? WHERE depot = ? AND expire_le > ?",
            geste.now,
            geste.depot,
            geste.now
        );
    return changed;
}

bool end_depot(db::Transaction& tx, const Geste& geste) {
    const bool ended =
        tx->execute(
            "UPDATE depot SET etat = 'fini', fin_motif = 'auteur', fini_le = ? WHERE id = ? AND "
            "compte = ? AND etat IN ('en_cours', 'publie') AND expire_le > ?",
            geste.now,
            geste.depot,
            geste.compte,
            geste.now
        ) == 1;
    if (ended) end_uploads(tx, geste.now, geste.depot);
    return ended;
}

bool close_depot(db::Transaction& tx, const Geste& geste) {
    const bool closed =
        tx->execute(
            "UPDATE depot d SET d.attendus = (SELECT COUNT(*) FROM fichier f WHERE f.depot = d.id) "
            "WHERE d.id = ? AND d.compte = ? AND d.etat = 'en_cours' AND d.expire_le > ? "
            "AND EXISTS (SELECT 1 FROM fichier f WHERE f.depot = d.id)",
            geste.depot,
            geste.compte,
            geste.now
        ) == 1;
    if (closed) end_uploads(tx, geste.now, geste.depot);
    return closed;
}

tl::expected<std::vector<DestinataireId>, EchecAjout> add_destinataires(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    const Geste& geste,
    const std::vector<base::Courriel>& courriels
) {
    if (!lock_disponible(tx, geste)) return tl::unexpected(EchecAjout::tard);
    std::vector<DestinataireId> added;
    for (const auto& courriel : courriels) {
        const auto there = tx->value<DestinataireId>(
            "SELECT id FROM destinataire WHERE depot = ? AND courriel = ?",
            geste.depot,
            courriel.text()
        );
        if (!there) added.push_back(add_destinataire(tx, keys, random, geste.depot, courriel));
    }
    const auto all =
        tx->value<std::size_t>("SELECT COUNT(*) FROM destinataire WHERE depot = ?", geste.depot);
    if (all.value_or(0) > most_destinataires) return tl::unexpected(EchecAjout::trop);
    return added;
}

}  // namespace depot
