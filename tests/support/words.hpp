// Reading pages in tests: a test writes its sentences with plain spaces.
#pragma once

#include <string>
#include <string_view>

namespace support {

// Every kind of no-break space as a space.
inline std::string plain_spaces(std::string_view words) {
    std::string text(words);
    for (const std::string_view space : {"\u00A0", "\u202F", "&nbsp;"}) {
        for (auto at = text.find(space); at != std::string::npos; at = text.find(space, at))
            text.replace(at, space.size(), " ");
    }
    return text;
}

inline std::size_t count(std::string_view text, std::string_view word) {
    std::size_t found = 0;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        ++found;
    return found;
}

// Value of a hidden field in a page; "" where there is none.
inline std::string hidden(std::string_view page, std::string_view name) {
    const auto mark = "name=\"" + std::string(name) + "\" value=\"";
    const auto at = page.find(mark);
    if (at == std::string_view::npos) return {};
    const auto value = page.substr(at + mark.size());
    return std::string(value.substr(0, value.find('"')));
}

}  // namespace support
