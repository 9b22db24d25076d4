// Pupils: matched by ELEVE_ID inside a school, by INE and birth date from one year to the next.
// A pupil missing from the export is closed, never deleted.
#include "base/text.hpp"
#include "scolarite/appliquer.hpp"
#include "scolarite/noms.hpp"

namespace scolarite {
namespace {

std::string ligne(const db::Row& row) {
    auto line = nom_puis_prenom(row.get<std::string>(0), row.get<std::string>(1));
    line += ", naissance le " + base::format_date(row.get<base::Date>(2));
    if (const auto ine = row.get<std::optional<std::string>>(3)) line += ", INE " + *ine;
    return line;
}

// ELEVE_ID given to somebody else: the old pupil keeps his history, the new one gets none of it.
// Who is the same: with one INE, unless birth date and both names differ; with two INE, only when
// birth date and both names agree (twins share the day and the surname); with none to compare,
// when two of the three agree: a date is corrected, or a name changes, and no other pupil has all
// three.
void separer_numeros_repris(Ecriture& e) {
    e.db.execute(
        "UPDATE imp_eleve i JOIN eleve e ON e.etablissement = ? AND e.eleve_siecle = i.eleve_siecle"
        " SET i.id = e.id WHERE CASE"
        " WHEN e.ine = i.ine THEN e.naissance = i.naissance OR e.nom_famille = i.nom_famille"
        "  OR e.prenom = i.prenom"
        " WHEN e.ine <> i.ine THEN e.naissance = i.naissance AND e.nom_famille = i.nom_famille"
        "  AND e.prenom = i.prenom"
        " WHEN e.nom_famille = i.nom_famille AND e.prenom = i.prenom THEN TRUE"
        " WHEN e.nom_famille <> i.nom_famille AND e.prenom <> i.prenom THEN FALSE"
        " ELSE e.naissance = i.naissance AND NOT EXISTS (SELECT 1 FROM eleve o"
        "  WHERE o.etablissement = e.etablissement AND o.naissance = i.naissance"
        "  AND o.nom_famille = i.nom_famille AND o.prenom = i.prenom"
        "  AND o.absent_import_le IS NULL) END",
        e.etablissement
    );
    e.ecrit(e.db.execute(
        "UPDATE eleve e JOIN imp_eleve i ON i.eleve_siecle = e.eleve_siecle"
        " SET e.eleve_siecle = NULL WHERE e.etablissement = ? AND i.id IS NULL",
        e.etablissement
    ));
}

// Those whose number another has now, and whom no other number of the export names either.
void fermer_numeros_repris(Ecriture& e) {
    e.db.each(
        "SELECT e.nom, e.prenom, e.naissance, e.ine FROM eleve e LEFT JOIN imp_eleve i ON i.id = "
        "e.id WHERE e.etablissement = ? AND e.eleve_siecle IS NULL AND e.absent_import_le IS NULL "
        "AND i.id IS NULL",
        [&](const db::Row& row) {
            e.bilan.avertir_d_abord(
                {"",
                 0,
                 "le numéro interne " + base::de(ligne(row)) + ligne(row) +
                     " désigne maintenant un autre élève ; il est fermé."}
            );
        },
        e.etablissement
    );
    e.ecrit(e.db.execute(
        "UPDATE eleve e LEFT JOIN imp_eleve i ON i.id = e.id SET e.absent_import_le = ?"
        " WHERE e.etablissement = ? AND e.eleve_siecle IS NULL AND e.absent_import_le IS NULL"
        " AND i.id IS NULL",
        e.now,
        e.etablissement
    ));
}

// New year, new ELEVE_ID: the same INE born the same day is the same pupil.
void retrouver_par_ine(Ecriture& e) {
    e.db.execute("DELETE FROM imp_pris");
    e.db.execute("INSERT INTO imp_pris (id) SELECT id FROM imp_eleve WHERE id IS NOT NULL");
    e.db.execute(
        "UPDATE imp_eleve i JOIN eleve e ON e.etablissement = ? AND e.ine = i.ine AND e.naissance "
        "= i.naissance"
        " LEFT JOIN imp_pris p ON p.id = e.id SET i.id = e.id WHERE i.id IS NULL AND p.id IS NULL",
        e.etablissement
    );
    e.db.execute(
        "UPDATE eleve e JOIN imp_eleve i ON i.id = e.id SET e.eleve_siecle = NULL"
        " WHERE e.etablissement = ? AND e.eleve_siecle <> i.eleve_siecle",
        e.etablissement
    );
}

void avertir_ine_repris(Ecriture& e) {
    e.db.each(
        "SELECT i.nom, i.prenom, i.naissance, i.ine FROM imp_eleve i JOIN eleve e ON "
        "e.etablissement = ?"
        " AND e.ine = i.ine AND e.naissance <> i.naissance WHERE i.id IS NULL OR i.id <> e.id",
        [&](const db::Row& row) {
            e.bilan.avertir(
                {"",
                 0,
                 ligne(row) + " : cet INE était celui d’un élève né un autre jour ; à vérifier."}
            );
        },
        e.etablissement
    );
    e.db.each(
        "SELECT i.nom, i.prenom, i.naissance, i.ine FROM imp_eleve i JOIN eleve e ON e.id = i.id"
        " WHERE e.naissance <> i.naissance",
        [&](const db::Row& row) {
            e.bilan.avertir({"", 0, ligne(row) + " : la date de naissance a changé."});
        }
    );
}

void creer(Ecriture& e) {
    e.db.each(
        "SELECT nom, prenom, naissance, ine FROM imp_eleve WHERE id IS NULL ORDER BY tri",
        [&](const db::Row& row) { e.bilan.eleves.crees.add(ligne(row)); }
    );
    if (e.bilan.eleves.crees.total() == 0) return;
    e.ecrit(e.db.execute(
        "INSERT INTO eleve (etablissement, eleve_siecle, ine, elenoet, nom, nom_famille, prenom, "
        "tri, naissance,"
        " sexe, division, mef, regime, courriel, telephone, adresse, entre_le, sorti_le, "
        "motif_sortie, empreinte)"
        " SELECT ?, i.eleve_siecle, i.ine, i.elenoet, i.nom, i.nom_famille, i.prenom, i.tri, "
        "i.naissance, i.sexe,"
        " d.id, i.mef, i.regime, i.courriel, i.telephone, a.id, i.entre_le, i.sorti_le, "
        "i.motif_sortie,"
        " i.empreinte FROM imp_eleve i LEFT JOIN imp_classe c ON c.eleve_siecle = i.eleve_siecle"
        " LEFT JOIN division d ON d.etablissement = ? AND d.code = c.code"
        " LEFT JOIN adresse a ON a.etablissement = ? AND a.source = 'eleve' AND a.adresse_siecle = "
        "i.adresse_siecle"
        " WHERE i.id IS NULL ORDER BY d.code, i.tri",
        e.etablissement,
        e.etablissement,
        e.etablissement
    ));
    e.db.execute(
        "UPDATE imp_eleve i JOIN eleve e ON e.etablissement = ? AND e.eleve_siecle = i.eleve_siecle"
        " SET i.id = e.id WHERE i.id IS NULL",
        e.etablissement
    );
}

void lister_changes(Ecriture& e) {
    e.db.each(
        "SELECT i.nom, i.prenom, i.naissance, i.ine, e.absent_import_le IS NOT NULL,"
        " i.sorti_le <= ? AND (e.sorti_le IS NULL OR e.sorti_le > ?)"
        " FROM imp_eleve i JOIN eleve e ON e.id = i.id LEFT JOIN imp_classe c ON c.eleve_siecle = "
        "i.eleve_siecle"
        " LEFT JOIN division d ON d.etablissement = e.etablissement AND d.code = c.code"
        " LEFT JOIN adresse a ON a.etablissement = e.etablissement AND a.source = 'eleve'"
        "  AND a.adresse_siecle = i.adresse_siecle"
        " WHERE e.empreinte <> i.empreinte OR NOT (e.division <=> d.id) OR e.absent_import_le IS "
        "NOT NULL"
        " OR NOT (e.eleve_siecle <=> i.eleve_siecle) OR (? AND NOT (e.adresse <=> a.id)) ORDER BY "
        "i.tri",
        [&](const db::Row& row) {
            auto& lists = e.bilan.eleves;
            const bool back = row.get<bool>(4);
            const bool gone = row.get<std::optional<bool>>(5).value_or(false);
            (gone ? lists.partis : back ? lists.revenus : lists.modifies).add(ligne(row));
        },
        e.aujourdhui,
        e.aujourdhui,
        e.apport.adresses_eleves
    );
}

void modifier(Ecriture& e) {
    e.ecrit(e.db.execute(
        "UPDATE eleve e JOIN imp_eleve i ON i.id = e.id LEFT JOIN imp_classe c ON c.eleve_siecle = "
        "i.eleve_siecle"
        " LEFT JOIN division d ON d.etablissement = e.etablissement AND d.code = c.code"
        " LEFT JOIN adresse a ON a.etablissement = e.etablissement AND a.source = 'eleve'"
        "  AND a.adresse_siecle = i.adresse_siecle"
        " SET e.eleve_siecle = i.eleve_siecle, e.ine = i.ine, e.elenoet = i.elenoet, e.nom = i.nom,"
        " e.nom_famille = i.nom_famille, e.prenom = i.prenom, e.tri = i.tri, e.naissance = "
        "i.naissance,"
        " e.sexe = i.sexe, e.division = d.id, e.mef = i.mef, e.regime = i.regime, e.courriel = "
        "i.courriel,"
        " e.telephone = i.telephone, e.adresse = IF(?, a.id, e.adresse), e.entre_le = i.entre_le,"
        " e.sorti_le = i.sorti_le, e.motif_sortie = i.motif_sortie, e.empreinte = i.empreinte,"
        " e.absent_import_le = NULL"
        " WHERE e.empreinte <> i.empreinte OR NOT (e.division <=> d.id) OR e.absent_import_le IS "
        "NOT NULL"
        " OR NOT (e.eleve_siecle <=> i.eleve_siecle) OR (? AND NOT (e.adresse <=> a.id))",
        e.apport.adresses_eleves,
        e.apport.adresses_eleves
    ));
}

// An export of one class, taken for that of the school, would send everybody else away.
void juger_departs(Ecriture& e) {
    constexpr std::uint64_t few = 10;
    const auto gone = e.bilan.eleves.partis.total();
    const auto all = e.db.value<std::uint64_t>(
                             "SELECT COUNT(*) FROM eleve WHERE etablissement = ? AND "
                             "absent_import_le IS NULL",
                             e.etablissement
    )
                         .value_or(0);
    if (gone < few || gone * 3 < all) return;
    e.bilan.avertir_d_abord(
        {"",
         0,
         std::to_string(gone) + " élèves sur " + std::to_string(all) +
             " ne sont plus dans l’export : vérifiez qu’il est bien celui de tout "
             "l’établissement."}
    );
}

void fermer_absents(Ecriture& e) {
    e.db.each(
        "SELECT e.nom, e.prenom, e.naissance, e.ine FROM eleve e LEFT JOIN imp_eleve i ON i.id = "
        "e.id"
        " WHERE e.etablissement = ? AND e.absent_import_le IS NULL AND i.id IS NULL"
        " AND (e.sorti_le IS NULL OR e.sorti_le > ?) ORDER BY e.tri",
        [&](const db::Row& row) { e.bilan.eleves.partis.add(ligne(row)); },
        e.etablissement,
        e.aujourdhui
    );
    juger_departs(e);
    e.ecrit(e.db.execute(
        "UPDATE eleve e LEFT JOIN imp_eleve i ON i.id = e.id SET e.absent_import_le = ?"
        " WHERE e.etablissement = ? AND e.absent_import_le IS NULL AND i.id IS NULL",
        e.now,
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
        " WHERE a.etablissement = ? AND a.source = 'eleve' AND a.empreinte <> i.empreinte",
        e.etablissement
    );
    const auto made = e.db.execute(
        "INSERT INTO adresse (etablissement, source, adresse_siecle, ligne1, ligne2, ligne3, "
        "ligne4, code_postal,"
        " commune, pays, empreinte) SELECT ?, i.source, i.adresse_siecle, i.ligne1, i.ligne2, "
        "i.ligne3, i.ligne4,"
        " i.code_postal, i.commune, i.pays, i.empreinte FROM imp_adresse i"
        " JOIN (SELECT DISTINCT adresse_siecle FROM imp_eleve) u ON u.adresse_siecle = "
        "i.adresse_siecle"
        " LEFT JOIN adresse a ON a.etablissement = ? AND a.source = 'eleve' AND a.adresse_siecle = "
        "i.adresse_siecle"
        " WHERE i.source = 'eleve' AND a.id IS NULL",
        e.etablissement,
        e.etablissement
    );
    e.bilan.adresses += e.ecrit(changed) + e.ecrit(made);
}

}  // namespace

void appliquer_eleves(Ecriture& e) {
    if (!e.apport.a_eleves) return;
    separer_numeros_repris(e);
    retrouver_par_ine(e);
    fermer_numeros_repris(e);
    avertir_ine_repris(e);
    if (e.apport.adresses_eleves) ecrire_adresses(e);
    lister_changes(e);
    modifier(e);
    creer(e);
    auto& lists = e.bilan.eleves;
    const auto touched =
        lists.crees.total() + lists.modifies.total() + lists.partis.total() + lists.revenus.total();
    lists.identiques =
        e.apport.eleves.size() - std::min<std::uint64_t>(e.apport.eleves.size(), touched);
    fermer_absents(e);  // leaves too, but is not in the export
}

void appliquer_groupes_des_eleves(Ecriture& e) {
    if (!e.apport.a_eleves) return;
    e.db.execute("DELETE FROM imp_eleve_groupe");
    e.db.execute(
        "INSERT INTO imp_eleve_groupe (eleve, groupe) SELECT i.id, g.id FROM imp_groupe x"
        " JOIN imp_eleve i ON i.eleve_siecle = x.eleve_siecle"
        " JOIN groupe g ON g.etablissement = ? AND g.code = x.code",
        e.etablissement
    );
    const auto gone = e.db.execute(
        "DELETE eg FROM eleve_groupe eg JOIN imp_eleve i ON i.id = eg.eleve"
        " LEFT JOIN imp_eleve_groupe x ON x.eleve = eg.eleve AND x.groupe = eg.groupe WHERE "
        "x.eleve IS NULL"
    );
    const auto made = e.db.execute(
        "INSERT INTO eleve_groupe (eleve, groupe) SELECT x.eleve, x.groupe FROM imp_eleve_groupe x"
        " LEFT JOIN eleve_groupe eg ON eg.eleve = x.eleve AND eg.groupe = x.groupe WHERE eg.eleve "
        "IS NULL"
    );
    e.ecrit(GenreStructure::appartenances, &Comptes::finis, gone);
    e.ecrit(GenreStructure::appartenances, &Comptes::crees, made);
}

}  // namespace scolarite
