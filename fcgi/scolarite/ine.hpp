// INE: the national number of a pupil, 11 characters. Three forms live side by side; SIECLE itself
// only asks for 11 characters, so a wrong key is something to say, never a refusal.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace scolarite {

class Ine {
public:
    // 9 digits + 2 letters (RNIE), 10 digits + 1 letter (BEA), or 4 digits + A + 5 digits + letter
    // (apprentices). Fails with a sentence when the form is none of these.
    static base::Result<Ine> parse(std::string_view typed);
    // RNIE number with its right key: for generators. `number` is below 1 000 000 000.
    static Ine of_number(unsigned number);

    const std::string& text() const { return text_; }
    // False: "numéro à vérifier". Apprentices' numbers have no known key and are taken as they are.
    bool key_is_right() const;
    auto operator<=>(const Ine&) const = default;

private:
    explicit Ine(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace scolarite
