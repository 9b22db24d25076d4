#include "acces/car.hpp"

#include <array>
#include <cstdint>

namespace acces {
namespace {

constexpr std::uint8_t none = 0xFF;

// Value of a typed byte, `none` for what no code has.
constexpr std::array<std::uint8_t, 256> values = [] {
    std::array<std::uint8_t, 256> table{};
    table.fill(none);
    for (std::size_t i = 0; i < Car::alphabet.size(); ++i) {
        const auto c = static_cast<unsigned char>(Car::alphabet[i]);
        table[c] = static_cast<std::uint8_t>(i);
        if (c >= 'A') table[static_cast<std::size_t>(c) + 32] = static_cast<std::uint8_t>(i);
    }
    for (const char c : std::string_view("IiLl")) table[static_cast<unsigned char>(c)] = 1;
    for (const char c : std::string_view("Oo")) table[static_cast<unsigned char>(c)] = 0;
    return table;
}();

std::uint8_t value_of(char c) { return values[static_cast<unsigned char>(c)]; }

// Multiplication by x in GF(32) = GF(2)[x]/(x^5 + x^2 + 1), where x has order 31.
std::uint8_t times_x(std::uint8_t value) {
    const auto shifted = static_cast<unsigned>(value) << 1U;
    return static_cast<std::uint8_t>((shifted & 0x20U) != 0 ? shifted ^ 0x25U : shifted);
}

// Bytes of a space or a dash at the start of the text, whatever kind a keyboard, a mail program or
// a PDF reader put there; 0 when there is none.
std::size_t separator(std::string_view text) {
    if (text[0] == ' ' || text[0] == '-' || text[0] == '\t') return 1;
    if (text.starts_with("\u00A0")) return 2;
    const std::array<std::string_view, 8> wide{
        "\u2009", "\u202F", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"};
    for (const auto mark : wide) {
        if (text.starts_with(mark)) return mark.size();
    }
    return 0;
}

}  // namespace

// Horner: the check c is the sum of the digits d_i times x^(15-i), so that digit i of the whole
// code has weight x^(15-i). The weights are all different and none is 0: one changed digit changes
// the sum, and so do two exchanged ones.
char car_check_character(std::string_view fifteen) {
    std::uint8_t sum = 0;
    for (const char c : fifteen) sum = times_x(static_cast<std::uint8_t>(sum ^ value_of(c)));
    return Car::alphabet[sum];
}

base::Result<Car> Car::parse(std::string_view typed) {
    std::string text;
    while (!typed.empty()) {
        if (const auto bytes = separator(typed); bytes != 0) {
            typed.remove_prefix(bytes);
            continue;
        }
        const auto value = value_of(typed.front());
        if (value == none)
            return base::refuse(
                "Un code ne contient que des chiffres et des lettres sans accent, et jamais la "
                "lettre U. Vérifiez ce qui est écrit sur le courrier."
            );
        text += alphabet[value];
        if (text.size() > length) break;
        typed.remove_prefix(1);
    }
    if (text.size() > length)
        return base::refuse(
            "Ce code est trop long\u00A0: il compte 16 caractères, en 4 groupes de 4."
        );
    if (text.size() < length)
        return base::refuse(
            "Ce code est incomplet\u00A0: il compte 16 caractères, en 4 groupes de 4, et vous en "
            "avez "
            "écrit " +
            std::to_string(text.size()) + "."
        );
    if (car_check_character(std::string_view(text).substr(0, length - 1)) != text.back())
        return base::refuse(
            "Ce code comporte une erreur de frappe. Comparez-le au courrier, groupe par groupe."
        );
    return Car(std::move(text));
}

Car Car::generate(base::Random& random) {
    std::array<unsigned char, length - 1> raw{};
    random.fill(raw);
    std::string text;
    text.reserve(length);
    // 256 is a multiple of 32: the low five bits are as uniform as the bytes
    for (const auto byte : raw) text += alphabet[byte & 31U];
    text += car_check_character(text);
    return Car(std::move(text));
}

std::optional<Car> Car::open(
    const base::Keys& keys, std::string_view sealed, std::string_view lookup
) {
    const auto plain = keys.open(base::KeyUse::car_seal, sealed, base::hex(lookup));
    if (!plain) return std::nullopt;
    auto car = parse(plain->reveal());
    if (!car) return std::nullopt;
    return std::move(*car);
}

base::Secret Car::display() const {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) {
        if (i != 0 && i % 4 == 0) out += ' ';
        out += text_.reveal()[i];
    }
    return base::Secret(std::move(out));
}

std::string Car::lookup(const base::Keys& keys) const {
    return base::hmac_sha256(keys.of(base::KeyUse::car_lookup), text_.reveal());
}

std::string Car::seal(const base::Keys& keys, base::Random& random) const {
    return keys.seal(base::KeyUse::car_seal, text_.reveal(), base::hex(lookup(keys)), random);
}

}  // namespace acces
