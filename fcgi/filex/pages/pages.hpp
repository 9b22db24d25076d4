// The pages of the file drop.
#pragma once

#include "hall/context.hpp"

namespace filex::pages {

web::Response accueil(hall::Context& context, const web::Request& request);

}  // namespace filex::pages
