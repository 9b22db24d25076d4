// The two fields that ask for a code and a birth date, wherever a form has them.
#pragma once

#include "acces/activation.hpp"
#include "acces/car.hpp"
#include "base/date.hpp"
#include "hall/layout.hpp"

#include "tpl/auth/champs_code.hpp"

#include <optional>

namespace auth {

struct CodeForm {
    acces::Car car;
    base::Date naissance;
};
inline constexpr auto code_form = web::form<CodeForm>(
    web::required("car", acces::Car::parse, 64, "Écrivez le code reçu, 16 caractères."),
    web::required(
        "date_naissance",
        base::parse_date,
        32,
        "Écrivez la date de naissance de l’élève, par exemple 05/09/2012."
    )
);

// The code of the form, tried together with its date. Nothing when a field is wrong, the two do not
// agree, or one has to wait: why is then among the errors of `given`.
std::optional<acces::CodeVerifie> verified(hall::Context& context, web::Submitted<CodeForm>& given);

inline void fill_code_fields(
    web::Dict& dict, web::Var marker, const web::Submitted<CodeForm>& given
) {
    namespace t = tpl::auth::champs_code;
    auto fields = dict.include(marker, t::file);
    hall::fill_field(fields, given, {"car", t::CAR, t::CAR_ERREUR, t::CAR_MESSAGE});
    hall::fill_field(fields, given, {"date_naissance", t::DATE, t::DATE_ERREUR, t::DATE_MESSAGE});
}

}  // namespace auth
