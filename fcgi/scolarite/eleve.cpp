#include "scolarite/eleve.hpp"

#include "scolarite/noms.hpp"

namespace scolarite {
namespace {

Eleve read(const db::Row& row) {
    return Eleve{
        row.get<EleveId>(0),
        row.get<EtablissementId>(1),
        row.get<std::string>(2),
        row.get<std::string>(3),
        row.get<base::Date>(4),
        row.get<std::optional<std::string>>(5).value_or(""),
        row.get<std::optional<DivisionId>>(6),
        row.get<std::optional<std::string>>(7).value_or(""),
        row.get<std::optional<std::string>>(8).value_or(""),
        row.get<std::string>(9),
        row.get<std::optional<base::Date>>(10),
        row.get<std::string>(11),
        row.get<bool>(12)};
}

}  // namespace

std::string Eleve::nom_affiche() const { return nom_complet(prenom, nom); }
std::string Eleve::nom_puis_prenom() const { return scolarite::nom_puis_prenom(nom, prenom); }

std::optional<Eleve> eleve_of(db::Connection& db, EleveId id) {
    return db.first<Eleve>(
        "SELECT e.id, e.etablissement, e.nom, e.prenom, e.naissance, e.ine, e.division, d.code, "
        "e.mef,"
        " e.courriel, e.sorti_le, e.motif_sortie, e.absent_import_le IS NOT NULL"
        " FROM eleve e LEFT JOIN division d ON d.id = e.division WHERE e.id = ?",
        read,
        id
    );
}

}  // namespace scolarite
