// What an evaluation says of its class, kept beside it: mean, least, most and number of its marks.
#include "base/text.hpp"
#include "db/bulk.hpp"
#include "vie_scolaire/import_ecole.hpp"

#include <algorithm>

namespace vie_scolaire {
namespace {

// Over counted marks (Abs0 and NR0 count 0). Through the pupils, because marks are kept by pupil.
void figures(Ecole& ecole) {
    auto& db = ecole.db;
    ecole.bilan.lignes_ecrites += db.execute(
        "UPDATE evaluation v JOIN (SELECT n.evaluation, ROUND(AVG(COALESCE(n.valeur, IF(n.special "
        "IN (6, 7), 0, NULL))), 2)"
        " AS moyenne, MIN(COALESCE(n.valeur, IF(n.special IN (6, 7), 0, NULL))) AS mini,"
        " MAX(COALESCE(n.valeur, IF(n.special IN (6, 7), 0, NULL))) AS maxi,"
        " COUNT(COALESCE(n.valeur, IF(n.special IN (6, 7), 0, NULL))) AS effectif"
        " FROM eleve e JOIN note n ON n.eleve = e.id JOIN imp_evaluation t ON t.id = n.evaluation"
        " WHERE e.etablissement = ? GROUP BY n.evaluation) s ON s.evaluation = v.id"
        " SET v.moyenne = s.moyenne, v.mini = s.mini, v.maxi = s.maxi, v.effectif = s.effectif"
        " WHERE NOT (v.moyenne <=> s.moyenne AND v.mini <=> s.mini AND v.maxi <=> s.maxi AND "
        "v.effectif = s.effectif)",
        ecole.id
    );
}

// Those whose last mark has been taken back are in no sum of marks.
void without_marks(Ecole& ecole) {
    ecole.bilan.lignes_ecrites += ecole.db.execute(
        "UPDATE evaluation v JOIN imp_evaluation t ON t.id = v.id SET v.moyenne = NULL, v.mini = "
        "NULL, v.maxi = NULL, v.effectif = 0 WHERE v.effectif > 0 AND NOT EXISTS (SELECT 1 FROM "
        "eleve e JOIN note n ON n.eleve = e.id AND n.evaluation = v.id WHERE e.etablissement = ?)",
        ecole.id
    );
}

}  // namespace

void recalculer(Ecole& ecole, std::vector<std::uint32_t> evaluations) {
    std::sort(evaluations.begin(), evaluations.end());
    evaluations.erase(std::unique(evaluations.begin(), evaluations.end()), evaluations.end());
    ecole.db.execute("DELETE FROM imp_evaluation");
    db::Bulk ids(ecole.db, "INSERT INTO imp_evaluation (id) VALUES", 1);
    for (const auto id : evaluations) ids.add(id);
    ids.flush();
    figures(ecole);
    if (ecole.bilan.notes.retires > 0) without_marks(ecole);
}

namespace {

// In the file at hand, whose marks have been read and sorted; 0: it is not there.
std::uint32_t ligne_de_note(const Ecole& ecole, std::uint64_t key) {
    const auto& read = ecole.notes_lues;
    const auto found =
        std::lower_bound(read.begin(), read.end(), key, [](const NoteLue& note, std::uint64_t cle) {
            return note.cle < cle;
        });
    const bool there =
        found != read.end() && found->cle == key && found->endroit.fichier == ecole.ici(0).fichier;
    return there ? found->endroit.ligne : 0;
}

}  // namespace

void avertir_autres_classes(Ecole& ecole, const std::string& fichier) {
    std::size_t count = 0;
    std::uint32_t first = 0;
    std::string reference;
    ecole.db.each(
        "SELECT e.id, n.evaluation, v.reference FROM eleve e JOIN note n ON n.eleve = e.id "
        "JOIN imp_evaluation i ON i.id = n.evaluation JOIN evaluation v ON v.id = n.evaluation "
        "LEFT JOIN eleve_groupe g ON g.eleve = e.id AND g.groupe = v.groupe "
        "WHERE e.etablissement = ? AND n.ecrite_le = ? "
        "AND ((v.division IS NOT NULL AND NOT (e.division <=> v.division)) "
        "OR (v.groupe IS NOT NULL AND g.eleve IS NULL))",
        [&](const db::Row& row) {
            const auto line = ligne_de_note(
                ecole, (row.get<std::uint64_t>(0) << 32U) | row.get<std::uint64_t>(1)
            );
            if (line == 0) return;  // of another file of the run
            ++count;
            if (first != 0 && first < line) return;
            first = line;
            reference = row.get<std::string>(2);
        },
        ecole.id,
        ecole.options.now
    );
    if (count == 0) return;
    ecole.bilan.avertissements.push_back(
        {fichier,
         static_cast<int>(first),
         base::counted(count, "note écrite", "notes écrites") +
             " pour un élève qui n’est pas de la classe de l’évaluation, ici « " + reference +
             " » ; à vérifier."}
    );
}

}  // namespace vie_scolaire
