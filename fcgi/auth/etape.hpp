// "Étape 2 sur 3", as every step of the creation shows it, with the way out for who did not begin
// it.
#pragma once

#include "auth/creation.hpp"

#include "tpl/auth/etape.hpp"

namespace auth {

inline void fill_step(web::Dict& dict, web::Var marker, Etape etape, const Creation& state) {
    namespace t = tpl::auth::etape;
    const auto step = progression_of(etape, state);
    auto inner = dict.include(marker, t::file);
    inner.set(t::NUMERO, step.numero).set(t::NOM_ETAPE, step.nom);
    inner.set_optional(t::SUITE, t::NOM_SUITE, step.suite);
    inner.show_if(!state.empty(), t::COMMENCEE);
}

}  // namespace auth
