// The few cryptographic operations of the house, over OpenSSL and libsodium, and the keys they use.
// One master key lives in a file outside the database; each use derives its own from it by label,
// so that a dump of the database alone reveals nothing and keys are never shared between uses.
#pragma once

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/secret.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

std::string sha256(std::string_view data);                             // 32 raw bytes
std::string hmac_sha256(std::string_view key, std::string_view data);  // 32 raw bytes
std::string hmac_sha1(
    std::string_view key, std::string_view data
);  // 20 raw bytes: TOTP (RFC 6238) only
bool equal_constant_time(std::string_view a, std::string_view b);
std::string hex(std::string_view data);
std::optional<std::string> unhex(std::string_view text);
std::string base64url(std::string_view data);  // without padding
std::optional<std::string> unbase64url(std::string_view text);

enum class KeyUse : std::uint8_t {
    car_lookup,
    car_seal,
    mail_seal,
    csrf,
    ids,
    totp,
    letter_seal,
    anonymous,
    depot_seal,  // tokens of the file drop that their owner's list shows again
};

class Keys {
public:
    explicit Keys(const Secret& master
    );  // any length >= 32 bytes; throws std::invalid_argument otherwise
    // File of 64 hex digits. Throws std::runtime_error when it holds something else, cannot be
    // read, or can be read by everybody.
    static Keys load(const std::string& path);
    const std::string& of(KeyUse use) const;

    // AES-256-GCM: nonce(12) ‖ ciphertext ‖ tag(16). `context` is authenticated, not stored: a
    // sealed value moved to another row does not open.
    std::string seal(KeyUse use, std::string_view plain, std::string_view context, Random& random)
        const;
    std::optional<Secret> open(KeyUse use, std::string_view sealed, std::string_view context) const;

    // Identifiers in URLs: one AES block of (id, kind), 22 characters; nobody can count, guess or
    // make one.
    std::string seal_id(std::uint64_t id, std::uint32_t kind) const;
    std::optional<std::uint64_t> open_id(std::string_view text, std::uint32_t kind) const;

private:
    std::string derived_[9];
};

// A kind number for each type whose ids appear in URLs: specialise beside the type.
//   template <> inline constexpr std::uint32_t base::url_kind<scolarite::Eleve> = 1;
template <class Tag>
inline constexpr std::uint32_t url_kind = 0;

template <class Tag>
std::string handle(const Keys& keys, Id<Tag> id) {
    static_assert(url_kind<Tag> != 0, "give this type a url_kind");
    return keys.seal_id(id.value(), url_kind<Tag>);
}

// nothing when the text is not a handle of that kind made by this installation
template <class Tag>
std::optional<Id<Tag>> from_handle(const Keys& keys, std::string_view text) {
    static_assert(url_kind<Tag> != 0, "give this type a url_kind");
    const auto id = keys.open_id(text, url_kind<Tag>);
    if (!id) return std::nullopt;
    return Id<Tag>(*id);
}

}  // namespace base
