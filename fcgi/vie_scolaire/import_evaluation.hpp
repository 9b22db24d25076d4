// What a line of the CSV of evaluations says: reference; titre; date; publication; matiere;
// division or groupe; and where there are some enseignant, bareme, coefficient, periode.
#pragma once

#include "vie_scolaire/import_ecole.hpp"

#include <map>
#include <optional>
#include <string>

namespace vie_scolaire {

struct EvaluationLue {
    std::uint64_t periode = 0;
    std::uint64_t matiere = 0;
    std::optional<std::uint64_t> division;
    std::optional<std::uint64_t> groupe;
    std::optional<std::uint64_t> enseignant;
    std::string titre;
    base::Date jour{};
    base::Date publication{};
    std::string bareme;
    std::string coefficient;
    bool operator==(const EvaluationLue&) const = default;
};

// What a line may name of the school, by code.
struct ClassesEcole {
    using Ids = std::map<std::string, std::uint64_t, std::less<>>;
    Ids matieres;
    Ids divisions;
    Ids groupes;
    Ids enseignants;  // "epp 8949"
};
ClassesEcole charger_classes(Ecole& ecole);

// Of the line at hand. Fails with what is wrong in it, naming file and line.
base::Result<EvaluationLue> lire_evaluation(
    const Ecole& ecole, const FichierCsv& csv, const ClassesEcole& classes
);

}  // namespace vie_scolaire
