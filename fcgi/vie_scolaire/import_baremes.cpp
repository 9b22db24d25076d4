// An evaluation may be given again on a smaller barème, but no mark may then be above it.
#include "vie_scolaire/import_ecole.hpp"

#include <algorithm>

namespace vie_scolaire {
namespace {

std::string avec_virgule(std::string number) {
    std::replace(number.begin(), number.end(), '.', ',');
    return number;
}

}  // namespace

base::Check verifier_baremes(const Ecole& ecole) {
    for (const auto& reduced : ecole.baremes_reduits) {
        // Of the marks themselves: `maxi` is not lowered when a pupil is erased.
        const auto highest = ecole.db.value<std::optional<std::string>>(
            "SELECT CAST(MAX(n.valeur) AS CHAR) FROM evaluation v JOIN eleve e ON e.etablissement "
            "= v.etablissement"
            " JOIN note n ON n.eleve = e.id AND n.evaluation = v.id"
            " WHERE v.etablissement = ? AND v.annee = ? AND v.reference = ? AND n.valeur > "
            "v.bareme",
            ecole.id,
            ecole.septembre,
            reduced.reference
        );
        if (!highest || !*highest) continue;
        return base::refuse(
            reduced.fichier + ", ligne " + std::to_string(reduced.ligne) + " : l’évaluation « " +
            reduced.reference + " » a déjà une note de " + avec_virgule(**highest) +
            ", qui dépasse son nouveau barème de " + avec_virgule(reduced.bareme) +
            ". Rendez-lui son barème, ou donnez en même temps ses notes sur le nouveau."
        );
    }
    return {};
}

}  // namespace vie_scolaire
