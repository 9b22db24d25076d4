#include "scolarite/ine.hpp"

#include "base/text.hpp"

#include <cstdint>

namespace scolarite {
namespace {

constexpr std::string_view rnie_letters = "ABCDEFGHJK";              // digits 0 to 9
constexpr std::string_view bea_letters = "ABCDEFGHJKLMNPRSTUVWXYZ";  // remainder mod 23

// The shape of a text: d for a digit, L for a letter, others as they are.
std::string shape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            out += 'd';
        else if (c >= 'A' && c <= 'Z')
            out += 'L';
        else
            out += '?';
    }
    return out;
}

std::uint64_t number(std::string_view digits) {
    std::uint64_t value = 0;
    for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
    return value;
}

// 97 − (N mod 97), each digit of it written as a letter.
std::string rnie_key(std::uint64_t value) {
    const auto key = 97 - value % 97;
    return {rnie_letters[key / 10], rnie_letters[key % 10]};
}

}  // namespace

base::Result<Ine> Ine::parse(std::string_view typed) {
    const std::string text = base::upper_ascii(base::trim(typed));
    const auto form = shape(text);
    const bool apprentice = form == "ddddLdddddL" && text[4] == 'A';
    if (form != "dddddddddLL" && form != "ddddddddddL" && !apprentice) {
        return base::refuse(
            "Un numéro d’élève (INE) a 11 caractères : 9 chiffres et 2 lettres, ou 10 chiffres et "
            "1 lettre."
        );
    }
    return Ine(text);
}

Ine Ine::of_number(unsigned number) {
    std::string digits(9, '0');
    auto left = number;
    for (std::size_t i = digits.size(); i-- > 0; left /= 10) {
        digits[i] = static_cast<char>('0' + left % 10);
    }
    return Ine(digits + rnie_key(number));
}

bool Ine::key_is_right() const {
    const std::string_view text = text_;
    const auto form = shape(text);
    if (form == "dddddddddLL") return text.substr(9) == rnie_key(number(text.substr(0, 9)));
    if (form == "ddddddddddL") {
        return text[10] == bea_letters[number(text.substr(0, 10)) % bea_letters.size()];
    }
    return true;
}

}  // namespace scolarite
