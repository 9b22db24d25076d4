// A program's table as a test walks it: each line is looked at, one that is new too.
#pragma once

#include "hall/context.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace support {

// "GET /aide": what anybody may ask for, whoever he is.
inline std::set<std::string> open_to_all(std::span<const hall::Route> routes) {
    std::set<std::string> open;
    for (const auto& route : routes)
        if (!route.access.asks_account())
            open.insert(std::string(web::name_of(route.verb)) + " " + std::string(route.path));
    return open;
}

// A page that is open to all is one that somebody has thought about: it is in the test's list too.
inline void only_these_are_open(
    std::span<const hall::Route> routes, const std::set<std::string>& listed
) {
    const auto open = open_to_all(routes);
    for (const auto& line : open)
        BOOST_TEST(listed.contains(line), line << " asks for no account: was that meant?");
    for (const auto& line : listed) BOOST_TEST(open.contains(line), line << " is not open");
}

// The path of a route, each {parameter} by its value; one that the test has not heard of fails.
inline std::string filled(
    std::string_view pattern, const std::map<std::string, std::string, std::less<>>& values
) {
    std::string path(pattern);
    for (auto from = path.find('{'); from != std::string::npos; from = path.find('{', from)) {
        const auto to = path.find('}', from);
        const auto found = values.find(path.substr(from, to - from + 1));
        BOOST_REQUIRE_MESSAGE(found != values.end(), path << " has a parameter without a value");
        path.replace(from, to - from + 1, found->second);
    }
    return path;
}

}  // namespace support
