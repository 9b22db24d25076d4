// From the variables that nginx gives (fastcgi_params) and a body to a Request: bounded, decoded,
// cut below the path prefix. Apart from the loop, so that tests and fuzzers reach it without a
// socket.
#pragma once

#include "web/request.hpp"

#include <tl/expected.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace web {

// What is read of one request before its body. On refusal: the status to answer (400, 404, 413,
// 414).
struct Arrival {
    Request request;
    std::size_t body_size = 0;
};
// `variables` is "NAME=value" strings ended by a null pointer.
tl::expected<Arrival, int> read_environment(
    const char* const* variables, std::string_view prefix, const Limits& limits
);
// What a request does that says this method and this X-HTTP-Method-Override. Proxies of schools let
// only GET and POST through; tus 1.0 says what a request then stands for, and that the method it
// came by is nothing. Never a POST or a GET, which pass everywhere: what a form may do needs a
// form.
Method method_meant(std::string_view name, std::string_view override_header);
// Parses request.body into form and parts by its content type. False: not well-formed, or out of
// bounds.
bool read_form(Request& request, const Limits& limits);

}  // namespace web
