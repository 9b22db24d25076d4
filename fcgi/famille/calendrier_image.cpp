#include "famille/calendrier_image.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace famille {
namespace {

using vie_scolaire::Intervalle;

// In units of the viewBox: 31 cells and a month's name in the width of a phone, where texts are
// made larger than the unit (style.css): there is room for that.
constexpr int name_width = 40;
constexpr int cell = 10;
constexpr int row = 14;
constexpr int head = 14;

int x_of(base::Date day) {
    return name_width + (static_cast<int>(static_cast<unsigned>(day.day())) - 1) * cell;
}

bool is_closed(base::Date day, const std::vector<vie_scolaire::Fermeture>& closed) {
    if (std::chrono::weekday(std::chrono::sys_days(day)) == std::chrono::Sunday) return true;
    return std::any_of(closed.begin(), closed.end(), [day](const vie_scolaire::Fermeture& one) {
        return one.jours.contains(day);
    });
}

std::string short_name(std::chrono::month month) {
    auto name = base::month_name(month);
    if (name == "juillet") return "juil.";
    if (name.size() <= 5) return name;  // mars, avril, mai, juin, août (five bytes)
    if (name.starts_with("f")) return "févr.";
    if (name.starts_with("d")) return "déc.";
    return name.substr(0, name.starts_with("s") || name.starts_with("ja") ? 4 : 3) + ".";
}

void draw_absence(
    const vie_scolaire::Absence& absence,
    const std::vector<vie_scolaire::Fermeture>& closed,
    const Intervalle& days,
    int y,
    MoisImage& image
) {
    constexpr int half = cell / 2 + 1;
    for (const auto& one : vie_scolaire::demi_journees_of(absence, closed)) {
        if (one.comptees == 0 || !days.contains(one.jour)) continue;
        auto& path = absence.justifiee ? image.justifie : image.non_justifie;
        path += fmt::format(
            "M{} {}h{}v{}h-{}z", x_of(one.jour), one.apres_midi ? y + half : y, cell, half, cell
        );
    }
}

}  // namespace

CalendrierImage calendrier_image(
    const Intervalle& year,
    const std::vector<vie_scolaire::Absence>& absences,
    const std::vector<vie_scolaire::Fermeture>& fermetures
) {
    CalendrierImage image{name_width + 31 * cell + 1, head, {}, {}};
    for (const int number : {1, 5, 10, 15, 20, 25, 30})
        image.jours.push_back({name_width + (number - 1) * cell, number});
    for (const auto month : vie_scolaire::months_of(year)) {
        const auto days = vie_scolaire::month_of(month);
        const int y = image.hauteur;
        MoisImage one{short_name(month.month()), y + 9, {}, {}, {}, {}};
        const int size = base::days_between(days.debut, days.fin) + 1;
        one.grille = fmt::format("M{} {}h{}v12h-{}z", name_width, y, size * cell, size * cell);
        for (auto day = days.debut; day <= days.fin; day = base::plus_days(day, 1))
            if (is_closed(day, fermetures))
                one.ferme += fmt::format("M{} {}h{}", x_of(day) + 2, y + 6, cell - 4);
        for (const auto& absence : absences)
            if (vie_scolaire::touches(absence, days))
                draw_absence(absence, fermetures, days, y, one);
        image.mois.push_back(std::move(one));
        image.hauteur += row;
    }
    image.hauteur += 2;
    return image;
}

}  // namespace famille
