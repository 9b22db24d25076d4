#include "scolarite/mef.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace scolarite {

base::Result<CodeMef> CodeMef::parse(std::string_view typed) {
    const std::string text = base::upper_ascii(base::trim(typed));
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 11 || !std::all_of(text.begin(), text.begin() + 10, digit) ||
        !(digit(text[10]) || (text[10] >= 'A' && text[10] <= 'Z'))) {
        return base::refuse(
            "Un code MEF a 10 chiffres suivis d’un chiffre ou d’une lettre, par exemple "
            "10010012110."
        );
    }
    return CodeMef(text);
}

std::vector<Mef> mefs_of(db::Connection& db, EtablissementId etablissement) {
    return db.all<Mef>(
        "SELECT DISTINCT dm.mef, COALESCE(m.libelle, dm.mef) FROM division d"
        " JOIN division_mef dm ON dm.division = d.id"
        " LEFT JOIN mef m ON m.etablissement = d.etablissement AND m.code = dm.mef"
        " WHERE d.etablissement = ? AND d.fermee_le IS NULL ORDER BY 2, 1",
        [](const db::Row& row) {
            return Mef{CodeMef::parse(row.get<std::string>(0)).value(), row.get<std::string>(1)};
        },
        etablissement
    );
}

}  // namespace scolarite
