#include "scolarite/encodage.hpp"

#include "base/text.hpp"

namespace scolarite {
namespace {

bool among(std::string_view bytes, unsigned char byte) {
    return bytes.find(static_cast<char>(byte)) != std::string_view::npos;
}

// In Windows-1252 and ISO-8859-15, of those that may begin a sequence of UTF-8: É È Ë Ï Ô Ù Û Ü Ó
// Ñ, à á ç è é ê ë ì î ï ò ó ô. Â, Ã, Å and â are what UTF-8 itself is made of.
bool ends_word(unsigned char byte) {
    return among(
        "\xC9\xC8\xCB\xCF\xD4\xD9\xDB\xDC\xD3\xD1\xE0\xE1\xE7\xE8\xE9\xEA\xEB\xEC\xEE\xEF\xF2\xF3"
        "\xF4",
        byte
    );
}

// … ’ “ ” – —, Œ and œ of the next word, and from A0 on, of ISO-8859-15 too: no-break space, « ® °
// ´ · »
bool follows_word(unsigned char byte) {
    return among("\x85\x92\x93\x94\x96\x97\x8C\x9C\xA0\xAB\xAE\xB0\xB4\xB7\xBB", byte);
}

}  // namespace

bool begins_with_bom(std::string_view head) { return head.starts_with("\xEF\xBB\xBF"); }

bool is_utf16(std::string_view head) {
    return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
           head.substr(0, 2).find('\0') != std::string_view::npos;
}

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

void Utf8Watch::found(Lines& lines) const {
    if (lines.count == 0) lines.first = line_;
    if (lines.last != line_) ++lines.count;
    lines.last = line_;
}

void Utf8Watch::step(unsigned char byte) {
    if (expected_ > 0) {
        if (byte >= low_ && byte <= high_) {
            low_ = 0x80;
            high_ = 0xBF;
            french_ = french_ && follows_word(byte);
            if (--expected_ == 0) found(french_ ? doubts_ : proofs_);
            return;
        }
        found(faults_);
        expected_ = 0;  // and the byte may begin the next one
    }
    if (byte >= 0x80) begin(byte);
}

// Neither overlong forms, nor surrogates, nor what is beyond U+10FFFF.
void Utf8Watch::begin(unsigned char byte) {
    french_ = ends_word(byte);
    low_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    high_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    if (byte >= 0xC2 && byte <= 0xDF)
        expected_ = 1;
    else if ((byte & 0xF0U) == 0xE0U)
        expected_ = 2;
    else if (byte >= 0xF0 && byte <= 0xF4)
        expected_ = 3;
    else
        found(faults_);
}

}  // namespace scolarite
