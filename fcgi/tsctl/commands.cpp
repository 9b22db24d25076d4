#include "tsctl/commands.hpp"

#include <array>

namespace tsctl {
namespace {

constexpr std::array<Command, 9> table{
    {
     {"migrate",
         "FOLDER",
         "Applies the migrations that the schema does not have yet.",
         &migrate},
     {"import",
         "[--essai] [--ancien] [--etablissement UAI] [--annee AAAA] [--periode 1|2|3] FILES…",
         "Reads SIECLE, STS, LSU and CSV exports, all or nothing.",
         &import,
         true},
     {"demo",
         "[--etablissements N] [--eleves N] [--graine S] [--remplacer] [--dossier DIR] "
         "[--fichiers-seuls]",
         "Makes an invented academy and loads it by the same import.",
         &demo,
         true},
     {"user",
         "[--uai UAI --fonction F [--aussi] | --profil academie] --identifiant I [--nom N] "
         "[--courriel C]",
         "Creates an account of staff and prints its password once; --aussi gives one more "
         "post to an account, --mot-de-passe another password, --retirer withdraws one.",
         &user,
         true},
     {"annuaire",
         "IDENTIFIANT",
         "Asks the directory as a sign-in does, with the password of standard input.",
         &annuaire},
     {"worker", "[--once]", "Sends the mails and makes the letters that wait.", &worker},
     {"rebond",
         "<MESSAGE",
         "Takes a mail that came back: its sender is told, with the link to pass on by hand.",
         &rebond},
     {"purge",
         "",
         "Ends what has expired: codes, sessions, drafts, unconfirmed accounts, letters.",
         &purge},
     {"templates",
         "check [FOLDER]",
         "Checks templates, or a folder of changed ones: syntax, escaping, forms, variables.",
         &templates},
     }
};

}  // namespace

std::span<const Command> commands() { return table; }

}  // namespace tsctl
