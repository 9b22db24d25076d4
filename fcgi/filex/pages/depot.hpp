// What the pages of one drop share, its owner's.
#pragma once

#include "depot/gestion.hpp"
#include "depot/proprietaire.hpp"
#include "hall/context.hpp"
#include "hall/layout.hpp"

#include <string>
#include <string_view>

namespace filex::pages {

depot::Geste geste_of(const hall::Context& context, const depot::FicheDepot& fiche);
// To the page of the drop, with what was done, if anything was asked.
web::Response back(
    const hall::Context& context, const depot::FicheDepot& fiche, std::string_view done = {}
);
// Of a page below that of the drop.
hall::PageHead head_of(
    const hall::Context& context,
    const depot::FicheDepot& fiche,
    std::string title,
    bool error = false
);

}  // namespace filex::pages
