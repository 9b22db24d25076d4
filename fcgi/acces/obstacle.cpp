// One account is one person: see activation.hpp.
#include "acces/activation.hpp"

namespace acces {

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
