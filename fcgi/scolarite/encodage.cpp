#include "scolarite/encodage.hpp"

#include "base/text.hpp"

namespace scolarite {

bool begins_with_bom(std::string_view head) { return head.starts_with("\xEF\xBB\xBF"); }

std::string announced_encoding(std::string_view head) {
    const auto end = head.find("?>");
    const auto start = head.find("encoding");
    if (end == std::string_view::npos || start == std::string_view::npos || start > end) {
        return "UTF-8";
    }
    const auto open = head.find_first_of("\"'", start);
    if (open == std::string_view::npos || open > end) return "UTF-8";
    const auto close = head.find(head[open], open + 1);
    if (close == std::string_view::npos || close > end) return "UTF-8";
    return base::upper_ascii(head.substr(open + 1, close - open - 1));
}

bool is_eight_bit(std::string_view encoding) {
    return encoding == "ISO-8859-15" || encoding == "ISO-8859-1" || encoding == "WINDOWS-1252";
}

void Utf8Watch::feed(std::string_view bytes) {
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || expected_ > 0) step(byte);
        if (c == '\n') ++line_;
    }
}

void Utf8Watch::fault() {
    if (!broken_) line_found_ = line_;
    broken_ = true;
}

void Utf8Watch::step(unsigned char byte) {
    if (expected_ > 0) {
        if (byte >= low_ && byte <= high_) {
            low_ = 0x80;
            high_ = 0xBF;
            if (--expected_ == 0) ++sequences_;
            return;
        }
        fault();
        expected_ = 0;  // and the byte may begin the next one
    }
    if (byte >= 0x80) begin(byte);
}

// Neither overlong forms, nor surrogates, nor what is beyond U+10FFFF.
void Utf8Watch::begin(unsigned char byte) {
    if (line_found_ == 0) line_found_ = line_;
    low_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    high_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    if (byte >= 0xC2 && byte <= 0xDF)
        expected_ = 1;
    else if ((byte & 0xF0U) == 0xE0U)
        expected_ = 2;
    else if (byte >= 0xF0 && byte <= 0xF4)
        expected_ = 3;
    else
        fault();
}

}  // namespace scolarite
