// One account is one person: see activation.hpp.
#include "acces/activation.hpp"

#include "scolarite/etablissement.hpp"

namespace acces {

bool has_left(db::Connection& db, base::Instant now, const CodeVerifie& code) {
    return db
        .value<bool>(
            "SELECT absent_import_le IS NOT NULL OR COALESCE(sorti_le <= ?, 0) FROM eleve "
            "WHERE id = ?",
            scolarite::today_of(db, code.etablissement, now),
            code.eleve
        )
        .value_or(true);
}

Obstacle obstacle_of(db::Connection& db, CompteId compte, const CodeVerifie& code) {
    const bool autre_couple =
        db.value<bool>(
              "SELECT EXISTS (SELECT 1 FROM rattachement r "
              "LEFT JOIN couple p ON p.id = r.couple "
              "WHERE r.compte = ? AND r.eleve = ? AND r.fin_le IS NULL AND p.fin_le IS NULL "
              "AND NOT (r.couple <=> ?))",
              compte,
              code.eleve,
              code.couple
        )
            .value();
    if (autre_couple) return Obstacle::autre_couple;
    if (code.couple) return Obstacle::aucun;
    const bool autre_eleve =
        db.value<bool>(
              "SELECT EXISTS (SELECT 1 FROM rattachement r JOIN eleve o ON o.id = r.eleve "
              "JOIN eleve n ON n.id = ? "
              "WHERE r.compte = ? AND r.couple IS NULL AND o.id <> n.id "
              "AND NOT COALESCE(o.ine = n.ine, o.naissance = n.naissance "
              "AND o.nom_famille = n.nom_famille AND o.prenom = n.prenom))",
              code.eleve,
              compte
        )
            .value();
    return autre_eleve ? Obstacle::autre_eleve : Obstacle::aucun;
}

}  // namespace acces
