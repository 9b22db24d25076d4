// The office with three families, and the acts on their codes.
#pragma once

#include "bureau.hpp"

#include <string>

namespace bureau {

struct Codes : Bureau {
    scolarite::CoupleId roy = college.famille(d6a, sixieme, "ROY", "anne@exemple.fr");
    scolarite::CoupleId martin = college.famille(d6a, sixieme, "MARTIN");
    scolarite::CoupleId garcia = college.famille(d5a, cinquieme, "GARCIA", "eva@exemple.fr");
    Form all{
        {"population", "responsables"},
        {"portee",     "ecole"       },
        {"legal1",     "1"           },
        {"legal2",     "1"           },
        {"acces",      "tous"        }
    };

    Codes() { sign_in(chef); }
    std::string page_of(scolarite::CoupleId pair) const {
        return "/ts-admin/codes/" + handle(pair);
    }
    web::Response act(scolarite::CoupleId pair, const std::string& name) {
        const auto page = get(page_of(pair) + "/" + name);
        BOOST_REQUIRE_MESSAGE(page.status == 200, name << " is not offered");
        return post(
            page_of(pair) + "/" + name,
            {
                {"jeton", hidden(page, "jeton")}
        }
        );
    }
    Form notify(const std::string& envoi) const {
        auto form = all;
        form.emplace_back("envoi", envoi);
        form.emplace_back("notifies", "non");
        return form;
    }
};

}  // namespace bureau
