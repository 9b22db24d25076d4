#include "auth/routes.hpp"

#include "auth/pages/pages.hpp"

namespace auth {
namespace {

using hall::access::everyone;
using hall::access::famille;
using hall::access::local;
using hall::access::signed_in;
using hall::access::stranger;
using hall::access::texte;
using web::Verb;

// clang-format off
constexpr auto table = hall::table_of({
    {Verb::get,  "/",                                  everyone,  &pages::accueil,                    "What the site is, and where one goes"},
    {Verb::get,  "/aide",                              texte,     &pages::aide,                       "Help"},
    {Verb::get,  "/accessibilite",                     texte,     &pages::accessibilite,              "Accessibility statement"},
    {Verb::get,  "/mentions-legales",                  texte,     &pages::mentions_legales,           "Legal notice and privacy"},
    {Verb::get,  "/plan",                              everyone,  &pages::plan,                       "Site map"},
    {Verb::get,  "/sante",                             local,     &pages::sante,                      "Health, for the supervisor"},

    {Verb::get,  "/connexion",                         everyone,  &pages::connexion,                  "One sign-in form for all profiles"},
    {Verb::post, "/connexion",                         stranger,  &pages::se_connecter,               "Check identifiant and password"},
    {Verb::get,  "/connexion/code",                    everyone,  &pages::second_facteur,             "Second factor, after the password"},
    {Verb::post, "/connexion/code",                    everyone,  &pages::verifier_second_facteur,    "Check the code, sign in"},
    {Verb::get,  "/connexion/installer",               everyone,  &pages::installer_second_facteur,   "Staff set up the second factor"},
    {Verb::post, "/connexion/installer",               everyone,  &pages::enregistrer_second_facteur, "Keep it, sign in"},
    {Verb::post, "/deconnexion",                       everyone,  &pages::deconnexion,                "Sign out"},

    {Verb::get,  "/compte/creer",                      everyone,  &pages::creer,                      "Create an account: identifiant"},
    {Verb::post, "/compte/creer",                      everyone,  &pages::enregistrer_identite,       "Keep identifiant and password"},
    {Verb::get,  "/compte/creer/code",                 everyone,  &pages::creer_code,                 "Create an account: code and birth date"},
    {Verb::post, "/compte/creer/code",                 everyone,  &pages::enregistrer_code,           "Check code and birth date"},
    {Verb::get,  "/compte/creer/enfants",              everyone,  &pages::creer_enfants,              "Create an account: pupils, confirm"},
    {Verb::post, "/compte/creer/enfants",              everyone,  &pages::creer_compte,               "Create the account, once"},
    {Verb::get,  "/compte/creer/contester/{code}",     everyone,  &pages::contester_code,             "This is not my child: ask"},
    {Verb::post, "/compte/creer/contester/{code}",     everyone,  &pages::confirmer_contestation,     "Refuse the code, tell the school"},
    {Verb::post, "/compte/creer/retirer/{code}",       everyone,  &pages::retirer_code,               "Take a code off the list, unspent"},
    {Verb::post, "/compte/creer/recommencer",          everyone,  &pages::recommencer,                "Forget all that was given"},
    {Verb::get,  "/compte/creer/fin",                  everyone,  &pages::compte_cree,                "The account is there"},

    {Verb::get,  "/compte",                            signed_in, &pages::compte,                     "The account"},
    {Verb::post, "/compte/appareils/fermer",           signed_in.button(), &pages::fermer_appareils,           "End the other sessions"},
    {Verb::get,  "/compte/reprendre",                  signed_in, &pages::reprendre,                  "What was sent after the session had ended"},
    {Verb::post, "/compte/reprendre/oublier",          signed_in.button(), &pages::oublier_saisie,             "Do without it"},
    {Verb::get,  "/compte/enfants/ajouter",            famille,   &pages::ajouter_enfant,             "Add a child: code and birth date"},
    {Verb::post, "/compte/enfants/ajouter",            famille.form("Enfants de votre compte"), &pages::enregistrer_enfant,         "Check code and birth date"},
    {Verb::get,  "/compte/enfants/confirmer",          famille,   &pages::confirmer_enfant,           "Add a child: is it yours?"},
    {Verb::post, "/compte/enfants/confirmer",          famille.form("Enfants de votre compte"), &pages::rattacher_enfant,           "Attach it, or refuse it"},
    {Verb::get,  "/compte/enfants/{lien}/detacher",    famille,   &pages::detacher_enfant,            "Detach a child: ask"},
    {Verb::post, "/compte/enfants/{lien}/detacher",    famille.form("Enfants de votre compte"), &pages::confirmer_detachement,      "Detach a child"},
    {Verb::get,  "/compte/mot-de-passe",               signed_in, &pages::mot_de_passe,               "Change the password"},
    {Verb::post, "/compte/mot-de-passe",               signed_in.form("Votre compte"), &pages::changer_mot_de_passe,       "Keep the new password"},
    {Verb::get,  "/compte/courriel",                   signed_in, &pages::courriel,                   "Change the address"},
    {Verb::post, "/compte/courriel",                   signed_in.form("Adresse électronique de votre compte"), &pages::changer_courriel,           "Keep the new address"},
    {Verb::post, "/compte/courriel/renvoyer",          signed_in.form("Adresse électronique de votre compte"), &pages::renvoyer_confirmation,      "Send the confirmation again"},
    {Verb::get,  "/compte/courriel/confirmer/{jeton}", everyone,  &pages::confirmation_courriel,      "Confirm an address: a button"},
    {Verb::post, "/compte/courriel/confirmer/{jeton}", everyone,  &pages::confirmer_courriel,         "Confirm an address"},

    {Verb::get,  "/compte/donnees",                    signed_in, &pages::mes_donnees,                "All that is kept, as a file"},
    {Verb::get,  "/compte/supprimer",                  famille,   &pages::supprimer_compte,           "End the account: ask"},
    {Verb::post, "/compte/supprimer",                  famille.form("Votre compte"), &pages::confirmer_suppression,      "End the account"},

    {Verb::get,  "/compte/recuperer",                  everyone,  &pages::recuperer,                  "Forgotten password or identifiant"},
    {Verb::post, "/compte/recuperer",                  everyone,  &pages::envoyer_recuperation,       "Send a link, if there is an account"},
    {Verb::get,  "/compte/recuperer/code",             everyone,  &pages::rouvrir,                    "No address: re-open the account by a new code"},
    {Verb::post, "/compte/recuperer/code",             everyone,  &pages::verifier_code_de_retour,    "Check code and birth date"},
    {Verb::get,  "/compte/recuperer/code/mot-de-passe", everyone, &pages::mot_de_passe_de_retour,     "Choose a new password"},
    {Verb::post, "/compte/recuperer/code/mot-de-passe", everyone, &pages::rouvrir_compte,             "Re-open the account, once"},
    {Verb::get,  "/compte/recuperer/{jeton}",          everyone,  &pages::nouveau_mot_de_passe,       "Choose a new password"},
    {Verb::post, "/compte/recuperer/{jeton}",          everyone,  &pages::enregistrer_mot_de_passe,   "Keep it, end all sessions"},
});
// clang-format on

}  // namespace

std::span<const hall::Route> routes() { return table; }

}  // namespace auth
