// Pupils who are in another class after an import than before, in numbers: what depends on the
// class, above all the dates of what families see, is for a floor above to follow.
#pragma once

#include "scolarite/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace scolarite {

struct PlaceDansLEcole {
    std::optional<DivisionId> division;
    std::string code;  // of the division
    std::string mef;
};

struct Deplacement {
    PlaceDansLEcole avant;
    PlaceDansLEcole apres;
    bool classe_nouvelle = false;  // nobody was in it before
    std::uint64_t eleves = 0;
};

}  // namespace scolarite
