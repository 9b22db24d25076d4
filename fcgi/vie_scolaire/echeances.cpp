// The dates of mode échéance, by scope: see parametres.hpp.
#include "vie_scolaire/parametres.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

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

// Where pupils stand, by the name of their class; those without one come last.
struct Place {
    std::string code;
    std::optional<scolarite::DivisionId> division;
    std::string mef;
    std::string formation;  // name of the MEF

    bool operator<(const Place& other) const {
        return std::make_tuple(!division, code, division, mef) <
               std::make_tuple(!other.division, other.code, other.division, other.mef);
    }
};

Place read_place(const db::Row& row) {
    return {
        row.get<std::string>(1),
        row.get<std::optional<scolarite::DivisionId>>(0),
        row.get<std::string>(2),
        row.get<std::string>(3)};
}

// STRAIGHT_JOIN: from the pupils, by whose rows marks and reports are kept.
constexpr db::Sql what_families_see(
    "SELECT STRAIGHT_JOIN DISTINCT p.division, COALESCE(d.code, ''), COALESCE(p.mef, ''), "
    "COALESCE(m.libelle, p.mef, ''), 0, v.id, v.jour, v.publication "
    "FROM etablissement s JOIN eleve p ON p.etablissement = s.id "
    "LEFT JOIN division d ON d.id = p.division "
    "LEFT JOIN mef m ON m.etablissement = s.id AND m.code = p.mef "
    "JOIN note n ON n.eleve = p.id JOIN evaluation v ON v.id = n.evaluation AND v.annee = s.annee "
    "WHERE s.id = ? AND p.absent_import_le IS NULL AND (p.sorti_le IS NULL OR p.sorti_le > ?) "
    "UNION ALL "
    "SELECT STRAIGHT_JOIN DISTINCT p.division, COALESCE(d.code, ''), COALESCE(p.mef, ''), "
    "COALESCE(m.libelle, p.mef, ''), 1, t.id, t.fin, t.fin "
    "FROM etablissement s JOIN eleve p ON p.etablissement = s.id "
    "LEFT JOIN division d ON d.id = p.division "
    "LEFT JOIN mef m ON m.etablissement = s.id AND m.code = p.mef "
    "JOIN bilan b ON b.eleve = p.id JOIN periode t ON t.id = b.periode AND t.annee = s.annee "
    "WHERE s.id = ? AND p.absent_import_le IS NULL AND (p.sorti_le IS NULL OR p.sorti_le > ?)"
);

void write(
    db::Transaction& tx,
    const Decision& decision,
    std::string_view action,
    base::Date jour,
    const std::string& scopes
) {
    acces::journal(
        tx,
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
    db::Connection& db, scolarite::EtablissementId etablissement, base::Date today
) {
    std::map<Place, ClasseNotee> by_place;
    db.each(
        what_families_see,
        [&](const db::Row& row) {
            const auto place = read_place(row);
            auto& classe = by_place[place];
            classe.nom = place.division ? place.code : "élèves sans classe";
            classe.perimetre = {place.mef, place.division};
            classe.ouvrables.push_back({
                {row.get<base::Date>(6), row.get<base::Date>(7)},
                row.get<bool>(4)
            });
        },
        etablissement,
        today,
        etablissement,
        today
    );
    std::vector<ClasseNotee> classes;
    classes.reserve(by_place.size());
    for (auto& one : by_place) {
        const auto& place = one.first;
        const auto of_division =
            std::count_if(by_place.begin(), by_place.end(), [&](const auto& other) {
                return other.first.division == place.division;
            });
        if (of_division > 1 && !place.formation.empty())
            one.second.nom += " (" + place.formation + ")";
        classes.push_back(std::move(one.second));
    }
    return classes;
}

std::uint64_t decision_notes(db::Connection& db, scolarite::EtablissementId etablissement) {
    return db
        .value<std::uint64_t>(
            "SELECT id FROM journal WHERE etablissement = ? AND action IN "
            "('notes.parametres', 'echeance.posee', 'echeance.retiree') ORDER BY id DESC LIMIT 1",
            etablissement
        )
        .value_or(0);
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
