// Text as it comes from people and files: UTF-8 checks, normal form, comparison the French way.
#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

bool is_utf8(std::string_view text);
std::size_t length(std::string_view utf8);  // code points
std::string nfc(std::string_view utf8);  // canonical composition; invalid input comes back as it is
// White space is what Unicode calls so: also no-break, wide and thin spaces.
std::string trim(std::string_view text);     // at both ends; inner runs kept
std::string squeeze(std::string_view text);  // trim, and inner runs of white space become one space
bool has_control(std::string_view text);     // C0 (tab and newline too), C1, DEL
// Characters nobody sees or that turn the text around them: formats (bidi marks, joiners, soft
// hyphen), fillers, private use, line and paragraph separators.
bool has_invisible(std::string_view text);
std::string without_invisible(std::string_view text);  // joiners stay where they are seen
// Nothing of it is seen: it is empty, or white space and invisible characters.
bool is_blank(std::string_view text);
// Key for searching: lower case, no accents, œ→oe, ligatures apart, apostrophes and dashes as
// spaces.
std::string fold(std::string_view utf8);
// Key for sorting names as French does: fold, particles (de, du, d’, le…) kept where they stand.
std::string sort_key(std::string_view utf8);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string upper_ascii(std::string_view text);
// A whole number in decimal digits, all of the text and within the type; nothing otherwise.
template <std::integral Number>
std::optional<Number> parse_number(std::string_view text) {
    Number value{};
    const auto* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value);
    if (text.empty() || error != std::errc() || end != last) return std::nullopt;
    return value;
}
// First letter upper, rest lower, also after a dash, an apostrophe or a space: "LE GOFF" → "Le
// Goff".
std::string capitalise(std::string_view utf8);
// "Mme", 3 children…: 1 couple, 2 couples; 0 is singular in French.
std::string counted(long long count, std::string_view singular, std::string_view plural);
template <std::integral I>
std::string counted(I count, std::string_view singular, std::string_view plural) {
    return counted(static_cast<long long>(count), singular, plural);
}
// What "de" is before this name: "de " or "d’" ("d’Aurélien", "de Yann"). An h may be either way:
// "de Hugo".
std::string de(std::string_view name);
// A French number of ten digits in pairs, as one reads it: "0199005002", "+33199005002" → "01 99 00
// 50 02" with no-break spaces; anything else as it is.
std::string phone_words(std::string_view number);
// The text of a page with the no-break spaces that French wants: before : ; ? ! » and %, after «.
// What stands inside tags stays, and so does what a form would send back (textarea, option).
std::string no_break_spaces(std::string_view html);
// The start of it, of at most so many bytes: never half a character, nothing from a byte on that is
// no UTF-8.
std::string cut_utf8(std::string_view text, std::size_t bytes);
// The end of the last whole character at or before byte `at`: where a text may be cut.
std::size_t boundary_before(std::string_view utf8, std::size_t at);
// The first character that is no letter of a Latin script, no digit and no sign of European print:
// what the fonts of a letter may lack. Empty when there is none.
std::string_view beyond_latin(std::string_view utf8);
// 1234567 → 1 234 567 with narrow no-break spaces.
std::string thousands(long long value);

}  // namespace base
