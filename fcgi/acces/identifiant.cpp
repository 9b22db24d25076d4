#include "acces/identifiant.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace acces {
namespace {

constexpr std::size_t shortest = 3;
constexpr std::size_t longest = 60;  // of the columns

bool allowed(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) return true;  // letters with accents, the dashes and apostrophes of keyboards
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-_@' ").find(c) != std::string_view::npos;
}

}  // namespace

std::string Identifiant::key_of(std::string_view typed) {
    if (!base::is_utf8(typed)) return {};
    return base::fold(base::squeeze(typed));
}

base::Result<Identifiant> Identifiant::parse(std::string_view typed) {
    if (!base::is_utf8(typed) || base::has_control(typed) || base::has_invisible(typed))
        return base::refuse(
            "Cet identifiant contient un caractère qui ne s’écrit pas. Écrivez-le à nouveau."
        );
    auto text = base::nfc(base::squeeze(typed));
    auto key = key_of(text);
    if (base::length(text) < shortest || base::length(key) < shortest)
        return base::refuse(
            "Cet identifiant est trop court\u00A0: il faut au moins 3 caractères, par exemple "
            "lea.roy."
        );
    if (base::length(text) > longest || base::length(key) > longest)
        return base::refuse("Cet identifiant est trop long\u00A0: il faut au plus 60 caractères.");
    if (!std::all_of(text.begin(), text.end(), allowed))
        return base::refuse(
            "Un identifiant s’écrit avec des lettres, des chiffres et les signes . - _ @, par "
            "exemple lea.roy."
        );
    return Identifiant(std::move(text), std::move(key));
}

}  // namespace acces
