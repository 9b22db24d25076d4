#include "famille/liste_absences.hpp"

#include "tpl/famille/liste_absences.hpp"

#include <fmt/format.h>

#include <optional>

namespace famille {
namespace {

namespace t = tpl::famille::liste_absences;
using vie_scolaire::Absence;
using vie_scolaire::GenreAbsence;

std::string when(const Absence& absence) {
    const auto first = vie_scolaire::day_of(absence.debut);
    const auto last = vie_scolaire::day_of(absence.fin);
    if (absence.genre == GenreAbsence::retard)
        return base::format_date(first) + " à " + vie_scolaire::format_heure(absence.debut);
    if (first == last)
        return fmt::format(
            "{}, de {} à {}",
            base::format_date(first),
            vie_scolaire::format_heure(absence.debut),
            vie_scolaire::format_heure(absence.fin)
        );
    return fmt::format("du {} au {}", base::format_date(first), base::format_date(last));
}

void fill_row(web::Dict& row, const Absence& absence, bool motifs, web::Var with_reason) {
    row.set(t::DATE, when(absence));
    if (motifs)
        row.add(with_reason).set(t::MOTIF, absence.motif.empty() ? "non précisé" : absence.motif);
    row.show(absence.justifiee ? t::JUSTIFIEE : t::NON_JUSTIFIEE);
    row.show_if(absence.nouvelle, t::NOUVELLE);
}

}  // namespace

void fill_liste(
    web::Dict& dict,
    web::Var marker,
    const LegendesAbsences& legendes,
    const std::vector<const Absence*>& absences,
    bool motifs
) {
    if (absences.empty()) return;
    auto list = dict.include(marker, t::file);
    std::optional<web::Dict> days;
    std::optional<web::Dict> lates;
    for (const auto* absence : absences) {
        if (absence->genre == GenreAbsence::absence) {
            if (!days) {
                days = list.add(t::TABLE);
                days->set(t::LEGENDE, legendes.absences).show_if(motifs, t::AVEC_MOTIFS);
            }
            auto row = days->add(t::ABSENCE);
            row.set(t::DEMI, absence->demi_journees);
            fill_row(row, *absence, motifs, t::AVEC_MOTIFS);
        } else {
            if (!lates) {
                lates = list.add(t::TABLE_RETARDS);
                lates->set(t::LEGENDE, legendes.retards).show_if(motifs, t::RETARDS_AVEC_MOTIFS);
            }
            auto row = lates->add(t::RETARD);
            row.set(t::MINUTES, fmt::format("{} min", absence->minutes));
            fill_row(row, *absence, motifs, t::RETARDS_AVEC_MOTIFS);
        }
    }
}

}  // namespace famille
