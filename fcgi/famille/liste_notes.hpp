// The table of marks, as every view of them shows it.
#pragma once

#include "vie_scolaire/notes.hpp"
#include "web/page.hpp"

#include <string_view>
#include <vector>

namespace famille {

// {{>marker}}: one row a mark, with the columns the school shows.
void fill_liste(
    web::Dict& dict,
    web::Var marker,
    std::string_view legende,
    const std::vector<const vie_scolaire::NoteVue*>& notes,
    const vie_scolaire::VoirNotes& voir,
    bool avec_matiere
);

}  // namespace famille
