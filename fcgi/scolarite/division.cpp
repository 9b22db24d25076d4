#include "scolarite/division.hpp"

#include <algorithm>

namespace scolarite {

std::vector<Division> divisions_of(
    db::Connection& db, EtablissementId etablissement, base::Date today
) {
    auto list = db.all<Division>(
        "SELECT d.id, d.code, d.libelle, COUNT(e.id) FROM division d"
        " LEFT JOIN eleve e ON e.etablissement = d.etablissement AND e.division = d.id"
        "  AND e.absent_import_le IS NULL AND (e.sorti_le IS NULL OR e.sorti_le > ?)"
        " WHERE d.etablissement = ? AND d.fermee_le IS NULL GROUP BY d.id, d.code, d.libelle ORDER "
        "BY d.code",
        [](const db::Row& row) {
            return Division{
                row.get<DivisionId>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<unsigned>(3),
                {}};
        },
        today,
        etablissement
    );
    db.each(
        "SELECT d.id, dm.mef, COALESCE(m.libelle, dm.mef) FROM division d"
        " JOIN division_mef dm ON dm.division = d.id"
        " LEFT JOIN mef m ON m.etablissement = d.etablissement AND m.code = dm.mef"
        " WHERE d.etablissement = ? AND d.fermee_le IS NULL ORDER BY d.code, dm.mef",
        [&](const db::Row& row) {
            const auto id = row.get<DivisionId>(0);
            const auto at = std::find_if(list.begin(), list.end(), [&](const Division& division) {
                return division.id == id;
            });
            if (at == list.end()) return;
            at->mefs.push_back(Mef{
                CodeMef::parse(row.get<std::string>(1)).value(), row.get<std::string>(2)});
        },
        etablissement
    );
    return list;
}

std::vector<CoupleMefDivision> couples_mef_division(
    db::Connection& db, EtablissementId etablissement, base::Date today
) {
    return db.all<CoupleMefDivision>(
        "SELECT d.id, d.code, dm.mef, COALESCE(m.libelle, dm.mef), COUNT(e.id) FROM division d"
        " JOIN division_mef dm ON dm.division = d.id"
        " LEFT JOIN mef m ON m.etablissement = d.etablissement AND m.code = dm.mef"
        " LEFT JOIN eleve e ON e.etablissement = d.etablissement AND e.division = d.id AND e.mef = "
        "dm.mef"
        "  AND e.absent_import_le IS NULL AND (e.sorti_le IS NULL OR e.sorti_le > ?)"
        " WHERE d.etablissement = ? AND d.fermee_le IS NULL"
        " GROUP BY d.id, d.code, dm.mef, m.libelle ORDER BY d.code, dm.mef",
        [](const db::Row& row) {
            return CoupleMefDivision{
                row.get<DivisionId>(0),
                row.get<std::string>(1),
                Mef{CodeMef::parse(row.get<std::string>(2)).value(), row.get<std::string>(3)},
                row.get<unsigned>(4)
            };
        },
        today,
        etablissement
    );
}

}  // namespace scolarite
