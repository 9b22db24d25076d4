// The pages of the file drop.
#pragma once

#include "hall/context.hpp"

namespace filex::pages {

web::Response accueil(hall::Context& context, const web::Request& request);
web::Response envoyer(hall::Context& context, const web::Request& request);
web::Response creer_depot(hall::Context& context, const web::Request& request);

web::Response mes_fichiers(hall::Context& context, const web::Request& request);
web::Response mes_fichiers_csv(hall::Context& context, const web::Request& request);
web::Response finir_parties(hall::Context& context, const web::Request& request);

web::Response depot(hall::Context& context, const web::Request& request);
web::Response modifier(hall::Context& context, const web::Request& request);
web::Response enregistrer(hall::Context& context, const web::Request& request);
web::Response confirmer_fin(hall::Context& context, const web::Request& request);
web::Response finir(hall::Context& context, const web::Request& request);
web::Response ajouter_destinataires(hall::Context& context, const web::Request& request);
web::Response renvoyer(hall::Context& context, const web::Request& request);
web::Response publier(hall::Context& context, const web::Request& request);

web::Response jetons(hall::Context& context, const web::Request& request);
web::Response creer_jeton(hall::Context& context, const web::Request& request);
web::Response finir_jeton(hall::Context& context, const web::Request& request);

web::Response invitations(hall::Context& context, const web::Request& request);
web::Response inviter(hall::Context& context, const web::Request& request);
web::Response invitation(hall::Context& context, const web::Request& request);
web::Response retirer_invitation(hall::Context& context, const web::Request& request);

// what nginx asks, and what takes bodies
web::Response garde(hall::Context& context, const web::Request& request);
web::Response curl(hall::Context& context, const web::Request& request);
web::Response tus_options(hall::Context& context, const web::Request& request);
web::Response tus_creation(hall::Context& context, const web::Request& request);
web::Response tus_etat(hall::Context& context, const web::Request& request);
web::Response tus_suite(hall::Context& context, const web::Request& request);
web::Response tus_fin(hall::Context& context, const web::Request& request);

}  // namespace filex::pages
