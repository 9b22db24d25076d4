#include "acces/reouverture.hpp"

#include "acces/journal.hpp"

namespace acces {

std::optional<CompteId> compte_du_code(db::Connection& db, const CodeVerifie& code) {
    struct Lien {
        CompteId compte;
        bool usable;
    };
    const auto last = db.first<Lien>(
        "SELECT r.compte, c.suspendu_le IS NULL "
        "AND (r.fin_motif IS NULL OR r.fin_motif = 'remplace') "
        "FROM rattachement r JOIN compte c ON c.id = r.compte "
        "WHERE r.eleve = ? AND r.couple <=> ? ORDER BY r.id DESC LIMIT 1",
        [](const db::Row& row) {
            return Lien{row.get<CompteId>(0), row.get<bool>(1)};
        },
        code.eleve,
        code.couple
    );
    if (!last || !last->usable) return std::nullopt;
    return last->compte;
}

void note_reopening(
    db::Transaction& tx,
    base::Instant now,
    const Auteur& auteur,
    CompteId compte,
    const CodeVerifie& code
) {
    journal(
        tx,
        now,
        auteur,
        {.action = "compte.rouvert",
         .etablissement = code.etablissement,
         .couple = code.couple,
         .eleve = code.eleve,
         .cible = compte,
         .details = "Compte rouvert avec ce code\u00A0: son mot de passe est remplacé."}
    );
    struct Ailleurs {
        RattachementId id;
        scolarite::EtablissementId etablissement;
        std::optional<scolarite::CoupleId> couple;
        scolarite::EleveId eleve;
    };
    const auto elsewhere = tx->all<Ailleurs>(
        "SELECT r.id, e.etablissement, r.couple, e.id FROM rattachement r "
        "JOIN eleve e ON e.id = r.eleve "
        "WHERE r.compte = ? AND r.fin_le IS NULL AND r.suspendu_le IS NULL "
        "AND e.etablissement <> ? FOR UPDATE",
        [](const db::Row& row) {
            return Ailleurs{
                row.get<RattachementId>(0),
                row.get<scolarite::EtablissementId>(1),
                row.get<std::optional<scolarite::CoupleId>>(2),
                row.get<scolarite::EleveId>(3)};
        },
        compte,
        code.etablissement
    );
    for (const auto& lien : elsewhere) {
        tx->execute("UPDATE rattachement SET suspendu_le = ? WHERE id = ?", now, lien.id);
        journal(
            tx,
            now,
            auteur,
            {.action = "acces.ferme",
             .etablissement = lien.etablissement,
             .couple = lien.couple,
             .eleve = lien.eleve,
             .details = "Accès désactivé\u00A0: le compte a été rouvert avec un code d’un autre "
                        "établissement. Voyez avec la famille, puis réactivez l’accès ou donnez "
                        "un nouveau code."}
        );
    }
}

}  // namespace acces
