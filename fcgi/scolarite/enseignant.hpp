// Teachers, subjects and services, and the teaching team of a pupil.
#pragma once

#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <optional>
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

std::optional<Enseignant> enseignant_of(db::Connection& db, EnseignantId id);

// One subject of a pupil and who teaches it to him.
struct MatiereEnseignee {
    MatiereId matiere;
    std::string libelle;
    std::vector<Enseignant> enseignants;
    bool principal;  // one of them is professeur principal of the pupil's division
};
// Services of his division and of his groups, by subject (S43).
std::vector<MatiereEnseignee> equipe_of(db::Connection& db, EleveId eleve);

// A subject taught to a division or to a group.
struct Service {
    ServiceId id;
    MatiereId matiere;
    std::string libelle;  // of the subject
    std::optional<DivisionId> division;
    std::optional<GroupeId> groupe;
    std::string code_classe;  // of the division or group
};
// Open ones, by class then subject.
std::vector<Service> services_of(db::Connection& db, EtablissementId etablissement);
std::vector<Service> services_of(db::Connection& db, EnseignantId enseignant);

}  // namespace scolarite
