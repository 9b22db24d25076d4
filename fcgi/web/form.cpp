#include "web/form.hpp"

#include <algorithm>

namespace web {

base::Result<std::string> parse_line(std::string_view text) {
    // as the name of a file: what nobody sees, or turns a sentence around, is not kept
    auto line = base::squeeze(base::nfc(base::without_invisible(text)));
    if (!base::is_utf8(text) || base::has_control(line))
        return base::refuse(
            "Ce texte contient un caractère qui ne peut pas être enregistré. Écrivez-le à nouveau."
        );
    return line;
}

base::Result<std::string> parse_short_line(std::string_view text, std::size_t most) {
    auto line = parse_line(text);
    if (line && base::length(*line) > most)
        return base::refuse(
            "Ce texte est trop long\u00A0: " + std::to_string(most) + " caractères au plus."
        );
    return line;
}

base::Result<std::string> parse_lines(std::string_view text, std::size_t most) {
    std::string kept;
    for (const char c : text)
        if (c != '\r') kept += c;
    auto unbroken = kept;
    std::replace(unbroken.begin(), unbroken.end(), '\n', ' ');
    std::replace(unbroken.begin(), unbroken.end(), '\t', ' ');
    if (base::has_control(unbroken))
        return base::refuse("Ce message contient un caractère qui ne s’écrit pas. Retirez-le.");
    if (base::length(kept) > most)
        return base::refuse(
            "Ce message est trop long\u00A0: " + std::to_string(most) + " caractères au plus."
        );
    return base::nfc(kept);
}

}  // namespace web
