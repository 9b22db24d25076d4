// Marks as they are kept: a value on a barème, or one of the special marks that stand in its place.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vie_scolaire {

// The numbers are those of the column note.special: never change one, add at the end.
enum class NoteSpeciale : std::uint8_t {
    absent = 1,
    dispense = 2,
    non_note = 3,
    non_rendu = 4,
    inapte = 5,
    absent_zero = 6,     // counted 0
    non_rendu_zero = 7,  // counted 0
};

inline constexpr std::array<NoteSpeciale, 7> notes_speciales{
    NoteSpeciale::absent,
    NoteSpeciale::dispense,
    NoteSpeciale::non_note,
    NoteSpeciale::non_rendu,
    NoteSpeciale::inapte,
    NoteSpeciale::absent_zero,
    NoteSpeciale::non_rendu_zero,
};

// As shown and as written in the CSV: Abs, Disp, NN, NR, Inapte, Abs0, NR0.
constexpr std::string_view code_of(NoteSpeciale special) {
    switch (special) {
        case NoteSpeciale::absent:
            return "Abs";
        case NoteSpeciale::dispense:
            return "Disp";
        case NoteSpeciale::non_note:
            return "NN";
        case NoteSpeciale::non_rendu:
            return "NR";
        case NoteSpeciale::inapte:
            return "Inapte";
        case NoteSpeciale::absent_zero:
            return "Abs0";
        case NoteSpeciale::non_rendu_zero:
            return "NR0";
    }
    return {};
}

// In words, for who reads "NN" and wonders.
constexpr std::string_view label_of(NoteSpeciale special) {
    switch (special) {
        case NoteSpeciale::absent:
            return "absent";
        case NoteSpeciale::dispense:
            return "dispensé";
        case NoteSpeciale::non_note:
            return "non noté";
        case NoteSpeciale::non_rendu:
            return "non rendu";
        case NoteSpeciale::inapte:
            return "inapte";
        case NoteSpeciale::absent_zero:
            return "absent, compte pour zéro";
        case NoteSpeciale::non_rendu_zero:
            return "non rendu, compte pour zéro";
    }
    return {};
}

// The rule: a special mark never enters an average, except those that say 0.
constexpr bool counts_as_zero(NoteSpeciale special) {
    return special == NoteSpeciale::absent_zero || special == NoteSpeciale::non_rendu_zero;
}

// Of a code or its words, as people type them: "Abs", "abs 0", "Non rendu", "NON NOTÉ". Nothing
// when the text is neither.
std::optional<NoteSpeciale> special_from(std::string_view typed);

// Nothing when the column holds a number no release has written.
constexpr std::optional<NoteSpeciale> special_from_column(std::uint8_t number) {
    for (const auto special : notes_speciales)
        if (static_cast<std::uint8_t>(special) == number) return special;
    return std::nullopt;
}

}  // namespace vie_scolaire
