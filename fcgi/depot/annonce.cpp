#include "depot/annonce.hpp"

namespace depot {

Annonce Annonce::of(db::Connection& db, base::Instant now, const Arrivage& arrivage) {
    const auto found = db.first<Annonce>(
        "SELECT d.octets_annonces, (SELECT COALESCE(SUM(f.taille), 0) FROM fichier f WHERE "
        "f.depot = d.id) + (SELECT COALESCE(SUM(COALESCE(t.taille, t.promis)), 0) FROM "
        "televersement t WHERE (t.depot = d.id AND t.fini_le IS NULL OR t.pour = d.id AND NOT ?) "
        "AND t.expire_le > ? AND t.id <> ?), (SELECT COALESCE(SUM(t.taille), 0) FROM televersement "
        "t WHERE t.depot = d.id AND t.fini_le IS NULL AND t.expire_le > ? AND t.id <> ? AND "
        "BINARY t.nom = BINARY ? AND t.taille = ?) FROM depot d WHERE d.id = ?",
        [](const db::Row& row) {
            Annonce annonce;
            annonce.annonces_ = row.get<std::optional<std::uint64_t>>(0);
            annonce.la_ = row.get<std::uint64_t>(1);
            annonce.pareils_ = row.get<std::uint64_t>(2);
            return annonce;
        },
        arrivage.final,
        now,
        arrivage.sauf,
        now,
        arrivage.sauf,
        arrivage.nom,
        arrivage.taille,
        arrivage.depot
    );
    return found.value_or(Annonce());
}

bool Annonce::takes(std::uint64_t octets) const {
    return !annonces_ || la_ - pareils_ + octets <= *annonces_;
}

bool make_place(
    db::Transaction& tx, base::Instant now, const Arrivage& arrivage, std::uint64_t octets
) {
    if (!Annonce::of(tx.connection(), now, arrivage).takes(octets)) return false;
    tx->execute(
        "UPDATE televersement SET expire_le = ? WHERE depot = ? AND fini_le IS NULL AND "
        "expire_le > ? AND id <> ? AND BINARY nom = BINARY ? AND taille = ?",
        now,
        arrivage.depot,
        now,
        arrivage.sauf,
        arrivage.nom,
        arrivage.taille
    );
    return true;
}

}  // namespace depot
