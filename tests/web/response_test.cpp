// What leaves the program: cookies, names of files, redirects that stay here, headers on one line.
#include "web/response.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <stdexcept>
#include <string>

namespace {

using web::Response;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(response)

BOOST_AUTO_TEST_CASE(cookies_forget_nothing) {
    const web::Cookie session{"__Host-ts", "abc-_", std::nullopt};
    BOOST_TEST(session.header() == "__Host-ts=abc-_; Path=/; Secure; HttpOnly; SameSite=Lax");
    const web::Cookie gone{"__Host-ts", "", std::chrono::seconds(0)};
    BOOST_TEST(gone.header() == "__Host-ts=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    for (const auto& value :
         {"a b"s, "a;b"s, "a,b"s, "a\"b"s, "a\\b"s, "a\r\nSet-Cookie: x=y"s, "é"s, "\0"s})
        BOOST_CHECK_THROW((web::Cookie{"ts", value, std::nullopt}.header()), std::invalid_argument);
    for (const auto& name : {""s, "a b"s, "a=b"s, "a;b"s, "a\nb"s})
        BOOST_CHECK_THROW((web::Cookie{name, "x", std::nullopt}.header()), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(redirects_stay_on_this_site) {
    const std::pair<std::string, std::string> good[] = {
        {"/",                                "/"                               },
        {"/famille/?x=1",                    "/famille/?x=1"                   },
        {"/connexion?retour=/famille/notes", "/connexion?retour=/famille/notes"},
        {"/a?u=https://x.fr//y",             "/a?u=https://x.fr//y"            },
        {"/élève#notes",                   "/%C3%A9l%C3%A8ve#notes"          },
        {"/a b",                             "/a%20b"                          },
        {"/a%20b",                           "/a%20b"                          },
        {"/a\"<>",                           "/a%22%3C%3E"                     },
        {"/@evil.fr",                        "/@evil.fr"                       },
    };
    for (const auto& [path, location] : good) BOOST_TEST_CONTEXT(path) {
            const auto redirect = Response::redirect(path);
            BOOST_TEST(redirect.status == 303);
            BOOST_TEST(redirect.header("location") == location);
        }
}

BOOST_AUTO_TEST_CASE(redirects_that_would_leave_are_refused) {
    for (const auto& path :
         {""s,
          "evil.fr"s,
          "//evil.fr"s,
          "///evil.fr"s,
          "/\\evil.fr"s,
          "\\\\evil.fr"s,
          "/\\/evil.fr"s,
          "/\t/evil.fr"s,
          "/\n/evil.fr"s,
          "/\r\nX: y"s,
          " //evil.fr"s,
          "\t//evil.fr"s,
          "https://evil.fr"s,
          "javascript:alert(1)"s,
          "data:,x"s,
          "/a//b"s,
          "?x"s,
          "#x"s,
          "/a\0b"s,
          "/a\x7F"s,
          "http:/evil.fr"s,
          "@evil.fr"s,
          "/a\\..\\b"s})
        BOOST_TEST_CONTEXT(path) {
            BOOST_CHECK_THROW(Response::redirect(path), std::invalid_argument);
        }
}

BOOST_AUTO_TEST_CASE(names_of_downloads) {
    struct Case {
        std::string name;
        std::string disposition;
    };
    for (const auto& [name, disposition] : {
             Case{"notes.csv",     "attachment; filename=\"notes.csv\""                                   },
             Case{
                  "relevé.pdf",   "attachment; filename=\"relev_.pdf\"; filename*=UTF-8''relev%C3%A9.pdf"},
             Case{"100%.txt",      "attachment; filename=\"100_.txt\"; filename*=UTF-8''100%25.txt"       },
             Case{"a b.txt",       "attachment; filename=\"a b.txt\""                                     },
             Case{"a\"b.txt",      "attachment; filename=\"a_b.txt\""                                     },
             Case{"../../x",       "attachment; filename=\"_._.._x\""                                     },
             Case{"C:\\x",         "attachment; filename=\"C__x\""                                        },
             Case{"a\r\nX: y",     "attachment; filename=\"a__X_ y\""                                     },
             Case{"",              "attachment; filename=\"fichier\""                                     },
             Case{"  ",            "attachment; filename=\"fichier\""                                     },
             Case{"\xFF",          "attachment; filename=\"fichier\""                                     },
             Case{".htaccess",     "attachment; filename=\"_htaccess\""                                   },
             Case{"fdp\u202E.exe", "attachment; filename=\"fdp_.exe\""                                    },
    })
        BOOST_TEST_CONTEXT(name) {
            const auto file = Response::file("x", "text/csv", name);
            BOOST_TEST(file.header("Content-Disposition") == disposition);
            BOOST_TEST(file.header("Content-Type") == "text/csv");
        }
}

BOOST_AUTO_TEST_CASE(headers_stay_on_one_line) {
    Response response;
    for (const auto& value : {"a\r\nX: y"s, "a\nb"s, "a\rb"s, "a\0b"s})
        BOOST_CHECK_THROW(response.header("X-Test", value), std::invalid_argument);
    for (const auto& name : {""s, "a b"s, "a:"s, "a\n"s, "é"s})
        BOOST_CHECK_THROW(response.header(name, "x"), std::invalid_argument);
    BOOST_TEST(response.headers.empty());
}

BOOST_AUTO_TEST_CASE(a_header_is_replaced_a_cookie_is_added) {
    Response response;
    response.header("X-Test", "1").header("x-test", "2");
    BOOST_TEST(response.headers.size() == 1U);
    BOOST_TEST(response.header("X-TEST") == "2");
    response.cookie({"a", "1", std::nullopt}).cookie({"b", "2", std::nullopt});
    BOOST_TEST(response.headers.size() == 3U);
}

BOOST_AUTO_TEST_CASE(kinds) {
    BOOST_TEST(Response::html("x").header("content-type") == "text/html; charset=utf-8");
    BOOST_TEST(Response::html("x", 404).status == 404);
    BOOST_TEST(Response::text("x").header("content-type") == "text/plain; charset=utf-8");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
