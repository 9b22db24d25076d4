// What a page gives back. Security headers are put on by dispatch on every one of them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

// Set-Cookie that cannot forget Secure, HttpOnly, SameSite=Lax and Path=/.
struct Cookie {
    std::string name;                             // with its __Host- prefix
    std::string value;                            // base64url text
    std::optional<std::chrono::seconds> max_age;  // none: until the browser closes; 0: delete
    std::string header() const;
};

// The answer to a form with an error, which is shown again with what was typed.
inline constexpr int unprocessable = 422;

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    static Response html(std::string page, int status = 200);
    static Response text(std::string body, int status = 200);
    // attachment; the name is encoded by RFC 6266 (filename*)
    static Response file(std::string bytes, std::string content_type, std::string_view file_name);
    // 303 to a path of this site below the prefix ("/famille/?x=1"); dispatch puts the prefix in
    // front. Throws std::invalid_argument on anything that could leave the site.
    static Response redirect(std::string path);

    Response& header(std::string name, std::string value);
    Response& cookie(const Cookie& cookie);
    std::string_view header(std::string_view name
    ) const;  // first of that name, any case; "" when absent
};

}  // namespace web
