// The year of marks at a glance: averages by subject and term, as a table and as a chart. Where a
// term has no marks of a subject, its report says the average.
#pragma once

#include "vie_scolaire/notes.hpp"
#include "web/page.hpp"

#include <vector>

namespace famille {

// Fills the table and the chart of the page of marks. `matieres` are those of `read`.
void fill_recapitulatif(
    web::Dict& dict,
    const vie_scolaire::EcoleVue& ecole,
    const vie_scolaire::NotesEleve& read,
    const std::vector<vie_scolaire::Matiere>& matieres
);

}  // namespace famille
