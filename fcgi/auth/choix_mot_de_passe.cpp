#include "auth/choix_mot_de_passe.hpp"

#include "base/crypto.hpp"

namespace auth {

ChoixMotDePasse choose_password(
    const web::Fields& form, const acces::RegleMotDePasse& regle, bool may_be_empty
) {
    const auto first = form.value("mot_de_passe");
    const auto second = form.value("mot_de_passe_confirmation");
    if (first.empty() && second.empty() && may_be_empty) return {};
    if (first.empty()) return {std::nullopt, {{"mot_de_passe", "Choisissez un mot de passe."}}};
    auto chosen = acces::MotDePasse::parse(first, regle);
    if (!chosen) return {std::nullopt, {{"mot_de_passe", chosen.error().message}}};
    if (!base::equal_constant_time(first, second))
        return {
            std::nullopt,
            {{"mot_de_passe_confirmation",
              "Les deux mots de passe ne sont pas les mêmes. Écrivez-les à nouveau tous les "
              "deux."}}};
    return {std::move(*chosen), {}};
}

acces::RegleMotDePasse rule_for(
    const hall::Context& context, acces::Profil profil, std::vector<std::string> words
) {
    const bool staff = profil == acces::Profil::agent || profil == acces::Profil::academie;
    return {
        staff ? acces::Exigence::agent : acces::Exigence::famille,
        context.config.password_rule == "anssi",
        std::move(words)};
}

}  // namespace auth
