// The page of one drop, for its owner: where it is in its life, who has fetched it, what may be
// done with it.
#pragma once

#include "depot/proprietaire.hpp"
#include "hall/context.hpp"
#include "web/form.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filex {

// The drop of {depot} when it is the visitor's; nothing: the page answers not_found().
std::optional<depot::FicheDepot> fiche_asked(hall::Context& context, const web::Request& request);

struct SaisieDestinataires {
    std::string typed = {};
    std::string erreur = {};
};
web::Response show_fiche(
    hall::Context& context,
    const web::Request& request,
    const depot::FicheDepot& fiche,
    const SaisieDestinataires& saisie = {}
);

}  // namespace filex
