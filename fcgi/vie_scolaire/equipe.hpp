// The équipe pédagogique of a pupil (S43): who teaches him what, in his class and his groups.
#pragma once

#include "db/connection.hpp"
#include "vie_scolaire/enfants.hpp"

#include <string>
#include <vector>

namespace vie_scolaire {

struct Professeur {
    std::string civilite;
    std::string nom;
    std::string prenom;
    bool operator==(const Professeur&) const = default;
    std::string affiche() const;  // "Mme Claire Tessier"
};

struct MatiereEnseignee {
    std::string libelle;
    std::string groupe;                   // "" when it is taught to the whole class
    std::vector<Professeur> professeurs;  // empty: the school has not named anybody yet
};

struct Equipe {
    std::vector<Professeur> principaux;
    std::vector<MatiereEnseignee> matieres;
};

// One statement. `enfant` is one of enfants_of(): the right is there.
Equipe equipe_of(db::Connection& db, const Enfant& enfant);

}  // namespace vie_scolaire
