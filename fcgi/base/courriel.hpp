// One e-mail address of a person, as the SMTP servers of today accept it: `nom@domaine.fr`, ASCII,
// without comments, quotes or address literals (the part of RFC 5321 §4.1.2 that people really
// have).
#pragma once

#include "base/result.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace base {

class Courriel {
public:
    // Spaces around it are ignored, the domain is lowered. Fails with a sentence that says what is
    // wrong with the address and gives an example. At most 254 bytes, 64 before the @ (RFC 5321).
    static Result<Courriel> parse(std::string_view typed);

    const std::string& text() const { return text_; }
    // Key for "the same mailbox": all in lower case.
    std::string key() const;
    // m…e@exemple.fr, for pages that must not repeat the whole address.
    std::string masked() const;
    auto operator<=>(const Courriel&) const = default;

private:
    explicit Courriel(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace base
