#include "base/json.hpp"

#include <nlohmann/json.hpp>

namespace base {

std::string json_text(const nlohmann::json& json, int indent) { return json.dump(indent); }
std::string json_text(const nlohmann::ordered_json& json, int indent) { return json.dump(indent); }

nlohmann::json parse_json(std::string_view text) {
    return nlohmann::json::parse(text, nullptr, false);
}

}  // namespace base
