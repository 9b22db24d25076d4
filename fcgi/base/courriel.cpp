#include "base/courriel.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace base {
namespace {

constexpr std::size_t address_max = 254;
constexpr std::size_t local_max = 64;
constexpr std::size_t label_max = 63;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_atext(char c) {
    return is_letter(c) || is_digit(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

// A dot-atom of RFC 5322: atoms joined by single dots.
bool is_local_part(std::string_view text) {
    if (text.empty() || text.size() > local_max) return false;
    const auto atoms = split(text, '.');
    return std::all_of(atoms.begin(), atoms.end(), [](std::string_view atom) {
        return !atom.empty() && std::all_of(atom.begin(), atom.end(), is_atext);
    });
}

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= label_max && label.front() != '-' &&
           label.back() != '-' && std::all_of(label.begin(), label.end(), [](char c) {
               return is_letter(c) || is_digit(c) || c == '-';
           });
}

bool is_domain(std::string_view text) {
    const auto labels = split(text, '.');
    // The last label has a letter first: 1.2.3.4 is no domain.
    return labels.size() >= 2 && std::all_of(labels.begin(), labels.end(), is_label) &&
           labels.back().size() >= 2 && is_letter(labels.back().front());
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

Check check(std::string_view address) {
    if (address.empty()) {
        return refuse("Indiquez une adresse électronique, par exemple nom@exemple.fr.");
    }
    if (address.size() > address_max) {
        return refuse("Cette adresse est trop longue : 254 caractères au plus.");
    }
    const auto at = address.rfind('@');
    if (at == std::string_view::npos) {
        return refuse("Il manque le signe @ : écrivez l’adresse comme nom@exemple.fr.");
    }
    if (!is_ascii(address)) {
        return refuse(
            "Une adresse électronique s’écrit sans espace ni accent, par exemple nom@exemple.fr."
        );
    }
    if (!is_local_part(address.substr(0, at))) {
        return refuse(
            "Ce qui précède le signe @ n’est pas correct : vérifiez l’adresse, par exemple "
            "nom@exemple.fr."
        );
    }
    if (!is_domain(address.substr(at + 1))) {
        return refuse(
            "Ce qui suit le signe @ n’est pas correct : vérifiez l’adresse, par exemple "
            "nom@exemple.fr."
        );
    }
    return {};
}

}  // namespace

Result<Courriel> Courriel::parse(std::string_view typed) {
    const auto address = trim(typed);
    if (const auto checked = check(address); !checked) return tl::unexpected(checked.error());
    const auto at = address.rfind('@');
    return Courriel(address.substr(0, at) + lower(std::string_view(address).substr(at)));
}

std::string Courriel::key() const { return lower(text_); }

std::string Courriel::masked() const {
    const auto at = text_.rfind('@');
    const auto local = text_.substr(0, at);
    const auto shown = local.size() < 3 ? local.substr(0, 1) + "…"
                                        : local.substr(0, 1) + "…" + local.substr(local.size() - 1);
    return shown + text_.substr(at);
}

}  // namespace base
