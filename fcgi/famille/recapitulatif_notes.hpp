// The year of marks at a glance: averages by subject and term, as a table and as a chart.
#pragma once

#include "vie_scolaire/notes.hpp"
#include "web/page.hpp"

#include <vector>

namespace famille {

// Fills the table and the chart of the page of marks. `matieres` are those of `notes`.
void fill_recapitulatif(
    web::Dict& dict,
    const vie_scolaire::EcoleVue& ecole,
    const std::vector<vie_scolaire::NoteVue>& notes,
    const std::vector<vie_scolaire::Matiere>& matieres
);

}  // namespace famille
