// What the pages of the administration share.
#pragma once

#include "depot/administration.hpp"
#include "hall/context.hpp"

#include <string>

namespace filex::pages {

std::string admin_page_of(const hall::Context& context, depot::DepotId depot);
// "rapport.pdf et 2 autres fichiers"
std::string titre_of(const depot::LigneAdmin& ligne);
// "Mme Odile Bellan (agent.bellan)"; says when an outsider sent it.
std::string qui_of(const depot::LigneAdmin& ligne);

web::Response administration(hall::Context& context, const web::Request& request);
web::Response admin_depot(hall::Context& context, const web::Request& request);
web::Response admin_prolonger(hall::Context& context, const web::Request& request);
web::Response admin_geler(hall::Context& context, const web::Request& request);
web::Response admin_rendre(hall::Context& context, const web::Request& request);
web::Response admin_confirmer(hall::Context& context, const web::Request& request);
web::Response admin_supprimer(hall::Context& context, const web::Request& request);
web::Response regles(hall::Context& context, const web::Request& request);
web::Response ajouter_regle(hall::Context& context, const web::Request& request);
web::Response monter_regle(hall::Context& context, const web::Request& request);
web::Response descendre_regle(hall::Context& context, const web::Request& request);
web::Response retirer_regle(hall::Context& context, const web::Request& request);
web::Response signalements(hall::Context& context, const web::Request& request);
web::Response signalement(hall::Context& context, const web::Request& request);
web::Response clore_signalement(hall::Context& context, const web::Request& request);
web::Response admin_invitations(hall::Context& context, const web::Request& request);
web::Response admin_retirer_invitation(hall::Context& context, const web::Request& request);
web::Response statistiques(hall::Context& context, const web::Request& request);
web::Response statistiques_csv(hall::Context& context, const web::Request& request);

}  // namespace filex::pages
