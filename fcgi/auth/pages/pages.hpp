// The pages of the door, as the table of routes names them.
#pragma once

#include "hall/context.hpp"

namespace auth::pages {

using hall::Context;
using web::Request;
using web::Response;

// for everybody
Response accueil(Context& context, const Request& request);
Response aide(Context& context, const Request& request);
Response accessibilite(Context& context, const Request& request);
Response mentions_legales(Context& context, const Request& request);
Response plan(Context& context, const Request& request);
Response sante(Context& context, const Request& request);

// signing in and out
Response connexion(Context& context, const Request& request);
Response se_connecter(Context& context, const Request& request);
Response second_facteur(Context& context, const Request& request);
Response verifier_second_facteur(Context& context, const Request& request);
Response installer_second_facteur(Context& context, const Request& request);
Response enregistrer_second_facteur(Context& context, const Request& request);
Response deconnexion(Context& context, const Request& request);

// a form sent after the session had ended
Response reprendre(Context& context, const Request& request);
Response oublier_saisie(Context& context, const Request& request);

// creating an account, in steps
Response creer(Context& context, const Request& request);
Response enregistrer_identite(Context& context, const Request& request);
Response creer_code(Context& context, const Request& request);
Response enregistrer_code(Context& context, const Request& request);
Response creer_enfants(Context& context, const Request& request);
Response creer_compte(Context& context, const Request& request);
Response contester_code(Context& context, const Request& request);
Response confirmer_contestation(Context& context, const Request& request);
Response retirer_code(Context& context, const Request& request);
Response recommencer(Context& context, const Request& request);
Response compte_cree(Context& context, const Request& request);

// the account's own pages
Response compte(Context& context, const Request& request);
Response fermer_appareils(Context& context, const Request& request);
Response ajouter_enfant(Context& context, const Request& request);
Response enregistrer_enfant(Context& context, const Request& request);
Response confirmer_enfant(Context& context, const Request& request);
Response rattacher_enfant(Context& context, const Request& request);
Response detacher_enfant(Context& context, const Request& request);
Response confirmer_detachement(Context& context, const Request& request);
Response mot_de_passe(Context& context, const Request& request);
Response changer_mot_de_passe(Context& context, const Request& request);
Response courriel(Context& context, const Request& request);
Response changer_courriel(Context& context, const Request& request);
Response renvoyer_confirmation(Context& context, const Request& request);
Response confirmation_courriel(Context& context, const Request& request);
Response confirmer_courriel(Context& context, const Request& request);
Response mes_donnees(Context& context, const Request& request);
Response supprimer_compte(Context& context, const Request& request);
Response confirmer_suppression(Context& context, const Request& request);

// forgotten password or identifiant
Response recuperer(Context& context, const Request& request);
Response envoyer_recuperation(Context& context, const Request& request);
Response rouvrir(Context& context, const Request& request);
Response verifier_code_de_retour(Context& context, const Request& request);
Response mot_de_passe_de_retour(Context& context, const Request& request);
Response rouvrir_compte(Context& context, const Request& request);
Response nouveau_mot_de_passe(Context& context, const Request& request);
Response enregistrer_mot_de_passe(Context& context, const Request& request);

}  // namespace auth::pages
