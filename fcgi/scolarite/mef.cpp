#include "scolarite/mef.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace scolarite {

base::Result<CodeMef> CodeMef::parse(std::string_view typed) {
    const std::string text = base::upper_ascii(base::trim(typed));
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 11 || !std::all_of(text.begin(), text.begin() + 10, digit) ||
        !(digit(text[10]) || (text[10] >= 'A' && text[10] <= 'Z'))) {
        return base::refuse(
            "Un code MEF a 10 chiffres suivis d’un chiffre ou d’une lettre, par exemple "
            "10010012110."
        );
    }
    return CodeMef(text);
}

}  // namespace scolarite
