#include "web/template_markers.hpp"

#include <algorithm>
#include <string>

namespace web {

bool one_of(std::string_view word, std::string_view spaced_list) {
    return spaced_list.find(" " + std::string(word) + " ") != std::string_view::npos;
}

bool is_marker_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '_';
    });
}

std::vector<Marker> list_markers(std::string_view text) {
    std::vector<Marker> markers;
    std::size_t line = 1;
    std::size_t counted = 0;
    for (auto begin = text.find("{{"); begin != std::string_view::npos;
         begin = text.find("{{", begin)) {
        Marker marker;
        marker.begin = begin;
        line += static_cast<std::size_t>(std::count(
            text.begin() + static_cast<std::ptrdiff_t>(counted),
            text.begin() + static_cast<std::ptrdiff_t>(begin),
            '\n'
        ));
        counted = begin;
        marker.line = line;
        const auto end = text.find("}}", begin + 2);
        marker.closed = end != std::string_view::npos;
        marker.end = marker.closed ? end + 2 : text.size();
        auto inside = text.substr(begin + 2, (marker.closed ? end : text.size()) - begin - 2);
        if (!inside.empty() &&
            std::string_view("#/>!%=").find(inside.front()) != std::string_view::npos) {
            marker.kind = inside.front();
            inside.remove_prefix(1);
        }
        const auto colon = std::min(inside.find(':'), inside.size());
        marker.name = inside.substr(0, colon);
        marker.modifiers = inside.substr(colon);
        markers.push_back(marker);
        begin = marker.end;
    }
    return markers;
}

}  // namespace web
