#include "web/multipart_head.hpp"

#include "base/encodage.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace web::multipart {
namespace {

constexpr std::string_view ends_a_line("\r\n\0", 3);  // for one reader or another

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return lower(x) == lower(y);
    });
}

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
}

bool is_token_char(char c) {
    return is_alphanumeric(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_boundary(std::string_view text) {
    return !text.empty() && text.size() <= 70 && text.back() != ' ' &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return is_alphanumeric(c) ||
                      std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
           });
}

void skip_blanks(std::string_view& text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
}

std::string_view take_token(std::string_view& text) {
    const auto* const end = std::find_if_not(text.begin(), text.end(), is_token_char);
    const auto token = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(token.size());
    return token;
}

// After the opening quote. Browsers write %22 for a quote; older ones \". A backslash before
// anything else is itself, because some send C:\folder\name.
bool take_quoted(std::string_view& text, std::string& out) {
    while (!text.empty()) {
        const char c = text.front();
        text.remove_prefix(1);
        if (c == '"') return true;
        if (c == '\\' && !text.empty() && text.front() == '"') {
            out += '"';
            text.remove_prefix(1);
        } else {
            out += c;
        }
    }
    return false;
}

struct Parameter {
    std::string_view name;
    std::string value;
};
struct HeaderValue {
    std::string_view main;  // "form-data", "multipart/form-data"
    std::vector<Parameter> parameters;

    // The value of a parameter given exactly once. Twice: nothing, and `twice` is set.
    std::optional<std::string> one(std::string_view name, bool& twice) const {
        std::optional<std::string> out;
        for (const auto& parameter : parameters) {
            if (!same_word(parameter.name, name)) continue;
            twice = twice || out.has_value();
            out = parameter.value;
        }
        return out;
    }
};

// name "=" ( token / quoted )
std::optional<Parameter> take_parameter(std::string_view& text) {
    Parameter parameter{take_token(text), {}};
    if (parameter.name.empty() || !text.starts_with('=')) return std::nullopt;
    text.remove_prefix(1);
    if (text.starts_with('"')) {
        text.remove_prefix(1);
        if (!take_quoted(text, parameter.value)) return std::nullopt;
        return parameter;
    }
    parameter.value = take_token(text);
    if (parameter.value.empty()) return std::nullopt;
    return parameter;
}

// main *( ";" parameter ); a semicolon at the very end is let through.
std::optional<HeaderValue> parse_header_value(std::string_view text) {
    HeaderValue out;
    skip_blanks(text);
    out.main = text.substr(0, text.find_first_of("; \t"));
    text.remove_prefix(out.main.size());
    for (skip_blanks(text); !text.empty(); skip_blanks(text)) {
        if (text.front() != ';') return std::nullopt;
        text.remove_prefix(1);
        skip_blanks(text);
        if (text.empty()) break;
        auto parameter = take_parameter(text);
        if (!parameter) return std::nullopt;
        out.parameters.push_back(std::move(*parameter));
    }
    return out;
}

std::string unescape_quotes(std::string text) {
    for (auto at = text.find("%22"); at != std::string::npos; at = text.find("%22", at + 1))
        text.replace(at, 3, "\"");
    return text;
}

bool has_control(std::string_view text) { return base::has_control(base::to_utf8(text)); }

// A tab or a bell is a character of a name like any other for the disk that had it: it is not worth
// the file, and no page could show it.
std::string without_controls(const std::string& utf8) {
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
        auto end = at + 1;
        while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) ++end;
        const auto character = std::string_view(utf8).substr(at, end - at);
        if (!base::has_control(character)) out += character;
        at = end;
    }
    return out;
}

bool read_disposition(std::string_view text, PartHead& head) {
    const auto value = parse_header_value(text);
    if (head.disposed || !value || !same_word(value->main, "form-data")) return false;
    for (const auto& parameter : value->parameters)
        if (!same_word(parameter.name, "filename") && has_control(parameter.value)) return false;
    head.disposed = true;
    bool twice = false;
    auto name = value->one("name", twice);
    head.file_name = value->one("filename", twice);
    if (head.file_name)
        head.file_name =
            without_controls(base::to_utf8(unescape_quotes(std::move(*head.file_name))));
    if (twice || !name || name->empty() || !base::is_utf8(*name)) return false;
    head.name = std::move(*name);
    return true;
}

bool read_type(std::string_view text, PartHead& head) {
    const auto value = parse_header_value(text);
    if (head.typed || !value) return false;
    head.typed = true;
    head.content_type = text;
    return value->main.size() < 10 || !same_word(value->main.substr(0, 10), "multipart/");
}

bool read_header(std::string_view line, PartHead& head) {
    auto rest = line;
    const auto name = take_token(rest);
    if (name.empty() || rest.empty() || rest.front() != ':' ||
        line.find_first_of(ends_a_line) != std::string_view::npos)
        return false;
    rest.remove_prefix(1);
    skip_blanks(rest);
    if (same_word(name, "Content-Disposition")) return read_disposition(rest, head);
    if (!base::is_utf8(line) || base::has_control(line)) return false;
    if (same_word(name, "Content-Type")) return read_type(rest, head);
    if (same_word(name, "Content-Transfer-Encoding"))
        return same_word(rest, "binary") || same_word(rest, "8bit") || same_word(rest, "7bit");
    return true;
}

}  // namespace

std::optional<std::string> boundary_of(std::string_view content_type) {
    const auto value = parse_header_value(content_type);
    if (!value || !same_word(value->main, "multipart/form-data")) return std::nullopt;
    bool twice = false;
    auto boundary = value->one("boundary", twice);
    if (twice || !boundary || !is_boundary(*boundary)) return std::nullopt;
    return boundary;
}

std::optional<PartHead> read_head(std::string_view text) {
    PartHead head;
    while (true) {
        const auto end = text.find(crlf);
        if (!read_header(text.substr(0, end), head)) return std::nullopt;
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + crlf.size());
    }
    if (!head.disposed) return std::nullopt;
    return head;
}

}  // namespace web::multipart
