// What French asks of a text: no-break spaces, plurals, numbers and telephones in groups.
#include "base/text.hpp"

#include <string>

namespace base {
namespace {

bool wants_no_break(std::string_view text, std::size_t space) {
    constexpr std::string_view opening = "«";
    constexpr std::string_view closing = "»";
    const auto next = text.substr(space + 1);
    if (next.empty()) return false;
    return std::string_view(":;?!%").find(next.front()) != std::string_view::npos ||
           next.starts_with(closing) || text.substr(0, space).ends_with(opening);
}

// What comes after `before` is neither inside a tag nor inside an element whose text is kept as it
// is.
bool is_running_text(std::string_view before) {
    const auto sign = before.find_last_of("<>");
    if (sign == std::string_view::npos) return true;
    if (before[sign] == '<') return false;
    const auto tag = before.substr(before.rfind('<', sign) + 1);
    return !tag.starts_with("textarea") && !tag.starts_with("option") && !tag.starts_with("pre") &&
           !tag.starts_with("script") && !tag.starts_with("style");
}

}  // namespace

std::string no_break_spaces(std::string_view html) {
    constexpr std::string_view space = "\u00A0";
    std::string out;
    out.reserve(html.size() + html.size() / 64);
    std::size_t copied = 0;
    for (auto at = html.find(' '); at != std::string_view::npos; at = html.find(' ', at + 1)) {
        if (!wants_no_break(html, at) || !is_running_text(html.substr(0, at))) continue;
        out.append(html.substr(copied, at - copied)).append(space);
        copied = at + 1;
    }
    out.append(html.substr(copied));
    return out;
}

std::string counted(long long count, std::string_view singular, std::string_view plural) {
    return thousands(count) + "\u00A0" + std::string(std::abs(count) < 2 ? singular : plural);
}

std::string phone_words(std::string_view number) {
    std::string digits(number);
    if (digits.starts_with("+33") && digits.size() == 12) digits.replace(0, 3, "0");
    const bool french = digits.size() == 10 && digits.front() == '0' &&
                        digits.find_first_not_of("0123456789") == std::string::npos;
    if (!french) return std::string(number);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); i += 2)
        out += (i == 0 ? "" : "\u00A0") + digits.substr(i, 2);
    return out;
}

std::string thousands(long long value) {
    const bool negative = value < 0;
    const auto digits = std::to_string(negative ? -value : value);
    std::string out = negative ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += "\u202F";
        out += digits[i];
    }
    return out;
}

}  // namespace base
