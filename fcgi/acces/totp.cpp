#include "acces/totp.hpp"

#include "base/percent.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace acces {
namespace {

constexpr std::int64_t period = 30;
constexpr std::uint32_t million = 1'000'000;

std::string context_of(CompteId compte) { return "totp/" + std::to_string(compte.value()); }

std::uint32_t byte_at(std::string_view bytes, std::size_t index) {
    return static_cast<unsigned char>(bytes.at(index));
}

}  // namespace

base::Result<CodeTotp> CodeTotp::parse(std::string_view typed) {
    std::string digits;
    for (const char c : base::squeeze(typed))
        if (c != ' ') digits += c;
    const bool all_digits =
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits.size() != 6 || !all_digits)
        return base::refuse(
            "Écrivez les six chiffres affichés par votre application, par exemple 123 456."
        );
    return CodeTotp(std::move(digits));
}

std::string totp_code(std::string_view secret, std::int64_t step) {
    std::string counter(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        counter[i] = static_cast<char>(static_cast<std::uint64_t>(step) >> (56 - 8 * i));
    const auto mac = base::hmac_sha1(secret, counter);
    const auto offset = byte_at(mac, 19) & 0x0FU;
    const auto number = ((byte_at(mac, offset) & 0x7FU) << 24U) |
                        (byte_at(mac, offset + 1) << 16U) | (byte_at(mac, offset + 2) << 8U) |
                        byte_at(mac, offset + 3);
    return fmt::format("{:06}", number % million);
}

std::int64_t totp_step(base::Instant instant) {
    return instant.time_since_epoch().count() / period;
}

std::optional<std::int64_t> totp_match(
    std::string_view secret, const CodeTotp& code, base::Instant now
) {
    const auto current = totp_step(now);
    std::optional<std::int64_t> found;
    for (const auto step : {current - 1, current, current + 1})
        if (base::equal_constant_time(totp_code(secret, step), code.digits())) found = step;
    return found;
}

base::Secret new_totp_secret(base::Random& random) { return base::Secret(random.bytes(20)); }

std::string base32(std::string_view bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8U) | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            out += alphabet[(buffer >> bits) & 31U];
        }
    }
    if (bits > 0) out += alphabet[(buffer << (5 - bits)) & 31U];
    return out;
}

std::string otpauth_uri(
    const base::Secret& secret, std::string_view issuer, std::string_view account
) {
    constexpr std::string_view plain = "-.";
    return fmt::format(
        "otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits=6&period=30",
        base::percent_encode(issuer, plain),
        base::percent_encode(account, plain),
        base32(secret.reveal())
    );
}

void store_totp(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    CompteId compte,
    const base::Secret& secret,
    std::int64_t step
) {
    tx->execute(
        "UPDATE compte_secret SET totp_scelle = ?, totp_pas = ? WHERE compte = ?",
        keys.seal(base::KeyUse::totp, secret.reveal(), context_of(compte), random),
        step,
        compte
    );
}

bool spend_totp(
    db::Connection& db,
    const base::Keys& keys,
    base::Instant now,
    CompteId compte,
    const CodeTotp& code
) {
    const auto sealed = db.first<std::optional<std::string>>(
        "SELECT totp_scelle FROM compte_secret WHERE compte = ?",
        [](const db::Row& row) { return row.get<std::optional<std::string>>(0); },
        compte
    );
    if (!sealed || !*sealed) return false;
    const auto secret = keys.open(base::KeyUse::totp, **sealed, context_of(compte));
    if (!secret) return false;
    const auto step = totp_match(secret->reveal(), code, now);
    if (!step) return false;
    return db.execute(
               "UPDATE compte_secret SET totp_pas = ? WHERE compte = ? AND totp_pas < ?",
               *step,
               compte,
               *step
           ) == 1;
}

}  // namespace acces
