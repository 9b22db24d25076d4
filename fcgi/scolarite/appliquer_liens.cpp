// Links between parents and pupils. A link that gives less at the source than it did ends, in the
// same transaction, the access it had opened and the code that would open one.
//
// Who may have a code is said here alone (`ouvre`), and kept in `couple.fin_le` for whoever asks:
// the légaux and those in charge; never a mere contact.
#include "base/text.hpp"
#include "scolarite/appliquer.hpp"
#include "scolarite/fichier.hpp"
#include "scolarite/noms.hpp"

namespace scolarite {
namespace {

std::string ligne_de_lien(const db::Row& row) {
    return nom_puis_prenom(row.get<std::string>(0), row.get<std::string>(1)) + ", pour " +
           nom_puis_prenom(row.get<std::string>(2), row.get<std::string>(3));
}

void rassembler_couples(Ecriture& e) {
    e.db.execute("DELETE FROM imp_couple");
    e.db.execute(
        "INSERT INTO imp_couple (eleve, responsable, niveau, rang_legal, parente, prioritaire, "
        "heberge, ouvre)"
        " SELECT e.id, r.id, l.niveau, l.rang_legal, l.parente, l.prioritaire, l.heberge,"
        " l.niveau IN (1, 2) FROM imp_lien l"
        " JOIN eleve e ON e.etablissement = ? AND e.eleve_siecle = l.eleve_siecle AND "
        "e.absent_import_le IS NULL"
        " JOIN responsable r ON r.etablissement = ? AND r.personne_siecle = l.personne_siecle",
        e.etablissement,
        e.etablissement
    );
}

// The source keeps links of pupils who left before the school's first import; many of them may
// also mean a file of another year.
void avertir_eleves_inconnus(Ecriture& e) {
    constexpr std::size_t shown = 3;
    std::uint64_t links = 0;
    std::size_t pupils = 0;
    std::string some;
    e.db.each(
        "SELECT l.eleve_siecle, COUNT(*) FROM imp_lien l"
        " LEFT JOIN eleve e ON e.etablissement = ? AND e.eleve_siecle = l.eleve_siecle"
        " WHERE e.id IS NULL GROUP BY l.eleve_siecle ORDER BY l.eleve_siecle",
        [&](const db::Row& row) {
            links += row.get<std::uint64_t>(1);
            if (++pupils > shown) return;
            some += (some.empty() ? "" : ", ") + std::to_string(row.get<std::uint64_t>(0));
        },
        e.etablissement
    );
    if (links == 0) return;
    e.bilan.avertir(
        {"",
         0,
         base::counted(links, "lien n’est pas repris", "liens ne sont pas repris") +
             " : élève inconnu de l’établissement (ELEVE_ID " + some + (pupils > shown ? "…" : "") +
             ")."}
    );
}

// As an export of one class does to pupils: a wrong file would close the families' access.
void juger_fins(Ecriture& e) {
    const auto ended = e.bilan.liens.partis.total();
    const auto live = e.db.value<std::uint64_t>(
                              "SELECT COUNT(*) FROM couple c JOIN eleve e ON e.id = c.eleve"
                              " WHERE c.etablissement = ? AND c.fin_le IS NULL AND "
                              "e.absent_import_le IS NULL",
                              e.etablissement
    )
                          .value_or(0);
    if (ended * 2 <= live) return;
    const auto lower = e.db.value<std::uint64_t>(
                               "SELECT COUNT(*) FROM imp_fini f JOIN couple c ON c.id = f.couple"
                               " JOIN imp_couple i ON i.eleve = c.eleve"
                               "  AND i.responsable = c.responsable"
    )
                           .value_or(0);
    std::string what;
    if (ended > lower) what = std::to_string(ended - lower) + " ne sont plus dans l’export";
    if (lower > 0) {
        what += (what.empty() ? "" : ", ") + std::to_string(lower) +
                " y ont un niveau de responsabilité moindre";
    }
    e.bilan.avertir_d_abord(
        {"",
         0,
         "sur " + std::to_string(live) + " liens, " + what +
             ". L’accès des familles se ferme avec eux : vérifiez que cet export est bien celui de "
             "tout l’établissement."}
    );
}

// What the school reads in the history of a pair to which a code was given.
void noter_fins(Ecriture& e) {
    e.db.execute(
        "INSERT INTO journal (quand, etablissement, action, couple, eleve, details)"
        " SELECT ?, c.etablissement, 'lien.fini', c.id, c.eleve, IF(f.reste, ?, ?) FROM imp_fini f"
        " JOIN couple c ON c.id = f.couple"
        " WHERE EXISTS (SELECT 1 FROM car k WHERE k.couple = c.id) ORDER BY c.id",
        e.now,
        "D’après l’import, cette personne n’est plus responsable légal mais en charge\u00A0: le "
        "code et l’accès qu’elle avait sont fermés, un nouveau code peut être donné",
        "D’après l’import, cette personne n’est plus responsable légal ni en charge\u00A0: le code "
        "et l’accès qu’elle avait sont fermés"
    );
}

void noter_retours(Ecriture& e) {
    e.db.execute(
        "INSERT INTO journal (quand, etablissement, action, couple, eleve, details)"
        " SELECT ?, c.etablissement, 'lien.revenu', c.id, c.eleve,"
        " IF(EXISTS (SELECT 1 FROM rattachement r WHERE r.couple_ouvert = c.id), ?, ?)"
        " FROM couple c"
        " JOIN imp_couple i ON i.eleve = c.eleve AND i.responsable = c.responsable"
        " WHERE c.fin_le IS NOT NULL AND i.ouvre"
        " AND EXISTS (SELECT 1 FROM car k WHERE k.couple = c.id) ORDER BY c.id",
        e.now,
        "D’après l’import, cette personne est de nouveau responsable\u00A0: son accès se rouvre",
        "D’après l’import, cette personne est de nouveau responsable\u00A0: il lui faut un nouveau "
        "code"
    );
}

// Links gone from the file, or of a lower level: whoever was légal and is now in charge keeps the
// pair, but what he had as légal ends, and the school decides of a new code.
void trouver_fins(Ecriture& e) {
    e.db.execute("DELETE FROM imp_fini");
    e.db.execute(
        "INSERT INTO imp_fini (couple, reste) SELECT c.id, COALESCE(i.ouvre, 0) FROM couple c"
        " JOIN eleve e ON e.id = c.eleve AND e.absent_import_le IS NULL"
        " LEFT JOIN imp_couple i ON i.eleve = c.eleve AND i.responsable = c.responsable"
        " WHERE c.etablissement = ? AND (c.fin_le IS NULL OR c.absent_import_le IS NOT NULL)"
        " AND (i.eleve IS NULL OR i.niveau > c.niveau)",
        e.etablissement
    );
    e.db.each(
        "SELECT r.nom, r.prenom, e.nom, e.prenom FROM imp_fini f JOIN couple c ON c.id = f.couple"
        " JOIN responsable r ON r.id = c.responsable JOIN eleve e ON e.id = c.eleve ORDER BY "
        "r.tri, e.tri",
        [&](const db::Row& row) { e.bilan.liens.partis.add(ligne_de_lien(row)); }
    );
}

void finir_couples(Ecriture& e) {
    trouver_fins(e);
    if (e.bilan.liens.partis.total() == 0) return;
    juger_fins(e);
    noter_fins(e);
    e.ecrit(e.db.execute(
        "UPDATE couple c JOIN imp_fini f ON f.couple = c.id"
        " SET c.fin_le = IF(f.reste, c.fin_le, ?), c.absent_import_le = NULL",
        e.now
    ));
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

// Pupils who have left are mostly not in the file any more: their links do not end with that, but
// which of them it does not name is kept for the day when they are back.
void noter_liens_des_absents(Ecriture& e) {
    e.ecrit(e.db.execute(
        "UPDATE couple c JOIN eleve e ON e.id = c.eleve AND e.absent_import_le IS NOT NULL"
        " JOIN responsable r ON r.id = c.responsable"
        " LEFT JOIN imp_lien l ON l.eleve_siecle = e.eleve_siecle"
        "  AND l.personne_siecle = r.personne_siecle AND l.niveau <= c.niveau"
        " SET c.absent_import_le = IF(l.eleve_siecle IS NULL, ?, NULL)"
        " WHERE c.etablissement = ? AND c.fin_le IS NULL"
        " AND (c.absent_import_le IS NULL) = (l.eleve_siecle IS NULL)",
        e.now,
        e.etablissement
    ));
}

// Pupils who are back without a file of their responsables: a link that the last one did not name
// stays shut, with all it had opened, until one does.
void fermer_liens_en_attente(Ecriture& e) {
    const auto waiting = e.db.value<std::uint64_t>(
        "SELECT COUNT(*) FROM couple c JOIN eleve e ON e.id = c.eleve AND e.absent_import_le IS "
        "NULL WHERE c.etablissement = ? AND c.fin_le IS NULL AND c.absent_import_le IS NOT NULL",
        e.etablissement
    );
    if (waiting.value_or(0) == 0) return;
    e.bilan.avertir_d_abord(
        {"",
         0,
         base::counted(
             static_cast<long long>(*waiting), "lien d’élève revenu", "liens d’élèves revenus"
         ) + " ne figure" +
             (*waiting > 1 ? "nt" : "") +
             " pas dans le dernier export des responsables : l’accès reste fermé jusqu’au "
             "prochain (" +
             std::string(fichier_de(Genre::responsables)) + ")."}
    );
    e.db.execute(
        "INSERT INTO journal (quand, etablissement, action, couple, eleve, details)"
        " SELECT ?, c.etablissement, 'lien.en_attente', c.id, c.eleve, ? FROM couple c"
        " JOIN eleve e ON e.id = c.eleve AND e.absent_import_le IS NULL"
        " WHERE c.etablissement = ? AND c.fin_le IS NULL AND c.absent_import_le IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM car k WHERE k.couple = c.id) ORDER BY c.id",
        e.now,
        "L’élève est revenu, mais le dernier export des responsables ne nomme plus cette "
        "personne\u00A0: l’accès reste fermé jusqu’au prochain",
        e.etablissement
    );
    e.ecrit(e.db.execute(
        "UPDATE couple c JOIN eleve e ON e.id = c.eleve AND e.absent_import_le IS NULL"
        " SET c.fin_le = ?"
        " WHERE c.etablissement = ? AND c.fin_le IS NULL AND c.absent_import_le IS NOT NULL",
        e.now,
        e.etablissement
    ));
}

// A link that had ended lives again when it may have a code; what it had opened stays closed, but
// for one that only waited to be confirmed.
void modifier_couples(Ecriture& e) {
    noter_retours(e);
    e.db.each(
        "SELECT r.nom, r.prenom, e.nom, e.prenom, c.fin_le IS NOT NULL AND i.ouvre FROM couple c"
        " JOIN imp_couple i ON i.eleve = c.eleve AND i.responsable = c.responsable"
        " JOIN responsable r ON r.id = c.responsable JOIN eleve e ON e.id = c.eleve"
        " WHERE c.niveau <> i.niveau OR c.rang_legal <> i.rang_legal OR c.parente <> i.parente"
        " OR c.prioritaire <> i.prioritaire OR c.heberge <> i.heberge"
        " OR (c.fin_le IS NOT NULL AND i.ouvre)"
        " ORDER BY r.tri, e.tri",
        [&](const db::Row& row) {
            (row.get<bool>(4) ? e.bilan.liens.revenus : e.bilan.liens.modifies)
                .add(ligne_de_lien(row));
        }
    );
    e.ecrit(e.db.execute(
        "UPDATE couple c JOIN imp_couple i ON i.eleve = c.eleve AND i.responsable = c.responsable"
        " SET c.fin_le = IF(i.ouvre, NULL, c.fin_le), c.absent_import_le = NULL,"
        " c.niveau = i.niveau, c.rang_legal = i.rang_legal,"
        " c.parente = i.parente, c.prioritaire = i.prioritaire, c.heberge = i.heberge"
        " WHERE c.niveau <> i.niveau OR c.rang_legal <> i.rang_legal OR c.parente <> i.parente"
        " OR c.prioritaire <> i.prioritaire OR c.heberge <> i.heberge"
        " OR (c.fin_le IS NOT NULL AND i.ouvre) OR c.absent_import_le IS NOT NULL"
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
        "prioritaire, heberge, fin_le)"
        " SELECT ?, i.eleve, i.responsable, i.niveau, i.rang_legal, i.parente, i.prioritaire, "
        "i.heberge, IF(i.ouvre, NULL, ?)"
        " FROM imp_couple i LEFT JOIN couple c ON c.eleve = i.eleve AND c.responsable = "
        "i.responsable"
        " WHERE c.id IS NULL",
        e.etablissement,
        e.now
    ));
}

}  // namespace

void appliquer_liens(Ecriture& e) {
    if (!e.apport.a_responsables) return fermer_liens_en_attente(e);
    rassembler_couples(e);
    avertir_eleves_inconnus(e);
    finir_couples(e);
    noter_liens_des_absents(e);
    modifier_couples(e);
    creer_couples(e);
    const auto all = e.db.value<std::uint64_t>("SELECT COUNT(*) FROM imp_couple").value_or(0);
    auto& lists = e.bilan.liens;
    const auto touched = lists.crees.total() + lists.modifies.total() + lists.revenus.total();
    lists.identiques = all - std::min(all, touched);
}

}  // namespace scolarite
