// The picture of a year of absences: a line for each month, a cell for each day, halves of a cell
// for half-days; solid, hatched and dashed, so that it reads without colour.
#pragma once

#include "vie_scolaire/absence.hpp"

#include <string>
#include <vector>

namespace famille {

struct MoisImage {
    std::string nom;
    int y_texte;
    std::string grille;  // SVG paths; "" where there is nothing
    std::string ferme;
    std::string justifie;
    std::string non_justifie;
};

struct CalendrierImage {
    int largeur;
    int hauteur;
    struct Jour {
        int x;
        int numero;
    };
    std::vector<Jour> jours;  // headings: 1, 5, 10…
    std::vector<MoisImage> mois;
};

CalendrierImage calendrier_image(
    const vie_scolaire::Intervalle& year,
    const std::vector<vie_scolaire::Absence>& absences,
    const std::vector<vie_scolaire::Fermeture>& fermetures
);

}  // namespace famille
