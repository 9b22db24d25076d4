#include "base/percent.hpp"
#include "web/request.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace web {
namespace {

bool has_dot_or_empty_segment(std::string_view path) {
    const auto segments = base::split(path.substr(1), '/');
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool last = i + 1 == segments.size();
        if (segments[i] == "." || segments[i] == ".." || (segments[i].empty() && !last))
            return true;
    }
    return false;
}

}  // namespace

base::Result<std::string> parse_path(std::string_view raw, const Limits& limits) {
    constexpr const char* wrong =
        "Cette adresse n’est pas correcte. Vérifiez-la, ou repartez de l’accueil.";
    if (raw.empty() || raw.front() != '/' || raw.size() > limits.path) return base::refuse(wrong);
    const auto slashes = std::count(raw.begin(), raw.end(), '/');
    auto path = base::percent_decode(raw, false);
    if (!path || path->find('\\') != std::string::npos) return base::refuse(wrong);
    // one slash more than before: an encoded one, which nginx and we might cut differently
    if (std::count(path->begin(), path->end(), '/') != slashes) return base::refuse(wrong);
    if (!base::is_utf8(*path) || base::has_control(*path)) return base::refuse(wrong);
    if (has_dot_or_empty_segment(*path)) return base::refuse(wrong);
    return std::move(*path);
}

}  // namespace web
