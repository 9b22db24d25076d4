#include "ts-admin/routes.hpp"

#include "ts-admin/pages/pages.hpp"

namespace ts_admin {
namespace {

using acces::Application;
using hall::access::agent;
using hall::access::ecole;
using hall::access::head;
using hall::access::head_declared;
using web::Verb;

constexpr auto settings = hall::access::right(Application::parametrage);
constexpr auto codes = hall::access::right(Application::codes);
constexpr auto notify = hall::access::right(Application::notification);
// any member of staff once the services are declared; the page looks at his rights
constexpr hall::Access staff{hall::Access::Kind::ecole, Application::consultation, true};

// clang-format off
constexpr auto table = hall::table_of({
    {Verb::get,  "/ts-admin/",                               agent,         &pages::accueil,                     "Applications of this person"},
    {Verb::post, "/ts-admin/etablissement",                  agent.button(), &pages::choisir_etablissement,       "Take a school at hand"},
    {Verb::get,  "/ts-admin/declaration",                    ecole,         &pages::declaration,                 "What the services are; declared or not"},
    {Verb::post, "/ts-admin/declaration",                    head.form("Déclaration des télé-services"), &pages::declarer,                    "Declare that the school offers them"},
    {Verb::get,  "/ts-admin/declaration/retirer",            head,          &pages::retirer_declaration,         "Before withdrawing it"},
    {Verb::post, "/ts-admin/declaration/retirer",            head.form("Déclaration des télé-services"), &pages::retirer_declaration_valider, "Withdraw it"},
    {Verb::get,  "/ts-admin/services",                       settings,      &pages::services,                    "Services, open or not"},
    {Verb::post, "/ts-admin/services/{service}/ouvrir",      settings.form("Ouverture d’un service"), &pages::ouvrir_service,              "Open a service"},
    {Verb::get,  "/ts-admin/services/{service}/fermer",      settings,      &pages::fermer_service,              "Before closing one"},
    {Verb::post, "/ts-admin/services/{service}/fermer",      settings.form("Fermeture d’un service"), &pages::fermer_service_valider,      "Close a service"},
    {Verb::get,  "/ts-admin/notes",                          settings,      &pages::notes,                       "Publication of marks, and preview"},
    {Verb::post, "/ts-admin/notes",                          settings.form("Publication des notes"), &pages::notes_enregistrer,           "Save the rule and the switches"},
    {Verb::get,  "/ts-admin/notes/echeances",                settings,      &pages::vers_notes,                  "The address after an error: to the page"},
    {Verb::post, "/ts-admin/notes/echeances",                settings.form("Dates de publication des notes"), &pages::echeances,                   "Add or remove a date"},
    {Verb::get,  "/ts-admin/absences",                       settings,      &pages::absences,                    "What families see of absences"},
    {Verb::post, "/ts-admin/absences",                       settings.form("Paramètres des absences"), &pages::absences_enregistrer,        "Save it"},
    {Verb::get,  "/ts-admin/codes/generer",                  codes,         &pages::generer,                     "Mass generation: criteria"},
    {Verb::post, "/ts-admin/codes/generer",                  codes.form("Génération de codes d’activation"), &pages::generer_chercher,            "Find who matches"},
    {Verb::get,  "/ts-admin/codes/generer/liste",            codes,         &pages::generer_liste,               "Mass generation: list"},
    {Verb::post, "/ts-admin/codes/generer/liste",            codes.form("Génération de codes d’activation"), &pages::generer_cocher,              "Keep the ticks"},
    {Verb::get,  "/ts-admin/codes/generer/liste.csv",        codes,         &pages::generer_csv,                 "The same list as a file"},
    {Verb::get,  "/ts-admin/codes/generer/confirmer",        codes,         &pages::generer_confirmer,           "Before generating"},
    {Verb::post, "/ts-admin/codes/generer/confirmer",        codes.form("Génération de codes d’activation"), &pages::generer_valider,             "Generate, once"},
    {Verb::get,  "/ts-admin/codes/generer/resultat/{lot}",   codes,         &pages::generer_resultat,            "What was generated"},
    {Verb::get,  "/ts-admin/notification",                   notify,        &pages::notification,                "Notification: criteria; last lots"},
    {Verb::post, "/ts-admin/notification",                   notify.form("Notification des familles"), &pages::notification_chercher,       "Find who matches"},
    {Verb::get,  "/ts-admin/notification/liste",             notify,        &pages::notification_liste,          "Notification: list"},
    {Verb::post, "/ts-admin/notification/liste",             notify.form("Notification des familles"), &pages::notification_cocher,         "Keep the ticks"},
    {Verb::get,  "/ts-admin/notification/liste.csv",         notify,        &pages::notification_csv,            "The same list as a file"},
    {Verb::get,  "/ts-admin/notification/confirmer",         notify,        &pages::notification_confirmer,      "Before notifying"},
    {Verb::post, "/ts-admin/notification/confirmer",         notify.form("Notification des familles"), &pages::notification_valider,        "Queue the lots, once"},
    {Verb::get,  "/ts-admin/notification/texte",             notify,        &pages::texte,                       "The school's own words, and previews"},
    {Verb::post, "/ts-admin/notification/texte",             notify.form("Texte de l’établissement pour les familles"), &pages::texte_enregistrer,           "Save them, or only look"},
    {Verb::get,  "/ts-admin/notification/{lot}",             notify,        &pages::envoi,                       "How far a lot is, person by person"},
    {Verb::get,  "/ts-admin/notification/{lot}/liste.csv",   notify,        &pages::envoi_csv,                   "Who got it, as a file"},
    {Verb::get,  "/ts-admin/notification/{lot}/lettres.pdf", notify,        &pages::envoi_lettres,               "Letters to print"},
    {Verb::get,  "/ts-admin/codes",                          staff,         &pages::codes,                       "Search one pair; state of each code"},
    {Verb::get,  "/ts-admin/codes.csv",                      staff,         &pages::codes_csv,                   "The same list as a file"},
    {Verb::get,  "/ts-admin/codes/{couple}",                 staff,         &pages::couple,                      "One pair: state, history, acts"},
    {Verb::get,  "/ts-admin/codes/{couple}/{acte}",          staff,         &pages::couple_acte,                 "Before an act on one pair"},
    {Verb::post, "/ts-admin/codes/{couple}/{acte}",          staff.form("Changement sur un code d’activation"), &pages::couple_acte_valider,         "Do it, once"},
    {Verb::get,  "/ts-admin/droits",                         head_declared, &pages::droits,                      "Staff and their applications"},
    {Verb::get,  "/ts-admin/droits.csv",                     head_declared, &pages::droits_csv,                  "The same list as a file"},
    {Verb::get,  "/ts-admin/droits/{compte}",                head_declared, &pages::droits_personne,             "Rights of one person"},
    {Verb::post, "/ts-admin/droits/{compte}",                head_declared.form("Droits d’une personne"), &pages::droits_enregistrer,          "Change them"},
    {Verb::get,  "/ts-admin/droits/{compte}/fin",            head_declared, &pages::fin_poste,                   "Before ending somebody's post"},
    {Verb::post, "/ts-admin/droits/{compte}/fin",            head_declared.form("Droits d’une personne"), &pages::fin_poste_valider,           "End it"},
    {Verb::get,  "/ts-admin/journal",                        head,          &pages::journal,                     "What was done in the school"},
    {Verb::get,  "/ts-admin/journal.csv",                    head,          &pages::journal_csv,                 "The same lines as a file"},
    {Verb::get,  "/ts-admin/tableau.csv",                    staff,         &pages::tableau_csv,                 "The same table as a file"},
    {Verb::get,  "/ts-admin/tableau",                        staff,         &pages::tableau,                     "Funnel of each division"},
});
// clang-format on

}  // namespace

std::span<const hall::Route> routes() { return table; }

}  // namespace ts_admin
