// The list of one's drops as its address says it: filtered, sorted, cut into pages.
#pragma once

#include "depot/proprietaire.hpp"
#include "web/request.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filex {

enum class Tri : std::uint8_t { depose, nom, taille, fin, telechargements };
inline constexpr std::size_t tri_count = 5;
std::string_view name_of(Tri tri);
std::string_view name_of(depot::Phase phase);

struct Recherche {
    std::string nom;  // part of a file's name, without accents and case
    std::optional<depot::Phase> phase = {};
    Tri tri = Tri::depose;
    bool decroissant = false;
    std::size_t page = 1;
};
Recherche read_recherche(const web::Fields& query);
// "nom=ra&etat=expire&page=2", only what is set; `page` 0 leaves it out. "" when nothing is.
std::string query_of(const Recherche& recherche, std::size_t page);

// Those that match, in order.
std::vector<depot::LigneDepot> chercher(
    std::vector<depot::LigneDepot> lignes, const Recherche& recherche
);

}  // namespace filex
