#include "auth/champs_code.hpp"

namespace auth {

std::optional<acces::CodeVerifie> verified(
    hall::Context& context, web::Submitted<CodeForm>& given
) {
    if (!given.value) return std::nullopt;
    auto code = acces::verify_code(
        context.db,
        context.keys,
        context.now,
        {context.auteur(), context.visitor.digest},
        given.value->car,
        given.value->naissance
    );
    if (code) return *code;
    given.refuse("car", code.error().message);
    return std::nullopt;
}

}  // namespace auth
