#include "depot/lien.hpp"

#include <array>

namespace depot {
namespace {

constexpr std::size_t bytes = 16;
constexpr std::size_t characters = 22;

std::string context_of(UsageLien usage, std::string_view empreinte) {
    static constexpr std::array<const char*, 3> names{"depot/", "destinataire/", "invitation/"};
    return names.at(static_cast<std::size_t>(usage)) + base::hex(empreinte);
}

}  // namespace

Lien new_lien(const base::Keys& keys, base::Random& random, UsageLien usage) {
    const auto jeton = base::base64url(random.bytes(bytes));
    auto empreinte = base::sha256(jeton);
    auto scelle = keys.seal(base::KeyUse::depot_seal, jeton, context_of(usage, empreinte), random);
    return {base::Secret(jeton), std::move(empreinte), std::move(scelle)};
}

std::optional<std::string> empreinte_of(std::string_view jeton) {
    if (jeton.size() != characters || !base::unbase64url(jeton)) return std::nullopt;
    return base::sha256(jeton);
}

std::optional<base::Secret> open_lien(
    const base::Keys& keys, UsageLien usage, std::string_view empreinte, std::string_view scelle
) {
    return keys.open(base::KeyUse::depot_seal, scelle, context_of(usage, empreinte));
}

}  // namespace depot
