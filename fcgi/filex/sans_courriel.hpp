// What the pages say to somebody whom no mail can reach.
#pragma once

#include "hall/context.hpp"
#include "web/page.hpp"

namespace filex {

// Nothing for who has a confirmed address. Notices, recaps and what a guest has sent are told by
// mail alone.
void fill_sans_courriel(web::Dict& dict, web::Var marker, const hall::Context& context);

}  // namespace filex
