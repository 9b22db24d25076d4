#include "acces/journal.hpp"

#include "base/text.hpp"

namespace acces {

void journal(db::Connection& db, base::Instant now, const Auteur& auteur, const Entree& entree) {
    std::string details = entree.details.substr(0, 2000);
    while (!base::is_utf8(details)) details.pop_back();  // never half a character
    db.execute(
        "INSERT INTO journal (quand, etablissement, compte, adresse, action, couple, eleve, cible, "
        "details) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        now,
        entree.etablissement,
        auteur.compte,
        auteur.adresse,
        entree.action,
        entree.couple,
        entree.eleve,
        entree.cible,
        details
    );
}

std::vector<Ligne> journal_of_couple(db::Connection& db, scolarite::CoupleId couple) {
    return db.all<Ligne>(
        "SELECT j.quand, j.action, COALESCE(NULLIF(c.nom_affiche, ''), c.identifiant_affiche, 'le "
        "système'), "
        "j.adresse, j.details "
        "FROM journal j LEFT JOIN compte c ON c.id = j.compte WHERE j.couple = ? ORDER BY j.id "
        "DESC",
        [](const db::Row& row) {
            return Ligne{
                row.get<base::Instant>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<std::string>(3),
                row.get<std::string>(4)};
        },
        couple
    );
}

}  // namespace acces
