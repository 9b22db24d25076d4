// dispatch with a toy program: who is let in, in which order, and what is said when something
// breaks.
#include "web/route.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <iostream>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace {

struct Gone : std::runtime_error {
    Gone() : std::runtime_error("the database is away") {}
};

enum class Who { everyone, members };

struct Toy {
    using Access = Who;
    std::vector<std::string> calls;
    std::string breaks;  // the step that throws Gone
    std::function<void()> page_does = [] {};

    void step(const std::string& name) {
        calls.push_back(name);
        if (breaks.find(name) != std::string::npos) throw Gone();
    }
    void begin(const web::Request&) { step("begin"); }
    std::optional<web::Response> refuse(Who who, const web::Request& request) {
        step("refuse");
        if (who == Who::members && request.cookie("member") != "yes")
            return web::Response::redirect("/connexion");
        return std::nullopt;
    }
    bool csrf_ok(const web::Request& request) {
        step("csrf");
        return request.form.value("_csrf") == "right";
    }
    web::Response error(const web::Request&, int status, std::string_view reference) {
        step("error");
        return web::Response::html(
            "erreur " + std::to_string(status) + " " + std::string(reference), status
        );
    }
    bool is_unavailable(const std::exception& what) const {
        return dynamic_cast<const Gone*>(&what) != nullptr;
    }
    std::string_view prefix() const { return "/tele"; }
    void finish(const web::Request&, web::Response& response) {
        step("finish");
        response.header("X-Finished", "yes");
    }
};

web::Response page(Toy& toy, const web::Request& request) {
    toy.calls.emplace_back("page");
    toy.page_does();
    std::string text = request.path;
    for (const auto& [name, value] : request.path_params) text += " " + name + "=" + value;
    return web::Response::text(text);
}
web::Response fixed(Toy&, const web::Request&) { return web::Response::text("fixed"); }
web::Response moves(Toy&, const web::Request&) { return web::Response::redirect("/famille/?x=1"); }

constexpr web::Route<Toy> routes[] = {
    {web::Verb::get,  "/",                  Who::everyone, &page,  "home"                  },
    {web::Verb::get,  "/membre",            Who::members,  &page,  "members"               },
    {web::Verb::post, "/membre",            Who::members,  &page,  "members write"         },
    {web::Verb::post, "/envoi",             Who::everyone, &page,  "a form"                },
    {web::Verb::get,  "/va",                Who::everyone, &moves, "redirect"              },
    {web::Verb::get,  "/f/{jeton}",         Who::everyone, &page,  "a parameter"           },
    {web::Verb::get,  "/f/nouveau",         Who::everyone, &fixed, "literal beside it"     },
    {web::Verb::post, "/f/nouveau",         Who::everyone, &fixed, "literal beside it"     },
    {web::Verb::get,  "/f/{jeton}/{ligne}", Who::everyone, &page,  "two"                   },
    {web::Verb::get,  "/f/{jeton}/tout",    Who::everyone, &fixed, "the later literal wins"},
};

web::Request ask(web::Method method, const std::string& path) {
    web::Request request;
    request.method = method;
    request.path = path;
    if (method == web::Method::post) {
        request.content_type = "application/x-www-form-urlencoded";
        request.body = "_csrf=right";
        request.form.add("_csrf", "right");
    }
    return request;
}

web::Response go(Toy& toy, const web::Request& request) {
    return web::dispatch<Toy>(routes, toy, request);
}
web::Response get(const std::string& path) {
    Toy toy;
    return go(toy, ask(web::Method::get, path));
}
web::Response post(const std::string& path) {
    Toy toy;
    return go(toy, ask(web::Method::post, path));
}

BOOST_AUTO_TEST_SUITE(dispatch)

BOOST_AUTO_TEST_CASE(finds_pages) {
    BOOST_TEST(get("/").body == "/");
    BOOST_TEST(get("/f/abc").body == "/f/abc jeton=abc");
    BOOST_TEST(get("/f/é").body == "/f/é jeton=é");
    BOOST_TEST(get("/f/{jeton}").body == "/f/{jeton} jeton={jeton}");
    BOOST_TEST(get("/f/a/b").body == "/f/a/b jeton=a ligne=b");
    BOOST_TEST(get("/f/nouveau").body == "fixed");
    BOOST_TEST(get("/f/a/tout").body == "fixed");
    BOOST_TEST(get("/f/nouveau/tout").body == "fixed");
}

BOOST_AUTO_TEST_CASE(unknown_paths_are_404_whatever_the_method) {
    for (const auto* path :
         {"/x", "/f", "/f/", "/f/a/", "/f/a/b/c", "/membre/", "/Membre", "//", ""})
        for (const auto method :
             {web::Method::get, web::Method::head, web::Method::post, web::Method::other}) {
            Toy toy;
            BOOST_TEST_CONTEXT(path) { BOOST_TEST(go(toy, ask(method, path)).status == 404); }
        }
}

BOOST_AUTO_TEST_CASE(wrong_methods_are_405_with_allow) {
    const auto allow = [](web::Method method, const std::string& path) {
        Toy toy;
        const auto response = go(toy, ask(method, path));
        BOOST_TEST(response.status == 405);
        return std::string(response.header("Allow"));
    };
    BOOST_TEST(allow(web::Method::post, "/") == "GET, HEAD");
    BOOST_TEST(allow(web::Method::get, "/envoi") == "POST");
    BOOST_TEST(allow(web::Method::head, "/envoi") == "POST");
    BOOST_TEST(allow(web::Method::other, "/membre") == "GET, HEAD, POST");
    BOOST_TEST(allow(web::Method::post, "/f/abc") == "GET, HEAD");
    BOOST_TEST(get("/").header("Allow").empty());
}

BOOST_AUTO_TEST_CASE(head_is_get_without_its_body) {
    Toy toy;
    const auto response = go(toy, ask(web::Method::head, "/f/abc"));
    BOOST_TEST(response.status == 200);
    BOOST_TEST(response.body.empty());
    BOOST_TEST(response.header("Content-Length") == "16");
    BOOST_TEST(response.header("Content-Type") == get("/f/abc").header("Content-Type"));
}

BOOST_AUTO_TEST_CASE(order_of_the_steps) {
    using Calls = std::vector<std::string>;
    const auto calls = [](const web::Request& request) {
        Toy toy;
        go(toy, request);
        return toy.calls;
    };
    BOOST_TEST(
        calls(ask(web::Method::get, "/")) == (Calls{"begin", "refuse", "page", "finish"}),
        boost::test_tools::per_element()
    );
    BOOST_TEST(
        calls(ask(web::Method::post, "/envoi")) ==
            (Calls{"begin", "refuse", "csrf", "page", "finish"}),
        boost::test_tools::per_element()
    );
    // not let in: neither the token nor the page is looked at
    BOOST_TEST(
        calls(ask(web::Method::post, "/membre")) == (Calls{"begin", "refuse", "finish"}),
        boost::test_tools::per_element()
    );
    BOOST_TEST(
        calls(ask(web::Method::get, "/x")) == (Calls{"begin", "error", "finish"}),
        boost::test_tools::per_element()
    );
    BOOST_TEST(
        calls(ask(web::Method::other, "/")) == (Calls{"begin", "error", "finish"}),
        boost::test_tools::per_element()
    );
}

BOOST_AUTO_TEST_CASE(every_route_for_members_refuses_others) {
    for (const auto& route : routes) {
        if (route.access != Who::members) continue;
        const auto method = route.verb == web::Verb::post ? web::Method::post : web::Method::get;
        Toy toy;
        auto request = ask(method, std::string(route.path));
        BOOST_TEST(go(toy, request).header("Location") == "/tele/connexion");
        request.headers["cookie"] = "member=yes";
        BOOST_TEST(go(toy, request).status == 200);
    }
}

BOOST_AUTO_TEST_CASE(every_post_wants_its_token) {
    for (const auto& route : routes) {
        if (route.verb != web::Verb::post) continue;
        auto request = ask(web::Method::post, std::string(route.path));
        request.headers["cookie"] = "member=yes";
        for (const auto* token : {"", "wrong", "Right"}) {
            request.form = {};
            request.form.add("_csrf", token);
            Toy toy;
            BOOST_TEST(go(toy, request).status == 403);
            BOOST_TEST((toy.calls.end() == std::find(toy.calls.begin(), toy.calls.end(), "page")));
        }
        request.form = {};
        Toy toy;
        BOOST_TEST(go(toy, request).status == 403);
    }
}

BOOST_AUTO_TEST_CASE(a_post_is_a_form) {
    const auto status = [](const std::string& type) {
        Toy toy;
        auto request = ask(web::Method::post, "/envoi");
        request.content_type = type;
        return go(toy, request).status;
    };
    BOOST_TEST(status("application/x-www-form-urlencoded") == 200);
    BOOST_TEST(status("Application/x-www-form-urlencoded; charset=utf-8") == 200);
    BOOST_TEST(status("multipart/form-data; boundary=x") == 200);
    for (const auto* type :
         {"", "text/plain", "application/json", "multipart/mixed", "multipart/form-data-x"})
        BOOST_TEST_CONTEXT(type) { BOOST_TEST(status(type) == 415); }
}

BOOST_AUTO_TEST_CASE(redirects_get_the_prefix) {
    BOOST_TEST(get("/va").header("Location") == "/tele/famille/?x=1");
    BOOST_TEST(get("/va").status == 303);
}

BOOST_AUTO_TEST_CASE(security_headers_are_on_every_answer) {
    Toy broken;
    broken.breaks = "begin error";
    const web::Response answers[] = {
        get("/"),
        get("/x"),
        post("/"),
        post("/membre"),
        get("/va"),
        go(broken, ask(web::Method::get, "/"))};
    for (const auto& answer : answers) {
        const auto csp = answer.header("Content-Security-Policy");
        BOOST_TEST(csp.starts_with("default-src 'none'; "));
        BOOST_TEST((csp.find("unsafe") == std::string_view::npos));
        for (const auto* part :
             {"style-src 'self'",
              "script-src 'self'",
              "form-action 'self'",
              "frame-ancestors 'none'",
              "base-uri 'none'"})
            BOOST_TEST((csp.find(part) != std::string_view::npos));
        BOOST_TEST(answer.header("X-Content-Type-Options") == "nosniff");
        BOOST_TEST(answer.header("X-Frame-Options") == "DENY");
        BOOST_TEST(answer.header("Referrer-Policy") == "same-origin");
        BOOST_TEST(answer.header("Cross-Origin-Opener-Policy") == "same-origin");
        BOOST_TEST(answer.header("Cross-Origin-Resource-Policy") == "same-origin");
        BOOST_TEST(answer.header("Strict-Transport-Security").starts_with("max-age="));
        BOOST_TEST(!answer.header("Permissions-Policy").empty());
        BOOST_TEST(answer.header("Cache-Control") == "no-store");
        std::set<std::string> names;
        for (const auto& [name, value] : answer.headers)
            BOOST_TEST(names.insert(name).second, name << " twice");
    }
}

BOOST_AUTO_TEST_CASE(a_page_whose_address_is_a_secret_tells_nobody_and_loosens_nothing) {
    for (const auto& [said, kept] : std::vector<std::pair<std::string, std::string>>{
             {"no-referrer", "no-referrer"},
             {"unsafe-url",  "same-origin"}
    }) {
        web::Response response;
        response.header("Referrer-Policy", said).header("X-Frame-Options", "ALLOWALL");
        web::detail::complete(response, web::Method::get, "");
        BOOST_TEST(response.header("Referrer-Policy") == kept);
        BOOST_TEST(response.header("X-Frame-Options") == "DENY");
    }
}

// What is written to the log while `work` runs.
std::string log_of(const std::function<void()>& work) {
    std::FILE* file = std::tmpfile();
    BOOST_REQUIRE(file != nullptr);
    std::fflush(stderr);
    const int before = ::dup(STDERR_FILENO);
    ::dup2(::fileno(file), STDERR_FILENO);
    work();
    ::dup2(before, STDERR_FILENO);
    ::close(before);
    std::string text(4096, '\0');
    std::rewind(file);
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
}

BOOST_AUTO_TEST_CASE(failures_give_a_reference_and_hide_their_cause) {
    Toy toy;
    toy.page_does = [] { throw std::runtime_error("secret cause\nwith a line break"); };
    web::Response response;
    const auto log = log_of([&] { response = go(toy, ask(web::Method::get, "/f/JETON")); });
    BOOST_TEST(response.status == 500);
    BOOST_TEST(response.body.starts_with("erreur 500 "));
    const auto reference = response.body.substr(11);
    BOOST_TEST(reference.size() == 8U);
    BOOST_TEST((response.body.find("secret") == std::string::npos));
    BOOST_TEST((log.find("secret cause\\x0awith") != std::string::npos));
    BOOST_TEST((log.find(reference) != std::string::npos));
    BOOST_TEST((log.find("GET /f/{jeton}") != std::string::npos));
    BOOST_TEST((log.find("JETON") == std::string::npos), "a token of a path is in the log");
    BOOST_TEST(response.header("X-Finished") == "yes");
    BOOST_TEST(response.header("Retry-After").empty());
}

BOOST_AUTO_TEST_CASE(what_is_unavailable_is_503) {
    for (const auto* step : {"begin", "refuse", "csrf"}) {
        Toy toy;
        toy.breaks = step;
        log_of([&] {
            const auto response = go(toy, ask(web::Method::post, "/envoi"));
            BOOST_TEST(response.status == 503);
            BOOST_TEST(response.header("Retry-After") == "30");
        });
    }
}

BOOST_AUTO_TEST_CASE(anything_can_be_thrown) {
    Toy toy;
    toy.page_does = [] { throw 42; };
    log_of([&] { BOOST_TEST(go(toy, ask(web::Method::get, "/")).status == 500); });
}

BOOST_AUTO_TEST_CASE(a_plain_page_when_even_the_error_page_fails) {
    for (const auto* steps : {"begin error", "begin finish", "finish"}) {
        Toy toy;
        toy.breaks = steps;
        log_of([&] {
            const auto response = go(toy, ask(web::Method::get, "/"));
            BOOST_TEST(response.status == 503);
            BOOST_TEST(response.body.starts_with("<!DOCTYPE html>\n<html lang=\"fr\">"));
            BOOST_TEST(
                (response.body.find("<h1>Service momentanément indisponible</h1>") !=
                 std::string::npos)
            );
            BOOST_TEST(response.header("Retry-After") == "30");
        });
    }
    // 404 and 405 too
    Toy toy;
    toy.breaks = "error";
    log_of([&] { BOOST_TEST(go(toy, ask(web::Method::get, "/x")).status == 503); });
}

BOOST_AUTO_TEST_CASE(references_differ_and_can_be_read_aloud) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto reference = web::detail::new_reference();
        BOOST_TEST(
            (reference.find_first_not_of("23456789ABCDEFGHJKLMNPQRSTUVWXYZ") == std::string::npos)
        );
        seen.insert(reference);
    }
    BOOST_TEST(seen.size() == 1000U);
}

// In a constexpr table, as all ours are, each of these does not compile.
BOOST_AUTO_TEST_CASE(a_route_leaves_nothing_out) {
    using Route = web::Route<Toy>;
    static_assert(!std::is_default_constructible_v<Route>);
    static_assert(!std::is_constructible_v<Route, web::Verb, const char*, Who, Route::Page>);
    using std::logic_error;
    BOOST_CHECK_THROW((Route{{}, "/x", Who::members, &page, "x"}), logic_error);
    BOOST_CHECK_THROW((Route{web::Verb::get, {}, Who::members, &page, "x"}), logic_error);
    BOOST_CHECK_THROW((Route{web::Verb::get, "/x", Who::members, {}, "x"}), logic_error);
    BOOST_CHECK_THROW((Route{web::Verb::get, "/x", Who::members, &page, {}}), logic_error);
    BOOST_TEST((Route{web::Verb::post, "/x", Who::members, &page, "x"}.proof == web::Proof::form));
}

BOOST_AUTO_TEST_CASE(parts_survive_a_route_with_parameters) {
    static constexpr web::Route<Toy> table[] = {
        {web::Verb::post,
         "/d/{x}", Who::everyone,
         [](Toy&, const web::Request& request) {
             return web::Response::text(
                 std::string(request.parts.at(0).bytes) + request.path_params.at("x")
             );
         }, "upload"}
    };
    auto request = ask(web::Method::post, "/d/7");
    request.parts.push_back({"f", "n", "", std::string_view(request.body).substr(1, 4)});
    Toy toy;
    BOOST_TEST(web::dispatch<Toy>(table, toy, request).body == "csrf7");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
