// Columns of a CSV that are not known. Real exports bear many (names, classes), so they are said
// and left out; but one that is nearly called like a column of this kind, which the file lacks, is
// a misspelling, and what it says would be lost: `retire` would write the mark to be taken back.
#include "vie_scolaire/import_ecole.hpp"

#include <algorithm>

namespace vie_scolaire {
namespace {

// But for one letter too many, missing or another, or two letters exchanged.
bool nearly(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (a.size() <= 1 && b.size() <= 1) return true;
    return a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
}

// The column of this kind that was meant; "" when none was. Of short names, "fin" and "min", one
// letter says nothing.
std::string_view meant(
    const FichierCsv& csv, std::string_view name, std::span<const std::string_view> known
) {
    constexpr std::size_t long_enough = 5;
    for (const auto column : known) {
        if (column.size() >= long_enough && !csv.has(column) && nearly(name, column)) return column;
    }
    return {};
}

}  // namespace

base::Check verifier_colonnes(
    Ecole& ecole, const FichierCsv& csv, std::span<const std::string_view> connues
) {
    std::string unknown;
    std::size_t count = 0;
    for (const auto& name : csv.columns()) {
        if (name.empty() || std::find(connues.begin(), connues.end(), name) != connues.end())
            continue;
        if (const auto column = meant(csv, name, connues); !column.empty())
            return csv.refuse(
                "la colonne « " + name + " » n’est pas connue ; appelez-la « " +
                std::string(column) + " » si c’est elle, autrement si elle est autre chose."
            );
        unknown += (count++ > 0 ? ", « " : "« ") + name + " »";
    }
    if (count == 0) return {};
    ecole.bilan.avertissements.push_back(
        {csv.name(),
         static_cast<int>(csv.line()),
         count == 1 ? "la colonne " + unknown + " n’est pas connue ; elle n’est pas lue."
                    : "les colonnes " + unknown + " ne sont pas connues ; elles ne sont pas lues."}
    );
    return {};
}

}  // namespace vie_scolaire
