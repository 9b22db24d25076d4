// The search of the individual management (S16): what the address of the list says, and how a page
// of one pair finds its way back to the same place.
#pragma once

#include "acces/couples.hpp"
#include "hall/context.hpp"

#include <string>
#include <string_view>

namespace ts_admin {

struct Recherche {
    acces::Criteres criteres;  // at most one division and one MEF
    std::size_t page = 1;
};
Recherche read_recherche(const hall::Context& context, const web::Fields& query);
// "nom=ro&division=…&page=2", only what is set; `page` 0 leaves it out.
std::string query_of(const hall::Context& context, const Recherche& recherche, std::size_t page);
// The same as one short text for ?de=, and back: anything else gives the list's beginning.
std::string pack_query(std::string_view query);
std::string back_to_list(const hall::Context& context, std::string_view packed);

}  // namespace ts_admin
