// Which absences a family asked to see: a week, a month, a term or the year (S35–S38), how that is
// called, and where else one can go from there.
#pragma once

#include "vie_scolaire/enfants.hpp"
#include "web/request.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace famille {

enum class VueAbsences : std::uint8_t { semaine, mois, periode, annee };
struct NomVueAbsences {
    VueAbsences vue;
    std::string_view cle;
    std::string_view libelle;
};
inline constexpr std::array<NomVueAbsences, 4> vues_absences{
    {
     {VueAbsences::semaine, "semaine", "Semaine"},
     {VueAbsences::mois, "mois", "Mois"},
     {VueAbsences::periode, "periode", "Période"},
     {VueAbsences::annee, "annee", "Année"},
     }
};

struct LienAbsences {
    std::string parametre;
    std::string valeur;
    std::string libelle;
    bool choisi;
};

// What is asked for: days, how they are called, and where else one can go.
struct ChoixAbsences {
    VueAbsences vue;
    vie_scolaire::Intervalle jours;
    std::string duree;
    std::vector<LienAbsences> liens;
    const vie_scolaire::Periode* periode = nullptr;
};

// Anything the address does not say, or says wrongly, is taken from `today`; without a view, the
// year.
ChoixAbsences choose_absences(
    const web::Request& request, const vie_scolaire::EcoleVue& ecole, base::Date today
);

}  // namespace famille
