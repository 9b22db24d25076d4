// Links between parents and pupils. A link that gives less at the source than it did ends, in the
// same transaction, the access it had opened and the code that would open one.
//
// Who may have a code is said here alone (`ouvre`), and kept in `couple.fin_le` for whoever asks:
// the légaux and those in charge; never a mere contact.
#include "base/text.hpp"
#include "scolarite/appliquer.hpp"
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
    e.bilan.avertir_d_abord(
        {"",
         0,
         std::to_string(ended) + " liens sur " + std::to_string(live) +
             " ne sont plus dans l’export, et l’accès des familles se ferme avec eux : vérifiez "
             "qu’il est bien celui de tout l’établissement."}
    );
}

// Links gone from the file, or of a lower level: whoever was légal and is now in charge keeps the
// pair, but what he had as légal ends, and the school decides of a new code. Pupils who have left
// are not in the file any more: their links are left as they were.
void finir_couples(Ecriture& e) {
    e.db.execute("DELETE FROM imp_fini");
    e.db.execute(
        "INSERT INTO imp_fini (couple, reste) SELECT c.id, COALESCE(i.ouvre, 0) FROM couple c"
        " JOIN eleve e ON e.id = c.eleve AND e.absent_import_le IS NULL"
        " LEFT JOIN imp_couple i ON i.eleve = c.eleve AND i.responsable = c.responsable"
        " WHERE c.etablissement = ? AND c.fin_le IS NULL"
        " AND (i.eleve IS NULL OR i.niveau > c.niveau)",
        e.etablissement
    );
    e.db.each(
        "SELECT r.nom, r.prenom, e.nom, e.prenom FROM imp_fini f JOIN couple c ON c.id = f.couple"
        " JOIN responsable r ON r.id = c.responsable JOIN eleve e ON e.id = c.eleve ORDER BY "
        "r.tri, e.tri",
        [&](const db::Row& row) { e.bilan.liens.partis.add(ligne_de_lien(row)); }
    );
    if (e.bilan.liens.partis.total() == 0) return;
    juger_fins(e);
    e.ecrit(e.db.execute(
        "UPDATE couple c JOIN imp_fini f ON f.couple = c.id SET c.fin_le = ? WHERE f.reste = 0",
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

// A link that had ended lives again when it may have a code; what it had opened stays closed.
void modifier_couples(Ecriture& e) {
    e.db.each(
        "SELECT r.nom, r.prenom, e.nom, e.prenom, c.fin_le IS NOT NULL AND i.ouvre FROM couple c"
        " JOIN imp_couple i ON i.eleve = c.eleve AND i.responsable = c.responsable"
        " JOIN responsable r ON r.id = c.responsable JOIN eleve e ON e.id = c.eleve"
        " WHERE c.niveau <> i.niveau OR c.rang_legal <> i.rang_legal OR c.parente <> i.parente"
        " OR c.prioritaire <> i.prioritaire OR c.heberge <> i.heberge OR (c.fin_le IS NOT NULL AND "
        "i.ouvre)"
        " ORDER BY r.tri, e.tri",
        [&](const db::Row& row) {
            (row.get<bool>(4) ? e.bilan.liens.revenus : e.bilan.liens.modifies)
                .add(ligne_de_lien(row));
        }
    );
    e.ecrit(e.db.execute(
        "UPDATE couple c JOIN imp_couple i ON i.eleve = c.eleve AND i.responsable = c.responsable"
        " SET c.fin_le = IF(i.ouvre, NULL, c.fin_le), c.niveau = i.niveau, c.rang_legal = "
        "i.rang_legal,"
        " c.parente = i.parente, c.prioritaire = i.prioritaire, c.heberge = i.heberge"
        " WHERE c.niveau <> i.niveau OR c.rang_legal <> i.rang_legal OR c.parente <> i.parente"
        " OR c.prioritaire <> i.prioritaire OR c.heberge <> i.heberge OR (c.fin_le IS NOT NULL AND "
        "i.ouvre)"
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
    if (!e.apport.a_responsables) return;
    rassembler_couples(e);
    avertir_eleves_inconnus(e);
    finir_couples(e);
    modifier_couples(e);
    creer_couples(e);
    const auto all = e.db.value<std::uint64_t>("SELECT COUNT(*) FROM imp_couple").value_or(0);
    auto& lists = e.bilan.liens;
    const auto touched = lists.crees.total() + lists.modifies.total() + lists.revenus.total();
    lists.identiques = all - std::min(all, touched);
}

}  // namespace scolarite
