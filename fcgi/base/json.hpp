// Text of JSON and back. The library writes and reads by templates that cost each source which
// calls them three seconds of compiling; here they are compiled once.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace base {

constexpr int one_line = -1;  // otherwise how many spaces a level is set in
// Throws nlohmann::json::exception on a string that is not UTF-8.
std::string json_text(const nlohmann::json& json, int indent = one_line);
std::string json_text(const nlohmann::ordered_json& json, int indent = one_line);
// is_discarded() when it is not JSON.
nlohmann::json parse_json(std::string_view text);

}  // namespace base
