// Marks and absences from files: CSV of evaluations, of marks and of absences, exportAbsence.xml
// and LSU. The columns of the CSV are described in the README, « Formats d’import ».
#pragma once

#include "base/result.hpp"
#include "db/connection.hpp"
#include "scolarite/bilan.hpp"
#include "scolarite/ids.hpp"
#include "scolarite/uai.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vie_scolaire {

enum class GenreDonnees : std::uint8_t { evaluations, notes, absences, export_absence, lsu };

struct FichierDonnees {
    std::string chemin;
    std::string nom;
    GenreDonnees genre;
    std::optional<scolarite::Uai> uai;  // from the content (LSU) or the file's name
};

// Lines of one kind: what became, or would become, of them.
struct Changements {
    std::uint64_t crees = 0;
    std::uint64_t modifies = 0;
    std::uint64_t identiques = 0;
    std::uint64_t retires = 0;       // withdrawn by a line that says so
    std::uint64_t deja_absents = 0;  // to withdraw, and not there
    std::uint64_t ecrits() const { return crees + modifies + retires; }
};

struct BilanDonnees {
    std::string uai;
    bool essai = false;
    std::vector<std::string> fichiers;
    Changements evaluations;
    Changements notes;
    Changements absences;
    Changements bilans;  // averages and totals of a period
    std::uint64_t lignes_ecrites = 0;
    std::vector<scolarite::Avertissement> avertissements;
    std::vector<std::string> retraits;  // what was taken back, and whose it was

    // A line about to be written, new or over one that is there.
    void ecrit(Changements& genre, bool nouveau) {
        ++(nouveau ? genre.crees : genre.modifies);
        ++lignes_ecrites;
    }
    // A line to withdraw; false where there is nothing to write.
    bool retire(Changements& genre, bool connue) {
        ++(connue ? genre.retires : genre.deja_absents);
        lignes_ecrites += connue ? 1 : 0;
        return connue;
    }
};

struct OptionsDonnees {
    base::Instant now;
    bool essai = false;
    std::optional<int> annee = {};    // September's: refused when the school is in another
    std::optional<int> periode = {};  // 1 to 3: the period of an exportAbsence.xml
    std::function<void(db::Transaction&, scolarite::EtablissementId, const BilanDonnees&)>
        consigner = {};
};

// A CSV is known by its columns, an XML by its root. Fails with a sentence naming the file.
base::Result<FichierDonnees> identifier_donnees(const std::string& chemin);

// All the files of one school in one transaction. Fails with what is wrong, naming file and line.
base::Result<BilanDonnees> importer_donnees(
    db::Connection& db,
    const scolarite::Uai& uai,
    const std::vector<FichierDonnees>& fichiers,
    const OptionsDonnees& options
);
// The same inside a transaction under way, whose caller undoes it on a refusal and for a preview.
// `preparer_donnees` goes before that transaction begins, on the same connection.
void preparer_donnees(db::Connection& db);
base::Result<BilanDonnees> importer_donnees(
    db::Transaction& tx,
    const scolarite::Uai& uai,
    const std::vector<FichierDonnees>& fichiers,
    const OptionsDonnees& options
);

}  // namespace vie_scolaire
