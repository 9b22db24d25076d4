#include "filex/creation.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "depot/phase.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace filex {
namespace {

constexpr std::string_view drops = "filex/";

std::optional<std::string> name_of(const Formule& formule) {
    constexpr std::size_t characters = 22;
    if (formule.cle.size() != characters || !base::unbase64url(formule.cle)) return std::nullopt;
    return std::string(formule.sorte) + std::string(formule.cle);
}

std::optional<std::uint64_t> read(
    const hall::Context& context, const Preneur& preneur, std::string_view name
) {
    const auto found =
        acces::load_brouillon(context.db, context.keys, context.now, {preneur.proprietaire, name});
    if (!found) return std::nullopt;
    const auto state = base::parse_json(found->etat);
    const auto at = state.find("numero");
    if (at == state.end() || !at->is_number_unsigned()) return std::nullopt;
    return at->get<std::uint64_t>();
}

}  // namespace

Preneur of_session(const hall::Context& context) {
    const auto compte = context.session().compte;
    return {
        compte, {context.visitor.digest, compte}
    };
}

std::string new_cle(hall::Context& context) { return base::base64url(context.random.bytes(16)); }

std::string envoi_of(const web::Fields& form, std::string_view contenu) {
    const auto cle = form.value("cle");
    if (!name_of({drops, cle})) return {};
    std::string all;
    const auto add = [&](std::string_view text) {
        all += std::to_string(text.size()) + ":";
        all += text;
    };
    for (const auto& [name, text] : form.list()) {
        if (name.starts_with('_')) continue;  // the token of a session, which may be another now
        add(name);
        add(text);
    }
    add(contenu);
    return base::base64url(base::sha256(all).substr(0, 16));
}

std::optional<depot::DepotId> made_by(
    const hall::Context& context, const Preneur& preneur, std::string_view envoi
) {
    const auto name = name_of({drops, envoi});
    const auto numero = name ? read(context, preneur, *name) : std::nullopt;
    if (!numero) return std::nullopt;
    return depot::DepotId(*numero);
}

bool is_over(hall::Context& context, depot::DepotId depot) {
    const auto vie = depot::vie_of(context.db, depot);
    if (!vie) return true;
    const auto phase = vie->phase(context.now);
    return phase == depot::Phase::expire || phase == depot::Phase::termine ||
           phase == depot::Phase::abandonne;
}

std::optional<Fait> once(
    hall::Context& context,
    db::Transaction& tx,
    const Preneur& preneur,
    const Formule& formule,
    const std::function<std::optional<std::uint64_t>()>& make
) {
    const auto name = name_of(formule);
    const auto& owner = preneur.proprietaire;
    const bool taken =
        name &&
        !acces::claim_brouillon(tx, context.keys, context.random, context.now, {owner, *name});
    if (taken) {
        if (const auto made = read(context, preneur, *name)) return Fait{*made, false};
    }
    const auto made = make();
    if (!made) return std::nullopt;
    if (name) {
        const nlohmann::json state{
            {"numero", *made}
        };
        acces::save_brouillon(
            context.db,
            context.keys,
            context.random,
            context.now,
            {owner, *name},
            base::json_text(state)
        );
    }
    return Fait{*made, true};
}

std::optional<Cree> make_once(
    hall::Context& context,
    db::Transaction& tx,
    const Preneur& preneur,
    std::string_view envoi,
    const std::function<std::optional<depot::DepotId>()>& make
) {
    const auto fait =
        once(context, tx, preneur, {drops, envoi}, [&]() -> std::optional<std::uint64_t> {
            const auto made = make();
            if (!made) return std::nullopt;
            return made->value();
        });
    if (!fait) return std::nullopt;
    return Cree{depot::DepotId(fait->numero), fait->neuf};
}

}  // namespace filex
