#include "scolarite/uai.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace scolarite {
namespace {

constexpr std::string_view key_letters = "ABCDEFGHJKLMNPRSTUVWXYZ";

char key_of(std::string_view digits) {
    unsigned value = 0;
    for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
    return key_letters[value % key_letters.size()];
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

base::Result<Uai> Uai::parse(std::string_view typed) {
    const std::string text = base::upper_ascii(base::trim(typed));
    if (text.size() != 8 || !std::all_of(text.begin(), text.begin() + 7, is_digit) ||
        text[7] < 'A' || text[7] > 'Z') {
        return base::refuse(
            "Un numéro d’établissement (UAI) a 7 chiffres et une lettre, par exemple 9990001X."
        );
    }
    if (text[7] != key_of(std::string_view(text).substr(0, 7))) {
        return base::refuse(
            "Le numéro d’établissement (UAI) " + text +
            " n’est pas juste : sa lettre ne correspond pas à ses chiffres."
        );
    }
    return Uai(text);
}

Uai Uai::of_number(unsigned number) {
    std::string digits(7, '0');
    for (std::size_t i = digits.size(); i-- > 0; number /= 10) {
        digits[i] = static_cast<char>('0' + number % 10);
    }
    return Uai(digits + key_of(digits));
}

}  // namespace scolarite
