#include "tsctl/user_poste.hpp"

#include "acces/droits.hpp"
#include "acces/identifiant.hpp"
#include "acces/journal.hpp"
#include "acces/personnel.hpp"

namespace tsctl {
namespace {

struct Found {
    acces::CompteId compte;
    bool agent;
    bool closed;
};

// `otherwise`: what is to be said where nobody has that login.
base::Result<acces::CompteId> agent_of(
    db::Transaction& tx, const std::string& identifiant, const std::string& otherwise
) {
    const auto quoted = "« " + identifiant + " »";
    const auto found = tx->first<Found>(
        "SELECT id, profil = 'agent', suspendu_le IS NOT NULL FROM compte WHERE identifiant = ? "
        "FOR UPDATE",
        [](const db::Row& row) {
            return Found{row.get<acces::CompteId>(0), row.get<bool>(1), row.get<bool>(2)};
        },
        acces::Identifiant::key_of(identifiant)
    );
    if (!found) return base::refuse("Aucun compte n’a l’identifiant " + quoted + otherwise);
    if (!found->agent) return base::refuse(quoted + " n’est pas le compte d’un agent.");
    if (found->closed) return base::refuse("Le compte " + quoted + " est suspendu ou retiré.");
    return found->compte;
}

}  // namespace

base::Result<acces::CompteId> add_post(
    db::Transaction& tx, base::Instant now, const std::string& identifiant, const NewPost& post
) {
    auto compte = agent_of(tx, identifiant, " : sans --aussi, la même commande le crée.");
    if (!compte) return compte;
    const auto kept = tx->value<std::string>(
        "SELECT fonction FROM personnel WHERE compte = ? AND etablissement = ? AND fin_le IS NULL",
        *compte,
        post.school
    );
    if (kept) {
        return base::refuse(
            "« " + identifiant + " » a déjà un poste dans cet établissement : " +
            std::string(acces::label_of(acces::fonction_from(*kept))) + "."
        );
    }
    tx->execute(
        "DELETE FROM personnel WHERE compte = ? AND etablissement = ?", *compte, post.school
    );
    tx->execute(
        "INSERT INTO personnel (compte, etablissement, fonction) VALUES (?, ?, ?)",
        *compte,
        post.school,
        post.fonction
    );
    acces::journal(
        tx,
        now,
        {std::nullopt, ""},
        {.action = "poste.ajoute",
         .etablissement = post.school,
         .cible = *compte,
         .details = "agent : " + post.fonction + ", compte qui existait"}
    );
    return compte;
}

base::Check end_post(
    db::Transaction& tx,
    base::Instant now,
    const std::string& identifiant,
    scolarite::EtablissementId school
) {
    const auto compte = agent_of(tx, identifiant, ".");
    if (!compte) return tl::unexpected<base::Problem>(compte.error());
    return acces::end_post(
        tx,
        {
            now, {std::nullopt, ""},
             school
    },
        *compte
    );
}

std::string other_heads(
    db::Connection& db, scolarite::EtablissementId school, acces::CompteId compte
) {
    std::string names;
    db.each(
        "SELECT IF(c.nom_affiche = '', c.identifiant_affiche, c.nom_affiche) FROM personnel p"
        " JOIN compte c ON c.id = p.compte WHERE p.etablissement = ? AND p.fonction = 'chef'"
        " AND p.fin_le IS NULL AND c.suspendu_le IS NULL AND c.id <> ? ORDER BY c.id",
        [&](const db::Row& row) { names += (names.empty() ? "" : ", ") + row.get<std::string>(0); },
        school,
        compte
    );
    return names;
}

}  // namespace tsctl
