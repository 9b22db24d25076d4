// Accounts whose password and address are the directory's: the pages that would change them say so.
#pragma once

#include "hall/layout.hpp"

#include <optional>
#include <string>

namespace auth {

// The page to answer instead, with that title; nothing when the signed-in account is a local one.
std::optional<web::Response> held_by_directory(
    hall::Context& context, const web::Request& request, std::string title
);

}  // namespace auth
