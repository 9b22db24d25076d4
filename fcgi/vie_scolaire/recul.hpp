// What a change of the publication settings takes away: marks and reports of a term that families
// see today, and would no longer see after it. Pure functions over the settings before and after,
// beside the rule that they compare (publication.hpp). The change itself may be right: whoever
// makes it is told first.
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
// With a date for each of those scopes that has it not yet; without one.
Publication with_date(
    Publication publication, const std::vector<Perimetre>& perimetres, base::Date jour
);
Publication without_date(
    Publication publication, const std::vector<Perimetre>& perimetres, base::Date jour
);

// An evaluation of which families see marks, or the report of a term: that opens as an evaluation
// of its last day does.
struct Ouvrable {
    DatesEvaluation dates;
    bool bulletin = false;
};
// The pupils of one place in the school, and what of the year is for their families to see.
struct ClasseNotee {
    std::string nom;
    Perimetre perimetre;
    std::vector<Ouvrable> ouvrables;
};

struct Recul {
    std::string classe;
    // open now, closed by the change
    std::size_t evaluations = 0;
    std::size_t bulletins = 0;
    base::Date vu_jusqu_au = {};  // mode échéance: the last day that is open now
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
