// The dates of mode échéance, by scope: see parametres.hpp.
#include "vie_scolaire/parametres.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>

namespace vie_scolaire {
namespace {

// 0 stands for "all divisions" in the key of the table.
std::uint64_t column_of(const std::optional<scolarite::DivisionId>& division) {
    return division ? division->value() : 0;
}

// The scopes that exist in this school, in words for the journal: "6A (10010012110)".
struct Known {
    Perimetre perimetre;
    std::string words;
};

std::optional<Known> known(const std::vector<CoupleMef>& couples, const Perimetre& perimetre) {
    if (perimetre.mef.empty() && !perimetre.division)
        return Known{perimetre, "tout l’établissement"};
    for (const auto& couple : couples) {
        if (!perimetre.mef.empty() && couple.mef != perimetre.mef) continue;
        if (perimetre.division && couple.division != *perimetre.division) continue;
        if (!perimetre.division) return Known{perimetre, couple.libelle};
        return Known{
            perimetre, perimetre.mef.empty() ? couple.code : couple.code + " " + couple.libelle};
    }
    return std::nullopt;
}

void write(
    db::Transaction& tx,
    const Decision& decision,
    std::string_view action,
    base::Date jour,
    const std::string& scopes
) {
    acces::journal(
        tx.connection(),
        decision.now,
        decision.auteur,
        {.action = action,
         .etablissement = decision.etablissement,
         .details = (action == "echeance.posee" ? "Date ajoutée\u00A0: " : "Date retirée\u00A0: ") +
                    base::format_date(jour) + "\u00A0: " + scopes}
    );
}

template <class F>
std::size_t for_each_scope(
    db::Transaction& tx,
    const Decision& decision,
    const std::vector<Perimetre>& perimetres,
    base::Date jour,
    std::string_view action,
    F change
) {
    // the school's row is the lock: two at once count each change once
    tx->value<std::uint64_t>(
        "SELECT id FROM etablissement WHERE id = ? FOR UPDATE", decision.etablissement
    );
    const auto couples = couples_mef(tx.connection(), decision.etablissement);
    std::string words;
    std::size_t changed = 0;
    for (const auto& perimetre : perimetres) {
        const auto scope = known(couples, perimetre);
        if (!scope || !change(scope->perimetre)) continue;
        ++changed;
        words += (words.empty() ? "" : ", ") + scope->words;
    }
    if (changed != 0) write(tx, decision, action, jour, words);
    return changed;
}

}  // namespace

std::vector<CoupleMef> couples_mef(db::Connection& db, scolarite::EtablissementId etablissement) {
    return db.all<CoupleMef>(
        "SELECT d.id, d.code, dm.mef, COALESCE(m.libelle, dm.mef) FROM division d "
        "JOIN division_mef dm ON dm.division = d.id "
        "LEFT JOIN mef m ON m.etablissement = d.etablissement AND m.code = dm.mef "
        "WHERE d.etablissement = ? AND d.fermee_le IS NULL ORDER BY d.code, dm.mef",
        [](const db::Row& row) {
            return CoupleMef{
                row.get<scolarite::DivisionId>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<std::string>(3)};
        },
        etablissement
    );
}

std::vector<Echeance> echeances_of(db::Connection& db, scolarite::EtablissementId etablissement) {
    return db.all<Echeance>(
        "SELECT h.mef, h.division, h.jour FROM echeance h "
        "JOIN etablissement s ON s.id = h.etablissement WHERE h.etablissement = ? "
        "AND YEAR(h.jour) * 12 + MONTH(h.jour) BETWEEN s.annee * 12 + 8 AND s.annee * 12 + 19 "
        "ORDER BY h.jour, h.mef, h.division",
        [](const db::Row& row) {
            const auto division = row.get<std::uint64_t>(1);
            return Echeance{
                row.get<std::string>(0),
                division == 0 ? std::nullopt : std::optional(scolarite::DivisionId(division)),
                row.get<base::Date>(2)};
        },
        etablissement
    );
}

std::vector<ClasseNotee> classes_notees(
    db::Connection& db, scolarite::EtablissementId etablissement
) {
    std::map<std::uint64_t, std::vector<DatesEvaluation>> by_division;
    db.each(
        "SELECT DISTINCT COALESCE(e.division, gd.division), e.id, e.jour, e.publication "
        "FROM evaluation e JOIN etablissement s ON s.id = e.etablissement AND s.annee = e.annee "
        "LEFT JOIN groupe_division gd ON e.division IS NULL AND gd.groupe = e.groupe "
        "WHERE e.etablissement = ? AND COALESCE(e.division, gd.division) IS NOT NULL",
        [&](const db::Row& row) {
            by_division[row.get<std::uint64_t>(0)].push_back(
                {row.get<base::Date>(2), row.get<base::Date>(3)}
            );
        },
        etablissement
    );
    std::vector<ClasseNotee> classes;
    const auto couples = couples_mef(db, etablissement);
    for (const auto& couple : couples) {
        const auto of_division =
            std::count_if(couples.begin(), couples.end(), [&](const CoupleMef& one) {
                return one.division == couple.division;
            });
        classes.push_back(
            {of_division > 1 ? couple.code + " (" + couple.libelle + ")" : couple.code,
             couple.perimetre(),
             by_division[couple.division.value()]}
        );
    }
    return classes;
}

std::size_t add_echeance(
    db::Transaction& tx,
    const Decision& decision,
    const std::vector<Perimetre>& perimetres,
    base::Date jour
) {
    const auto add = [&](const Perimetre& perimetre) {
        const auto there = tx->value<std::uint64_t>(
            "SELECT COUNT(*) FROM echeance WHERE etablissement = ? AND mef = ? AND division = ? "
            "AND jour = ?",
            decision.etablissement,
            perimetre.mef,
            column_of(perimetre.division),
            jour
        );
        if (there != 0U) return false;
        tx->execute(
            "INSERT INTO echeance (etablissement, mef, division, jour, pose_le, pose_par) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            decision.etablissement,
            perimetre.mef,
            column_of(perimetre.division),
            jour,
            decision.now,
            decision.auteur.compte
        );
        return true;
    };
    return for_each_scope(tx, decision, perimetres, jour, "echeance.posee", add);
}

std::size_t remove_echeance(
    db::Transaction& tx,
    const Decision& decision,
    const std::vector<Perimetre>& perimetres,
    base::Date jour
) {
    const auto remove = [&](const Perimetre& perimetre) {
        return tx->execute(
                   "DELETE FROM echeance WHERE etablissement = ? AND mef = ? AND division = ? "
                   "AND jour = ?",
                   decision.etablissement,
                   perimetre.mef,
                   column_of(perimetre.division),
                   jour
               ) != 0;
    };
    return for_each_scope(tx, decision, perimetres, jour, "echeance.retiree", remove);
}

}  // namespace vie_scolaire
