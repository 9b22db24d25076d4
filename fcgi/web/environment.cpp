#include "web/environment.hpp"

#include "base/text.hpp"

#include <optional>

namespace web {
namespace {

using Refused = tl::unexpected<int>;

// A header that came twice is what RFC 9110 §5.3 says it is: one list. So what wants one value
// sees that it has two, whichever nginx handed them on (1.23 and later join them itself).
void take_header(Request& request, std::string name, std::string_view value) {
    const auto [at, first] = request.headers.emplace(std::move(name), value);
    if (first) return;
    at->second += at->first == "cookie" ? "; " : ", ";
    at->second += value;
}

Method method_of(std::string_view name) {
    if (name == "GET") return Method::get;
    if (name == "HEAD") return Method::head;
    if (name == "POST") return Method::post;
    if (name == "PUT") return Method::put;
    if (name == "PATCH") return Method::patch;
    if (name == "DELETE") return Method::del;
    if (name == "OPTIONS") return Method::options;
    return Method::other;
}

// HTTP_ACCEPT_LANGUAGE → accept-language, without the first `prefix` characters
std::string header_name(std::string_view variable, std::size_t prefix) {
    std::string name;
    for (const char c : variable.substr(prefix)) {
        if (c == '_')
            name += '-';
        else
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name;
}

std::optional<std::size_t> size_of(std::string_view text) {
    if (text.empty()) return 0;
    return base::parse_number<std::size_t>(text);
}

// Takes one variable; what is not needed is not kept.
struct Variables {
    Request request;
    std::string_view method;
    std::string_view uri;
    std::string_view length;

    void take(std::string_view name, std::string_view value) {
        if (name == "REQUEST_METHOD")
            method = value;
        else if (name == "REQUEST_URI")
            uri = value;
        else if (name == "CONTENT_LENGTH")
            length = value;
        else if (name == "CONTENT_TYPE")
            request.content_type = value;
        else if (name == "REMOTE_ADDR")
            request.remote_addr = value;
        else if (name == "HTTPS")
            request.https = value == "on";
        else if (name.starts_with("HTTP_"))
            take_header(request, header_name(name, 5), value);
        else if (name.starts_with("TS_"))
            request.server.emplace(header_name(name, 3), value);
    }
};

// "/teleservices/x" → "/x", only where a segment ends: "/teleservicesx" is somebody else's.
std::optional<std::string> below(std::string_view path, std::string_view prefix) {
    if (!path.starts_with(prefix)) return std::nullopt;
    path.remove_prefix(prefix.size());
    if (path.empty()) return "/";
    if (path.front() != '/') return std::nullopt;
    return std::string(path);
}

// 0, or the status of the refusal.
int read_target(
    std::string_view uri, std::string_view prefix, const Limits& limits, Request& request
) {
    const auto mark = uri.find('?');
    const auto raw_path = uri.substr(0, mark);
    const auto raw_query =
        mark == std::string_view::npos ? std::string_view() : uri.substr(mark + 1);
    if (raw_path.size() > limits.path || raw_query.size() > limits.query) return 414;
    const auto path = parse_path(raw_path, limits);
    if (!path) return 400;
    auto inside = below(*path, prefix);
    if (!inside) return 404;
    auto query = parse_urlencoded(raw_query, limits);
    if (!query) return 400;
    request.path = std::move(*inside);
    request.query_text = raw_query;
    request.query = std::move(*query);
    return 0;
}

}  // namespace

Method method_meant(std::string_view name, std::string_view override_header) {
    const auto meant = method_of(base::upper_ascii(base::trim(override_header)));
    const bool allowed = meant == Method::patch || meant == Method::del || meant == Method::head;
    return allowed ? meant : method_of(name);
}

tl::expected<Arrival, int> read_environment(
    const char* const* variables, std::string_view prefix, const Limits& limits
) {
    Variables given;
    given.request.https = false;
    for (; *variables != nullptr; ++variables) {
        const std::string_view pair(*variables);
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos)
            given.take(pair.substr(0, equals), pair.substr(equals + 1));
    }
    // The gate is asked by GET, with the headers of the request that it is asked about.
    const bool gate = !given.request.said_by_server("gate-method").empty();
    given.request.method =
        gate ? method_of(given.method)
             : method_meant(given.method, given.request.header("x-http-method-override"));
    const auto size = size_of(given.length);
    if (!size) return Refused(400);
    if (*size > limits.body) return Refused(413);
    if (given.request.header("cookie").size() > limits.cookies) return Refused(400);
    const int refused = read_target(given.uri, prefix, limits, given.request);
    if (refused != 0) return Refused(refused);
    return Arrival{std::move(given.request), *size};
}

bool read_form(Request& request, const Limits& limits) {
    // A body that nginx hands over is the page's to read; the gate is asked before there is one.
    if (request.body.empty() && (request.handed_body() || request.method == Method::get))
        return true;
    const auto type = media_type(request.content_type);
    if (type == urlencoded_type) {
        auto fields = parse_urlencoded(request.body, limits);
        if (!fields) return false;
        request.form = std::move(*fields);
    } else if (type == multipart_type) {
        auto multipart = parse_multipart(request.content_type, request.body, limits);
        if (!multipart) return false;
        request.form = std::move(multipart->fields);
        request.parts = std::move(multipart->files);
    }
    return true;
}

}  // namespace web
