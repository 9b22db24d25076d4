// Teachers, head teachers of classes, and services with their teams.
#include "scolarite/appliquer.hpp"

namespace scolarite {
namespace {

struct Garde {
    std::uint64_t id;
    EnseignantLu lu;
    bool absent;
};

std::map<CleEnseignant, Garde> enseignants_gardes(Ecriture& e) {
    std::map<CleEnseignant, Garde> kept;
    e.db.each(
        "SELECT type, individu_sts, id, civilite, nom, prenom, fonction, absent_import_le IS NOT "
        "NULL"
        " FROM enseignant WHERE etablissement = ?",
        [&](const db::Row& row) {
            EnseignantLu lu{
                row.get<std::string>(3),
                row.get<std::string>(4),
                row.get<std::string>(5),
                row.get<std::string>(6),
                {}};
            kept.emplace(
                CleEnseignant{row.get<std::string>(0), row.get<std::uint32_t>(1)},
                Garde{row.get<std::uint64_t>(2), std::move(lu), row.get<bool>(7)}
            );
        },
        e.etablissement
    );
    return kept;
}

bool same(const EnseignantLu& a, const EnseignantLu& b) {
    return a.civilite == b.civilite && a.nom == b.nom && a.prenom == b.prenom &&
           a.fonction == b.fonction;
}

// code → id, open ones
std::map<std::string, std::uint64_t> ids(Ecriture& e, db::Sql sql) {
    std::map<std::string, std::uint64_t> found;
    e.db.each(
        sql,
        [&](const db::Row& row) { found[row.get<std::string>(0)] = row.get<std::uint64_t>(1); },
        e.etablissement
    );
    return found;
}

using Paires = std::set<std::pair<std::uint64_t, std::uint64_t>>;

void ajuster(
    Ecriture& e,
    GenreStructure genre,
    db::Sql select,
    db::Sql insert,
    db::Sql remove,
    const Paires& wanted
) {
    Paires kept;
    e.db.each(
        select,
        [&](const db::Row& row) {
            kept.emplace(row.get<std::uint64_t>(0), row.get<std::uint64_t>(1));
        },
        e.etablissement
    );
    for (const auto& pair : wanted) {
        if (!kept.contains(pair))
            e.ecrit(genre, &Comptes::crees, e.db.execute(insert, pair.first, pair.second));
    }
    for (const auto& pair : kept) {
        if (!wanted.contains(pair))
            e.ecrit(genre, &Comptes::finis, e.db.execute(remove, pair.first, pair.second));
    }
}

// "D12/34/CG": class, subject, kind of course
std::string cle(const ServiceLu& service, std::uint64_t classe, std::uint64_t matiere) {
    return (service.groupe ? "G" : "D") + std::to_string(classe) + "/" + std::to_string(matiere) +
           "/" + service.modalite;
}

// Teachers are written before: each has its number.
void appliquer_principaux(Ecriture& e) {
    const auto teachers = enseignants_gardes(e);
    const auto divisions =
        ids(e, "SELECT code, id FROM division WHERE etablissement = ? AND fermee_le IS NULL");
    Paires wanted;
    for (const auto& [key, lu] : e.apport.enseignants) {
        for (const auto& code : lu.principal_de) {
            if (const auto found = divisions.find(code); found != divisions.end()) {
                wanted.emplace(found->second, teachers.at(key).id);
            }
        }
    }
    ajuster(
        e,
        GenreStructure::principaux,
        "SELECT p.division, p.enseignant FROM professeur_principal p JOIN division d ON d.id = "
        "p.division"
        " WHERE d.etablissement = ?",
        "INSERT INTO professeur_principal (division, enseignant) VALUES (?, ?)",
        "DELETE FROM professeur_principal WHERE division = ? AND enseignant = ?",
        wanted
    );
}

}  // namespace

void appliquer_enseignants(Ecriture& e) {
    if (!e.renouvelle_equipes()) return;
    const auto kept = enseignants_gardes(e);
    for (const auto& [key, lu] : e.apport.enseignants) {
        const auto found = kept.find(key);
        if (found != kept.end() && !found->second.absent && same(found->second.lu, lu)) continue;
        e.ecrit(
            GenreStructure::enseignants, found == kept.end() ? &Comptes::crees : &Comptes::modifies
        );
        e.db.execute(
            "INSERT INTO enseignant (etablissement, type, individu_sts, civilite, nom, prenom, "
            "fonction)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE civilite = VALUES(civilite), "
            "nom = VALUES(nom),"
            " prenom = VALUES(prenom), fonction = VALUES(fonction), absent_import_le = NULL",
            e.etablissement,
            key.first,
            key.second,
            lu.civilite,
            lu.nom,
            lu.prenom,
            lu.fonction
        );
    }
    for (const auto& [key, garde] : kept) {
        if (garde.absent || e.apport.enseignants.contains(key)) continue;
        e.ecrit(
            GenreStructure::enseignants,
            &Comptes::finis,
            e.db.execute("UPDATE enseignant SET absent_import_le = ? WHERE id = ?", e.now, garde.id)
        );
    }
    appliquer_principaux(e);
}

namespace {

struct Classe {
    bool groupe;
    std::uint64_t id;
};

void ouvrir_service(
    Ecriture& e,
    Classe classe,
    std::uint64_t matiere,
    const std::string& modalite,
    const std::string& key
) {
    const std::optional<std::uint64_t> none;
    e.ecrit(GenreStructure::services, &Comptes::crees);
    e.db.execute(
        "INSERT INTO service (etablissement, matiere, division, groupe, modalite, cle) VALUES "
        "(?, ?, ?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE ferme_le = NULL",
        e.etablissement,
        matiere,
        classe.groupe ? none : std::optional(classe.id),
        classe.groupe ? std::optional(classe.id) : none,
        modalite,
        key
    );
}

}  // namespace

void appliquer_services(Ecriture& e) {
    if (!e.renouvelle_equipes()) return;
    const auto divisions =
        ids(e, "SELECT code, id FROM division WHERE etablissement = ? AND fermee_le IS NULL");
    const auto groupes =
        ids(e, "SELECT code, id FROM groupe WHERE etablissement = ? AND fermee_le IS NULL");
    const auto matieres = ids(e, "SELECT code, id FROM matiere WHERE etablissement = ?");
    const auto teachers = enseignants_gardes(e);
    const auto open =
        ids(e, "SELECT cle, id FROM service WHERE etablissement = ? AND ferme_le IS NULL");
    std::map<std::string, const std::set<CleEnseignant>*> wanted;
    for (const auto& [service, team] : e.apport.services) {
        const auto& classes = service.groupe ? groupes : divisions;
        const auto classe = classes.at(service.classe);
        const auto matiere = matieres.at(service.matiere);
        const auto key = cle(service, classe, matiere);
        wanted[key] = &team;
        if (!open.contains(key))
            ouvrir_service(e, {service.groupe, classe}, matiere, service.modalite, key);
    }
    for (const auto& [key, id] : open) {
        if (wanted.contains(key)) continue;
        e.ecrit(
            GenreStructure::services,
            &Comptes::finis,
            e.db.execute("UPDATE service SET ferme_le = ? WHERE id = ?", e.now, id)
        );
    }
    const auto now_open =
        ids(e, "SELECT cle, id FROM service WHERE etablissement = ? AND ferme_le IS NULL");
    Paires teams;
    for (const auto& [key, team] : wanted) {
        for (const auto& teacher : *team) teams.emplace(now_open.at(key), teachers.at(teacher).id);
    }
    ajuster(
        e,
        GenreStructure::equipes,
        "SELECT se.service, se.enseignant FROM service_enseignant se JOIN service s ON s.id = "
        "se.service"
        " WHERE s.etablissement = ? AND s.ferme_le IS NULL",
        "INSERT INTO service_enseignant (service, enseignant) VALUES (?, ?)",
        "DELETE FROM service_enseignant WHERE service = ? AND enseignant = ?",
        teams
    );
}

}  // namespace scolarite
