#include "scolarite/enseignant.hpp"

#include "scolarite/noms.hpp"

namespace scolarite {

std::string Enseignant::nom_affiche() const { return avec_civilite(civilite, prenom, nom); }

std::vector<MatiereEnseignee> equipe_of(db::Connection& db, EleveId eleve) {
    std::vector<MatiereEnseignee> team;
    db.each(
        "SELECT m.id, m.libelle, n.id, n.civilite, n.nom, n.prenom, MAX(p.enseignant IS NOT NULL)"
        " FROM eleve e JOIN service s ON s.ferme_le IS NULL AND (s.division = e.division"
        "  OR s.groupe IN (SELECT g.groupe FROM eleve_groupe g WHERE g.eleve = e.id))"
        " JOIN matiere m ON m.id = s.matiere JOIN service_enseignant se ON se.service = s.id"
        " JOIN enseignant n ON n.id = se.enseignant"
        " LEFT JOIN professeur_principal p ON p.division = e.division AND p.enseignant = n.id"
        " WHERE e.id = ? GROUP BY m.id, m.libelle, n.id, n.civilite, n.nom, n.prenom"
        " ORDER BY m.libelle, m.id, n.nom, n.prenom",
        [&](const db::Row& row) {
            const auto matiere = row.get<MatiereId>(0);
            if (team.empty() || team.back().matiere != matiere) {
                team.push_back({matiere, row.get<std::string>(1), {}, false});
            }
            team.back().enseignants.push_back(
                {row.get<EnseignantId>(2),
                 row.get<std::string>(3),
                 row.get<std::string>(4),
                 row.get<std::string>(5)}
            );
            team.back().principal = team.back().principal || row.get<bool>(6);
        },
        eleve
    );
    return team;
}

}  // namespace scolarite
