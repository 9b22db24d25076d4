// The school year of a demonstration: days with lessons, terms, holidays; and what is taught.
#include "scolarite/periode.hpp"
#include "tsctl/demo_academie.hpp"

#include <algorithm>

namespace tsctl::demo_academie {

base::Date date(int year, unsigned month, unsigned day) {
    return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day);
}

const std::vector<Matiere>& matieres() {
    static const std::vector<Matiere> list{
        {"020700", "FRANCAIS", "Français"                        },
        {"061300", "MATHS",    "Mathématiques"                   },
        {"030201", "AGL1",     "Anglais LV1"                      },
        {"042100", "HIST-GEO", "Histoire-géographie"             },
        {"062900", "SVT",      "Sciences de la vie et de la Terre"},
        {"062300", "PH-CH",    "Physique-chimie"                  },
        {"100100", "EPS",      "Éducation physique et sportive"  },
        {"090100", "ARTS PL",  "Arts plastiques"                  },
        {"081300", "ED MUS",   "Éducation musicale"              },
        {"030602", "ESP2",     "Espagnol LV2"                     }
    };
    return list;
}

bool Calendrier::ouvert(base::Date day) const {
    const std::chrono::weekday weekday{std::chrono::sys_days(day)};
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) return false;
    return std::none_of(fermetures.begin(), fermetures.end(), [&](const auto& closed) {
        return closed.first <= day && day <= closed.second;
    });
}

std::vector<base::Date> Calendrier::jours() const {
    std::vector<base::Date> days;
    const auto last = std::min(aujourdhui, fin);
    for (auto day = debut; day <= last; day = base::plus_days(day, 1)) {
        if (ouvert(day)) days.push_back(day);
    }
    if (days.empty()) days.push_back(debut);
    return days;
}

Calendrier calendrier(base::Date today, bool outre_mer) {
    const int year = scolarite::annee_scolaire_of(base::plus_days(today, -45));
    if (outre_mer) {
        return {
            year,
            date(year, 8, 18),
            date(year + 1, 7, 3),
            today,
            {{date(year, 10, 10), date(year, 10, 25)},
              {date(year, 12, 19), date(year + 1, 1, 24)},
              {date(year + 1, 3, 13), date(year + 1, 3, 28)},
              {date(year + 1, 5, 8), date(year + 1, 5, 18)},
              {date(year, 11, 11), date(year, 11, 11)},
              {date(year + 1, 5, 1), date(year + 1, 5, 1)}}
        };
    }
    return {
        year,
        date(year, 9, 1),
        date(year + 1, 7, 3),
        today,
        {{date(year, 10, 17), date(year, 11, 1)},
          {date(year, 12, 19), date(year + 1, 1, 3)},
          {date(year + 1, 2, 13), date(year + 1, 2, 28)},
          {date(year + 1, 4, 10), date(year + 1, 4, 25)},
          {date(year, 11, 11), date(year, 11, 11)},
          {date(year + 1, 5, 1), date(year + 1, 5, 1)},
          {date(year + 1, 5, 8), date(year + 1, 5, 8)}}
    };
}

}  // namespace tsctl::demo_academie
