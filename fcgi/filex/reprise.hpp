// A drop on its way: how far it is, and where its files are taken up again. On the page of its
// owner, and on that of somebody he has invited.
#pragma once

#include "depot/proprietaire.hpp"
#include "hall/context.hpp"
#include "web/page.hpp"

#include <string>

namespace filex {

struct Reprise {
    const depot::FicheDepot& fiche;
    std::string page;        // the drop's, below the prefix
    bool recommence = true;  // given up, it can be begun anew
};
// Fills {{>MARKER}} with templates/filex/reprise.tpl.
void fill_reprise(
    web::Dict& dict, web::Var marker, const hall::Context& context, const Reprise& reprise
);

}  // namespace filex
