// A multi-page form in a page's hands: its state as a struct, read and kept on the server.
//
//   hall::Draft<Creation> draft(context, "compte.creer");
//   if (auto state = draft.load()) …           // nothing: the form was not begun, or was committed
//   const auto jeton = draft.save(state);      // goes into the confirming form as `jeton`
//   context.db.transact([&](db::Transaction& tx) { if (!draft.spend(tx, jeton)) return; … });
//
// State needs to_json and from_json (nlohmann); a state that no longer reads counts as not begun.
#pragma once

#include "acces/brouillon.hpp"
#include "base/json.hpp"
#include "hall/context.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hall {

template <class State>
class Draft {
public:
    // On the browser at hand, or at another `place`: acces::place_of(account).
    Draft(Context& context, std::string_view name, std::string place = {})
        : context_(context), name_(name), place_(std::move(place)) {}

    std::optional<State> load() {
        auto found =
            acces::load_brouillon(context_.db, context_.keys, context_.now, {owner(), name_});
        if (!found) return std::nullopt;
        const auto json = base::parse_json(found->etat);
        if (json.is_discarded()) return std::nullopt;
        try {
            auto state = json.template get<State>();
            jeton_ = found->jeton;
            return state;
        } catch (const nlohmann::json::exception&) {
            return std::nullopt;  // written by another version
        }
    }
    const std::string& save(const State& state) {
        jeton_ = acces::save_brouillon(
            context_.db,
            context_.keys,
            context_.random,
            context_.now,
            {owner(), name_},
            base::json_text(nlohmann::json(state))
        );
        return jeton_;
    }
    // The token of what was loaded or saved.
    const std::string& jeton() const { return jeton_; }
    // True exactly once for a token, in the transaction that commits.
    bool spend(db::Transaction& tx, std::string_view jeton) {
        return acces::spend_brouillon(tx, place(), name_, jeton);
    }
    void drop() { acces::drop_brouillon(context_.db, place(), name_); }

private:
    // asked each time: a sign-in in between gives the browser another
    std::string_view place() const { return place_.empty() ? context_.visitor.digest : place_; }
    acces::Proprietaire owner() const {
        acces::Proprietaire owner{place(), std::nullopt};
        if (context_.visitor.session) owner.compte = context_.visitor.session->compte;
        return owner;
    }

    Context& context_;
    std::string name_;
    std::string place_;
    std::string jeton_;
};

}  // namespace hall
