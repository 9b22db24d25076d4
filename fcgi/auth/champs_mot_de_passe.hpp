// The two fields of a new password, wherever one is chosen after the creation.
#pragma once

#include "auth/choix_mot_de_passe.hpp"
#include "hall/layout.hpp"

#include "tpl/auth/champs_mot_de_passe.hpp"

namespace auth {

inline void fill_password_fields(
    web::Dict& dict,
    web::Var marker,
    const acces::RegleMotDePasse& rule,
    const web::Submitted<bool>& given
) {
    namespace t = tpl::auth::champs_mot_de_passe;
    auto fields = dict.include(marker, t::file);
    fields.set(t::MINIMUM, rule.exigence == acces::Exigence::agent ? 16 : 12);
    fields.show_if(rule.anssi, t::AVEC_CLASSES);
    fields.set_optional(
        t::MOT_DE_PASSE_ERREUR, t::MOT_DE_PASSE_MESSAGE, given.error_of("mot_de_passe")
    );
    fields.set_optional(
        t::CONFIRMATION_ERREUR, t::CONFIRMATION_MESSAGE, given.error_of("mot_de_passe_confirmation")
    );
}

}  // namespace auth
