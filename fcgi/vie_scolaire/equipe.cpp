#include "vie_scolaire/equipe.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace vie_scolaire {
namespace {

void add_matiere(Equipe& equipe, const db::Row& row) {
    auto libelle = row.get<std::string>(1);
    auto groupe = row.get<std::string>(2);
    auto& list = equipe.matieres;
    auto found = std::find_if(list.begin(), list.end(), [&](const MatiereEnseignee& one) {
        return one.libelle == libelle && one.groupe == groupe;
    });
    if (found == list.end()) {
        list.push_back({std::move(libelle), std::move(groupe), {}});
        found = list.end() - 1;
    }
    const auto nom = row.get<std::optional<std::string>>(4);
    if (!nom) return;
    const Professeur who{row.get<std::string>(3), *nom, row.get<std::string>(5)};
    auto& those = found->professeurs;
    if (std::find(those.begin(), those.end(), who) == those.end()) those.push_back(who);
}

}  // namespace

std::string Professeur::affiche() const {
    std::string text;
    for (const auto* part : {&civilite, &prenom, &nom}) {
        if (part->empty()) continue;
        if (!text.empty()) text += ' ';
        text += *part;
    }
    return text;
}

Equipe equipe_of(db::Connection& db, const Enfant& enfant) {
    Equipe equipe;
    db.each(
        "SELECT 'service', m.libelle, '', t.civilite, t.nom, t.prenom "
        "FROM service s JOIN matiere m ON m.id = s.matiere "
        "LEFT JOIN service_enseignant x ON x.service = s.id "
        "LEFT JOIN enseignant t ON t.id = x.enseignant "
        "WHERE s.division = ? AND s.ferme_le IS NULL "
        "UNION ALL SELECT 'service', m.libelle, "
        "CASE WHEN g.libelle = '' THEN g.code ELSE g.libelle END, t.civilite, t.nom, t.prenom "
        "FROM eleve_groupe i JOIN groupe g ON g.id = i.groupe "
        "JOIN service s ON s.groupe = g.id JOIN matiere m ON m.id = s.matiere "
        "LEFT JOIN service_enseignant x ON x.service = s.id "
        "LEFT JOIN enseignant t ON t.id = x.enseignant "
        "WHERE i.eleve = ? AND s.ferme_le IS NULL AND g.fermee_le IS NULL "
        "UNION ALL SELECT 'principal', NULL, NULL, t.civilite, t.nom, t.prenom "
        "FROM professeur_principal q JOIN enseignant t ON t.id = q.enseignant WHERE q.division = ?",
        [&](const db::Row& row) {
            if (row.get<std::string>(0) == "service") {
                add_matiere(equipe, row);
                return;
            }
            equipe.principaux.push_back(
                {row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5)}
            );
        },
        enfant.perimetre.division,
        enfant.eleve,
        enfant.perimetre.division
    );
    std::sort(
        equipe.matieres.begin(),
        equipe.matieres.end(),
        [](const MatiereEnseignee& a, const MatiereEnseignee& b) {
            const auto left = base::sort_key(a.libelle);
            const auto right = base::sort_key(b.libelle);
            return left != right ? left < right : a.groupe < b.groupe;
        }
    );
    for (auto& matiere : equipe.matieres)
        std::sort(
            matiere.professeurs.begin(),
            matiere.professeurs.end(),
            [](const Professeur& a, const Professeur& b) {
                return base::sort_key(a.nom + " " + a.prenom) <
                       base::sort_key(b.nom + " " + b.prenom);
            }
        );
    return equipe;
}

}  // namespace vie_scolaire
