#include "acces/donnees.hpp"

#include "scolarite/noms.hpp"

#include <stdexcept>

namespace acces {
namespace {

using Quand = std::optional<base::Instant>;

Par par_from(std::string_view word) {
    if (word == "soi") return Par::soi;
    if (word == "personnel") return Par::personnel;
    if (word == "systeme") return Par::systeme;
    if (word == "autre") return Par::autre;
    throw std::logic_error("who has done it: " + std::string(word));
}

}  // namespace

std::vector<LienTenu> liens_tenus(db::Connection& db, CompteId compte) {
    return db.all<LienTenu>(
        "SELECT e.prenom, IF(r.fin_le IS NULL AND p.fin_le IS NULL, e.nom, ''), t.denomination, "
        "IF(r.fin_le IS NULL AND p.fin_le IS NULL, COALESCE(d.code, ''), ''), r.depuis, "
        "r.suspendu_le IS NOT NULL, COALESCE(r.fin_le, p.fin_le), r.notes_lues_le, "
        "r.notes_lues_avant, r.absences_lues_le, r.absences_lues_avant "
        "FROM rattachement r JOIN eleve e ON e.id = r.eleve "
        "JOIN etablissement t ON t.id = e.etablissement "
        "LEFT JOIN division d ON d.id = e.division LEFT JOIN couple p ON p.id = r.couple "
        "WHERE r.compte = ? ORDER BY r.id",
        [](const db::Row& row) {
            const auto prenom = row.get<std::string>(0);
            const auto nom = row.get<std::string>(1);
            return LienTenu{
                nom.empty() ? scolarite::nom_propre(prenom) : scolarite::nom_complet(prenom, nom),
                row.get<std::string>(2),
                row.get<std::string>(3),
                row.get<base::Instant>(4),
                row.get<bool>(5),
                row.get<Quand>(6),
                row.get<Quand>(7),
                row.get<Quand>(8),
                row.get<Quand>(9),
                row.get<Quand>(10)};
        },
        compte
    );
}

std::vector<LigneTenue> journal_tenu(db::Connection& db, CompteId compte) {
    // A family's own acts are on itself and its children; those of staff are on others, whose names
    // their details give. What another account did on the same pair is that account's.
    return db.all<LigneTenue>(
        "SELECT j.id, j.quand, j.action, 'soi', j.adresse, "
        "IF(a.profil IN ('responsable', 'eleve') OR j.cible = j.compte, j.details, '') "
        "FROM journal j JOIN compte a ON a.id = j.compte WHERE j.compte = ? "
        "UNION SELECT j.id, j.quand, j.action, "
        "CASE WHEN j.compte IS NULL THEN 'systeme' "
        "WHEN a.profil IN ('agent', 'academie') THEN 'personnel' ELSE 'autre' END, '', j.details "
        "FROM journal j LEFT JOIN compte a ON a.id = j.compte "
        "WHERE j.cible = ? AND NOT j.compte <=> j.cible "
        "UNION SELECT j.id, j.quand, j.action, "
        "IF(j.compte IS NULL, 'systeme', 'personnel'), '', j.details "
        "FROM rattachement r JOIN couple p ON p.id = r.couple AND p.fin_le IS NULL "
        "JOIN journal j ON j.couple = r.couple AND j.cible IS NULL "
        "LEFT JOIN compte a ON a.id = j.compte WHERE r.compte = ? AND r.fin_le IS NULL "
        "AND (j.compte IS NULL OR a.profil IN ('agent', 'academie')) "
        "UNION SELECT j.id, j.quand, j.action, "
        "IF(j.compte IS NULL, 'systeme', 'personnel'), '', j.details "
        "FROM rattachement r JOIN eleve e ON e.id = r.eleve "
        "JOIN journal j ON j.etablissement = e.etablissement AND j.eleve = r.eleve "
        "AND j.couple IS NULL AND j.cible IS NULL "
        "LEFT JOIN compte a ON a.id = j.compte "
        "WHERE r.compte = ? AND r.couple IS NULL AND r.fin_le IS NULL "
        "AND (j.compte IS NULL OR a.profil IN ('agent', 'academie')) ORDER BY 1",
        [](const db::Row& row) {
            return LigneTenue{
                row.get<base::Instant>(1),
                row.get<std::string>(2),
                par_from(row.get<std::string>(3)),
                row.get<std::string>(4),
                row.get<std::string>(5)};
        },
        compte,
        compte,
        compte,
        compte
    );
}

}  // namespace acces
