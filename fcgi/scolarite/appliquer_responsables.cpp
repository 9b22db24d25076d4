// Parents and their links to pupils. A link that is no longer légal at the source ends, and with
// it, in the same transaction, the access it had opened and the code that would open one.
#include "scolarite/appliquer.hpp"
#include "scolarite/noms.hpp"

namespace scolarite {
namespace {

std::string ligne(const db::Row& row) {
    return nom_puis_prenom(row.get<std::string>(0), row.get<std::string>(1));
}

std::string ligne_de_lien(const db::Row& row) {
    return ligne(row) + ", pour " +
           nom_puis_prenom(row.get<std::string>(2), row.get<std::string>(3));
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
        {"", 0, std::to_string(*orphans) + " personne(s) sans élève présent ne sont pas reprises."}
    );
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
        "SELECT i.nom, i.prenom, r.nom_famille <> i.nom_famille AND r.prenom <> i.prenom FROM "
        "imp_responsable i"
        " JOIN imp_garde g ON g.personne_siecle = i.personne_siecle"
        " JOIN responsable r ON r.etablissement = ? AND r.personne_siecle = i.personne_siecle"
        " LEFT JOIN adresse a ON a.etablissement = ? AND a.source = 'responsable'"
        "  AND a.adresse_siecle = i.adresse_siecle"
        " WHERE r.empreinte <> i.empreinte OR (? AND NOT (r.adresse <=> a.id)) ORDER BY i.tri",
        [&](const db::Row& row) {
            e.bilan.responsables.modifies.add(ligne(row));
            if (row.get<bool>(2)) {
                e.bilan.avertir(
                    {"", 0, ligne(row) + " : nom et prénom ont changé ensemble ; à vérifier."}
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

void rassembler_couples(Ecriture& e) {
    e.db.execute("DELETE FROM imp_couple");
    e.db.execute(
        "INSERT INTO imp_couple (eleve, responsable, niveau, rang_legal, parente, prioritaire, "
        "heberge)"
        " SELECT e.id, r.id, l.niveau, l.rang_legal, l.parente, l.prioritaire, l.heberge FROM "
        "imp_lien l"
        " JOIN eleve e ON e.etablissement = ? AND e.eleve_siecle = l.eleve_siecle AND "
        "e.absent_import_le IS NULL"
        " JOIN responsable r ON r.etablissement = ? AND r.personne_siecle = l.personne_siecle",
        e.etablissement,
        e.etablissement
    );
}

// Links that were légal and are so no more: gone from the file, or of a lower level. Pupils who
// have left are not in the file any more: their links are left as they were.
void finir_couples(Ecriture& e) {
    e.db.execute("DELETE FROM imp_fini");
    e.db.execute(
        "INSERT INTO imp_fini (couple) SELECT c.id FROM couple c"
        " JOIN eleve e ON e.id = c.eleve AND e.absent_import_le IS NULL"
        " LEFT JOIN imp_couple i ON i.eleve = c.eleve AND i.responsable = c.responsable"
        " WHERE c.etablissement = ? AND c.fin_le IS NULL"
        " AND (i.eleve IS NULL OR (c.niveau = 1 AND i.niveau <> 1))",
        e.etablissement
    );
    e.db.each(
        "SELECT r.nom, r.prenom, e.nom, e.prenom FROM imp_fini f JOIN couple c ON c.id = f.couple"
        " JOIN responsable r ON r.id = c.responsable JOIN eleve e ON e.id = c.eleve ORDER BY "
        "r.tri, e.tri",
        [&](const db::Row& row) { e.bilan.liens.partis.add(ligne_de_lien(row)); }
    );
    if (e.bilan.liens.partis.total() == 0) return;
    e.ecrit(
        e.db.execute("UPDATE couple c JOIN imp_fini f ON f.couple = c.id SET c.fin_le = ?", e.now)
    );
    e.bilan.acces_fermes = e.ecrit(e.db.execute(
        "UPDATE rattachement r JOIN imp_fini f ON f.couple = r.couple"
        " SET r.fin_le = ?, r.fin_motif = 'source', r.couple_ouvert = NULL WHERE r.fin_le IS NULL",
        e.now
    ));
    e.ecrit(e.db.execute(
        "UPDATE car k JOIN imp_fini f ON f.couple = k.couple"
        " SET k.fin_le = ?, k.fin_motif = 'desactive', k.scelle = NULL, k.couple_courant = NULL"
        " WHERE k.fin_le IS NULL AND k.utilise_le IS NULL",
        e.now
    ));
}

// A link that had ended opens again only as légal: an ended one that comes back as a contact stays
// ended, otherwise it would be "new" at every import.
void modifier_couples(Ecriture& e) {
    e.db.each(
        "SELECT r.nom, r.prenom, e.nom, e.prenom, c.fin_le IS NOT NULL AND i.niveau = 1 FROM "
        "couple c"
        " JOIN imp_couple i ON i.eleve = c.eleve AND i.responsable = c.responsable"
        " JOIN responsable r ON r.id = c.responsable JOIN eleve e ON e.id = c.eleve"
        " WHERE c.niveau <> i.niveau OR c.rang_legal <> i.rang_legal OR c.parente <> i.parente"
        " OR c.prioritaire <> i.prioritaire OR c.heberge <> i.heberge OR (c.fin_le IS NOT NULL AND "
        "i.niveau = 1)"
        " ORDER BY r.tri, e.tri",
        [&](const db::Row& row) {
            (row.get<bool>(4) ? e.bilan.liens.revenus : e.bilan.liens.modifies)
                .add(ligne_de_lien(row));
        }
    );
    e.ecrit(e.db.execute(
        "UPDATE couple c JOIN imp_couple i ON i.eleve = c.eleve AND i.responsable = c.responsable"
        " SET c.fin_le = IF(i.niveau = 1, NULL, c.fin_le), c.niveau = i.niveau, c.rang_legal = "
        "i.rang_legal,"
        " c.parente = i.parente, c.prioritaire = i.prioritaire, c.heberge = i.heberge"
        " WHERE c.niveau <> i.niveau OR c.rang_legal <> i.rang_legal OR c.parente <> i.parente"
        " OR c.prioritaire <> i.prioritaire OR c.heberge <> i.heberge OR (c.fin_le IS NOT NULL AND "
        "i.niveau = 1)"
    ));
}

void creer_couples(Ecriture& e) {
    e.db.each(
        "SELECT r.nom, r.prenom, e.nom, e.prenom FROM imp_couple i JOIN responsable r ON r.id = "
        "i.responsable"
        " JOIN eleve e ON e.id = i.eleve LEFT JOIN couple c ON c.eleve = i.eleve AND c.responsable "
        "= i.responsable"
        " WHERE c.id IS NULL ORDER BY r.tri, e.tri",
        [&](const db::Row& row) { e.bilan.liens.crees.add(ligne_de_lien(row)); }
    );
    if (e.bilan.liens.crees.total() == 0) return;
    e.ecrit(e.db.execute(
        "INSERT INTO couple (etablissement, eleve, responsable, niveau, rang_legal, parente, "
        "prioritaire, heberge)"
        " SELECT ?, i.eleve, i.responsable, i.niveau, i.rang_legal, i.parente, i.prioritaire, "
        "i.heberge"
        " FROM imp_couple i LEFT JOIN couple c ON c.eleve = i.eleve AND c.responsable = "
        "i.responsable"
        " WHERE c.id IS NULL",
        e.etablissement
    ));
}

}  // namespace

void appliquer_responsables(Ecriture& e) {
    if (!e.apport.a_responsables) return;
    choisir_personnes(e);
    if (e.apport.adresses_responsables) ecrire_adresses(e);
    modifier_personnes(e);
    creer_personnes(e);
    const auto kept = e.db.value<std::uint64_t>("SELECT COUNT(*) FROM imp_garde").value_or(0);
    auto& lists = e.bilan.responsables;
    lists.identiques = kept - std::min(kept, lists.crees.total() + lists.modifies.total());
}

void appliquer_liens(Ecriture& e) {
    if (!e.apport.a_responsables) return;
    rassembler_couples(e);
    finir_couples(e);
    modifier_couples(e);
    creer_couples(e);
    const auto all = e.db.value<std::uint64_t>("SELECT COUNT(*) FROM imp_couple").value_or(0);
    auto& lists = e.bilan.liens;
    const auto touched = lists.crees.total() + lists.modifies.total() + lists.revenus.total();
    lists.identiques = all - std::min(all, touched);
}

}  // namespace scolarite
