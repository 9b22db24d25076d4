// Absences of one pupil that lie on each other in time. Families read both, and their half-days
// count once (absence.hpp): who sent the file knows which one is wrong.
#include "base/text.hpp"
#include "vie_scolaire/absence.hpp"
#include "vie_scolaire/import_ecole.hpp"

#include <algorithm>

namespace vie_scolaire {
namespace {

struct Connue {
    std::string debut;  // as the table gives it
    Absence absence;
};

struct Paire {
    std::uint64_t eleve;
    Connue premiere;
    Connue seconde;
};

Connue read_one(const db::Row& row, unsigned column) {
    const auto hour = [&](unsigned at) {
        return HeureLocale(row.get<base::Instant>(at).time_since_epoch());
    };
    return {
        row.get<std::string>(column),
        {GenreAbsence::absence,
                                   hour(column + 1),
                                   hour(column + 2),
                                   row.get<unsigned>(column + 3),
                                   0, {},
                                   false}
    };
}

// "du 07/09/2026 à 8 h 00"
std::string when(const Absence& absence) {
    return "du " + base::format_date(day_of(absence.debut)) + " à " + format_heure(absence.debut);
}

// Each half-day of both is counted: the hours alone meet, as those of a morning without its end.
bool adds_up(const Paire& pair) {
    const auto& first = pair.premiere.absence;
    const auto& second = pair.seconde.absence;
    return !total_in(
                {first, second},
                {},
                {day_of(first.debut), std::max(day_of(first.fin), day_of(second.fin))}
    )
                .partagees;
}

void warn(Ecole& ecole, const std::string& fichier, const Paire& pair) {
    const auto place = [&](const Connue& one) {
        return ecole.absences_lues.ou(cle_d_absence(pair.eleve, "absence", one.debut));
    };
    const auto in_this_file = [&](const std::optional<Endroit>& endroit) {
        return endroit && endroit->fichier == ecole.ici(0).fichier;
    };
    const auto* read = &pair.seconde;
    const auto* other = &pair.premiere;
    auto here = place(*read);
    auto there = place(*other);
    if (!in_this_file(here) || (in_this_file(there) && there->ligne > here->ligne)) {
        std::swap(here, there);
        std::swap(read, other);
    }
    if (!in_this_file(here)) return;
    ecole.bilan.avertissements.push_back(
        {fichier,
         static_cast<int>(here->ligne),
         "cette absence " + when(read->absence) + " en chevauche une autre du même élève, " +
             when(other->absence) + ", " + (there ? ecole.ou(*there) : "déjà enregistrée") +
             " : leurs demi-journées communes ne comptent qu’une fois. Corrigez les heures, ou "
             "retirez celle qui est de trop."}
    );
}

}  // namespace

std::string cle_d_absence(std::uint64_t eleve, std::string_view genre, std::string_view debut) {
    return std::to_string(eleve).append("/").append(genre).append("/").append(debut);
}

void avertir_chevauchements(Ecole& ecole, const std::string& fichier) {
    const auto pairs = ecole.db.all<Paire>(
        "SELECT a.eleve, CAST(a.debut AS CHAR), a.debut, a.fin, a.demi_journees, "
        "CAST(b.debut AS CHAR), b.debut, b.fin, b.demi_journees "
        "FROM eleve e JOIN absence a ON a.eleve = e.id AND a.genre = 'absence' "
        "JOIN absence b ON b.eleve = a.eleve AND b.genre = 'absence' "
        "AND b.debut > a.debut AND b.debut < a.fin "
        "WHERE e.etablissement = ? AND (a.ecrite_le = ? OR b.ecrite_le = ?) "
        "ORDER BY a.eleve, a.debut, b.debut",
        [](const db::Row& row) {
            return Paire{row.get<std::uint64_t>(0), read_one(row, 1), read_one(row, 5)};
        },
        ecole.id,
        ecole.options.now,
        ecole.options.now
    );
    for (const auto& pair : pairs)
        if (!adds_up(pair)) warn(ecole, fichier, pair);
}

}  // namespace vie_scolaire
