// Invitations, as their owner's pages and the administrator's share them.
#pragma once

#include "depot/invitation.hpp"
#include "filex/mots.hpp"
#include "hall/context.hpp"

#include <string>

namespace filex {

Affichage affichage_of(depot::EtatInvitation etat);
std::string envois_recus(const depot::InvitationVue& vue);  // "3 envois reçus", "aucun"
std::string page_of(const hall::Context& context, depot::InvitationId id);

// Withdraws it, ends what is on its way by it, and writes it down; its owner is told when somebody
// else does. False when it is over already.
bool retirer(hall::Context& context, const depot::InvitationVue& vue);

}  // namespace filex
