// What is new for a child since the last visit, and the figures of his tiles.
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
    vie_scolaire::NotesEleve lues;  // the marks read on the way
    vie_scolaire::AbsencesEleve absences_lues;
    vie_scolaire::TotalAbsences total;  // of the year
};

// At most three statements. Without `since` everything counts as new.
Nouveautes nouveautes_of(
    hall::Context& context, const vie_scolaire::Enfant& enfant, std::optional<base::Instant> since
);

// "2 notes et 1 absence nouvelles depuis le 03/03/2026", "Rien de nouveau depuis le …"; "" when
// both services are closed.
std::string en_mots(
    const Nouveautes& news, const vie_scolaire::Enfant& enfant, std::optional<base::Instant> since
);

}  // namespace famille
