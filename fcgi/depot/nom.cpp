#include "base/encodage.hpp"
#include "base/text.hpp"
#include "depot/depot.hpp"

namespace depot {
namespace {

constexpr std::size_t longest_extension = 20;

std::string without_control(std::string_view utf8) {
    std::string seen;
    for (std::size_t at = 0; at < utf8.size();) {
        auto end = at + 1;
        while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) ++end;
        const auto character = utf8.substr(at, end - at);
        if (!base::has_control(character)) seen += character;
        at = end;
    }
    return seen;
}

std::string cut_before_extension(const std::string& nom) {
    if (nom.size() <= longest_nom) return nom;
    const auto dot = nom.rfind('.');
    const bool has_extension = dot != std::string::npos && nom.size() - dot <= longest_extension;
    const auto extension = has_extension ? nom.substr(dot) : std::string();
    return nom.substr(0, base::boundary_before(nom, longest_nom - extension.size())) + extension;
}

}  // namespace

std::string clean_nom(std::string_view as_sent) {
    constexpr std::string_view nothing = "fichier";
    const auto utf8 = base::to_utf8(as_sent);
    const auto name = std::string_view(utf8).substr(utf8.find_last_of("/\\") + 1);
    auto seen = base::squeeze(base::nfc(base::without_invisible(without_control(name))));
    while (!seen.empty() && (seen.back() == '.' || seen.back() == ' ')) seen.pop_back();
    if (seen.empty()) return std::string(nothing);
    return cut_before_extension(seen);
}

}  // namespace depot
