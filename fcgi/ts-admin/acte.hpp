// The acts on one pair (S18–S21): which are possible in its state, what their page says, and doing
// them.
#pragma once

#include "acces/couples.hpp"
#include "hall/context.hpp"
#include "hall/draft.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ts_admin {

struct ActeOffert {
    std::string nom;    // of the path: desactiver, activer, nouveau, refus, courriel, courrier
    std::string titre;  // of its page
    std::string bouton;
    std::vector<std::string> phrases;
    bool danger;
};
// In this state and with this person's rights, in the order of the page.
std::vector<ActeOffert> actes_of(const hall::Context& context, const acces::LigneCouple& ligne);
std::optional<ActeOffert> acte_named(
    const hall::Context& context, const acces::LigneCouple& ligne, std::string_view nom
);
bool is_acte(std::string_view nom);
// What was done, in words; "" for an unknown name.
std::string done_words(std::string_view nom, const acces::LigneCouple& ligne);

// What the page of an act said would happen. The token of that page is a draft for each act of each
// pair, so that two tabs do not meet.
struct ActeEtat {
    std::string annonce;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ActeEtat, annonce)
ActeEtat etat_of(const ActeOffert& acte);

// Does it; fails when the state no longer allows it, when it would now do something else than the
// page announced, or when the person has not the right.
base::Check perform(
    db::Transaction& tx,
    hall::Context& context,
    const acces::LigneCouple& ligne,
    const std::string& nom,
    const ActeEtat& shown
);
std::string draft_of(
    const hall::Context& context, const acces::LigneCouple& ligne, std::string_view nom
);

}  // namespace ts_admin
