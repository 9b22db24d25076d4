// Pupils that an account sees no more, each with the reason and what to do.
#pragma once

#include "acces/rattachement.hpp"
#include "web/page.hpp"

#include <vector>

namespace hall {

// {{>marker}}. `eleve`: the account is the pupil's own, and is spoken to as such.
void fill_fermes(
    web::Dict& dict, web::Var marker, const std::vector<acces::EnfantFerme>& fermes, bool eleve
);

}  // namespace hall
