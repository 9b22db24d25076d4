// A list of pairs as a file for a spreadsheet.
#pragma once

#include "acces/couples.hpp"
#include "hall/context.hpp"

#include <string_view>
#include <vector>

namespace ts_admin {

struct Fichier {
    std::string_view titre;  // what the journal calls the list
    std::string_view nom;    // "codes" gives codes-2026-09-12.csv
};
// All the lines, in their order; journaled. With `coches` (numbers, sorted) a column says which are
// ticked.
web::Response pairs_file(
    hall::Context& context,
    const Fichier& fichier,
    const std::vector<acces::LigneCouple>& lignes,
    const std::vector<std::uint64_t>* coches = nullptr
);

}  // namespace ts_admin
