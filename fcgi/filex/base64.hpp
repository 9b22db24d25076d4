// Base64 with its usual letters and padding, as headers of HTTP carry it.
#pragma once

#include "base/crypto.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace filex {

// Nothing when the text is not whole and canonical.
inline std::optional<std::string> decode_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string other(text);
    for (int padding = 0; padding < 2 && other.ends_with('='); ++padding) other.pop_back();
    for (char& c : other) {
        if (c == '-' || c == '_') return std::nullopt;
        if (c == '+') c = '-';
        if (c == '/') c = '_';
    }
    return base::unbase64url(other);
}

}  // namespace filex
