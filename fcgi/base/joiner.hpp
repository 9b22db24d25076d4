// Joiners (U+200C, U+200D): nobody sees them, but they make one emoji of several, and are part of
// how words of Persian or Hindi are written. Anywhere else they only make another name that looks
// the same.
#pragma once

#include <string>
#include <string_view>

namespace base {

inline bool is_joiner(char32_t code) { return code == 0x200C || code == 0x200D; }
// Without those that change nothing of what is seen (for scripts: as RFC 5892 asks of domain
// names).
std::u32string without_unseen_joiners(std::u32string_view text);

}  // namespace base
