// The table of the door: what everybody may open, and the account's own pages.
#pragma once

#include "hall/context.hpp"

#include <span>

namespace auth {

std::span<const hall::Route> routes();

}  // namespace auth
