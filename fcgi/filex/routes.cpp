#include "filex/routes.hpp"

#include "filex/pages/administration.hpp"
#include "filex/pages/invite.hpp"
#include "filex/pages/pages.hpp"
#include "filex/pages/remise.hpp"

namespace filex {
namespace {

using hall::access::academie;
using hall::access::everyone;
using hall::access::gate;
using hall::access::personnel;
using web::Proof;
using web::Verb;

// clang-format off
constexpr auto table = hall::table_of({
    {Verb::get,  "/filex/",                        personnel, &pages::accueil,          "The form that makes a drop; the drops at hand"},
    {Verb::post, "/filex/envoyer",                 personnel, &pages::envoyer,          "A drop with its files, by a form", Proof::form_in_file},
    {Verb::post, "/filex/depots",                  personnel.form("Nouveau dépôt de fichiers"), &pages::creer_depot,      "A drop whose files follow by resumable uploads"},
    {Verb::get,  "/filex/mes-fichiers",            personnel, &pages::mes_fichiers,     "All one's drops, and what they add up to"},
    {Verb::get,  "/filex/mes-fichiers.csv",        personnel, &pages::mes_fichiers_csv, "The same list as a file"},
    {Verb::post, "/filex/parties/fin",             personnel.form("Dépôt de fichiers"), &pages::finir_parties,    "Gives up the parts that were not joined"},
    {Verb::get,  "/filex/depots/{depot}",          personnel, &pages::depot,            "One drop, for its owner"},
    {Verb::get,  "/filex/depots/{depot}/modifier", personnel, &pages::modifier,         "Its options, end and password"},
    {Verb::post, "/filex/depots/{depot}/modifier", personnel.form("Options d’un dépôt de fichiers"), &pages::enregistrer,      "Changes them"},
    {Verb::get,  "/filex/depots/{depot}/fin",      personnel, &pages::confirmer_fin,    "What ending it means"},
    {Verb::post, "/filex/depots/{depot}/fin",      personnel.form("Dépôt de fichiers"), &pages::finir,            "Ends it at once"},
    {Verb::post, "/filex/depots/{depot}/publier",  personnel.form("Dépôt de fichiers"), &pages::publier,          "Takes it as complete with the files that have come"},
    {Verb::post, "/filex/depots/{depot}/destinataires", personnel.form("Destinataires d’un dépôt de fichiers"), &pages::ajouter_destinataires, "Sends its address to more people"},
    {Verb::post, "/filex/depots/{depot}/destinataires/{destinataire}/renvoyer", personnel.form("Dépôt de fichiers"), &pages::renvoyer, "Sends somebody his link again"},
    {Verb::get,  "/filex/jetons",                  personnel, &pages::jetons,           "Personal tokens for clients without a browser"},
    {Verb::post, "/filex/jetons",                  personnel.form("Jeton pour un programme"), &pages::creer_jeton,      "Makes one, and shows it once"},
    {Verb::post, "/filex/jetons/{jeton}/fin",      personnel.form("Jeton pour un programme"), &pages::finir_jeton,      "Ends one"},
    {Verb::get,  "/filex/invitations",             personnel, &pages::invitations,      "Whom one has invited to send files"},
    {Verb::post, "/filex/invitations",             personnel.form("Invitation à déposer des fichiers"), &pages::inviter,          "Invites one more"},
    {Verb::get,  "/filex/invitations/{invitation}", personnel, &pages::invitation,      "One invitation: its address, what came of it"},
    {Verb::post, "/filex/invitations/{invitation}/fin", personnel.form("Invitation à déposer des fichiers"), &pages::retirer_invitation, "Withdraws it"},

    {Verb::get,  "/filex/administration/",         academie,  &pages::administration,   "Every drop, and how the store stands"},
    {Verb::get,  "/filex/administration/depots/{depot}", academie, &pages::admin_depot, "One drop, for the administrator"},
    {Verb::post, "/filex/administration/depots/{depot}/prolonger", academie.form("Administration des dépôts"), &pages::admin_prolonger, "Gives it more days"},
    {Verb::post, "/filex/administration/depots/{depot}/geler", academie.form("Administration des dépôts"), &pages::admin_geler, "Keeps it from everybody"},
    {Verb::post, "/filex/administration/depots/{depot}/rendre", academie.form("Administration des dépôts"), &pages::admin_rendre, "Hands it out again"},
    {Verb::get,  "/filex/administration/depots/{depot}/supprimer", academie, &pages::admin_confirmer, "What deleting it means"},
    {Verb::post, "/filex/administration/depots/{depot}/supprimer", academie.form("Administration des dépôts"), &pages::admin_supprimer, "Deletes it"},
    {Verb::get,  "/filex/administration/regles",   academie,  &pages::regles,           "The rules of quota, in order"},
    {Verb::post, "/filex/administration/regles",   academie.form("Règle de quota"), &pages::ajouter_regle,    "One more rule, the last"},
    {Verb::post, "/filex/administration/regles/{regle}/monter", academie.form("Règle de quota"), &pages::monter_regle, "It is tried earlier"},
    {Verb::post, "/filex/administration/regles/{regle}/descendre", academie.form("Règle de quota"), &pages::descendre_regle, "It is tried later"},
    {Verb::post, "/filex/administration/regles/{regle}/retirer", academie.form("Règle de quota"), &pages::retirer_regle, "It is gone"},
    {Verb::get,  "/filex/administration/signalements", academie, &pages::signalements, "Reports of abuse"},
    {Verb::get,  "/filex/administration/signalements/{signalement}", academie, &pages::signalement, "One report"},
    {Verb::post, "/filex/administration/signalements/{signalement}", academie.form("Réponse à un signalement"), &pages::clore_signalement, "Answers and closes it"},
    {Verb::get,  "/filex/administration/invitations", academie, &pages::admin_invitations, "Invitations of everybody that are open"},
    {Verb::post, "/filex/administration/invitations/{invitation}/fin", academie.form("Administration des dépôts"), &pages::admin_retirer_invitation, "Withdraws one; who invited is told"},
    {Verb::get,  "/filex/administration/statistiques", academie, &pages::statistiques, "Figures by month, without a name"},
    {Verb::get,  "/filex/administration/statistiques.csv", academie, &pages::statistiques_csv, "The same as a file"},

    // bodies: nginx asks the gate first; each page asks for a token, a right or a secret address
    {Verb::get,     "/filex/.garde",               gate,      &pages::garde,            "Whether a body may come, for nginx"},
    {Verb::put,     "/filex/curl/{nom}",           everyone,  &pages::curl,             "One file by curl -T: answers its address", Proof::bearer},
    {Verb::options, "/filex/tus/",                 everyone,  &pages::tus_options,      "What this server of tus 1.0 can do", Proof::bearer},
    {Verb::post,    "/filex/tus/",                 everyone,  &pages::tus_creation,     "Begin an upload, or join its parts", Proof::bearer},
    {Verb::options, "/filex/tus/{televersement}",  everyone,  &pages::tus_options,      "What this server of tus 1.0 can do", Proof::bearer},
    {Verb::get,     "/filex/tus/{televersement}",  everyone,  &pages::tus_etat,         "Where an upload stands (HEAD)"},
    {Verb::patch,   "/filex/tus/{televersement}",  everyone,  &pages::tus_suite,        "More bytes of an upload", Proof::bearer},
    {Verb::del,     "/filex/tus/{televersement}",  everyone,  &pages::tus_fin,          "Give an upload up", Proof::bearer},

    // who was invited: the link is the right, and the proof of what it posts
    {Verb::get,  "/filex/invitation/{jeton}",          everyone, &pages::invite,             "The form of who was invited; changes nothing"},
    {Verb::post, "/filex/invitation/{jeton}/envoyer",  everyone, &pages::invite_envoyer,     "His drop with its files, by a form", Proof::bearer},
    {Verb::post, "/filex/invitation/{jeton}/depot",    everyone, &pages::invite_creer_depot, "His drop, whose files follow by resumable uploads", Proof::bearer},
    {Verb::get,  "/filex/invitation/{jeton}/{depot}",  everyone, &pages::invite_depot,       "Where his drop is: on its way, arrived, gone"},
    {Verb::post, "/filex/invitation/{jeton}/{depot}/publier", everyone, &pages::invite_publier, "Takes it as complete with the files that have come", Proof::bearer},
    {Verb::get,  "/filex/invitation/{jeton}/{depot}/abandon", everyone, &pages::invite_confirmer_abandon, "What giving it up means"},
    {Verb::post, "/filex/invitation/{jeton}/{depot}/abandon", everyone, &pages::invite_abandonner, "Gives it up", Proof::bearer},

    // who receives: the link is the right, and the proof of what it posts
    {Verb::get,  "/f/{jeton}",                     everyone,  &pages::remise,           "What a link hands over; changes nothing"},
    {Verb::get,  "/f/{jeton}/telecharger",         everyone,  &pages::vers_remise,      "The address after a refusal: to the page of the link"},
    {Verb::post, "/f/{jeton}/telecharger",         everyone,  &pages::telecharger,      "Download: an address for this act", Proof::bearer},
    {Verb::get,  "/f/{jeton}/t/{telechargement}",  everyone,  &pages::fichier,          "The file, by nginx; resumable"},
    {Verb::get,  "/f/{jeton}/z/{telechargement}",  everyone,  &pages::archive,          "All files as a zip, put together by nginx"},
    {Verb::get,  "/f/{jeton}/signaler",            everyone,  &pages::signaler,         "Report an abuse"},
    {Verb::post, "/f/{jeton}/signaler",            everyone,  &pages::envoyer_signalement, "Tell the administration", Proof::bearer},
});
// clang-format on

}  // namespace

std::span<const hall::Route> routes() { return table; }

}  // namespace filex
