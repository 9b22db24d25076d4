#include "ts-admin/routes.hpp"

#include "ts-admin/pages/pages.hpp"

#include <array>

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

constexpr std::array table{
  // clang-format off: one route a line
    hall::Route{Verb::get,  "/ts-admin/",                   agent,         &pages::accueil,              "Applications of this person"        },
    hall::Route{
                Verb::post,
                "/ts-admin/etablissement",                  agent,
                &pages::choisir_etablissement,
                "Take a school at hand"                                                                                                       },
    hall::Route{
                Verb::get,
                "/ts-admin/declaration",                    ecole,
                &pages::declaration,
                "What the services are; declared or not"                                                                                      },
    hall::Route{
                Verb::post,
                "/ts-admin/declaration",                    head,
                &pages::declarer,
                "Declare that the school offers them"                                                                                         },
    hall::Route{
                Verb::get,
                "/ts-admin/declaration/retirer",            head,
                &pages::retirer_declaration,
                "Before withdrawing it"                                                                                                       },
    hall::Route{
                Verb::post,
                "/ts-admin/declaration/retirer",            head,
                &pages::retirer_declaration_valider,
                "Withdraw it"                                                                                                                 },
    hall::Route{
                Verb::get,  "/ts-admin/services",           settings,      &pages::services,             "Services, open or not"              },
    hall::Route{
                Verb::post,
                "/ts-admin/services/{service}/ouvrir",      settings,
                &pages::ouvrir_service,
                "Open a service"                                                                                                              },
    hall::Route{
                Verb::get,
                "/ts-admin/services/{service}/fermer",      settings,
                &pages::fermer_service,
                "Before closing one"                                                                                                          },
    hall::Route{
                Verb::post,
                "/ts-admin/services/{service}/fermer",      settings,
                &pages::fermer_service_valider,
                "Close a service"                                                                                                             },
    hall::Route{
                Verb::get,  "/ts-admin/notes",              settings,      &pages::notes,                "Publication of marks, and preview"  },
    hall::Route{
                Verb::post,
                "/ts-admin/notes",                          settings,
                &pages::notes_enregistrer,
                "Save the rule and the switches"                                                                                              },
    hall::Route{
                Verb::post,
                "/ts-admin/notes/echeances",                settings,
                &pages::echeances,
                "Add or remove a date"                                                                                                        },
    hall::Route{
                Verb::get,
                "/ts-admin/absences",                       settings,
                &pages::absences,
                "What families see of absences"                                                                                               },
    hall::Route{
                Verb::post, "/ts-admin/absences",           settings,      &pages::absences_enregistrer, "Save it"                            },
    hall::Route{
                Verb::get,  "/ts-admin/codes/generer",      codes,         &pages::generer,              "Mass generation: criteria"          },
    hall::Route{
                Verb::post, "/ts-admin/codes/generer",      codes,         &pages::generer_chercher,     "Find who matches"                   },
    hall::Route{
                Verb::get,
                "/ts-admin/codes/generer/liste",            codes,
                &pages::generer_liste,
                "Mass generation: list"                                                                                                       },
    hall::Route{
                Verb::post,
                "/ts-admin/codes/generer/liste",            codes,
                &pages::generer_cocher,
                "Keep the ticks"                                                                                                              },
    hall::Route{
                Verb::get,
                "/ts-admin/codes/generer/confirmer",        codes,
                &pages::generer_confirmer,
                "Before generating"                                                                                                           },
    hall::Route{
                Verb::post,
                "/ts-admin/codes/generer/confirmer",        codes,
                &pages::generer_valider,
                "Generate, once"                                                                                                              },
    hall::Route{
                Verb::get,
                "/ts-admin/codes/generer/resultat/{lot}",   codes,
                &pages::generer_resultat,
                "What was generated"                                                                                                          },
    hall::Route{
                Verb::get,
                "/ts-admin/notification",                   notify,
                &pages::notification,
                "Notification: criteria; last lots"                                                                                           },
    hall::Route{
                Verb::post,
                "/ts-admin/notification",                   notify,
                &pages::notification_chercher,
                "Find who matches"                                                                                                            },
    hall::Route{
                Verb::get,
                "/ts-admin/notification/liste",             notify,
                &pages::notification_liste,
                "Notification: list"                                                                                                          },
    hall::Route{
                Verb::post,
                "/ts-admin/notification/liste",             notify,
                &pages::notification_cocher,
                "Keep the ticks"                                                                                                              },
    hall::Route{
                Verb::get,
                "/ts-admin/notification/confirmer",         notify,
                &pages::notification_confirmer,
                "Before notifying"                                                                                                            },
    hall::Route{
                Verb::post,
                "/ts-admin/notification/confirmer",         notify,
                &pages::notification_valider,
                "Queue the lots, once"                                                                                                        },
    hall::Route{
                Verb::get,
                "/ts-admin/notification/texte",             notify,
                &pages::texte,
                "The school's own words, and previews"                                                                                        },
    hall::Route{
                Verb::post,
                "/ts-admin/notification/texte",             notify,
                &pages::texte_enregistrer,
                "Save them, or only look"                                                                                                     },
    hall::Route{
                Verb::get,
                "/ts-admin/notification/{lot}",             notify,
                &pages::envoi,
                "How far a lot is, person by person"                                                                                          },
    hall::Route{
                Verb::get,
                "/ts-admin/notification/{lot}/liste.csv",   notify,
                &pages::envoi_csv,
                "Who got it, as a file"                                                                                                       },
    hall::Route{
                Verb::get,
                "/ts-admin/notification/{lot}/lettres.pdf", notify,
                &pages::envoi_lettres,
                "Letters to print"                                                                                                            },
    hall::Route{
                Verb::get,  "/ts-admin/codes",              staff,         &pages::codes,                "Search one pair; state of each code"},
    hall::Route{
                Verb::get,  "/ts-admin/codes.csv",          staff,         &pages::codes_csv,            "The same list as a file"            },
    hall::Route{
                Verb::get,
                "/ts-admin/codes/{couple}",                 staff,
                &pages::couple,
                "One pair: state, history, acts"                                                                                              },
    hall::Route{
                Verb::get,
                "/ts-admin/codes/{couple}/{acte}",          staff,
                &pages::couple_acte,
                "Before an act on one pair"                                                                                                   },
    hall::Route{
                Verb::post,
                "/ts-admin/codes/{couple}/{acte}",          staff,
                &pages::couple_acte_valider,
                "Do it, once"                                                                                                                 },
    hall::Route{
                Verb::get,
                "/ts-admin/droits",                         head_declared,
                &pages::droits,
                "Staff and their applications"                                                                                                },
    hall::Route{
                Verb::get,
                "/ts-admin/droits/{compte}",                head_declared,
                &pages::droits_personne,
                "Rights of one person"                                                                                                        },
    hall::Route{
                Verb::post,
                "/ts-admin/droits/{compte}",                head_declared,
                &pages::droits_enregistrer,
                "Change them"                                                                                                                 },
    hall::Route{
                Verb::get,
                "/ts-admin/journal",                        head_declared,
                &pages::journal,
                "What was done in the school"                                                                                                 },
    hall::Route{
                Verb::get,
                "/ts-admin/journal.csv",                    head_declared,
                &pages::journal_csv,
                "The same lines as a file"                                                                                                    },
    hall::Route{
                Verb::get,  "/ts-admin/tableau.csv",        staff,         &pages::tableau_csv,          "The same table as a file"           },
    hall::Route{Verb::get,  "/ts-admin/tableau",            staff,         &pages::tableau,              "Funnel of each division"            },
 // clang-format on
};

}  // namespace

std::span<const hall::Route> routes() { return table; }

}  // namespace ts_admin
