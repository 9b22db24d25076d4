#include "hall/reprise.hpp"

#include "base/json.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "hall/draft.hpp"
#include "hall/vu.hpp"

#include <exception>

namespace hall {
namespace {

constexpr std::size_t longest = 65536;  // bytes of names and texts together
constexpr std::size_t most = 20;        // forms of one account

// Words, or choices. A button alone is as soon pressed again, before the page that explains it.
bool worth_keeping(const web::Fields& form) {
    std::size_t answers = 0;
    std::size_t bytes = 0;
    for (const auto& [name, text] : form.list()) {
        bytes += name.size() + text.size();
        if (name.starts_with("mot_de_passe")) return false;
        if (!is_of_page(name) && !base::trim(text).empty()) ++answers;
    }
    return bytes <= longest && answers > 0;
}

std::vector<std::string> kept_for(Context& context, acces::CompteId compte) {
    return acces::kept_brouillons(context.db, context.now, compte, acces::saisie_gardee);
}

std::optional<Draft<Reprise>> last_kept(Context& context) {
    const auto compte = context.session().compte;
    const auto names = kept_for(context, compte);
    if (names.empty()) return std::nullopt;
    return Draft<Reprise>(context, names.front(), acces::place_of(compte));
}

}  // namespace

void to_json(nlohmann::json& json, const Reprise& state) {
    json = {
        {"quoi",       state.quoi      },
        {"chemin",     state.chemin    },
        {"champs",     state.champs    },
        {"ecole",      state.ecole     },
        {"proposee",   state.proposee  },
        {"envoyee_le", state.envoyee_le},
        {"appareil",   state.appareil  },
        {"adresse",    state.adresse   }
    };
}

void from_json(const nlohmann::json& json, Reprise& state) {
    json.at("quoi").get_to(state.quoi);
    json.at("chemin").get_to(state.chemin);
    json.at("champs").get_to(state.champs);
    json.at("ecole").get_to(state.ecole);
    json.at("proposee").get_to(state.proposee);
    json.at("envoyee_le").get_to(state.envoyee_le);
    json.at("appareil").get_to(state.appareil);
    json.at("adresse").get_to(state.adresse);
}

bool garder(Context& context, const web::Request& request) {
    const bool whole = web::media_type(request.content_type) == web::urlencoded_type;
    if (!whole || !context.csrf_ok(request) || !worth_keeping(request.form)) return false;
    if (context.saisie.empty()) return false;  // no form that anybody would look for
    const auto owner = acces::owner_of_session(context.db, context.visitor.digest);
    if (!owner || kept_for(context, *owner).size() >= most) return false;
    Reprise state;
    state.quoi = context.saisie;
    state.chemin = request.path;
    for (const auto& [name, text] : request.form.list())
        if (name != "_csrf" && name != field_of_mark && name != field_of_confirmation)
            state.champs.emplace_back(name, text);
    if (const auto ecole = context.ecole_of(request)) state.ecole = ecole->value();
    // the same words again are the same form
    const auto name = std::string(acces::saisie_gardee) + vu_of(base::json_text(state));
    state.envoyee_le = context.now.time_since_epoch().count();
    state.appareil = context.visitor.appareil;
    state.adresse = context.visitor.adresse;
    acces::save_brouillon(
        context.db,
        context.keys,
        context.random,
        context.now,
        {
            {acces::place_of(*owner), *owner},
            name
    },
        base::json_text(nlohmann::json(state))
    );
    return true;
}

std::optional<Gardee> reprise_of(Context& context) {
    auto draft = last_kept(context);
    if (!draft) return std::nullopt;
    auto state = draft->load();
    if (!state) return std::nullopt;
    return Gardee{std::move(*state), draft->jeton()};
}

bool proposer_reprise(Context& context) {
    auto draft = last_kept(context);
    if (!draft) return false;
    auto state = draft->load();
    if (!state || state->proposee) return false;
    state->proposee = true;
    draft->save(*state);
    return true;
}

void oublier_reprise(Context& context, std::string_view marque) {
    const auto compte = context.session().compte;
    context.db.transact([&](db::Transaction& tx) {
        for (const auto& name : kept_for(context, compte))
            if (acces::spend_brouillon(tx, acces::place_of(compte), name, marque)) return;
    });
}

void forget_answered(Context& context, const web::Request& request, int status) noexcept {
    constexpr int refused = 400;
    try {
        const auto mark = request.form.value(field_of_mark);
        if (mark.empty() || (status >= refused && status != web::unprocessable)) return;
        oublier_reprise(context, mark);
    } catch (const std::exception& failure) {
        base::log::error(std::string("a kept form stays, though it was sent: ") + failure.what());
    }
}

bool is_of_page(std::string_view name) {
    return name.starts_with('_') || name == "jeton" || name == "vu" || name == "retour" ||
           name == "cle" || name == "acte" || name == "choix" || name == "de" ||
           name == field_of_confirmation;
}

bool is_typed(std::string_view name, std::string_view text) {
    return !is_of_page(name) && (name == "message" || text.find(' ') != std::string_view::npos);
}

std::vector<std::string_view> words_of(const Champs& champs) {
    std::vector<std::string_view> words;
    for (const auto& [name, text] : champs)
        if (is_typed(name, text)) words.emplace_back(text);
    return words;
}

}  // namespace hall
