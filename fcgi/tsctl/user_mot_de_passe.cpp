#include "tsctl/user_mot_de_passe.hpp"

#include "acces/compte.hpp"
#include "acces/identifiant.hpp"
#include "acces/jeton.hpp"
#include "acces/journal.hpp"
#include "acces/session.hpp"

#include <string_view>

namespace tsctl {
namespace {

struct Found {
    acces::CompteId compte;
    bool closed;
    bool elsewhere;  // a directory has its password
};

}  // namespace

std::string new_password(base::Random& random) {
    constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789-";
    std::string out;
    for (const char byte : random.bytes(25))
        out += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
    return out;
}

base::Check renew_password(
    db::Transaction& tx, base::Instant now, const std::string& identifiant, const std::string& hash
) {
    const auto quoted = "« " + identifiant + " »";
    const auto found = tx->first<Found>(
        "SELECT c.id, c.suspendu_le IS NOT NULL, s.mot_de_passe = '' FROM compte c "
        "JOIN compte_secret s ON s.compte = c.id WHERE c.identifiant = ? "
        "AND c.profil IN ('agent', 'academie') FOR UPDATE",
        [](const db::Row& row) {
            return Found{row.get<acces::CompteId>(0), row.get<bool>(1), row.get<bool>(2)};
        },
        acces::Identifiant::key_of(identifiant)
    );
    if (!found) return base::refuse("Aucun compte d’agent n’a l’identifiant " + quoted + ".");
    if (found->closed) return base::refuse("Le compte " + quoted + " est suspendu ou retiré.");
    if (found->elsewhere) {
        return base::refuse(
            "Le compte " + quoted + " se connecte avec le mot de passe de sa messagerie."
        );
    }
    acces::set_password(tx, now, found->compte, hash);
    acces::end_jetons(tx, now, found->compte);
    acces::end_sessions(tx, found->compte, now, "");
    acces::journal(
        tx,
        now,
        {std::nullopt, ""},
        {.action = "compte.mot_de_passe",
         .cible = found->compte,
         .details = "nouveau mot de passe donné par l’hébergeur"}
    );
    return {};
}

}  // namespace tsctl
