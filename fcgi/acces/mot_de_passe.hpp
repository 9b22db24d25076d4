// Passwords: what may be chosen, and how it is kept. Judged by length and by guessability (zxcvbn,
// which knows the common ones, with French ones and the person's own words added), not by
// composition, unless the host has to follow the ANSSI's classes. Kept as Argon2id.
#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acces {

// At least 12, 16 or 8 characters; `depot` is the password of a file drop, said by telephone and
// tried at most a few times.
enum class Exigence : std::uint8_t { famille, agent, depot };

struct RegleMotDePasse {
    Exigence exigence = Exigence::famille;
    bool anssi = false;               // lower, upper, digit and sign besides
    std::vector<std::string> mots{};  // identifiant, names, e-mail: guessed first
};

// A chosen password that passed the rule. What is typed to sign in is a mere Secret.
class MotDePasse {
public:
    static constexpr std::size_t max_bytes = 256;
    // Fails with a sentence that says what to change. Any character is allowed, spaces too; the
    // text is kept in its normal form (NFC), so that two keyboards give the same password.
    static base::Result<MotDePasse> parse(std::string_view typed, const RegleMotDePasse& regle);
    const base::Secret& secret() const { return secret_; }

private:
    explicit MotDePasse(base::Secret secret) : secret_(std::move(secret)) {}
    base::Secret secret_;
};

// What was typed in a password field, for signing in; refuses only what no password can be.
base::Result<base::Secret> parse_typed_password(std::string_view typed);

// Argon2id (libsodium), two passes over `memory_kib`. One process hashes one password at a time, so
// memory is bounded by the number of processes.
class Hacheur {
public:
    explicit Hacheur(unsigned long memory_kib);
    // Self-describing text. Throws std::bad_alloc when the memory is not to be had.
    std::string hash(const base::Secret& typed) const;
    // False when it differs, and when there is no account (`stored` empty): the same work is done
    // then, so that time does not tell which accounts exist.
    bool verify(const std::optional<std::string>& stored, const base::Secret& typed) const;
    // The host has changed the cost since: hash again at the next right password.
    bool needs_rehash(const std::string& stored) const;

private:
    std::size_t memory_;  // bytes
};

// Passwords hashed or verified by this process since it started: for tests of equal work.
std::uint64_t hashes_run();

}  // namespace acces
