// The days the school is closed.
#include "scolarite/appliquer.hpp"
#include "scolarite/periode.hpp"

#include <map>

namespace scolarite {

void appliquer_fermetures(Ecriture& e) {
    if (!e.apport.communs) return;
    using Key = std::pair<base::Date, base::Date>;
    std::map<Key, std::string> kept;
    for (const auto& closed : fermetures_of(e.db, e.etablissement)) {
        kept[{closed.debut, closed.fin}] = closed.libelle;
    }
    for (const auto& closed : e.apport.communs->fermetures) {
        const auto node = kept.extract({closed.debut, closed.fin});
        if (!node.empty() && node.mapped() == closed.libelle) continue;
        e.ecrit(GenreStructure::fermetures, node.empty() ? &Comptes::crees : &Comptes::modifies);
        e.db.execute(
            "INSERT INTO fermeture (etablissement, debut, fin, libelle) VALUES (?, ?, ?, ?)"
            " ON DUPLICATE KEY UPDATE libelle = VALUES(libelle)",
            e.etablissement,
            closed.debut,
            closed.fin,
            closed.libelle
        );
    }
    for (const auto& [key, label] : kept) {
        const auto gone = e.db.execute(
            "DELETE FROM fermeture WHERE etablissement = ? AND debut = ? AND fin = ?",
            e.etablissement,
            key.first,
            key.second
        );
        e.ecrit(GenreStructure::fermetures, &Comptes::finis, gone);
    }
}

}  // namespace scolarite
