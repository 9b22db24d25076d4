// The name a person signs in with: what was written, and the key that tells two apart. Case,
// accents and dashes never do: "Léa-Roy" and "lea roy" are the same identifiant.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace acces {

class Identifiant {
public:
    // 3 to 60 characters: letters, digits and . - _ @ ' ; single spaces inside. Fails with a
    // sentence that says which rule and gives an example.
    static base::Result<Identifiant> parse(std::string_view typed);
    // For looking an account up: the key of whatever was typed; may be empty.
    static std::string key_of(std::string_view typed);

    const std::string& text() const { return text_; }
    const std::string& key() const { return key_; }

private:
    Identifiant(std::string text, std::string key) : text_(std::move(text)), key_(std::move(key)) {}
    std::string text_;
    std::string key_;
};

}  // namespace acces
