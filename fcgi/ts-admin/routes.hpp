// The table of the ts-admin area.
#pragma once

#include "hall/context.hpp"

#include <span>

namespace ts_admin {

std::span<const hall::Route> routes();

}  // namespace ts_admin
