#include "scolarite/noms.hpp"

#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace scolarite {
namespace {

bool has_small_letter(std::string_view utf8) {
    const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    auto left = static_cast<utf8proc_ssize_t>(utf8.size());
    while (left > 0) {
        utf8proc_int32_t code = -1;
        const auto used = utf8proc_iterate(data, left, &code);
        if (used <= 0) return false;
        if (utf8proc_category(code) == UTF8PROC_CATEGORY_LL) return true;
        data += used;
        left -= used;
    }
    return false;
}

std::string upper(std::string_view utf8) {
    std::string out;
    const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    auto left = static_cast<utf8proc_ssize_t>(utf8.size());
    while (left > 0) {
        utf8proc_int32_t code = -1;
        const auto used = utf8proc_iterate(data, left, &code);
        if (used <= 0) return std::string(utf8);
        utf8proc_uint8_t bytes[4];
        const auto size = utf8proc_encode_char(utf8proc_toupper(code), bytes);
        out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
        data += used;
        left -= used;
    }
    return out;
}

}  // namespace

std::string nom_propre(std::string_view name) {
    return has_small_letter(name) ? std::string(name) : base::capitalise(name);
}

std::string nom_propre_matiere(std::string_view name) {
    if (has_small_letter(name)) return std::string(name);
    const auto words = base::capitalise(name);
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool capital = words[i] >= 'A' && words[i] <= 'Z';
        out += i > 0 && capital ? static_cast<char>(words[i] - 'A' + 'a') : words[i];
    }
    return out;
}

std::string nom_de_commune(std::string_view name) {
    static constexpr std::array<std::string_view, 16> small{
        "à",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "lès",
        "sous",
        "sur"};
    if (has_small_letter(name)) return std::string(name);
    const auto words = base::capitalise(name);
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find_first_of(" -'", at), words.size());
        const auto word = words.substr(at, end - at);
        const auto* const found = std::find_if(small.begin(), small.end(), [&](auto one) {
            return base::capitalise(one) == word;
        });
        out += at > 0 && found != small.end() ? *found : std::string_view(word);
        if (end < words.size()) out += words[end];
        at = end + 1;
    }
    return out;
}

std::string nom_complet(std::string_view prenom, std::string_view nom) {
    return base::trim(nom_propre(prenom) + " " + nom_propre(nom));
}

std::string nom_puis_prenom(std::string_view nom, std::string_view prenom) {
    return base::trim(upper(nom) + " " + nom_propre(prenom));
}

std::string avec_civilite(
    std::string_view civilite, std::string_view prenom, std::string_view nom
) {
    return base::trim(std::string(civilite) + " " + nom_complet(prenom, nom));
}

std::string cle_de_tri(std::string_view nom, std::string_view prenom) {
    std::string key = base::sort_key(std::string(nom) + " " + std::string(prenom));
    std::string out;
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            out += c;
        else if (byte >= 0xC0)
            out += '?';  // one mark a code point, not one a byte
    }
    if (out.size() > 210) out.resize(210);
    return out;
}

}  // namespace scolarite
