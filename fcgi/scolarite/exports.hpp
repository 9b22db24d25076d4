// Exports in the order in which they were made: one that is older than the last one read would
// bring back parents and pupils whose access has been closed since.
#pragma once

#include "db/connection.hpp"
#include "scolarite/import.hpp"

namespace scolarite {

// Fails naming the first file that is older than what was read of its kind, or dated after
// tomorrow, unless told to take it.
base::Check check_exports(
    db::Connection& db,
    const Uai& uai,
    const std::vector<Fichier>& fichiers,
    const OptionsImport& options
);
// In the transaction of the import. A date to come is not kept: it would refuse every right file
// until then.
void noter_exports(
    db::Connection& db,
    EtablissementId etablissement,
    const std::vector<Fichier>& fichiers,
    const OptionsImport& options
);

}  // namespace scolarite
