#include "base/encodage.hpp"

#include "base/text.hpp"

#include <utf8proc.h>

#include <array>

namespace base {

std::string to_utf8(std::string_view text) {
    // 0x80 to 0x9F; the others are the code points of their number
    static constexpr std::array<utf8proc_int32_t, 32> between{
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    if (is_utf8(text)) return std::string(text);
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool listed = byte >= 0x80U && byte < 0x80U + between.size();
        utf8proc_uint8_t bytes[4];
        const auto size = utf8proc_encode_char(listed ? between.at(byte - 0x80U) : byte, bytes);
        out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    }
    return out;
}

}  // namespace base
