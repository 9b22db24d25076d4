#include "base/percent.hpp"
#include "web/request.hpp"

#include "base/text.hpp"

namespace web {
namespace {

constexpr const char* broken =
    "Le formulaire reçu est illisible. Rechargez la page et recommencez.";
constexpr const char* too_large =
    "Le formulaire reçu est trop grand. Réduisez votre saisie et recommencez.";

bool is_text(std::string_view text) {
    return text.find('\0') == std::string_view::npos && base::is_utf8(text);
}

}  // namespace

base::Result<Fields> parse_urlencoded(std::string_view text, const Limits& limits) {
    Fields fields;
    std::size_t count = 0;
    while (!text.empty()) {
        const auto end = text.find('&');
        const auto pair = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (pair.empty()) continue;
        if (++count > limits.fields) return base::refuse(too_large);
        const auto equals = pair.find('=');
        auto name = base::percent_decode(pair.substr(0, equals), true);
        auto value = base::percent_decode(
            equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1), true
        );
        if (!name || !value || !is_text(*name) || !is_text(*value)) return base::refuse(broken);
        if (name->size() > limits.field_name || value->size() > limits.field_value)
            return base::refuse(too_large);
        fields.add(std::move(*name), std::move(*value));
    }
    return fields;
}

}  // namespace web
