// The dates of mode échéance, when an import changes the classes of pupils: what was held back
// stays so, and what is decided of nobody's knowledge is said.
#pragma once

#include "db/connection.hpp"
#include "scolarite/bilan.hpp"
#include "scolarite/changements_de_classe.hpp"

#include <vector>

namespace vie_scolaire {

// A class that nobody was in takes the dates of the class its pupils come from; of several, those
// of the one that sees least. Every other change of what pupils see goes into « À vérifier ».
void suivre_classes(
    db::Transaction& tx,
    base::Instant now,
    scolarite::EtablissementId etablissement,
    const std::vector<scolarite::Deplacement>& deplacements,
    scolarite::Bilan& bilan
);

}  // namespace vie_scolaire
