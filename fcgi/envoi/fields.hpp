// Several strings in one, to be sealed together: each with its length in front.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace envoi {

std::string pack(const std::vector<std::string>& fields);
// Nothing when the text was not made by pack().
std::optional<std::vector<std::string>> unpack(std::string_view packed);

// What a mail is sealed for: its own row.
std::string mail_context(const std::string& message_id);

}  // namespace envoi
