// What the readers of absences take all the same, and say.
#include "base/text.hpp"
#include "vie_scolaire/import_ecole.hpp"

#include <algorithm>

namespace vie_scolaire {

bool DoutesAbsences::sans_classe(base::Date day) const {
    return std::chrono::weekday(day) == std::chrono::Sunday ||
           std::any_of(fermetures_.begin(), fermetures_.end(), [&](const Fermeture& closed) {
               return closed.jours.contains(day);
           });
}

// A day has a morning, which is over at one, and an afternoon, which begins at noon or later.
void DoutesAbsences::juger(
    std::size_t ligne, std::string_view debut, std::string_view fin, unsigned demi_journees
) {
    const auto first = base::parse_date(debut.substr(0, 10));
    const auto last = base::parse_date(fin.substr(0, 10));
    if (!first || !last) return;
    unsigned room = 0;
    for (auto day = *first; day <= *last; day = base::plus_days(day, 1)) {
        if (sans_classe(day)) continue;
        room += 2;
        if (day == *first && debut.substr(11) >= "12:00:00") --room;
        if (day == *last && fin.substr(11) <= "13:00:00") --room;
        room = std::max(room, 1U);
    }
    if (room == 0)
        fermes_.noter(ligne);
    else if (demi_journees > room)
        trop_longues_.noter(ligne);
}

void DoutesAbsences::dire(Ecole& ecole, const std::string& fichier) const {
    const auto warn = [&](const Doute& doute, std::string_view what) {
        if (doute.nombre == 0) return;
        ecole.bilan.avertissements.push_back(
            {fichier,
             static_cast<int>(doute.ligne),
             base::counted(doute.nombre, "absence ou retard", "absences ou retards") +
                 std::string(what)}
        );
    };
    warn(fermes_, " un jour sans classe (dimanche, vacances ou jour fermé) ; à vérifier.");
    warn(
        trop_longues_, " de plus de demi-journées que n’en ont ces heures de classe ; à vérifier."
    );
}

}  // namespace vie_scolaire
