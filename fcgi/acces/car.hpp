// An activation code (CAR, or CAE for a pupil): 16 characters that are easy to read aloud and to
// copy by hand, 15 of them random (75 bits) and one that tells a typing error from a wrong code.
//
// Alphabet: the ten digits and the letters without I, L, O and U. What is typed may hold I or L
// (read as 1) and O (read as 0), so the confusion of 0 and O, 1 and I does no harm; case, spaces
// and dashes are ignored.
#pragma once

#include "base/crypto.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace acces {

class Car {
public:
    static constexpr std::size_t length = 16;
    static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // Fails with a sentence that says what to look at again: length, a character no code has, or a
    // typing error. Never says whether a code exists.
    static base::Result<Car> parse(std::string_view typed);
    static Car generate(base::Random& random);
    // What seal() made for the row with that lookup; nothing when it does not open.
    static std::optional<Car> open(
        const base::Keys& keys, std::string_view sealed, std::string_view lookup
    );

    // ABCD EFGH JKMN PQRS: for the person it is for, never for a page of the school.
    base::Secret display() const;
    // The 16 characters alone: for a link's fragment and its QR code.
    const base::Secret& canonical() const { return text_; }

    // 32 raw bytes, the key under which the row is found: a dump of the database tells no code.
    std::string lookup(const base::Keys& keys) const;
    // For the time it must still be printed; opens only for the same lookup.
    std::string seal(const base::Keys& keys, base::Random& random) const;

private:
    explicit Car(std::string text) : text_(std::move(text)) {}
    base::Secret text_;
};

// The character that completes 15 others; every substitution of one character and every exchange of
// two (neighbours or not) gives another. For tests too.
char car_check_character(std::string_view fifteen);

}  // namespace acces
