// The table of the family area: what parents and pupils read.
#pragma once

#include "hall/context.hpp"

#include <span>

namespace famille {

std::span<const hall::Route> routes();

}  // namespace famille
