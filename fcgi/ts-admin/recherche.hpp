// The search of the individual management (S16): what the address of the list says, and how a page
// of one pair finds its way back to the same place.
#pragma once

#include "acces/couples.hpp"
#include "hall/context.hpp"
#include "ts-admin/ordre.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ts_admin {

// Percent-encoding of one value of a query.
std::string escaped(std::string_view text);
// What was typed, in one line and no longer than that: whole characters.
std::string start_of(std::string_view typed, std::size_t bytes);

std::string_view name_of(acces::EtatCar etat);  // "non_genere": as the address says it

struct Recherche {
    acces::Criteres criteres;  // at most one division and one MEF
    std::optional<acces::EtatCar> etat = {};
    Ordre ordre = {};
    std::size_t page = 1;
};
Recherche read_recherche(const hall::Context& context, const web::Fields& query);

struct Resultat {
    std::size_t total = 0;
    std::vector<acces::LigneCouple> lignes;
};
// The rows of the page asked for, which is brought back to the last one there is; `par_page` 0
// gives all rows.
Resultat chercher(hall::Context& context, Recherche& recherche, std::size_t par_page);
// "nom=ro&division=…&page=2", only what is set; `page` 0 leaves it out.
std::string query_of(const hall::Context& context, const Recherche& recherche, std::size_t page);
// The same as one short text for ?de=, and back: anything else gives the list's beginning.
std::string pack_query(std::string_view query);
std::string back_to_list(const hall::Context& context, std::string_view packed);

}  // namespace ts_admin
