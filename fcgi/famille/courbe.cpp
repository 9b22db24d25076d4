#include "famille/courbe.hpp"

#include "tpl/famille/courbe.hpp"
#include "vie_scolaire/moyenne.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace famille {
namespace {

namespace t = tpl::famille::courbe;
using vie_scolaire::format_moyenne;

// In units of the viewBox: about the width of a phone, so that texts keep their size there.
constexpr int width = 360;
constexpr int left = 26;
constexpr int right = 348;

double capped(double value) {
    return std::clamp(value, 0.0, 20.0);  // a bonus above 20 stays inside the picture
}

std::string circle(double x, double y) {
    return fmt::format("M{:.1f} {:.1f}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", x - 4, y);
}
std::string diamond(double x, double y) {
    return fmt::format("M{:.1f} {:.1f}l5 5l-5 5l-5 -5z", x, y - 5);
}

void add_label(web::Dict& chart, int x, int y, std::string_view text, bool end = false) {
    auto label = chart.add(t::ETIQUETTE);
    label.set(t::X, x).set(t::Y, y).set(t::TEXTE, text);
    label.show_if(end, t::FIN);
}

bool has_class(const Courbe& courbe) {
    return std::any_of(courbe.points.begin(), courbe.points.end(), [](const Point& point) {
        return point.classe.has_value();
    });
}

void fill_table(web::Dict& chart, const Courbe& courbe) {
    const bool with_class = has_class(courbe);
    chart.set(t::TITRE_TABLE, courbe.titre).set(t::NOM_ABSCISSE, courbe.abscisse);
    chart.set(
        t::RESUME,
        fmt::format(
            "Graphique\u00A0: {}. Les mêmes valeurs sont dans le tableau qui suit.", courbe.titre
        )
    );
    chart.show_if(with_class, t::LEGENDE_CLASSE);
    for (const auto& point : courbe.points) {
        auto row = chart.add(t::POINT);
        row.set(t::ABSCISSE, point.label).set(t::ELEVE, format_moyenne(point.eleve));
        row.set(t::CLASSE, format_moyenne(point.classe));
        row.show_if(with_class, t::LEGENDE_CLASSE);
    }
}

// One series: the line through its points, and the mark on each.
struct Series {
    std::string line;
    std::string marks;

    void add(double x, double y, bool pupil) {
        line += fmt::format("{}{:.1f} {:.1f}", line.empty() ? "M" : "L", x, y);
        marks += pupil ? circle(x, y) : diamond(x, y);
    }
};

void fill_series(web::Dict& chart, const Series& pupil, const Series& of_class, bool lines) {
    if (lines) {
        chart.set_optional(t::LIGNE_CLASSE, t::TRACE, of_class.line);
        chart.set_optional(t::LIGNE_ELEVE, t::TRACE, pupil.line);
    }
    chart.set_optional(t::LOSANGES, t::TRACE, of_class.marks);
    chart.set_optional(t::RONDS, t::TRACE, pupil.marks);
}

}  // namespace

void fill_ligne(web::Dict& dict, web::Var marker, const Courbe& courbe) {
    const auto marks =
        std::count_if(courbe.points.begin(), courbe.points.end(), [](const Point& p) {
            return p.eleve.has_value();
        });
    if (marks < 2) return;
    constexpr int top = 12;
    constexpr int bottom = 172;
    auto chart = dict.include(marker, t::file);
    chart.set(t::LARGEUR, width).set(t::HAUTEUR, bottom + 24);
    for (const int value : {0, 5, 10, 15, 20}) {
        const int y = bottom - value * (bottom - top) / 20;
        chart.add(t::REPERE)
            .set(t::TRACE, fmt::format("M{} {}H{}", left, y, right))
            .set(t::X, 0)
            .set(t::Y, y + 4)
            .set(t::VALEUR, value);
    }
    Series pupil;
    Series of_class;
    const auto step =
        static_cast<double>(right - left - 20) / static_cast<double>(courbe.points.size() - 1);
    double x = left + 10;
    for (const auto& point : courbe.points) {
        const auto y = [](double value) { return bottom - capped(value) * (bottom - top) / 20; };
        if (point.classe) of_class.add(x, y(*point.classe), false);
        if (point.eleve) pupil.add(x, y(*point.eleve), true);
        x += step;
    }
    fill_series(chart, pupil, of_class, true);
    add_label(chart, left, bottom + 18, courbe.points.front().label);
    add_label(chart, right, bottom + 18, courbe.points.back().label, true);
    fill_table(chart, courbe);
}

void fill_rangs(web::Dict& dict, web::Var marker, const Courbe& courbe) {
    if (courbe.points.empty()) return;
    constexpr int row_height = 34;
    const int bottom = 18 + row_height * static_cast<int>(courbe.points.size());
    auto chart = dict.include(marker, t::file);
    chart.set(t::LARGEUR, width).set(t::HAUTEUR, bottom + 8);
    const auto at = [](double value) { return 10 + capped(value) * (right - 10) / 20; };
    for (const int value : {0, 5, 10, 15, 20}) {
        const int x = static_cast<int>(at(value));
        chart.add(t::REPERE)
            .set(t::TRACE, fmt::format("M{} 18V{}", x, bottom))
            .set(t::X, value == 20 ? x - 8 : x - 4)
            .set(t::Y, 12)
            .set(t::VALEUR, value);
    }
    Series pupil;
    Series of_class;
    int y = 18;
    for (const auto& point : courbe.points) {
        add_label(chart, 10, y + 13, point.label);
        if (point.classe) of_class.add(at(*point.classe), y + 24, false);
        if (point.eleve) pupil.add(at(*point.eleve), y + 24, true);
        y += row_height;
    }
    fill_series(chart, pupil, of_class, false);
    fill_table(chart, courbe);
}

}  // namespace famille
