// From what nginx gives to a Request: cookies, headers, prefix, sizes, and the body of a form.
#include "web/environment.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

web::Request with_cookies(const std::string& text) {
    web::Request request;
    request.headers["cookie"] = text;
    return request;
}

tl::expected<web::Arrival, int> arrive(
    std::vector<std::string> variables, std::string_view prefix = "", const web::Limits& limits = {}
) {
    std::vector<const char*> raw;
    raw.reserve(variables.size() + 1);
    for (const auto& variable : variables) raw.push_back(variable.c_str());
    raw.push_back(nullptr);
    return web::read_environment(raw.data(), prefix, limits);
}

BOOST_AUTO_TEST_SUITE(request)

BOOST_AUTO_TEST_CASE(cookies) {
    struct Case {
        std::string header;
        std::string value;
    };
    for (const auto& [header, value] : {
             Case{"",                   ""   },
             Case{"ts=abc",             "abc"},
             Case{"a=1; ts=abc; b=2",   "abc"},
             Case{"a=1;ts=abc;b=2",     "abc"},
             Case{"ts = abc ",          "abc"},
             Case{"ts=a=b",             "a=b"},
             Case{"ts=",                ""   },
             Case{"ts",                 ""   },
             Case{"TS=abc",             ""   },
             Case{"xts=abc",            ""   },
             Case{"ts=one; ts=two",     ""   }, // planted: neither is taken
             Case{"ts=one; ts=one",     ""   },
             Case{"ts=one; a=1; ts=",   ""   },
             Case{"ts=one; ts =two",    ""   },
             Case{"a=\"x; ts=abc; y\"", "abc"},
             Case{";;; ts=abc;;",       "abc"},
    })
        BOOST_TEST_CONTEXT(header) { BOOST_TEST(with_cookies(header).cookie("ts") == value); }
}

BOOST_AUTO_TEST_CASE(reads_the_variables) {
    const auto arrival = arrive(
        {"REQUEST_METHOD=POST",
         "REQUEST_URI=/famille/notes?p=T1&q=a%20b",
         "SCRIPT_NAME=/elsewhere",
         "CONTENT_LENGTH=12",
         "CONTENT_TYPE=text/plain",
         "REMOTE_ADDR=192.0.2.7",
         "HTTPS=on",
         "HTTP_X_FORWARDED_FOR=203.0.113.9",
         "HTTP_ACCEPT_LANGUAGE=fr",
         "no equals sign"}
    );
    BOOST_REQUIRE(arrival);
    const auto& request = arrival->request;
    BOOST_TEST((request.method == web::Method::post));
    BOOST_TEST(request.path == "/famille/notes");
    BOOST_TEST(request.query_text == "p=T1&q=a%20b");
    BOOST_TEST(request.query.value("q") == "a b");
    BOOST_TEST(request.remote_addr == "192.0.2.7");
    BOOST_TEST(request.https);
    BOOST_TEST(request.header("accept-language") == "fr");
    BOOST_TEST(request.header("absent").empty());
    BOOST_TEST(request.content_type == "text/plain");
    BOOST_TEST(arrival->body_size == 12U);
}

BOOST_AUTO_TEST_CASE(methods) {
    const auto method = [](const std::string& name) {
        return arrive({"REQUEST_METHOD=" + name, "REQUEST_URI=/"})->request.method;
    };
    BOOST_TEST((method("GET") == web::Method::get));
    BOOST_TEST((method("HEAD") == web::Method::head));
    BOOST_TEST((method("POST") == web::Method::post));
    BOOST_TEST((method("PUT") == web::Method::put));
    BOOST_TEST((method("PATCH") == web::Method::patch));
    BOOST_TEST((method("DELETE") == web::Method::del));
    BOOST_TEST((method("OPTIONS") == web::Method::options));
    for (const auto* name : {"", "get", "TRACE", "CONNECT", "GETX"})
        BOOST_TEST((method(name) == web::Method::other));
}

BOOST_AUTO_TEST_CASE(any_request_may_stand_for_what_proxies_stop_and_none_for_a_post) {
    const auto method = [](const std::string& name, const std::string& meant) {
        return arrive({"REQUEST_METHOD=" + name,
                       "REQUEST_URI=/",
                       "HTTP_X_HTTP_METHOD_OVERRIDE=" + meant})
            ->request.method;
    };
    BOOST_TEST((method("POST", "PATCH") == web::Method::patch));
    BOOST_TEST((method("POST", "DELETE") == web::Method::del));
    BOOST_TEST((method("POST", "HEAD") == web::Method::head));
    BOOST_TEST((method("POST", "patch") == web::Method::patch));
    for (const auto* meant : {"GET", "PUT", "OPTIONS", "", "PATCH, DELETE"})
        BOOST_TEST((method("POST", meant) == web::Method::post));
    // the gate is asked by GET about a request of which it has the headers
    const auto gate = arrive(
        {"REQUEST_METHOD=GET",
         "REQUEST_URI=/",
         "TS_GATE_METHOD=POST",
         "HTTP_X_HTTP_METHOD_OVERRIDE=PATCH"}
    );
    BOOST_TEST((gate->request.method == web::Method::get));
    // tus: "the actual method of the request must be ignored"
    BOOST_TEST((method("PATCH", "DELETE") == web::Method::del));
    BOOST_TEST((method("GET", "HEAD") == web::Method::head));
    for (const auto* meant : {"POST", "GET"}) {
        BOOST_TEST((method("GET", meant) == web::Method::get));
        BOOST_TEST((method("PATCH", meant) == web::Method::patch));
    }
}

BOOST_AUTO_TEST_CASE(a_header_that_comes_twice_has_two_values) {
    const auto arrived = arrive(
        {"REQUEST_METHOD=PATCH",
         "REQUEST_URI=/",
         "HTTP_UPLOAD_OFFSET=0",
         "HTTP_UPLOAD_OFFSET=3",
         "HTTP_COOKIE=a=1",
         "HTTP_COOKIE=b=2"}
    );
    BOOST_TEST(arrived->request.header("upload-offset") == "0, 3");
    BOOST_TEST(arrived->request.cookie("a") == "1");
    BOOST_TEST(arrived->request.cookie("b") == "2");
}

BOOST_AUTO_TEST_CASE(only_the_server_hands_a_body_over) {
    const auto whole = arrive(
        {"REQUEST_METHOD=PATCH",
         "REQUEST_URI=/",
         "TS_BODY_FILE=/in/0001",
         "TS_BODY_LENGTH=4294967297"}
    );
    const auto handed = whole->request.handed_body();
    BOOST_REQUIRE(handed);
    BOOST_TEST(handed->path == "/in/0001");
    BOOST_TEST(handed->size == 4294967297U);
    // a client's header is no word of the server
    BOOST_TEST(!arrive({"REQUEST_URI=/", "HTTP_TS_BODY_FILE=/etc/passwd", "HTTP_TS_BODY_LENGTH=1"})
                    ->request.handed_body());
    BOOST_TEST(!arrive({"REQUEST_URI=/", "TS_BODY_FILE=", "TS_BODY_LENGTH="})->request.handed_body()
    );
    BOOST_TEST(
        !arrive({"REQUEST_URI=/", "TS_BODY_FILE=/in/1", "TS_BODY_LENGTH=-1"})->request.handed_body()
    );
}

BOOST_AUTO_TEST_CASE(the_prefix_is_cut_where_a_segment_ends) {
    const auto path = [](const std::string& uri) {
        const auto arrival = arrive({"REQUEST_URI=" + uri}, "/tele");
        return arrival ? arrival->request.path : std::to_string(arrival.error());
    };
    BOOST_TEST(path("/tele") == "/");
    BOOST_TEST(path("/tele/") == "/");
    BOOST_TEST(path("/tele?x=1") == "/");
    BOOST_TEST(path("/tele/famille/") == "/famille/");
    BOOST_TEST(path("/t%65le/a") == "/a");
    BOOST_TEST(path("/telephone") == "404");
    BOOST_TEST(path("/tele%2Fa") == "400");
    BOOST_TEST(path("/") == "404");
    BOOST_TEST(path("/autre") == "404");
    BOOST_TEST(path("/tele/../autre") == "400");
}

BOOST_AUTO_TEST_CASE(refusals) {
    const auto status = [](const std::string& variable, const web::Limits& limits = {}) {
        const auto arrival = arrive({"REQUEST_URI=/", variable}, "", limits);
        return arrival ? 0 : arrival.error();
    };
    BOOST_TEST(status("CONTENT_LENGTH=") == 0);
    BOOST_TEST(status("CONTENT_LENGTH=0") == 0);
    BOOST_TEST(status("CONTENT_LENGTH=262144") == 0);
    BOOST_TEST(status("CONTENT_LENGTH=262145") == 413);
    BOOST_TEST(status("CONTENT_LENGTH=18446744073709551615") == 413);
    for (const auto* length : {"-1", "+1", "1x", " 1", "0x10", "18446744073709551616", "1,2"})
        BOOST_TEST(status(std::string("CONTENT_LENGTH=") + length) == 400);
    BOOST_TEST(status("REQUEST_URI=/?a=%") == 400);
    BOOST_TEST(status("REQUEST_URI=/%2e%2e") == 400);
    BOOST_TEST(status("REQUEST_URI=/" + std::string(1024, 'x')) == 414);
    BOOST_TEST(status("REQUEST_URI=/?" + std::string(8193, 'x')) == 414);
    BOOST_TEST(status("HTTP_COOKIE=" + std::string(8193, 'x')) == 400);
    BOOST_TEST(!arrive({"REQUEST_METHOD=GET"}));
}

BOOST_AUTO_TEST_CASE(bodies_of_forms) {
    web::Request request;
    request.content_type = "Application/X-WWW-Form-URLencoded ; charset=UTF-8";
    request.body = "a=1&b=%C3%A9";
    BOOST_TEST(web::read_form(request, {}));
    BOOST_TEST(request.form.value("b") == "é");

    request = {};
    request.content_type = "multipart/form-data; boundary=B";
    request.body = "--B\r\nContent-Disposition: form-data; name=f; filename=n\r\n\r\nx\r\n--B--";
    BOOST_TEST(web::read_form(request, {}));
    BOOST_TEST(request.parts.size() == 1U);
    request.body.pop_back();
    BOOST_TEST(!web::read_form(request, {}));

    request = {};
    request.content_type = "application/json";
    request.body = "a=1";
    BOOST_TEST(web::read_form(request, {}));  // no form: dispatch answers 415
    BOOST_TEST(request.form.list().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
