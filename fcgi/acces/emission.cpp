#include "acces/emission.hpp"

#include "db/rounds.hpp"

namespace acces {
namespace {

using scolarite::CoupleId;
using scolarite::EleveId;

void journal_sujet(
    db::Transaction& tx,
    const Acte& acte,
    const Sujet& sujet,
    std::string_view action,
    std::string words
) {
    journal(
        tx,
        acte.now,
        acte.auteur,
        {.action = action,
         .etablissement = acte.etablissement,
         .couple = sujet.couple,
         .eleve = sujet.eleve,
         .details = std::move(words)}
    );
}

// Returns the rows that changed: an unused code that lived, an open link.
std::uint64_t close_code(
    db::Transaction& tx, const LigneCouple& line, base::Instant now, std::string_view motif
) {
    if (!line.car.code) return 0;
    const auto id = line.car.code->id;
    const auto codes = tx->execute(
        "UPDATE car SET fin_motif = ?, fin_le = ?, scelle = NULL "
        "WHERE id = ? AND utilise_le IS NULL AND fin_le IS NULL AND expire_le > ?",
        motif,
        now,
        id,
        now
    );
    const auto links = tx->execute(
        "UPDATE rattachement SET suspendu_le = ? "
        "WHERE car = ? AND fin_le IS NULL AND suspendu_le IS NULL",
        now,
        id
    );
    return codes + links;
}

base::Check gone() {
    return base::refuse("Ce couple élève/responsable n’est plus dans l’établissement.");
}

}  // namespace

std::optional<LigneCouple> lock_sujet(db::Transaction& tx, const Acte& acte, const Sujet& sujet) {
    if (sujet.couple) {
        tx->value<std::uint64_t>("SELECT id FROM couple WHERE id = ? FOR UPDATE", *sujet.couple);
        return read_couple(tx.connection(), acte.etablissement, *sujet.couple, acte.now);
    }
    tx->value<std::uint64_t>(
        "SELECT id FROM etablissement WHERE id = ? FOR UPDATE", acte.etablissement
    );
    return read_eleve(tx.connection(), acte.etablissement, sujet.eleve, acte.now);
}

base::Check deactivate(db::Transaction& tx, const Acte& acte, const Sujet& sujet) {
    const auto line = lock_sujet(tx, acte, sujet);
    if (!line) return gone();
    if (close_code(tx, *line, acte.now, "desactive") == 0)
        return base::refuse("Il n’y a rien à désactiver\u00A0: aucun code ni accès n’est ouvert.");
    journal_sujet(tx, acte, line->sujet, "car.desactive", "Accès désactivé par l’établissement");
    return {};
}

base::Check activate(db::Transaction& tx, const Acte& acte, const Sujet& sujet) {
    const auto line = lock_sujet(tx, acte, sujet);
    if (!line) return gone();
    if (line->car.refus_le)
        return base::refuse("Un refus est enregistré. Générez un nouveau code pour le lever.");
    if (!line->car.code) return base::refuse("Il n’y a pas de code à réactiver.");
    if (line->car.code->perime(acte.now))
        return base::refuse("Ce code a expiré\u00A0: générez-en un nouveau.");
    const auto id = line->car.code->id;
    const auto codes = tx->execute(
        "UPDATE car SET fin_motif = NULL, fin_le = NULL WHERE id = ? AND fin_motif = 'desactive'",
        id
    );
    const auto links = tx->execute(
        "UPDATE rattachement SET suspendu_le = NULL "
        "WHERE car = ? AND fin_le IS NULL AND suspendu_le IS NOT NULL",
        id
    );
    if (codes + links == 0)
        return base::refuse("Cet accès n’est pas désactivé\u00A0: il n’y a rien à réactiver.");
    journal_sujet(tx, acte, line->sujet, "car.active", "Accès réactivé par l’établissement");
    return {};
}

base::Check record_refusal(db::Transaction& tx, const Acte& acte, CoupleId couple) {
    const auto line = lock_sujet(tx, acte, {EleveId(0), couple});
    if (!line) return gone();
    const auto changed = tx->execute(
        "UPDATE couple SET refus_le = ? WHERE id = ? AND etablissement = ? AND refus_le IS NULL",
        acte.now,
        couple,
        acte.etablissement
    );
    if (changed == 0) return base::refuse("Un refus est déjà enregistré pour ce responsable.");
    close_code(tx, *line, acte.now, "refuse");
    journal_sujet(tx, acte, line->sujet, "car.refuse", "Refus des télé-services enregistré");
    return {};
}

std::uint64_t expire_codes(db::Connection& db, base::Instant now, unsigned limit) {
    return db::in_rounds(
        [&](unsigned most) {
            return db.execute(
                "UPDATE car SET fin_motif = 'expire', fin_le = expire_le, scelle = NULL "
                "WHERE fin_le IS NULL AND utilise_le IS NULL AND expire_le <= ? LIMIT ?",
                now,
                most
            );
        },
        limit
    );
}

}  // namespace acces
