#include "auth/chemins.hpp"

#include <algorithm>
#include <array>

namespace auth {
namespace {

bool allowed(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
           c == '-' || c == '_' || c == '?' || c == '=' || c == '&';
}

bool is_family(acces::Profil profil) {
    return profil == acces::Profil::responsable || profil == acces::Profil::eleve;
}

std::string_view area_of(acces::Profil profil, bool poste) {
    if (is_family(profil)) return "/famille/";
    return poste ? "/ts-admin/" : "/filex/";
}

bool is_theirs(acces::Profil profil, bool poste, std::string_view path) {
    if (path.starts_with("/compte") || path.starts_with(area_of(profil, poste))) return true;
    return !is_family(profil) && path.starts_with("/filex/");
}

}  // namespace

std::string parse_retour(std::string_view typed) {
    constexpr std::size_t longest = 200;
    constexpr std::array<std::string_view, 4> areas{
        "/famille/", "/ts-admin/", "/compte/", "/filex/"};
    if (typed == "/compte") return std::string(typed);
    const bool inside = std::any_of(areas.begin(), areas.end(), [typed](std::string_view area) {
        return typed.starts_with(area);
    });
    if (!inside || typed.size() > longest || typed.find("//") != std::string_view::npos) return {};
    if (!std::all_of(typed.begin(), typed.end(), allowed)) return {};
    return std::string(typed);
}

std::string destination(acces::Profil profil, bool poste, const std::string& retour) {
    return is_theirs(profil, poste, retour) ? retour : std::string(area_of(profil, poste));
}

std::string_view instead_of_creation(acces::Profil profil) {
    return is_family(profil) ? "/compte/enfants/ajouter" : "/compte";
}

}  // namespace auth
