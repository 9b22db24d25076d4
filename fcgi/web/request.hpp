// A request as a page sees it: already bounded, decoded and below the path prefix.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

enum class Method : std::uint8_t { get, head, post, put, patch, del, options, other };

// Names and values in the order they came. UTF-8, no NUL.
class Fields {
public:
    void add(std::string name, std::string value) {
        list_.emplace_back(std::move(name), std::move(value));
    }
    std::optional<std::string_view> first(std::string_view name) const;
    std::string_view value(std::string_view name) const {
        return first(name).value_or(std::string_view());
    }
    std::vector<std::string_view> all(std::string_view name) const;
    std::size_t count(std::string_view name) const;
    bool has(std::string_view name) const { return first(name).has_value(); }
    const std::vector<std::pair<std::string, std::string>>& list() const { return list_; }

private:
    std::vector<std::pair<std::string, std::string>> list_;
};

// An uploaded file inside a multipart body; bytes stay where they are.
struct Part {
    std::string field;
    std::string file_name;  // as sent: for display only, never a path
    std::string content_type;
    std::string_view bytes;  // into the body
};

// A body that nginx has written to a file of its own and hands over by name, for the program to
// take (client_body_in_file_only). Absent for GET and for an empty body.
struct HandedBody {
    std::string path;
    std::uint64_t size = 0;
};

struct Request {
    Method method = Method::get;
    std::string path =
        "/";  // below the prefix, percent-decoded once, starts with '/', no "//", no ".."
    std::string query_text;
    Fields query;
    std::map<std::string, std::string, std::less<>> headers;  // lower-case names
    std::string content_type;
    std::string body;
    Fields form;              // of an urlencoded or multipart body
    std::vector<Part> parts;  // files of a multipart body
    std::string remote_addr;  // as nginx saw it, never a header
    bool https = true;
    std::map<std::string, std::string, std::less<>> path_params;  // {id} of the route
    // What nginx itself says (fastcgi_param TS_GATE_URI → "gate-uri"); no client can set one.
    std::map<std::string, std::string, std::less<>> server;

    std::string_view header(std::string_view name) const;          // "" when absent
    std::string_view cookie(std::string_view name) const;          // "" when absent or given twice
    std::string_view param(std::string_view name) const;           // "" when absent
    std::string_view said_by_server(std::string_view name) const;  // "" when absent
    std::optional<HandedBody> handed_body() const;
};

// Bounds of what is read; beyond them the request is refused (400, 413).
struct Limits {
    std::size_t body = std::size_t{256} * 1024;
    std::size_t fields = 10000;  // a list of pairs has one checkbox each
    std::size_t field_name = 100;
    std::size_t field_value = std::size_t{64} * 1024;
    std::size_t parts = 20;
    std::size_t part_headers = std::size_t{4} * 1024;
    std::size_t path = 1024;
    std::size_t query = std::size_t{8} * 1024;
    std::size_t cookies = std::size_t{8} * 1024;  // other sites of the host add theirs
};

// The type alone, in upper case ("MULTIPART/FORM-DATA"): its parameters left out.
std::string media_type(std::string_view content_type);
inline constexpr std::string_view urlencoded_type = "APPLICATION/X-WWW-FORM-URLENCODED";
inline constexpr std::string_view multipart_type = "MULTIPART/FORM-DATA";

// application/x-www-form-urlencoded, also the query. Refuses bad escapes, NUL, invalid UTF-8,
// bounds.
base::Result<Fields> parse_urlencoded(std::string_view text, const Limits& limits);
struct Multipart {
    Fields fields;
    std::vector<Part> files;
};
// multipart/form-data (RFC 7578). `content_type` gives the boundary; parts view into `body`.
base::Result<Multipart> parse_multipart(
    std::string_view content_type, std::string_view body, const Limits& limits
);
// Path of a request target: percent-decoded once, refused when it holds NUL, "//", "." or ".."
// segments, a backslash, an encoded slash, or invalid UTF-8.
base::Result<std::string> parse_path(std::string_view raw, const Limits& limits);

}  // namespace web
