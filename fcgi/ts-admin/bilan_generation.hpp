// What a mass generation is about to do, counted, and said before it is confirmed.
#pragma once

#include "ts-admin/plan.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ts_admin {

// What a generation would make, and what becomes of what is there.
struct BilanGeneration {
    std::size_t codes = 0;
    std::size_t remplaces = 0;
    std::size_t fermes = 0;
    std::size_t refus = 0;
    std::size_t desactives = 0;
    std::size_t contestes = 0;
    std::vector<std::uint64_t> sujets;
    std::string etats;  // of each of them: another one is another decision
};

BilanGeneration bilan_of(hall::Context& context, const Selection& selection);
Confirmation confirmation_of(const BilanGeneration& bilan, std::string_view jeton);

}  // namespace ts_admin
