#include "web/response.hpp"

#include "base/percent.hpp"
#include "base/text.hpp"
#include "web/attachment.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace web {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return lower(x) == lower(y);
    });
}

bool is_visible_ascii(char c) { return c > ' ' && c < 0x7F; }

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return is_visible_ascii(c) &&
               std::string_view("()<>@,;:\\\"/[]?={}").find(c) == std::string_view::npos;
    });
}

void must(bool right, const char* what) {
    if (!right) throw std::invalid_argument(what);
}

// Characters that turn the reading order around make "fdp.exe" look like "exe.pdf".
void replace_order_marks(std::string& name) {
    // U+061C; U+200E, U+200F, U+202A to U+202E; U+2066 to U+2069, byte by byte: the compiler and
    // the reader of this file shall not meet them either
    // NOLINTBEGIN(misc-misleading-bidirectional): escaped, they mislead nobody
    constexpr std::array<std::string_view, 12> marks{
        "\xD8\x9C",
        "\xE2\x80\x8E",
        "\xE2\x80\x8F",
        "\xE2\x80\xAA",
        "\xE2\x80\xAB",
        "\xE2\x80\xAC",
        "\xE2\x80\xAD",
        "\xE2\x80\xAE",
        "\xE2\x81\xA6",
        "\xE2\x81\xA7",
        "\xE2\x81\xA8",
        "\xE2\x81\xA9"};
    // NOLINTEND(misc-misleading-bidirectional)
    for (const auto mark : marks)
        for (auto at = name.find(mark); at != std::string::npos; at = name.find(mark, at))
            name.replace(at, mark.size(), "_");
}

// What a disk of any system takes as one name, in UTF-8.
std::string plain_file_name(std::string_view given) {
    std::string name = base::is_utf8(given) ? base::trim(given) : std::string();
    replace_order_marks(name);
    for (char& c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F ||
            std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos)
            c = '_';
    }
    if (!name.empty() && name.front() == '.') name.front() = '_';
    return name.empty() ? std::string("fichier") : name;
}

std::string ascii_file_name(const std::string& name) {
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && byte < 0xC0) continue;  // one sign for a whole character
        out += byte >= 0x80 || c == '%' ? '_' : c;
    }
    return out;
}

}  // namespace

std::string attachment_named(std::string_view file_name) {
    const auto name = plain_file_name(file_name);
    const auto ascii = ascii_file_name(name);
    auto disposition = "attachment; filename=\"" + ascii + "\"";
    if (ascii != name)
        disposition += "; filename*=UTF-8''" + base::percent_encode(name, "!#$&+-.^_`|~");
    return disposition;
}

std::string Cookie::header() const {
    must(is_token(name), "cookie name");
    must(
        std::all_of(
            value.begin(),
            value.end(),
            [](char c) {
                return is_visible_ascii(c) &&
                       std::string_view("\",;\\").find(c) == std::string_view::npos;
            }
        ),
        "cookie value"
    );
    auto out = name + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    if (max_age) out += "; Max-Age=" + std::to_string(max_age->count());
    return out;
}

Response Response::html(std::string page, int status) {
    Response response{status, {}, std::move(page)};
    return response.header("Content-Type", "text/html; charset=utf-8");
}

Response Response::text(std::string body, int status) {
    Response response{status, {}, std::move(body)};
    return response.header("Content-Type", "text/plain; charset=utf-8");
}

Response Response::file(std::string bytes, std::string content_type, std::string_view file_name) {
    Response response{200, {}, std::move(bytes)};
    response.header("Content-Type", std::move(content_type));
    return response.header("Content-Disposition", attachment_named(file_name));
}

Response Response::redirect(std::string path) {
    must(!path.empty() && path.front() == '/', "a redirect goes to a path of this site");
    must(path.find('\\') == std::string::npos, "a redirect goes to a path of this site");
    const auto before_query = std::string_view(path).substr(0, path.find_first_of("?#"));
    must(
        before_query.find("//") == std::string_view::npos, "a redirect goes to a path of this site"
    );
    must(
        std::none_of(
            path.begin(),
            path.end(),
            [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }
        ),
        "a redirect holds no control character"
    );
    Response response{303, {}, {}};
    return response.header("Location", base::percent_encode(path, "-._~!$&'()*+,;=:@/?#%[]"));
}

Response& Response::header(std::string name, std::string value) {
    must(is_token(name), "header name");
    must(
        value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
        "header value on one line"
    );
    const auto same = [&name](const auto& header) { return same_name(header.first, name); };
    const auto found = std::find_if(headers.begin(), headers.end(), same);
    if (found == headers.end())
        headers.emplace_back(std::move(name), std::move(value));
    else
        found->second = std::move(value);
    return *this;
}

Response& Response::cookie(const Cookie& cookie) {
    headers.emplace_back("Set-Cookie", cookie.header());
    return *this;
}

std::string_view Response::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (same_name(key, name)) return value;
    return {};
}

}  // namespace web
