#include "filex/creation.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace filex {
namespace {

std::optional<std::string> name_of(std::string_view cle) {
    constexpr std::size_t characters = 22;
    if (cle.size() != characters || !base::unbase64url(cle)) return std::nullopt;
    return "filex/" + std::string(cle);
}

acces::Proprietaire owner_of(const hall::Context& context) {
    return {context.visitor.digest, context.session().compte};
}

std::optional<depot::DepotId> read(const hall::Context& context, std::string_view name) {
    const auto found =
        acces::load_brouillon(context.db, context.keys, context.now, owner_of(context), name);
    if (!found) return std::nullopt;
    const auto state = nlohmann::json::parse(found->etat, nullptr, false);
    const auto at = state.find("depot");
    if (at == state.end() || !at->is_number_unsigned()) return std::nullopt;
    return depot::DepotId(at->get<std::uint64_t>());
}

}  // namespace

std::string new_cle(hall::Context& context) { return base::base64url(context.random.bytes(16)); }

std::optional<depot::DepotId> made_by(const hall::Context& context, std::string_view cle) {
    const auto name = name_of(cle);
    return name ? read(context, *name) : std::nullopt;
}

Cree make_once(
    hall::Context& context,
    db::Transaction& tx,
    std::string_view cle,
    const std::function<depot::DepotId()>& make
) {
    const auto name = name_of(cle);
    if (!name) return {make(), true};
    const auto owner = owner_of(context);
    const bool first =
        acces::claim_brouillon(tx, context.keys, context.random, context.now, owner, *name);
    if (!first) {
        if (const auto made = read(context, *name)) return {*made, false};
    }
    const auto made = make();
    acces::save_brouillon(
        context.db,
        context.keys,
        context.random,
        context.now,
        owner,
        *name,
        nlohmann::json{
            {"depot", made.value()}
    }
            .dump()
    );
    return {made, true};
}

}  // namespace filex
