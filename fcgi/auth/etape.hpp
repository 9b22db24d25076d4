// "Étape 2 sur 3", as every step of the creation shows it.
#pragma once

#include "auth/creation.hpp"

#include "tpl/auth/etape.hpp"

namespace auth {

inline void fill_step(web::Dict& dict, web::Var marker, const Progression& step) {
    namespace t = tpl::auth::etape;
    auto inner = dict.include(marker, t::file);
    inner.set(t::NUMERO, step.numero).set(t::NOM_ETAPE, step.nom);
    inner.set_optional(t::SUITE, t::NOM_SUITE, step.suite);
}

}  // namespace auth
