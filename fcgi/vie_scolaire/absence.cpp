#include "vie_scolaire/absence.hpp"

#include "base/text.hpp"
#include "vie_scolaire/lecture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace vie_scolaire {
namespace {

using namespace std::chrono;  // NOLINT(google-build-using-namespace): calendar arithmetic only

// DATETIME columns of this table hold wall clock; the row reads them as if they were UTC.
HeureLocale local(base::Instant column) { return HeureLocale(column.time_since_epoch()); }

bool is_open(base::Date day, const std::vector<Fermeture>& fermetures) {
    if (weekday(sys_days(day)) == Sunday) return false;
    return std::none_of(fermetures.begin(), fermetures.end(), [day](const Fermeture& closed) {
        return closed.jours.contains(day);
    });
}

// An end at 00:00, or at the very begin of a half-day, does not touch that half-day.
bool overlaps(const Absence& absence, HeureLocale from, HeureLocale to) {
    const auto end = std::max(absence.fin, absence.debut + seconds(1));
    return absence.debut < to && end > from;
}

std::vector<DemiJournee> covered(
    const Absence& absence, const std::vector<Fermeture>& fermetures, bool closed_days_too
) {
    // 400 days bound a file's mistake of a year
    const auto last = std::min(day_of(absence.fin), base::plus_days(day_of(absence.debut), 400));
    std::vector<DemiJournee> list;
    for (auto day = day_of(absence.debut); day <= last; day = base::plus_days(day, 1)) {
        if (!closed_days_too && !is_open(day, fermetures)) continue;
        const HeureLocale midnight(sys_days(day).time_since_epoch());
        if (overlaps(absence, midnight, midnight + hours(13))) list.push_back({day, false, 0});
        if (overlaps(absence, midnight + hours(13), midnight + hours(24)))
            list.push_back({day, true, 0});
    }
    return list;
}

Absence read_absence(const db::Row& row) {
    const auto genre = row.get<std::string>(0);
    return Absence{
        genre == "retard" ? GenreAbsence::retard : GenreAbsence::absence,
        local(row.get<base::Instant>(1)),
        local(row.get<base::Instant>(2)),
        row.get<unsigned>(3),
        row.get<unsigned>(4),
        row.get<std::string>(5),
        row.get<bool>(6),
        row.get<bool>(9)};
}

BilanAbsences read_bilan(const db::Row& row, bool with_lates) {
    TotalAbsences total;
    total.demi_journees = row.get<unsigned>(3);
    total.non_justifiees = row.get<unsigned>(8);
    if (with_lates) total.retards = row.get<unsigned>(4);
    return {row.get<scolarite::PeriodeId>(7), total};
}

}  // namespace

base::Date day_of(HeureLocale hour) { return sys_days(floor<days>(hour).time_since_epoch()); }

std::string format_heure(HeureLocale hour) {
    return base::format_hour(duration_cast<minutes>(hour - floor<days>(hour)));
}

std::vector<DemiJournee> demi_journees_of(
    const Absence& absence, const std::vector<Fermeture>& fermetures
) {
    if (absence.genre == GenreAbsence::retard) return {};
    auto list = covered(absence, fermetures, false);
    // wholly on days marked closed: the source counted it, so it is counted where it says
    if (list.empty()) list = covered(absence, fermetures, true);
    const auto size = static_cast<unsigned>(list.size());
    const auto laid_before = [&](unsigned i) {
        return (i * absence.demi_journees + size - 1) / size;  // rounded up: the first come first
    };
    for (unsigned i = 0; i < size; ++i) list[i].comptees = laid_before(i + 1) - laid_before(i);
    return list;
}

TotalAbsences total_in(
    const std::vector<Absence>& absences,
    const std::vector<Fermeture>& fermetures,
    const Intervalle& interval
) {
    TotalAbsences total;
    std::map<std::pair<base::Date, bool>, TotalAbsences> halves;
    unsigned laid = 0;
    for (const auto& absence : absences) {
        if (absence.genre == GenreAbsence::retard) {
            if (interval.contains(day_of(absence.debut))) ++total.retards;
            continue;
        }
        for (const auto& half : demi_journees_of(absence, fermetures)) {
            if (!interval.contains(half.jour)) continue;
            auto& of = halves[{half.jour, half.apres_midi}];
            of.demi_journees = std::max(of.demi_journees, half.comptees);
            if (!absence.justifiee) of.non_justifiees = std::max(of.non_justifiees, half.comptees);
            laid += half.comptees;
        }
    }
    for (const auto& [half, of] : halves) {
        total.demi_journees += of.demi_journees;
        total.non_justifiees += of.non_justifiees;
    }
    total.partagees = total.demi_journees < laid;
    return total;
}

bool touches(const Absence& absence, const Intervalle& interval) {
    return day_of(absence.debut) <= interval.fin && day_of(absence.fin) >= interval.debut;
}

std::string in_words(const TotalAbsences& total) {
    if (total.demi_journees == 0) return "Aucune demi-journée d’absence";
    auto text = base::counted(total.demi_journees, "demi-journée", "demi-journées") + " d’absence";
    if (total.non_justifiees == 0)
        return text + (total.demi_journees == 1 ? ", justifiée" : ", toutes justifiées");
    if (total.non_justifiees == total.demi_journees)
        return text + (total.demi_journees == 1 ? ", non justifiée" : ", aucune justifiée");
    return text + fmt::format(
                      ", dont {} non justifiée{}",
                      total.non_justifiees,
                      total.non_justifiees > 1 ? "s" : ""
                  );
}

TotalDuree total_of_periode(
    const AbsencesEleve& read, const std::vector<Fermeture>& fermetures, const Periode& periode
) {
    TotalDuree of{total_in(read.absences, fermetures, periode.jours)};
    const auto bilan =
        std::find_if(read.bilans.begin(), read.bilans.end(), [&](const BilanAbsences& one) {
            return one.periode == periode.id;
        });
    if (bilan == read.bilans.end()) return of;
    of.demi_journees_sans_jours = bilan->total.demi_journees > of.total.demi_journees;
    if (of.demi_journees_sans_jours) {
        of.total.demi_journees = bilan->total.demi_journees;
        // never fewer than the days that the list below shows as such
        of.total.non_justifiees = std::max(of.total.non_justifiees, bilan->total.non_justifiees);
    }
    of.retards_sans_jours = bilan->total.retards > of.total.retards;
    if (of.retards_sans_jours) of.total.retards = bilan->total.retards;
    return of;
}

TotalDuree total_of_year(
    const AbsencesEleve& read,
    const std::vector<Fermeture>& fermetures,
    const Intervalle& interval,
    const std::vector<Periode>& periodes
) {
    TotalDuree year{total_in(read.absences, fermetures, interval)};
    for (const auto& periode : periodes) {
        const auto days = total_in(read.absences, fermetures, periode.jours);
        const auto of = total_of_periode(read, fermetures, periode);
        year.total.demi_journees += of.total.demi_journees - days.demi_journees;
        year.total.non_justifiees += of.total.non_justifiees;
        year.total.non_justifiees -= days.non_justifiees;
        year.total.retards += of.total.retards - days.retards;
        year.demi_journees_sans_jours |= of.demi_journees_sans_jours;
        year.retards_sans_jours |= of.retards_sans_jours;
    }
    return year;
}

AbsencesEleve absences_of(
    db::Connection& db,
    scolarite::EleveId eleve,
    const Intervalle& interval,
    VoirAbsences voir,
    const Maintenant& maintenant,
    std::optional<base::Instant> depuis
) {
    AbsencesEleve out;
    const auto today = maintenant.fuseau.date_at(maintenant.instant);
    db.each(
        "SELECT genre, debut, fin, demi_journees, minutes, CASE WHEN ? = 1 THEN motif ELSE '' END, "
        "justifiee, NULL, NULL, COALESCE(ecrite_le >= ? OR debut >= ?, 0) FROM absence "
        "WHERE eleve = ? AND (genre = 'absence' OR ? = 1) AND debut < ? AND fin >= ? "
        "UNION ALL SELECT '', NULL, NULL, b.demi_journees, b.retards, NULL, NULL, b.periode, "
        "b.non_justifiees, 0 "
        "FROM absence_bilan b JOIN periode p ON p.id = b.periode WHERE b.eleve = ? AND p.debut <= "
        "?",
        [&](const db::Row& row) {
            if (row.get<std::optional<std::uint64_t>>(7))
                out.bilans.push_back(read_bilan(row, voir.retards));
            else
                out.absences.push_back(read_absence(row));
        },
        voir.motifs,
        ecrit_depuis(depuis),
        depuis ? std::optional(base::plus_days(maintenant.fuseau.date_at(*depuis), 1))
               : std::nullopt,
        eleve,
        voir.retards,
        base::plus_days(std::min(interval.fin, today), 1),
        interval.debut,
        eleve,
        today
    );
    std::sort(out.absences.begin(), out.absences.end(), [](const Absence& a, const Absence& b) {
        return a.debut > b.debut;
    });
    return out;
}

}  // namespace vie_scolaire
