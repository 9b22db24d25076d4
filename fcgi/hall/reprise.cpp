#include "hall/reprise.hpp"

#include "hall/draft.hpp"

#include <string_view>

namespace hall {
namespace {

constexpr std::string_view form_name = "reprise";
constexpr std::size_t longest = 65536;  // bytes of names and texts together
constexpr std::size_t few_answers = 3;

// What the page put there itself.
bool is_technical(std::string_view name) {
    return name.starts_with('_') || name == "jeton" || name == "vu" || name == "retour";
}

bool holds_words(std::string_view text) { return text.find(' ') != std::string_view::npos; }

// Words, or many choices. A button alone is as soon pressed again, before the page that explains
// it.
bool worth_keeping(const web::Fields& form) {
    std::size_t answers = 0;
    std::size_t bytes = 0;
    bool words = false;
    for (const auto& [name, text] : form.list()) {
        bytes += name.size() + text.size();
        if (is_technical(name)) continue;
        if (name.starts_with("mot_de_passe")) return false;
        ++answers;
        words = words || holds_words(text);
    }
    return bytes <= longest && (words || answers > few_answers);
}

}  // namespace

void to_json(nlohmann::json& json, const Reprise& state) {
    json = {
        {"chemin",   state.chemin  },
        {"champs",   state.champs  },
        {"proposee", state.proposee}
    };
}

void from_json(const nlohmann::json& json, Reprise& state) {
    json.at("chemin").get_to(state.chemin);
    json.at("champs").get_to(state.champs);
    json.at("proposee").get_to(state.proposee);
}

bool garder(Context& context, const web::Request& request) {
    const bool whole = web::media_type(request.content_type) == web::urlencoded_type;
    if (!whole || !context.csrf_ok(request) || !worth_keeping(request.form)) return false;
    const auto owner = acces::owner_of_session(context.db, context.visitor.digest);
    if (!owner) return false;
    Reprise state{request.path, {}};
    for (const auto& [name, text] : request.form.list())
        if (name != "_csrf") state.champs.emplace_back(name, text);
    acces::save_brouillon(
        context.db,
        context.keys,
        context.random,
        context.now,
        {context.visitor.digest, *owner},
        form_name,
        nlohmann::json(state).dump()
    );
    return true;
}

std::optional<Reprise> reprise_of(Context& context) {
    return Draft<Reprise>(context, form_name).load();
}

bool proposer_reprise(Context& context) {
    Draft<Reprise> draft(context, form_name);
    auto state = draft.load();
    if (!state) return false;
    if (state->proposee) {
        draft.drop();
        return false;
    }
    state->proposee = true;
    draft.save(*state);
    return true;
}

void oublier_reprise(Context& context) { Draft<Reprise>(context, form_name).drop(); }

}  // namespace hall
