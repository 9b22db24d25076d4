#include "auth/creation.hpp"

#include <algorithm>

namespace auth {

bool Creation::has(acces::CarId car) const {
    return std::find(cars.begin(), cars.end(), car.value()) != cars.end();
}

void Creation::remove(acces::CarId car) {
    cars.erase(std::remove(cars.begin(), cars.end(), car.value()), cars.end());
}

void to_json(nlohmann::json& json, const Creation& state) {
    json = {
        {"identifiant", state.identifiant},
        {"empreinte",   state.empreinte  },
        {"courriel",    state.courriel   },
        {"question",    state.question   },
        {"reponse",     state.reponse    },
        {"cars",        state.cars       }
    };
}

void from_json(const nlohmann::json& json, Creation& state) {
    json.at("identifiant").get_to(state.identifiant);
    json.at("empreinte").get_to(state.empreinte);
    json.at("courriel").get_to(state.courriel);
    json.at("question").get_to(state.question);
    json.at("reponse").get_to(state.reponse);
    json.at("cars").get_to(state.cars);
}

void to_json(nlohmann::json& json, const CompteCree& state) {
    json = {
        {"identifiant", state.identifiant},
        {"courriel",    state.courriel   }
    };
}

void from_json(const nlohmann::json& json, CompteCree& state) {
    json.at("identifiant").get_to(state.identifiant);
    json.at("courriel").get_to(state.courriel);
}

std::vector<acces::EnfantDuCode> enfants_of(hall::Context& context, Creation& state) {
    std::vector<acces::EnfantDuCode> enfants;
    const auto cars = state.cars;
    for (const auto car : cars) {
        auto enfant = acces::read_enfant(context.db, context.now, acces::CarId(car));
        if (enfant)
            enfants.push_back(std::move(*enfant));
        else
            state.remove(acces::CarId(car));
    }
    return enfants;
}

std::string words_of(const acces::EnfantDuCode& enfant) {
    const auto division = enfant.division.empty() ? std::string() : ", " + enfant.division;
    return enfant.prenom + division + ", " + enfant.etablissement;
}

Progression progression_of(Etape etape, const Creation& state) {
    switch (etape) {
        case Etape::identite:
            if (state.cars.empty()) return {1, "votre identifiant", "le code reçu"};
            return {
                state.has_identity() ? 1 : 2, "votre identifiant", "vérifier et créer le compte"};
        case Etape::code:
            if (!state.has_identity()) return {1, "le code reçu", "votre identifiant"};
            return {2, "le code reçu", "vérifier et créer le compte"};
        case Etape::enfants:
            break;
    }
    return {3, "vérifier et créer le compte", ""};
}

std::string next_path(const Creation& state) {
    if (!state.has_identity()) return "/compte/creer";
    if (state.cars.empty()) return "/compte/creer/code";
    return "/compte/creer/enfants";
}

}  // namespace auth
