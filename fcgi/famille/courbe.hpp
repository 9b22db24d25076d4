// The chart of marks: inline SVG, readable without colour (shapes and labels), with its table
// beneath.
#pragma once

#include "web/page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace famille {

struct Point {
    std::string label;            // "12/09/2026", "Mathématiques"
    std::optional<double> eleve;  // out of 20
    std::optional<double> classe;
};

struct Courbe {
    std::string titre;     // of the table
    std::string abscisse;  // heading of its first column
    std::vector<Point> points;
};

// Marks of one subject along the year, as two lines. Nothing is drawn for fewer than two marks.
void fill_ligne(web::Dict& dict, web::Var marker, const Courbe& courbe);
// One row for each subject, a dot for the pupil and one for the class.
void fill_rangs(web::Dict& dict, web::Var marker, const Courbe& courbe);

}  // namespace famille
