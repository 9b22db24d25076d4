#include "acces/reouverture.hpp"

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

}  // namespace acces
