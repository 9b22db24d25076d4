// What a change of the publication settings takes away: marks that families see today, and would no
// longer see after it. Pure functions over the settings before and after, beside the rule that they
// compare (publication.hpp). The change itself may be right: whoever makes it is told first.
#pragma once

#include "vie_scolaire/publication.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vie_scolaire {

// All that decides when marks open.
struct Publication {
    ReglePublication regle;
    std::vector<Echeance> echeances;
};
Publication with_date(
    Publication publication, const std::vector<Perimetre>& perimetres, base::Date jour
);
Publication without_date(
    Publication publication, const std::vector<Perimetre>& perimetres, base::Date jour
);

struct ClasseNotee {
    std::string nom;
    Perimetre perimetre;
    std::vector<DatesEvaluation> evaluations;  // of the school year
};

struct Recul {
    std::string classe;
    std::size_t evaluations = 0;  // open now, closed by the change
    // From this day on all of them are open again; nothing: no date says when.
    std::optional<base::Date> rouvertes_le = {};
};
// In the order of the classes, those alone that lose something today.
std::vector<Recul> reculs(
    const Publication& before,
    const Publication& after,
    const std::vector<ClasseNotee>& classes,
    const base::Zone& zone,
    base::Instant now
);

}  // namespace vie_scolaire
