// Parents. Their links to pupils are in appliquer_liens.cpp.
#include "base/text.hpp"
#include "scolarite/appliquer.hpp"
#include "scolarite/noms.hpp"

namespace scolarite {
namespace {

std::string ligne(const db::Row& row, std::size_t column = 0) {
    return nom_puis_prenom(row.get<std::string>(column), row.get<std::string>(column + 1));
}

// Persons of departed pupils stay in the file for years: only those with a link to somebody here
// count.
void choisir_personnes(Ecriture& e) {
    e.db.execute("DELETE FROM imp_garde");
    e.db.execute(
        "INSERT INTO imp_garde (personne_siecle) SELECT DISTINCT l.personne_siecle FROM imp_lien l"
        " JOIN eleve e ON e.etablissement = ? AND e.eleve_siecle = l.eleve_siecle"
        " WHERE e.absent_import_le IS NULL",
        e.etablissement
    );
    const auto orphans = e.db.value<std::uint64_t>(
        "SELECT COUNT(*) FROM imp_responsable i LEFT JOIN imp_garde g ON g.personne_siecle = "
        "i.personne_siecle"
        " WHERE g.personne_siecle IS NULL"
    );
    if (orphans.value_or(0) == 0) return;
    e.bilan.avertir(
        {"",
         0,
         base::counted(*orphans, "personne", "personnes") + " sans élève présent " +
             (*orphans > 1 ? "ne sont pas reprises." : "n’est pas reprise.")}
    );
}

// PERSONNE_ID given to somebody else: a name differs, and the civility as well, or neither the
// e-mail nor the mobile is that of before. An address and a telephone of the home say nothing: the
// other parent has the same, as he may have the surname. Who keeps the first name and a pupil of
// before has changed the other. The former person keeps his history without a number, his links are
// in no file any more, and end with the access they had opened; the new one begins with nothing.
void separer_numeros_repris(Ecriture& e) {
    e.db.execute(
        "UPDATE imp_responsable i JOIN imp_garde g ON g.personne_siecle = i.personne_siecle"
        " JOIN responsable r ON r.etablissement = ? AND r.personne_siecle = i.personne_siecle"
        " SET i.autre = 1 WHERE (r.nom_famille <> i.nom_famille OR r.prenom <> i.prenom)"
        " AND (r.civilite <> '' AND i.civilite <> '' AND r.civilite <> i.civilite"
        "  OR NOT (r.courriel <> '' AND r.courriel = i.courriel"
        "   OR r.portable <> '' AND r.portable = i.portable"
        "   OR r.prenom = i.prenom AND EXISTS (SELECT 1 FROM couple c JOIN eleve e ON e.id = "
        "c.eleve"
        "    JOIN imp_lien l ON l.eleve_siecle = e.eleve_siecle"
        "    WHERE c.responsable = r.id AND c.fin_le IS NULL"
        "    AND l.personne_siecle = i.personne_siecle)))",
        e.etablissement
    );
    e.db.each(
        "SELECT r.nom, r.prenom, i.nom, i.prenom FROM imp_responsable i"
        " JOIN responsable r ON r.etablissement = ? AND r.personne_siecle = i.personne_siecle"
        " WHERE i.autre ORDER BY r.tri",
        [&](const db::Row& row) {
            e.bilan.avertir_d_abord(
                {"",
                 0,
                 "le numéro interne " + base::de(ligne(row)) + ligne(row) +
                     " désigne maintenant une autre personne, " + ligne(row, 2) +
                     " : les liens de la première prennent fin, avec l’accès qu’ils ouvraient."}
            );
        },
        e.etablissement
    );
    e.ecrit(e.db.execute(
        "UPDATE responsable r JOIN imp_responsable i ON i.personne_siecle = r.personne_siecle"
        " SET r.personne_siecle = NULL WHERE r.etablissement = ? AND i.autre",
        e.etablissement
    ));
}

void ecrire_adresses(Ecriture& e) {
    const auto changed = e.db.execute(
        "UPDATE adresse a JOIN imp_adresse i ON i.source = a.source AND i.adresse_siecle = "
        "a.adresse_siecle"
        " SET a.ligne1 = i.ligne1, a.ligne2 = i.ligne2, a.ligne3 = i.ligne3, a.ligne4 = i.ligne4,"
        " a.code_postal = i.code_postal, a.commune = i.commune, a.pays = i.pays, a.empreinte = "
        "i.empreinte"
        " WHERE a.etablissement = ? AND a.source = 'responsable' AND a.empreinte <> i.empreinte",
        e.etablissement
    );
    const auto made = e.db.execute(
        "INSERT INTO adresse (etablissement, source, adresse_siecle, ligne1, ligne2, ligne3, "
        "ligne4, code_postal,"
        " commune, pays, empreinte) SELECT ?, i.source, i.adresse_siecle, i.ligne1, i.ligne2, "
        "i.ligne3, i.ligne4,"
        " i.code_postal, i.commune, i.pays, i.empreinte FROM imp_adresse i"
        " JOIN (SELECT DISTINCT r.adresse_siecle FROM imp_responsable r"
        "  JOIN imp_garde g ON g.personne_siecle = r.personne_siecle) u ON u.adresse_siecle = "
        "i.adresse_siecle"
        " LEFT JOIN adresse a ON a.etablissement = ? AND a.source = 'responsable'"
        "  AND a.adresse_siecle = i.adresse_siecle"
        " WHERE i.source = 'responsable' AND a.id IS NULL",
        e.etablissement,
        e.etablissement
    );
    e.bilan.adresses += e.ecrit(changed) + e.ecrit(made);
}

void modifier_personnes(Ecriture& e) {
    e.db.each(
        "SELECT i.nom, i.prenom, r.nom_famille <> i.nom_famille AND r.prenom <> i.prenom, r.nom,"
        " r.prenom FROM imp_responsable i"
        " JOIN imp_garde g ON g.personne_siecle = i.personne_siecle"
        " JOIN responsable r ON r.etablissement = ? AND r.personne_siecle = i.personne_siecle"
        " LEFT JOIN adresse a ON a.etablissement = ? AND a.source = 'responsable'"
        "  AND a.adresse_siecle = i.adresse_siecle"
        " WHERE r.empreinte <> i.empreinte OR (? AND NOT (r.adresse <=> a.id)) ORDER BY i.tri",
        [&](const db::Row& row) {
            e.bilan.responsables.modifies.add(ligne(row));
            if (row.get<bool>(2)) {
                e.bilan.avertir(
                    {"",
                     0,
                     ligne(row, 3) + " s’appelle maintenant " + ligne(row) +
                         ", nom et prénom, et garde ses accès ; à vérifier."}
                );
            }
        },
        e.etablissement,
        e.etablissement,
        e.apport.adresses_responsables
    );
    e.ecrit(e.db.execute(
        "UPDATE responsable r JOIN imp_responsable i ON i.personne_siecle = r.personne_siecle"
        " JOIN imp_garde g ON g.personne_siecle = i.personne_siecle"
        " LEFT JOIN adresse a ON a.etablissement = r.etablissement AND a.source = 'responsable'"
        "  AND a.adresse_siecle = i.adresse_siecle"
        " SET r.civilite = i.civilite, r.nom = i.nom, r.nom_famille = i.nom_famille, r.prenom = "
        "i.prenom,"
        " r.tri = i.tri, r.courriel = i.courriel, r.telephone = i.telephone, r.portable = "
        "i.portable,"
        " r.adresse = IF(?, a.id, r.adresse), r.empreinte = i.empreinte"
        " WHERE r.etablissement = ? AND (r.empreinte <> i.empreinte OR (? AND NOT (r.adresse <=> "
        "a.id)))",
        e.apport.adresses_responsables,
        e.etablissement,
        e.apport.adresses_responsables
    ));
}

void creer_personnes(Ecriture& e) {
    e.db.each(
        "SELECT i.nom, i.prenom FROM imp_responsable i JOIN imp_garde g ON g.personne_siecle = "
        "i.personne_siecle"
        " LEFT JOIN responsable r ON r.etablissement = ? AND r.personne_siecle = i.personne_siecle"
        " WHERE r.id IS NULL ORDER BY i.tri",
        [&](const db::Row& row) { e.bilan.responsables.crees.add(ligne(row)); },
        e.etablissement
    );
    if (e.bilan.responsables.crees.total() == 0) return;
    e.ecrit(e.db.execute(
        "INSERT INTO responsable (etablissement, personne_siecle, civilite, nom, nom_famille, "
        "prenom, tri, courriel,"
        " telephone, portable, adresse, empreinte) SELECT ?, i.personne_siecle, i.civilite, i.nom, "
        "i.nom_famille,"
        " i.prenom, i.tri, i.courriel, i.telephone, i.portable, a.id, i.empreinte FROM "
        "imp_responsable i"
        " JOIN imp_garde g ON g.personne_siecle = i.personne_siecle"
        " LEFT JOIN responsable r ON r.etablissement = ? AND r.personne_siecle = i.personne_siecle"
        " LEFT JOIN adresse a ON a.etablissement = ? AND a.source = 'responsable'"
        "  AND a.adresse_siecle = i.adresse_siecle WHERE r.id IS NULL",
        e.etablissement,
        e.etablissement,
        e.etablissement
    ));
}

}  // namespace

void appliquer_responsables(Ecriture& e) {
    if (!e.apport.a_responsables) return;
    choisir_personnes(e);
    separer_numeros_repris(e);
    if (e.apport.adresses_responsables) ecrire_adresses(e);
    modifier_personnes(e);
    creer_personnes(e);
    const auto kept = e.db.value<std::uint64_t>("SELECT COUNT(*) FROM imp_garde").value_or(0);
    auto& lists = e.bilan.responsables;
    lists.identiques = kept - std::min(kept, lists.crees.total() + lists.modifies.total());
}

}  // namespace scolarite
