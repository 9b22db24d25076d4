// The order of a list of pairs: what its columns are sorted by, the same for the search and for the
// lists that a selection goes through.
#pragma once

#include "acces/couples.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ts_admin {

enum class Tri : std::uint8_t { division, eleve, destinataire, etat };
inline constexpr std::size_t tri_count = 4;
std::string_view name_of(Tri tri);  // as addresses and forms say it
std::optional<Tri> tri_named(std::string_view name);

struct Ordre {
    Tri tri = Tri::division;
    bool decroissant = false;

    // What its column's heading asks for: the column, or the reverse of what it is sorted by now.
    Ordre then(Tri colonne) const { return {colonne, colonne == tri && !decroissant}; }
    std::string phrase() const;  // "Par division puis par nom, à rebours"
};

// The columns in the order of the table.
struct Colonne {
    Tri tri;
    std::string_view libelle;
    std::string_view phrase;  // the table's caption, when it is sorted by it
};
inline constexpr std::array<Colonne, tri_count> colonnes{
    {{Tri::eleve, "Élève", "Par élève"},
     {Tri::division, "Division", "Par division puis par nom"},
     {Tri::destinataire, "Destinataire", "Par destinataire"},
     {Tri::etat, "État du code", "Par état du code"}}
};

// Between equals division, pupil and rank decide.
std::vector<acces::LigneCouple> sorted(
    std::vector<acces::LigneCouple> lignes, const Ordre& ordre, base::Instant now
);

}  // namespace ts_admin
