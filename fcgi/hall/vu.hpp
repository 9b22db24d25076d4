// What a form's page showed of stored things, as its field `vu`: held against what is stored when
// the form comes back. One that was opened before somebody else's change is shown again, never
// carried out over it.
#pragma once

#include <string>
#include <string_view>

namespace hall {

// 22 characters that stand for `contents`.
std::string vu_of(std::string_view contents);
// Where the page shows what is stored.
inline constexpr std::string_view conflict_words =
    "Entre-temps, un autre changement a été enregistré sur cette page, et le vôtre ne l’est pas. "
    "Voici ce qui est enregistré maintenant\u00A0: refaites votre changement s’il convient encore.";
// Where it shows what was typed, and beside it what is stored.
inline constexpr std::string_view conflict_words_kept =
    "Entre-temps, un autre changement a été enregistré sur cette page, et le vôtre ne l’est pas "
    "encore. Ce que vous avez écrit est gardé, ce qui est enregistré est dit à côté\u00A0: "
    "choisissez, puis enregistrez de nouveau.";

// What is stored, in words, for the field that holds what was typed.
std::string stored_words(const std::string& text);

}  // namespace hall
