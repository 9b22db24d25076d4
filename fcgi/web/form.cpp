#include "web/form.hpp"

namespace web {

base::Result<std::string> parse_line(std::string_view text) {
    auto line = base::squeeze(text);
    if (!base::is_utf8(text) || base::has_control(line))
        return base::refuse(
            "Ce texte contient un caractère qui ne peut pas être enregistré. Écrivez-le à nouveau."
        );
    return line;
}

}  // namespace web
