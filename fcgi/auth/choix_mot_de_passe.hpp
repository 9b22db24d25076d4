// A new password, typed twice: the same two fields wherever one is chosen.
#pragma once

#include "acces/mot_de_passe.hpp"
#include "hall/context.hpp"
#include "web/form.hpp"

#include <optional>
#include <string>
#include <vector>

namespace auth {

struct ChoixMotDePasse {
    std::optional<acces::MotDePasse>
        choisi;  // nothing with errors, and when both fields are empty and may be
    std::vector<web::FieldError> errors;  // of mot_de_passe and mot_de_passe_confirmation
};
ChoixMotDePasse choose_password(
    const web::Fields& form, const acces::RegleMotDePasse& regle, bool may_be_empty
);

// The host's rule for that profile, with the person's own words.
acces::RegleMotDePasse rule_for(
    const hall::Context& context, acces::Profil profil, std::vector<std::string> words
);

}  // namespace auth
