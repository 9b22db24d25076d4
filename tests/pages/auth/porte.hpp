// One account of a parent, and a browser at the door.
#pragma once

#include "navigateur.hpp"

namespace navigateur {

inline const std::string password = "tulipe velours canard lundi";
inline const std::string other_password = "crapaud volant sous la pluie";

struct Porte : Site {
    acces::CompteId anne = make_compte("anne.roy");
    Navigateur browser{*this};

    Porte() { config.totp_required = false; }
    Champs typed(const std::string& who, const std::string& secret) {
        return {
            {"identifiant",  who   },
            {"mot_de_passe", secret}
        };
    }
    void sign_in(Navigateur& from, const std::string& secret = password) {
        from.get("/connexion").submit(typed("anne.roy", secret));
    }
    void give_address() {
        db.transact([&](db::Transaction& tx) {
            acces::set_courriel(tx, anne, "anne@exemple.fr");
            acces::confirm_courriel(tx, now(), anne, "anne@exemple.fr");
        });
    }
};

}  // namespace navigateur
