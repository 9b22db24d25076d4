// UAI: the national number of a school, 7 digits and a key letter (number mod 23 in an alphabet
// without I, O and Q).
#pragma once

#include "base/result.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace scolarite {

class Uai {
public:
    // Spaces around and lower case are accepted. Fails with a sentence: form, or key letter.
    static base::Result<Uai> parse(std::string_view typed);
    // The number with its right key: for generators. `number` is below 10 000 000.
    static Uai of_number(unsigned number);

    const std::string& text() const { return text_; }
    // NOLINTNEXTLINE(modernize-use-nullptr,readability-implicit-bool-conversion): its own code
    auto operator<=>(const Uai&) const = default;

private:
    explicit Uai(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace scolarite
