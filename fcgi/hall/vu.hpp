// What a form's page showed of stored things, as its field `vu`: held against what is stored when
// the form comes back. One that was opened before somebody else's change is shown again, never
// carried out over it.
#pragma once

#include <string>
#include <string_view>

namespace hall {

// 22 characters that stand for `contents`.
std::string vu_of(std::string_view contents);
inline constexpr std::string_view conflict_words =
    "Entre-temps, un autre changement a été enregistré sur cette page\u00A0: rien du vôtre n’est "
    "encore enregistré. Vérifiez ce qui suit, puis enregistrez de nouveau.";

}  // namespace hall
