// The part of dispatch that does not depend on the program: matching, headers, references, last
// words.
#pragma once

#include "web/request.hpp"
#include "web/response.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace web::detail {

using PathParams = std::map<std::string, std::string, std::less<>>;

// The parameters when the path has the form of the pattern; a {x} takes one segment, never an empty
// one.
std::optional<PathParams> match(std::string_view pattern, std::string_view path);
// Whether the first segment in which the two patterns differ in kind is literal in `a`.
bool more_literal(std::string_view a, std::string_view b);

// A POST that carries something carries a form.
bool is_form(const Request& request);

// Eight letters and digits that a person can read over the telephone.
std::string new_reference();
// `where` is the route's pattern, not the path: paths hold tokens, and a log must not.
void log_failure(
    std::string_view verb,
    std::string_view where,
    std::string_view reference,
    std::string_view cause
);

// Needs neither database nor templates: what is said when these are what failed.
Response plain_error(int status, std::string_view reference);

// Security headers, prefix before Location, no body for HEAD. Every response goes through it, once.
void complete(Response& response, Method method, std::string_view prefix);

}  // namespace web::detail
