#include "envoi/fields.hpp"

#include <charconv>

namespace envoi {

std::string pack(const std::vector<std::string>& fields) {
    std::string out;
    for (const auto& field : fields) out += std::to_string(field.size()) + ":" + field;
    return out;
}

std::optional<std::vector<std::string>> unpack(std::string_view packed) {
    std::vector<std::string> fields;
    while (!packed.empty()) {
        std::size_t size = 0;
        const auto* const end = packed.data() + packed.size();
        const auto [colon, error] = std::from_chars(packed.data(), end, size);
        if (error != std::errc() || colon == end || *colon != ':') return std::nullopt;
        packed.remove_prefix(static_cast<std::size_t>(colon - packed.data()) + 1);
        if (packed.size() < size) return std::nullopt;
        fields.emplace_back(packed.substr(0, size));
        packed.remove_prefix(size);
    }
    return fields;
}

std::string mail_context(const std::string& message_id) { return "courriel/" + message_id; }

}  // namespace envoi
