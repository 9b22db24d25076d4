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

}  // namespace support
