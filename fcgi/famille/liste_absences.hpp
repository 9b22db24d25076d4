// The tables of absences and of lates, as every view of them shows them.
#pragma once

#include "vie_scolaire/absence.hpp"
#include "web/page.hpp"

#include <string_view>
#include <vector>

namespace famille {

struct LegendesAbsences {
    std::string_view absences;
    std::string_view retards;
};

// {{>marker}}: a table of each kind there is, one row an absence. `motifs`: the school shows them.
void fill_liste(
    web::Dict& dict,
    web::Var marker,
    const LegendesAbsences& legendes,
    const std::vector<const vie_scolaire::Absence*>& absences,
    bool motifs
);

}  // namespace famille
