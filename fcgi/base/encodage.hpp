// Text that other programs have written in another encoding than ours.
#pragma once

#include <string>
#include <string_view>

namespace base {

// What is no UTF-8 is taken for Windows-1252, which holds Latin-1: what older programs write. A
// byte that means nothing there becomes U+FFFD.
std::string to_utf8(std::string_view text);

}  // namespace base
