#include "filex/recherche.hpp"

#include "base/percent.hpp"
#include "base/text.hpp"
#include "filex/mots.hpp"

#include <algorithm>
#include <array>

namespace filex {
namespace {

using depot::LigneDepot;
using depot::Phase;

constexpr std::array<std::string_view, tri_count> tris{
    "depose", "nom", "taille", "fin", "telechargements"};
constexpr std::array<std::string_view, depot::phase_count> phases{
    "en_cours", "disponible", "bloque", "expire", "termine", "abandonne"};

// The place of a name in a table of names, as the value of its enumeration.
template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto* const at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return static_cast<Enum>(at - names.begin());
}

bool matches(const LigneDepot& ligne, const Recherche& recherche, const std::string& folded) {
    if (recherche.phase && ligne.phase != *recherche.phase) return false;
    return folded.empty() ||
           std::any_of(ligne.noms.begin(), ligne.noms.end(), [&](const std::string& nom) {
               return base::fold(nom).find(folded) != std::string::npos;
           });
}

bool before(const LigneDepot& a, const LigneDepot& b, Tri tri) {
    switch (tri) {
        case Tri::depose:
            return a.id.value() > b.id.value();  // the newest first
        case Tri::nom:
            return base::sort_key(titre_of(a.noms)) < base::sort_key(titre_of(b.noms));
        case Tri::taille:
            return a.taille < b.taille;
        case Tri::fin:
            return a.fin < b.fin;
        case Tri::telechargements:
            return a.telechargements < b.telechargements;
    }
    return false;
}

std::string start_of(std::string_view typed, std::size_t bytes) {
    return base::cut_utf8(base::squeeze(typed), bytes);
}

std::string escaped(std::string_view text) { return base::percent_encode(text, "-_."); }

}  // namespace

std::string_view name_of(Tri tri) { return tris.at(static_cast<std::size_t>(tri)); }
std::string_view name_of(Phase phase) { return phases.at(static_cast<std::size_t>(phase)); }

Recherche read_recherche(const web::Fields& query) {
    constexpr std::size_t most_bytes = 100;
    return {
        start_of(query.value("nom"), most_bytes),
        named<Phase>(phases, query.value("etat")),
        named<Tri>(tris, query.value("tri")).value_or(Tri::depose),
        query.value("sens") == "desc",
        page_number(query.value("page"))};
}

std::string query_of(const Recherche& recherche, std::size_t page) {
    std::string out;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!out.empty()) out += '&';
        out += std::string(name) + "=" + escaped(value);
    };
    if (!recherche.nom.empty()) add("nom", recherche.nom);
    if (recherche.phase) add("etat", name_of(*recherche.phase));
    if (recherche.tri != Tri::depose) add("tri", name_of(recherche.tri));
    if (recherche.decroissant) add("sens", "desc");
    if (page > 1) add("page", std::to_string(page));
    return out;
}

std::vector<LigneDepot> chercher(std::vector<LigneDepot> lignes, const Recherche& recherche) {
    const auto folded = base::fold(recherche.nom);
    const auto other = [&](const LigneDepot& ligne) { return !matches(ligne, recherche, folded); };
    lignes.erase(std::remove_if(lignes.begin(), lignes.end(), other), lignes.end());
    std::stable_sort(lignes.begin(), lignes.end(), [&](const auto& a, const auto& b) {
        return recherche.decroissant ? before(b, a, recherche.tri) : before(a, b, recherche.tri);
    });
    return lignes;
}

}  // namespace filex
