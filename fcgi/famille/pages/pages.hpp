// The pages of the family area. Each reads the children of the account first: a handle that is not
// one of them is a page that does not exist.
#pragma once

#include "hall/context.hpp"

namespace famille::pages {

web::Response accueil(hall::Context& context, const web::Request& request);
web::Response enfant(hall::Context& context, const web::Request& request);
web::Response notes(hall::Context& context, const web::Request& request);
web::Response absences(hall::Context& context, const web::Request& request);
web::Response notes_csv(hall::Context& context, const web::Request& request);
web::Response absences_csv(hall::Context& context, const web::Request& request);
web::Response message(hall::Context& context, const web::Request& request);
web::Response envoyer_message(hall::Context& context, const web::Request& request);
web::Response equipe(hall::Context& context, const web::Request& request);

}  // namespace famille::pages
