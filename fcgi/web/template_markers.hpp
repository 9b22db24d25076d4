// The {{markers}} of a template text, in order.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace web {

struct Marker {
    std::size_t begin = 0;  // offset of "{{"
    std::size_t end = 0;    // one past "}}"
    std::size_t line = 1;
    char kind =
        'v';  // v variable, # section, / its end, > include, ! comment, % pragma, = delimiters
    std::string_view name;
    std::string_view modifiers;  // ":u", "" when none
    bool closed = true;          // false: no }} follows
};

std::vector<Marker> list_markers(std::string_view text);

bool is_marker_name(std::string_view name);
// Of a list whose words each stand between two spaces.
bool one_of(std::string_view word, std::string_view spaced_list);

// Which some editors write at the beginning of a file, and none shows.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace web
