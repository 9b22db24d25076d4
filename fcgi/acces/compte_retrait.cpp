// Apart from the sign-in, which has no right to delete anything.
#include "acces/compte_annuaire.hpp"
#include "acces/identifiant.hpp"
#include "acces/journal.hpp"

namespace acces {

bool withdraw(db::Transaction& tx, base::Instant now, std::string_view identifiant) {
    const auto compte = tx->value<CompteId>(
        "SELECT id FROM compte WHERE identifiant = ? AND profil IN ('agent', 'academie') "
        "FOR UPDATE",
        Identifiant::key_of(identifiant)
    );
    if (!compte) return false;
    tx->execute(
        "UPDATE compte SET suspendu_le = COALESCE(suspendu_le, ?), courriel = '', "
        "courriel_a_confirmer = '', courriel_confirme_le = NULL WHERE id = ?",
        now,
        *compte
    );
    tx->execute("DELETE FROM compte_annuaire WHERE compte = ?", *compte);
    tx->execute("DELETE FROM session WHERE compte = ?", *compte);
    tx->execute(
        "UPDATE jeton_depot SET fin_le = ? WHERE compte = ? AND fin_le IS NULL", now, *compte
    );
    tx->execute(
        "UPDATE invitation SET fin_le = ? WHERE compte = ? AND fin_le IS NULL", now, *compte
    );
    journal(
        tx,
        now,
        {std::nullopt, ""},
        {.action = "compte.retire", .cible = *compte, .details = "compte d’agent retiré"}
    );
    return true;
}

}  // namespace acces
