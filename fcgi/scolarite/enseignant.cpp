#include "scolarite/enseignant.hpp"

#include "scolarite/noms.hpp"

namespace scolarite {
namespace {

Service read_service(const db::Row& row) {
    return Service{
        row.get<ServiceId>(0),
        row.get<MatiereId>(1),
        row.get<std::string>(2),
        row.get<std::optional<DivisionId>>(3),
        row.get<std::optional<GroupeId>>(4),
        row.get<std::string>(5)};
}

}  // namespace

std::string Enseignant::nom_affiche() const { return avec_civilite(civilite, prenom, nom); }

std::optional<Enseignant> enseignant_of(db::Connection& db, EnseignantId id) {
    return db.first<Enseignant>(
        "SELECT id, civilite, nom, prenom FROM enseignant WHERE id = ?",
        [](const db::Row& row) {
            return Enseignant{
                row.get<EnseignantId>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<std::string>(3)};
        },
        id
    );
}

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

std::vector<Service> services_of(db::Connection& db, EtablissementId etablissement) {
    return db.all<Service>(
        "SELECT s.id, s.matiere, m.libelle, s.division, s.groupe, COALESCE(d.code, g.code) FROM "
        "service s"
        " JOIN matiere m ON m.id = s.matiere LEFT JOIN division d ON d.id = s.division"
        " LEFT JOIN groupe g ON g.id = s.groupe WHERE s.etablissement = ? AND s.ferme_le IS NULL"
        " ORDER BY 6, m.libelle, s.id",
        read_service,
        etablissement
    );
}

std::vector<Service> services_of(db::Connection& db, EnseignantId enseignant) {
    return db.all<Service>(
        "SELECT s.id, s.matiere, m.libelle, s.division, s.groupe, COALESCE(d.code, g.code)"
        " FROM service_enseignant se JOIN service s ON s.id = se.service JOIN matiere m ON m.id = "
        "s.matiere"
        " LEFT JOIN division d ON d.id = s.division LEFT JOIN groupe g ON g.id = s.groupe"
        " WHERE se.enseignant = ? AND s.ferme_le IS NULL ORDER BY 6, m.libelle, s.id",
        read_service,
        enseignant
    );
}

}  // namespace scolarite
