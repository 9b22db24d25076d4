#include "vie_scolaire/note.hpp"

#include "base/text.hpp"

#include <string>

namespace vie_scolaire {
namespace {

// Case, accents and spaces do not tell two special marks apart.
std::string key_of(std::string_view text) {
    auto key = base::fold(base::squeeze(text));
    std::erase(key, ' ');
    return key;
}

// "non rendu, compte pour zéro" is typed « Non rendu 0 ».
std::string word_of(NoteSpeciale special) {
    const auto label = label_of(special);
    return key_of(label.substr(0, label.find(','))) + (counts_as_zero(special) ? "0" : "");
}

}  // namespace

std::optional<NoteSpeciale> special_from(std::string_view typed) {
    const auto key = key_of(typed);
    for (const auto special : notes_speciales)
        if (key == key_of(code_of(special)) || key == word_of(special)) return special;
    return std::nullopt;
}

}  // namespace vie_scolaire
