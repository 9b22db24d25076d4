// Paths of requests: decoded once, or refused; nginx and the program never cut one differently.
#include "base/percent.hpp"
#include "web/request.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(path)

BOOST_AUTO_TEST_CASE(decodes_once) {
    const std::pair<std::string, std::string> cases[] = {
        {"/",              "/"             },
        {"/famille/",      "/famille/"     },
        {"/famille/notes", "/famille/notes"},
        {"/f/L%C3%A9a",    "/f/Léa"       },
        {"/%66amille",     "/famille"      },
        {"/a%20b",         "/a b"          },
        {"/a+b",           "/a+b"          }, // a plus is a plus in a path
        {"/%2520",         "/%20"          },
        {"/%252e%252e/",   "/%2e%2e/"      },
        {"/...",           "/..."          },
        {"/a..b/.c",       "/a..b/.c"      },
        {"/a%3Fb",         "/a?b"          },
        {"/~x/;v=1",       "/~x/;v=1"      },
    };
    for (const auto& [raw, expected] : cases) BOOST_TEST_CONTEXT(raw) {
            const auto path = web::parse_path(raw, {});
            BOOST_REQUIRE(path);
            BOOST_TEST(*path == expected);
        }
}

BOOST_AUTO_TEST_CASE(refuses_what_could_be_read_in_two_ways) {
    for (const auto& raw :
         {""s,       "a"s,         "*"s,          "http://x/"s, "//"s,     "//evil"s, "/a//b"s,
          "/a//"s,   "/."s,        "/.."s,        "/./a"s,      "/../a"s,  "/a/.."s,  "/a/../b"s,
          "/a/./b"s, "/%2e%2e/a"s, "/%2E/a"s,     "/.%2e/"s,    "/a%2fb"s, "/a%2Fb"s, "/%2f"s,
          "/a\\b"s,  "/a%5cb"s,    "/a%5C..%5C"s, "/a%00b"s,    "/a\0b"s,  "/a%0ab"s, "/a%0db"s,
          "/a%7f"s,  "/a\tb"s,     "/%ff"s,       "/%c0%af"s,   "/%"s,     "/%4"s,    "/%zz"s,
          "/\xE9"s,  "/%c2%85"s})
        BOOST_TEST_CONTEXT(raw) { BOOST_TEST(!web::parse_path(raw, {})); }
}

BOOST_AUTO_TEST_CASE(keeps_its_bound) {
    web::Limits limits;
    limits.path = 8;
    BOOST_TEST(!!web::parse_path("/1234567", limits));
    BOOST_TEST(!web::parse_path("/12345678", limits));
}

BOOST_AUTO_TEST_CASE(percent_there_and_back) {
    for (const auto& text : {""s, "é œ/?&=+%"s, "\0\x01\xFF"s, "abc-._~"s}) {
        const auto encoded = base::percent_encode(text, "-._~");
        BOOST_TEST(base::percent_decode(encoded, false).value() == text);
        BOOST_TEST(base::percent_decode(encoded, true).value() == text);
    }
    BOOST_TEST(base::percent_encode("é+b", "") == "%C3%A9%2Bb");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
