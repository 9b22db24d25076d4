// A form that was made while another school was at hand, in another tab: it is carried out in
// neither, and what was typed is kept.
#pragma once

#include "hall/context.hpp"

namespace hall {

// 409: for which school the form was, which one is at hand now, and the way back to the first.
web::Response autre_ecole(
    Context& context, const web::Request& request, scolarite::EtablissementId du_formulaire
);

}  // namespace hall
