#include "base/joiner.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace base {
namespace {

using Range = std::pair<char32_t, char32_t>;

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t code) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
        return code >= range.first && code <= range.second;
    });
}

const utf8proc_property_t& property_of(char32_t code) {
    return *utf8proc_get_property(static_cast<utf8proc_int32_t>(code));
}

bool is_picture(char32_t code) {
    return property_of(code).boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}
// Colour of the skin, or that it is to be a picture.
bool is_picture_mark(char32_t code) {
    return code == 0xFE0F || (code >= 0x1F3FB && code <= 0x1F3FF);
}
bool is_mark(char32_t code) { return property_of(code).category == UTF8PROC_CATEGORY_MN; }
bool is_letter(char32_t code) { return property_of(code).category == UTF8PROC_CATEGORY_LO; }
bool is_arabic(char32_t code) { return is_letter(code) && code >= 0x0620 && code <= 0x06FF; }

// Arabic letters that are never bound to the next one (ArabicShaping.txt: R and U): nothing to
// part.
bool is_bound_to_next(char32_t code) {
    static constexpr std::array<Range, 14> never{
        {{0x0621, 0x0625},
         {0x0627, 0x0627},
         {0x0629, 0x0629},
         {0x062F, 0x0632},
         {0x0648, 0x0648},
         {0x0671, 0x0677},
         {0x0688, 0x0699},
         {0x06C0, 0x06C0},
         {0x06C3, 0x06CB},
         {0x06CD, 0x06CD},
         {0x06CF, 0x06CF},
         {0x06D2, 0x06D3},
         {0x06D5, 0x06D5},
         {0x06EE, 0x06EF}}
    };
    return is_arabic(code) && !is_in(never, code);
}

// The sign of Indian scripts that takes a consonant's vowel away.
bool is_virama(char32_t code) {
    constexpr unsigned virama_class = 9;
    return code >= 0x0900 && code <= 0x0DFF && property_of(code).combining_class == virama_class;
}

// The last one before `at` that is no `passed`; 0: there is none.
template <class F>
char32_t before(std::u32string_view text, std::size_t at, F passed) {
    while (at > 0 && passed(text[at - 1])) --at;
    return at > 0 ? text[at - 1] : U'\0';
}

bool joins(std::u32string_view text, std::size_t at) {
    if (at == 0 || at + 1 >= text.size()) return false;
    const auto next = text[at + 1];
    if (is_virama(text[at - 1]) && is_letter(next)) return true;
    if (text[at] == 0x200D)
        return is_picture(before(text, at, is_picture_mark)) && is_picture(next);
    return is_bound_to_next(before(text, at, is_mark)) && is_arabic(next);
}

}  // namespace

std::u32string without_unseen_joiners(std::u32string_view text) {
    std::u32string seen;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (!is_joiner(text[at]) || joins(text, at)) seen += text[at];
    return seen;
}

}  // namespace base
