// The pages of the ts-admin area. The school is always the one at hand (context.poste()), never a
// parameter; a handle of another school is a page that does not exist.
#pragma once

#include "hall/context.hpp"

namespace ts_admin::pages {

using web::Request;
using web::Response;

// accueil.cpp
Response accueil(hall::Context& context, const Request& request);
Response choisir_etablissement(hall::Context& context, const Request& request);
// declaration.cpp
Response declaration(hall::Context& context, const Request& request);
Response declarer(hall::Context& context, const Request& request);
Response retirer_declaration(hall::Context& context, const Request& request);
Response retirer_declaration_valider(hall::Context& context, const Request& request);
// services.cpp
Response services(hall::Context& context, const Request& request);
Response ouvrir_service(hall::Context& context, const Request& request);
Response fermer_service(hall::Context& context, const Request& request);
Response fermer_service_valider(hall::Context& context, const Request& request);
// notes.cpp
Response notes(hall::Context& context, const Request& request);
Response notes_enregistrer(hall::Context& context, const Request& request);
Response vers_notes(hall::Context& context, const Request& request);
Response echeances(hall::Context& context, const Request& request);
// absences.cpp
Response absences(hall::Context& context, const Request& request);
Response absences_enregistrer(hall::Context& context, const Request& request);
// generer.cpp
Response generer(hall::Context& context, const Request& request);
Response generer_chercher(hall::Context& context, const Request& request);
Response generer_liste(hall::Context& context, const Request& request);
Response generer_csv(hall::Context& context, const Request& request);
Response generer_cocher(hall::Context& context, const Request& request);
Response generer_confirmer(hall::Context& context, const Request& request);
Response generer_valider(hall::Context& context, const Request& request);
Response generer_resultat(hall::Context& context, const Request& request);
// notification.cpp
Response notification(hall::Context& context, const Request& request);
Response notification_chercher(hall::Context& context, const Request& request);
Response notification_liste(hall::Context& context, const Request& request);
Response notification_csv(hall::Context& context, const Request& request);
Response notification_cocher(hall::Context& context, const Request& request);
Response notification_confirmer(hall::Context& context, const Request& request);
Response notification_valider(hall::Context& context, const Request& request);
// texte.cpp
Response texte(hall::Context& context, const Request& request);
Response texte_enregistrer(hall::Context& context, const Request& request);
// envoi.cpp
Response envoi(hall::Context& context, const Request& request);
Response envoi_csv(hall::Context& context, const Request& request);
Response envoi_lettres(hall::Context& context, const Request& request);
// codes.cpp
Response codes(hall::Context& context, const Request& request);
Response codes_csv(hall::Context& context, const Request& request);
// couple.cpp
Response couple(hall::Context& context, const Request& request);
Response couple_acte(hall::Context& context, const Request& request);
Response couple_acte_valider(hall::Context& context, const Request& request);
// droits.cpp
Response droits(hall::Context& context, const Request& request);
Response droits_csv(hall::Context& context, const Request& request);
Response droits_personne(hall::Context& context, const Request& request);
Response droits_enregistrer(hall::Context& context, const Request& request);
Response fin_poste(hall::Context& context, const Request& request);
Response fin_poste_valider(hall::Context& context, const Request& request);
// journal.cpp
Response journal(hall::Context& context, const Request& request);
Response journal_csv(hall::Context& context, const Request& request);
// tableau.cpp
Response tableau(hall::Context& context, const Request& request);
Response tableau_csv(hall::Context& context, const Request& request);

}  // namespace ts_admin::pages
