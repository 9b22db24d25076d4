// The pages of somebody who was invited to send files: with those of recipients the only ones of
// the file drop that ask for no account.
#pragma once

#include "filex/invite.hpp"

namespace filex::pages {

web::Response invite(hall::Context& context, const web::Request& request);
web::Response invite_envoyer(hall::Context& context, const web::Request& request);
web::Response invite_creer_depot(hall::Context& context, const web::Request& request);

web::Response invite_depot(hall::Context& context, const web::Request& request);
web::Response invite_publier(hall::Context& context, const web::Request& request);
web::Response invite_confirmer_abandon(hall::Context& context, const web::Request& request);
web::Response invite_abandonner(hall::Context& context, const web::Request& request);

}  // namespace filex::pages
