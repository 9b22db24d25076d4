#include "depot/depot.hpp"

#include "depot/trace.hpp"

#include <stdexcept>

namespace depot {
namespace {

// Something that was begun is not whole: a file sent in its place makes the number, not the drop.
// The same file sent anew, from another browser, leaves its first upload behind; that one is over.
bool is_still_sent(db::Transaction& tx, base::Instant now, DepotId depot) {
    return tx
        ->value<TeleversementId>(
            "SELECT t.id FROM televersement t WHERE t.depot = ? AND t.fini_le IS NULL AND "
            "t.expire_le > ? AND NOT EXISTS (SELECT 1 FROM fichier f WHERE f.depot = t.depot AND "
            "f.nom = t.nom AND f.taille = COALESCE(t.taille, f.taille) AND f.recu_le >= t.cree_le) "
            "LIMIT 1",
            depot,
            now
        )
        .has_value();
}

}  // namespace

DestinataireId add_destinataire(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    DepotId depot,
    const base::Courriel& courriel
) {
    const auto lien = new_lien(keys, random, UsageLien::destinataire);
    return tx->insert<Destinataire>(
        "INSERT INTO destinataire (depot, courriel, empreinte, jeton_scelle) VALUES (?, ?, ?, ?)",
        depot,
        courriel.text(),
        lien.empreinte,
        lien.scelle
    );
}

DepotCree create_depot(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    base::Instant now,
    const NouveauDepot& depot
) {
    auto lien = new_lien(keys, random, UsageLien::depot);
    const auto& options = depot.options;
    const auto id = tx->insert<Depot>(
        "INSERT INTO depot (compte, invitation, deposant, deposant_courriel, empreinte, "
        "jeton_scelle, message, mot_invite, attendus, octets_annonces, cree_le, expire_le, jours, "
        "avis, recapitulatif, "
        "mot_de_passe, telechargements_max, adresse) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        depot.compte,
        depot.invitation,
        depot.deposant,
        depot.deposant_courriel,
        lien.empreinte,
        lien.scelle,
        options.message,
        depot.mot_invite,
        depot.attendus,
        depot.octets,
        now,
        now + depot.patience,
        options.jours,
        options.avis,
        options.recapitulatif,
        options.mot_de_passe,
        options.telechargements_max,
        depot.adresse
    );
    for (const auto& courriel : options.destinataires)
        add_destinataire(tx, keys, random, id, courriel);
    acces::Auteur auteur{depot.compte, depot.adresse};
    if (depot.invitation) auteur.compte.reset();
    trace(
        tx,
        now,
        auteur,
        id,
        "depot.cree",
        depot.deposant.empty() ? "Dépôt créé" : "Dépôt créé par " + depot.deposant
    );
    return {id, std::move(lien)};
}

FichierId add_fichier(db::Transaction& tx, base::Instant now, const NouveauFichier& fichier) {
    if (!lock_en_cours(tx, fichier.depot))
        throw std::logic_error("a file for a drop that takes none");
    return tx->insert<Fichier>(
        "INSERT INTO fichier (depot, nom, taille, blob_nom, recu_le) VALUES (?, ?, ?, ?, ?)",
        fichier.depot,
        fichier.nom,
        fichier.taille,
        fichier.blob.text(),
        now
    );
}

bool lock_en_cours(db::Transaction& tx, DepotId depot) {
    return tx
        ->value<DepotId>(
            "SELECT id FROM depot WHERE id = ? AND etat = 'en_cours' FOR UPDATE", depot
        )
        .has_value();
}

void end_uploads(db::Transaction& tx, base::Instant now, DepotId depot) {
    tx->execute(
        "UPDATE televersement SET expire_le = ? WHERE depot = ? AND fini_le IS NULL AND "
        "expire_le > ?",
        now,
        depot,
        now
    );
}

bool publish_if_complete(db::Transaction& tx, base::Instant now, DepotId depot) {
    if (!lock_en_cours(tx, depot)) return false;
    const auto missing = tx->value<bool>(
        "SELECT d.attendus IS NULL OR "
        "d.attendus > (SELECT COUNT(*) FROM fichier f WHERE f.depot = d.id) "
        "FROM depot d WHERE d.id = ?",
        depot
    );
    if (!missing || *missing || is_still_sent(tx, now, depot)) return false;
    tx->execute(
        "UPDATE depot SET etat = 'publie', publie_le = ?, expire_le = ? + INTERVAL jours DAY "
        "WHERE id = ?",
        now,
        now,
        depot
    );
    end_uploads(tx, now, depot);
    return true;
}

std::optional<Resume> resume_of(db::Connection& db, DepotId depot) {
    auto resume = db.first<Resume>(
        "SELECT id, compte, invitation, empreinte, jeton_scelle, message, deposant, "
        "deposant_courriel, mot_invite, expire_le, avis, recapitulatif, mot_de_passe <> '' FROM "
        "depot WHERE id = ?",
        [](const db::Row& row) {
            return Resume{
                row.get<DepotId>(0),
                row.get<std::optional<acces::CompteId>>(1),
                row.get<std::optional<InvitationId>>(2),
                row.get<std::string>(3),
                row.get<std::string>(4),
                row.get<std::string>(5),
                row.get<std::string>(6),
                row.get<std::string>(7),
                row.get<std::string>(8),
                row.get<base::Instant>(9),
                row.get<bool>(10),
                row.get<bool>(11),
                row.get<bool>(12),
                {}};
        },
        depot
    );
    if (!resume) return std::nullopt;
    resume->fichiers = db.all<Resume::Piece>(
        "SELECT id, nom, taille FROM fichier WHERE depot = ? ORDER BY id",
        [](const db::Row& row) {
            return Resume::Piece{
                row.get<FichierId>(0), row.get<std::string>(1), row.get<std::uint64_t>(2)};
        },
        depot
    );
    return resume;
}

}  // namespace depot
