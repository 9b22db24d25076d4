// Teachers, and the teaching team of a pupil.
#pragma once

#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <string>
#include <vector>

namespace scolarite {

struct Enseignant {
    EnseignantId id;
    std::string civilite;
    std::string nom;
    std::string prenom;

    std::string nom_affiche() const;  // "Mme Claire Roy"
};

// One subject of a pupil and who teaches it to him.
struct MatiereEnseignee {
    MatiereId matiere;
    std::string libelle;
    std::vector<Enseignant> enseignants;
    bool principal;  // one of them is professeur principal of the pupil's division
};
// Services of his division and of his groups, by subject (S43).
std::vector<MatiereEnseignee> equipe_of(db::Connection& db, EleveId eleve);

}  // namespace scolarite
