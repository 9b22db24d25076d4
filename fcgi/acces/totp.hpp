// Second factor of staff: time-based codes of six digits (RFC 6238, SHA-1, 30 seconds), as every
// authenticator application makes them. One step of drift either way; a code serves once.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "db/connection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace acces {

// Six digits; spaces between them are ignored.
class CodeTotp {
public:
    static base::Result<CodeTotp> parse(std::string_view typed);
    const std::string& digits() const { return digits_; }

private:
    explicit CodeTotp(std::string digits) : digits_(std::move(digits)) {}
    std::string digits_;
};

// The code of a step (seconds since 1970 / 30) for a raw secret.
std::string totp_code(std::string_view secret, std::int64_t step);
std::int64_t totp_step(base::Instant instant);
// The step whose code this is: now, the one before or the one after. Nothing: a wrong code.
std::optional<std::int64_t> totp_match(
    std::string_view secret, const CodeTotp& code, base::Instant now
);

base::Secret new_totp_secret(base::Random& random);  // 20 raw bytes
std::string base32(std::string_view bytes);          // RFC 4648, without padding: typed by hand
// What a QR shows to an authenticator (otpauth://totp/…).
std::string otpauth_uri(
    const base::Secret& secret, std::string_view issuer, std::string_view account
);

// Keeps the secret sealed with the account, and the step of the code that confirmed it.
void store_totp(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    CompteId compte,
    const base::Secret& secret,
    std::int64_t step
);
// True once for a right code: the step is spent by one conditional UPDATE, older steps with it.
bool spend_totp(
    db::Connection& db,
    const base::Keys& keys,
    base::Instant now,
    CompteId compte,
    const CodeTotp& code
);

}  // namespace acces
