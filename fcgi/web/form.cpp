#include "web/form.hpp"

namespace web {

std::string detail::cut(std::string_view utf8, std::size_t max_bytes) {
    if (utf8.size() <= max_bytes) return std::string(utf8);
    while (max_bytes > 0 && (static_cast<unsigned char>(utf8[max_bytes]) & 0xC0U) == 0x80U)
        --max_bytes;
    return std::string(utf8.substr(0, max_bytes));
}

base::Result<std::string> parse_line(std::string_view text) {
    auto line = base::squeeze(text);
    if (!base::is_utf8(text) || base::has_control(line))
        return base::refuse(
            "Ce texte contient un caractère qui ne peut pas être enregistré. Écrivez-le à nouveau."
        );
    return line;
}

}  // namespace web
