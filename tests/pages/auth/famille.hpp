// A pupil, one parent and the code of the letter; nobody has an account yet.
#pragma once

#include "navigateur.hpp"

namespace navigateur {

inline const std::string password = "tulipe velours canard lundi";
inline const Champs identity{
    {"identifiant",               "Anne.Roy"       },
    {"mot_de_passe",              password         },
    {"mot_de_passe_confirmation", password         },
    {"courriel",                  "anne@exemple.fr"}
};

struct Famille : Site {
    scolarite::EleveId lea = make_eleve();
    scolarite::CoupleId couple = make_couple(lea);
    Emis code = make_car(lea, couple);
    Navigateur browser{*this};

    static std::string shown(const acces::Car& car) { return car.display().reveal(); }
    Champs code_and_date(const acces::Car& car, const std::string& date = "17/05/2014") {
        return {
            {"car",            shown(car)},
            {"date_naissance", date      }
        };
    }
    void to_last_step() {
        browser.get("/compte/creer").submit(identity);
        browser.submit(code_and_date(code.car));
        BOOST_REQUIRE(browser.path == "/compte/creer/enfants");
    }
};

}  // namespace navigateur
