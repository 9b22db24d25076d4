// Links that are a right by themselves: 128 random bits. The database finds one by its SHA-256, and
// shows it again to its owner from a copy sealed with a key it does not have.
#pragma once

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/secret.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace depot {

// What a link opens; the sealed copy of one does not open as another.
enum class UsageLien : std::uint8_t { depot, destinataire, invitation };

struct Lien {
    base::Secret jeton;     // 22 characters of base64url, for the address
    std::string empreinte;  // 32 raw bytes, for the column that is searched
    std::string scelle;     // for the column that is shown again
};
Lien new_lien(const base::Keys& keys, base::Random& random, UsageLien usage);

// The key to search by; nothing when the text cannot be a link.
std::optional<std::string> empreinte_of(std::string_view jeton);

// The link's text again; nothing when the sealed copy is not of that line.
std::optional<base::Secret> open_lien(
    const base::Keys& keys, UsageLien usage, std::string_view empreinte, std::string_view scelle
);

}  // namespace depot
