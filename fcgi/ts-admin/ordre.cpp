#include "ts-admin/ordre.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ts_admin {
namespace {

using acces::LigneCouple;

constexpr std::array<std::string_view, tri_count> names{
    "division", "eleve", "destinataire", "etat"};

std::string first_key(const LigneCouple& ligne, Tri tri, base::Instant now) {
    switch (tri) {
        case Tri::division:
            return {};
        case Tri::eleve:
            return base::sort_key(ligne.eleve);
        case Tri::destinataire:
            return base::sort_key(ligne.nom);
        case Tri::etat:
            return {static_cast<char>('a' + static_cast<int>(etat_of(ligne.car, now)))};
    }
    return {};
}

// Parts are held apart by what no name holds and what sorts before all of them.
std::string key_of(const LigneCouple& ligne, Tri tri, base::Instant now) {
    constexpr int after_legal = 9;
    const auto division = ligne.division.empty() ? "\x7f" : base::sort_key(ligne.division);
    const auto rang = ligne.rang_legal == 0 ? after_legal : ligne.rang_legal;
    return first_key(ligne, tri, now) + '\x01' + division + '\x01' + base::sort_key(ligne.eleve) +
           '\x01' + std::to_string(rang);
}

}  // namespace

std::string_view name_of(Tri tri) { return names.at(static_cast<std::size_t>(tri)); }

std::optional<Tri> tri_named(std::string_view name) {
    const auto* const at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return static_cast<Tri>(at - names.begin());
}

std::string Ordre::phrase() const {
    const auto* const column = std::find_if(
        colonnes.begin(), colonnes.end(), [&](const Colonne& one) { return one.tri == tri; }
    );
    return std::string(column->phrase) + (decroissant ? ", à rebours" : "");
}

std::vector<LigneCouple> sorted(
    std::vector<LigneCouple> lignes, const Ordre& ordre, base::Instant now
) {
    std::vector<std::pair<std::string, std::size_t>> keys;
    keys.reserve(lignes.size());
    for (std::size_t i = 0; i < lignes.size(); ++i)
        keys.emplace_back(key_of(lignes[i], ordre.tri, now), i);
    std::sort(keys.begin(), keys.end());
    if (ordre.decroissant) std::reverse(keys.begin(), keys.end());
    std::vector<LigneCouple> out;
    out.reserve(lignes.size());
    for (const auto& [key, i] : keys) out.push_back(std::move(lignes[i]));
    return out;
}

}  // namespace ts_admin
