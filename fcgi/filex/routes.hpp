// The table of the file drop: what staff drop and manage, what recipients fetch, and what nginx
// asks.
#pragma once

#include "hall/context.hpp"

#include <span>

namespace filex {

std::span<const hall::Route> routes();

}  // namespace filex
