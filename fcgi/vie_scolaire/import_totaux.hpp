// What a source says of a whole term, where it gives no days: exportAbsence.xml and LSU.
#pragma once

#include "db/bulk.hpp"
#include "vie_scolaire/import_ecole.hpp"

#include <map>
#include <utility>

namespace vie_scolaire {

struct Total {
    unsigned demi_journees;
    unsigned non_justifiees;
    unsigned retards;
    bool operator==(const Total&) const = default;
    bool vide() const { return demi_journees + retards == 0; }
};

struct PlaceTotal {
    std::size_t ligne;
    std::uint64_t eleve;
    const scolarite::Periode& periode;
};

// Writes those of one file: what the school has is read first, in one statement, and what differs
// goes in few.
class EcritureTotaux {
public:
    explicit EcritureTotaux(Ecole& ecole);
    // Fails, without file and line, where the run has already given it, where it would change a
    // closed term, and on what is counted of one that has not begun.
    base::Check ecrire(const PlaceTotal& place, const Total& total);
    void finir();  // also on a refusal, which rolls everything back

private:
    Ecole& ecole_;
    std::map<std::pair<std::uint64_t, std::uint64_t>, Total> connus_;
    db::Bulk lignes_;
};

}  // namespace vie_scolaire
