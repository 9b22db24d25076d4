#include "filex/sans_courriel.hpp"

#include "tpl/filex/sans_courriel.hpp"

namespace filex {

void fill_sans_courriel(web::Dict& dict, web::Var marker, const hall::Context& context) {
    if (!context.session().courriel_confirme) dict.include(marker, tpl::filex::sans_courriel::file);
}

}  // namespace filex
