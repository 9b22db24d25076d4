#include "depot/antivirus.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace depot {
namespace {

using Nomme = std::pair<Antivirus, const char*>;
constexpr std::array<Nomme, 4> noms{
    {
     {Antivirus::attente, "attente"},
     {Antivirus::sain, "sain"},
     {Antivirus::infecte, "infecte"},
     {Antivirus::non_analyse, "non_analyse"},
     }
};

}  // namespace

Antivirus antivirus_of(std::string_view column) {
    const auto* found = std::find_if(noms.begin(), noms.end(), [&](const Nomme& nomme) {
        return nomme.second == column;
    });
    if (found == noms.end()) throw std::logic_error("no such state of the antivirus");
    return found->first;
}

const char* colonne_of(Antivirus etat) {
    const auto* found = std::find_if(noms.begin(), noms.end(), [&](const Nomme& nomme) {
        return nomme.first == etat;
    });
    return found->second;
}

}  // namespace depot
