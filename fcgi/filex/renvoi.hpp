// A recipient's link sent once more, or a reminder: somebody else's mailbox, so not at any moment.
#pragma once

#include "acces/limite.hpp"
#include "depot/proprietaire.hpp"
#include "hall/context.hpp"

#include <optional>
#include <string>

namespace filex {

// The third mail within a day waits.
acces::Compteur renvois_of(depot::DestinataireId destinataire);
// He is reminded: he has had the link, and there is something that he may still fetch. Else his
// link is sent again.
bool relancable(const hall::Context& context, const depot::DestinataireVu& destinataire);
// From when he may be written to again; nothing: now.
std::optional<base::Instant> prochain_renvoi(
    hall::Context& context, const depot::DestinataireVu& destinataire
);
// That, in words; "" when nothing waits.
std::string attente_words(
    hall::Context& context,
    const depot::FicheDepot& fiche,
    const std::optional<depot::DestinataireId>& destinataire
);

}  // namespace filex
