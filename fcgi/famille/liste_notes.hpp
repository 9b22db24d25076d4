// The table of marks, as every view of them shows it.
#pragma once

#include "vie_scolaire/notes.hpp"
#include "web/page.hpp"

#include <string_view>
#include <vector>

namespace famille {

// Marks of several subjects say which; below the heading of one they need not.
enum class ColonneMatiere : unsigned char { avec, sans };

// {{>marker}}: one row a mark, with the columns the school shows.
void fill_liste(
    web::Dict& dict,
    web::Var marker,
    std::string_view legende,
    const std::vector<const vie_scolaire::NoteVue*>& notes,
    const vie_scolaire::VoirNotes& voir,
    ColonneMatiere matiere
);

}  // namespace famille
