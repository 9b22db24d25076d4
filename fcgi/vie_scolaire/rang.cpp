#include "vie_scolaire/rang.hpp"

#include "vie_scolaire/notes.hpp"

#include <fmt/format.h>

namespace vie_scolaire {

std::map<std::string, Rang> rangs_of(
    db::Connection& db,
    const Enfant& enfant,
    const Visible& visible,
    std::optional<scolarite::PeriodeId> periode,
    base::Date today
) {
    std::map<std::string, Rang> out;
    if (!enfant.ecole.voir_notes.rang || !enfant.perimetre.division) return out;
    const auto bornes = bornes_of(visible);
    const std::uint64_t one = periode ? periode->value() : 0;  // 0: the whole year
    // 6 and 7 are Abs0 and NR0, which count 0; the other special marks have no value to count.
    db.each(
        "SELECT r.code, r.rang, r.effectif FROM ("
        "SELECT t.eleve, t.code, RANK() OVER (PARTITION BY t.code ORDER BY t.moyenne DESC) AS "
        "rang, "
        "COUNT(*) OVER (PARTITION BY t.code) AS effectif FROM ("
        "SELECT STRAIGHT_JOIN n.eleve, m.code, ROUND(SUM(COALESCE(n.valeur, 0) * 20 / e.bareme * "
        "e.coefficient) "
        "/ SUM(e.coefficient), 2) AS moyenne "
        "FROM eleve c JOIN note n ON n.eleve = c.id JOIN evaluation e ON e.id = n.evaluation "
        "JOIN matiere m ON m.id = e.matiere "
        "WHERE c.etablissement = ? AND c.division = ? AND c.absent_import_le IS NULL "
        "AND (c.sorti_le IS NULL OR c.sorti_le > ?) AND e.annee = ? AND (? = 0 OR e.periode = ?) "
        "AND e.publication <= ? AND e.jour <= ? AND e.coefficient > 0 AND e.bareme > 0 "
        "AND (n.special IS NULL OR n.special IN (6, 7)) "
        "GROUP BY n.eleve, m.code) t) r WHERE r.eleve = ?",
        [&](const db::Row& row) {
            out.emplace(row.get<std::string>(0), Rang{row.get<unsigned>(1), row.get<unsigned>(2)});
        },
        enfant.ecole.id,
        enfant.perimetre.division,
        today,
        enfant.ecole.annee,
        one,
        one,
        bornes.publication,
        bornes.jour,
        enfant.eleve
    );
    return out;
}

std::string in_words(const Rang& rang) {
    return fmt::format("{}{} sur {}", rang.rang, rang.rang == 1 ? "er" : "e", rang.effectif);
}

}  // namespace vie_scolaire
