// Percent-encoding (RFC 3986 §2.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

// Decodes %XX once, and '+' as a space where forms want it. Nothing when an escape is broken.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);
// Escapes every byte but ASCII letters, digits and those of `kept`.
std::string percent_encode(std::string_view text, std::string_view kept);

}  // namespace base
