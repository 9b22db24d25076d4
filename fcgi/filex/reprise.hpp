// A drop on its way: how far it is, and where its files are taken up again. On the page of its
// owner, and on that of somebody he has invited.
#pragma once

#include "depot/proprietaire.hpp"
#include "hall/context.hpp"
#include "web/page.hpp"

#include <string>

namespace filex {

// Fills {{>MARKER}} with templates/filex/reprise.tpl; `page` is the drop's, below the prefix.
void fill_reprise(
    web::Dict& dict,
    web::Var marker,
    const hall::Context& context,
    const depot::FicheDepot& fiche,
    const std::string& page
);

}  // namespace filex
