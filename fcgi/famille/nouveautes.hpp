// What a family has not read yet of a child, and the figures of his tiles.
#pragma once

#include "famille/visite.hpp"
#include "vie_scolaire/absence.hpp"
#include "vie_scolaire/notes.hpp"

#include <optional>
#include <string>

namespace famille {

struct Nouveautes {
    // nothing: the service is closed
    std::optional<std::size_t> notes;
    std::optional<std::size_t> absences;
    std::size_t bulletins = 0;      // reports of terms
    std::size_t retards = 0;        // 0 too where the school does not show them
    vie_scolaire::NotesEleve lues;  // the marks and reports read on the way
    vie_scolaire::AbsencesEleve absences_lues;
    vie_scolaire::TotalAbsences total;  // of the year

    bool any() const { return notes.value_or(0) + bulletins + absences.value_or(0) + retards > 0; }
};

// At most three statements. Of a service that was never read, everything is new.
Nouveautes nouveautes_of(hall::Context& context, const vie_scolaire::Enfant& enfant);

// "2 notes et 1 absence à lire.", "Rien de nouveau depuis le 03/03/2026."; "" when both services
// are closed.
std::string en_mots(const Nouveautes& news, const vie_scolaire::Enfant& enfant);
// "1 absence et 1 retard à lire."; "" when there is neither.
std::string absences_a_lire(const Nouveautes& news);

}  // namespace famille
