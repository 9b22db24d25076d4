#include "scolarite/depart.hpp"

namespace scolarite {

std::vector<Parti> eleves_partis(db::Connection& db, base::Instant now, unsigned limit) {
    return db.all<Parti>(
        "SELECT id, etablissement FROM eleve WHERE absent_import_le <= ? ORDER BY id LIMIT ?",
        [](const db::Row& row) {
            return Parti{.id = row.get<EleveId>(0), .etablissement = row.get<EtablissementId>(1)};
        },
        now - kept_after_departure,
        limit
    );
}

bool lock_parti(db::Transaction& tx, base::Instant now, EleveId eleve) {
    return tx
        ->value<EleveId>(
            "SELECT id FROM eleve WHERE id = ? AND absent_import_le <= ? FOR UPDATE",
            eleve,
            now - kept_after_departure
        )
        .has_value();
}

void forget_eleve(db::Transaction& tx, EleveId eleve) {
    const auto parents = tx->all<ResponsableId>(
        "SELECT responsable FROM couple WHERE eleve = ?",
        [](const db::Row& row) { return row.get<ResponsableId>(0); },
        eleve
    );
    tx->execute("DELETE FROM couple WHERE eleve = ?", eleve);
    tx->execute("DELETE FROM eleve_groupe WHERE eleve = ?", eleve);
    tx->execute("DELETE FROM eleve WHERE id = ?", eleve);
    for (const auto parent : parents)
        tx->execute(
            "DELETE FROM responsable WHERE id = ? "
            "AND NOT EXISTS (SELECT 1 FROM couple c WHERE c.responsable = ?)",
            parent,
            parent
        );
}

void forget_adresses(db::Connection& db, EtablissementId etablissement) {
    db.execute(
        "DELETE a FROM adresse a LEFT JOIN responsable r ON r.adresse = a.id "
        "LEFT JOIN eleve e ON e.adresse = a.id "
        "WHERE a.etablissement = ? AND r.id IS NULL AND e.id IS NULL",
        etablissement
    );
}

}  // namespace scolarite
