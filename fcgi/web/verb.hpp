// What a route of the table answers to.
#pragma once

#include "web/request.hpp"

#include <cstdint>
#include <string_view>

namespace web {

// None is zero: a route that says nothing is none.
enum class Verb : std::uint8_t { get = 1, post, put, patch, del, options };

std::string_view name_of(Verb verb);     // "GET"
bool answers(Verb verb, Method method);  // HEAD is a GET without its body

}  // namespace web
