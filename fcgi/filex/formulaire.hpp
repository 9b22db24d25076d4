// The one form that makes a drop, as its page shows it: fresh, or again with what was typed.
#pragma once

#include "filex/options_form.hpp"
#include "hall/layout.hpp"

#include <string>

namespace filex {

struct Formulaire {
    OptionsLues options;
    std::string cle;
    std::string refus = {};           // why the gate or the store said no
    std::string fichier_erreur = {};  // at the field of files
    std::string fait = {};
};

web::Response show_form(
    hall::Context& context, const web::Request& request, const Formulaire& formulaire
);

}  // namespace filex
