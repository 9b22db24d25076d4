// What a kept form holds, in the words of its page: nobody sends what he could not read.
#pragma once

#include "hall/reprise.hpp"

#include <string>
#include <vector>

namespace auth {

struct Reponse {
    std::string libelle;
    std::string texte;
};
struct MotsSaisie {
    std::vector<Reponse> reponses;
    bool entiere;  // nothing of it is left unsaid
};
MotsSaisie mots_of(hall::Context& context, const hall::Reprise& saisie);

}  // namespace auth
