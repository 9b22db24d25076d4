// The account that is being created: what the steps have gathered, kept sealed on the server under
// the visitor. The password is there only as its Argon2id hash; a code only as the number of its
// row, after it has been found right together with its birth date.
#pragma once

#include "acces/activation.hpp"
#include "hall/draft.hpp"
#include "hall/layout.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auth {

struct Creation {
    std::string identifiant = {};
    std::string empreinte = {};
    std::string courriel = {};
    std::string question = {};
    std::string reponse = {};  // Argon2id of the folded answer
    std::vector<std::uint64_t> cars = {};

    bool empty() const { return empreinte.empty() && identifiant.empty() && cars.empty(); }
    bool has_identity() const { return !empreinte.empty() && !identifiant.empty(); }
    bool has(acces::CarId car) const;
    void remove(acces::CarId car);
};
void to_json(nlohmann::json& json, const Creation& state);
void from_json(const nlohmann::json& json, Creation& state);

// What the last page says; outlives the creation.
struct CompteCree {
    std::string identifiant;
    std::string courriel;
};
void to_json(nlohmann::json& json, const CompteCree& state);
void from_json(const nlohmann::json& json, CompteCree& state);

using BrouillonCreation = hall::Draft<Creation>;
using BrouillonCree = hall::Draft<CompteCree>;
inline constexpr std::string_view creation_form = "compte.creer";
inline constexpr std::string_view cree_form = "compte.cree";

// The pupils of the verified codes; those whose code has died since are taken out of the state.
std::vector<acces::EnfantDuCode> enfants_of(hall::Context& context, Creation& state);
// "Léa, 6A, collège des Tilleuls"
std::string words_of(const acces::EnfantDuCode& enfant);

// Where the visitor is: the code may come before the identity, when a letter's QR was scanned. Who
// comes back to a step finds it as the first or second of the usual order.
enum class Etape : std::uint8_t { identite, code, enfants };
struct Progression {
    int numero;
    std::string_view nom;
    std::string_view suite;  // "" on the last step
};
Progression progression_of(Etape etape, const Creation& state);
// The first step that is not done.
std::string next_path(const Creation& state);

}  // namespace auth
