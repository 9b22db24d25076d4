#include "base/text.hpp"

#include "base/joiner.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace base {
namespace {

using utf8_ptr = std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)>;

// utf8proc_map with the given options; the input itself when it is not UTF-8.
std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* raw = nullptr;
    const auto size = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()),
        &raw,
        static_cast<utf8proc_option_t>(options)
    );
    const utf8_ptr out(raw, &std::free);
    if (size < 0) return std::string(text);
    return {reinterpret_cast<const char*>(out.get()), static_cast<std::size_t>(size)};
}

// Walks code points; f(code point, bytes). Stops at the first invalid byte and returns false.
template <class F>
bool each_code_point(std::string_view text, F f) {
    const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t code = -1;
        const auto used = utf8proc_iterate(data, left, &code);
        if (used <= 0) return false;
        f(code,
          std::string_view(reinterpret_cast<const char*>(data), static_cast<std::size_t>(used)));
        data += used;
        left -= used;
    }
    return true;
}

bool is_space(utf8proc_int32_t code) {
    if (code < 0x80) return code == ' ' || code == '\t' || code == '\n' || code == '\r';
    return utf8proc_category(code) == UTF8PROC_CATEGORY_ZS;
}

bool is_variation_selector(utf8proc_int32_t code) { return code >= 0xFE00 && code <= 0xFE0F; }

// Signs of a name's emoji are kept: alone, they are nothing.
bool is_invisible(utf8proc_int32_t code) {
    constexpr utf8proc_int32_t braille_blank = 0x2800;
    switch (utf8proc_category(code)) {
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CO:
        case UTF8PROC_CATEGORY_CN:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return true;
        default:
            return code == braille_blank ||
                   (utf8proc_get_property(code)->ignorable && !is_variation_selector(code));
    }
}

void append(std::string& out, utf8proc_int32_t code) {
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(code, bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

}  // namespace

bool is_utf8(std::string_view text) {
    return each_code_point(text, [](auto, auto) {});
}

std::size_t length(std::string_view utf8) {
    std::size_t count = 0;
    each_code_point(utf8, [&](auto, auto) { ++count; });
    return count;
}

std::string nfc(std::string_view utf8) { return mapped(utf8, UTF8PROC_STABLE | UTF8PROC_COMPOSE); }

std::string trim(std::string_view text) {
    std::size_t first = std::string_view::npos;
    std::size_t last = 0;
    std::size_t at = 0;
    each_code_point(text, [&](utf8proc_int32_t code, std::string_view bytes) {
        if (!is_space(code)) {
            if (first == std::string_view::npos) first = at;
            last = at + bytes.size();
        }
        at += bytes.size();
    });
    if (at < text.size()) return std::string(text);  // not UTF-8: the caller refuses it
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, last - first));
}

std::string squeeze(std::string_view text) {
    std::string out;
    bool pending = false;
    each_code_point(text, [&](utf8proc_int32_t code, std::string_view bytes) {
        if (is_space(code)) {
            pending = !out.empty();
            return;
        }
        if (pending) out += ' ';
        pending = false;
        out += bytes;
    });
    return out;
}

bool has_control(std::string_view text) {
    bool found = false;
    each_code_point(text, [&](utf8proc_int32_t code, auto) {
        found = found || code < 0x20 || (code >= 0x7F && code < 0xA0);
    });
    return found;
}

bool has_invisible(std::string_view text) {
    bool found = false;
    each_code_point(text, [&](utf8proc_int32_t code, auto) {
        found = found || is_invisible(code);
    });
    return found;
}

std::string without_invisible(std::string_view text) {
    std::u32string left;
    each_code_point(text, [&](utf8proc_int32_t code, auto) {
        const auto one = static_cast<char32_t>(code);
        if (!is_invisible(code) || is_joiner(one)) left += one;
    });
    std::string seen;
    for (const auto code : without_unseen_joiners(left))
        append(seen, static_cast<utf8proc_int32_t>(code));
    return seen;
}

bool is_blank(std::string_view text) {
    bool blank = true;
    return each_code_point(
               text,
               [&](utf8proc_int32_t code, auto) {
                   blank = blank &&
                           (is_space(code) || is_invisible(code) || is_variation_selector(code));
               }
           ) &&
           blank;
}

std::string_view beyond_latin(std::string_view utf8) {
    std::string_view found;
    each_code_point(utf8, [&](utf8proc_int32_t code, std::string_view bytes) {
        const bool printed = code < 0x0250                          // to Latin Extended-B
                             || (code >= 0x1E00 && code < 0x1F00)   // Latin Extended Additional
                             || (code >= 0x2010 && code <= 0x205F)  // General Punctuation
                             || code == 0x20AC || code == 0x2116    // € №
                             || code == 0x2122 || code == 0x2192;   // ™ →
        if (!printed && found.empty()) found = bytes;
    });
    return found;
}

std::string fold(std::string_view utf8) {
    const auto base_letters = mapped(
        utf8,
        UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK |
            UTF8PROC_CASEFOLD
    );
    std::string out;
    each_code_point(base_letters, [&](utf8proc_int32_t code, std::string_view bytes) {
        if (code == 0x0153)
            out += "oe";
        else if (code == 0x00E6)
            out += "ae";
        else if (code == '\'' || code == 0x2019 || code == '-' || code == 0x2010 || code == 0x2011)
            out += ' ';
        else
            out += bytes;
    });
    return squeeze(out);
}

std::string sort_key(std::string_view utf8) { return fold(utf8); }

std::string de(std::string_view name) {
    const auto is_vowel = [](char c) {
        return std::string_view("aeiou").find(c) != std::string_view::npos;
    };
    const auto key = fold(name) + "  ";
    const bool y_is_vowel = key[0] == 'y' && !is_vowel(key[1]);
    return is_vowel(key[0]) || y_is_vowel ? "d’" : "de ";
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string upper_ascii(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return out;
}

std::string capitalise(std::string_view utf8) {
    std::string out;
    bool start = true;
    each_code_point(utf8, [&](utf8proc_int32_t code, std::string_view) {
        append(out, start ? utf8proc_toupper(code) : utf8proc_tolower(code));
        start = code == ' ' || code == '-' || code == '\'' || code == 0x2019;
    });
    return out;
}

std::size_t boundary_before(std::string_view utf8, std::size_t at) {
    if (at >= utf8.size()) return utf8.size();
    while (at > 0 && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U) --at;
    return at;
}

std::string cut_utf8(std::string_view text, std::size_t bytes) {
    std::string out;
    each_code_point(text.substr(0, bytes), [&](auto, auto letter) { out += letter; });
    return out;
}

}  // namespace base
