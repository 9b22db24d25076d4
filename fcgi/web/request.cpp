#include "web/request.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace web {
namespace {

constexpr std::string_view blanks = " \t";

std::string_view trim_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view found(
    const std::map<std::string, std::string, std::less<>>& map, std::string_view name
) {
    const auto it = map.find(name);
    return it == map.end() ? std::string_view() : std::string_view(it->second);
}

}  // namespace

std::string media_type(std::string_view content_type) {
    return base::upper_ascii(base::trim(content_type.substr(0, content_type.find(';'))));
}

std::optional<std::string_view> Fields::first(std::string_view name) const {
    for (const auto& [key, value] : list_)
        if (key == name) return value;
    return std::nullopt;
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> out;
    for (const auto& [key, value] : list_)
        if (key == name) out.emplace_back(value);
    return out;
}

std::size_t Fields::count(std::string_view name) const {
    const auto same = [name](const auto& field) { return field.first == name; };
    return static_cast<std::size_t>(std::count_if(list_.begin(), list_.end(), same));
}

std::string_view Request::header(std::string_view name) const { return found(headers, name); }

std::string_view Request::param(std::string_view name) const { return found(path_params, name); }

std::string_view Request::said_by_server(std::string_view name) const {
    return found(server, name);
}

std::optional<HandedBody> Request::handed_body() const {
    const auto file = said_by_server("body-file");
    const auto size = base::parse_number<std::uint64_t>(said_by_server("body-length"));
    if (file.empty() || !size) return std::nullopt;
    return HandedBody{std::string(file), *size};
}

// RFC 6265 §5.4 as a server reads it. A name that comes twice means that somebody else planted one:
// which of the two is ours cannot be told, so neither is taken.
std::string_view Request::cookie(std::string_view name) const {
    std::optional<std::string_view> value;
    for (const auto pair : base::split(header("cookie"), ';')) {
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || trim_blanks(pair.substr(0, equals)) != name)
            continue;
        if (value) return {};
        value = trim_blanks(pair.substr(equals + 1));
    }
    return value.value_or(std::string_view());
}

}  // namespace web
