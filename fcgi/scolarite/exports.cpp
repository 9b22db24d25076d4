#include "scolarite/exports.hpp"

#include "base/date.hpp"
#include "base/text.hpp"

#include <array>
#include <chrono>
#include <string_view>

namespace scolarite {
namespace {

std::string_view column_of(Genre genre) {
    switch (genre) {
        case Genre::eleves:
            return "eleves";
        case Genre::responsables:
            return "responsables";
        case Genre::structures:
            return "structures";
        case Genre::nomenclature:
            return "nomenclature";
        case Genre::communs:
            return "communs";
        default:
            return "sts";
    }
}

// "JJ/MM/AAAA" or "JJ/MM/AAAA HH:MM:SS" (SIECLE's HORODATAGE), on the school's wall clock; only
// ever compared with another one. Nothing when the file has none that reads.
std::optional<base::Instant> made_at(const Fichier& file) {
    const auto parts = base::split(file.exporte_le, ' ');
    const auto day = base::parse_date(parts.front());
    if (!day) return std::nullopt;
    const base::Instant midnight{std::chrono::sys_days(*day)};
    if (parts.size() == 1) return midnight;
    const auto hour = base::split(parts.back(), ':');
    if (hour.size() != 3) return midnight;
    std::array<unsigned, 3> read{};
    for (std::size_t i = 0; i < read.size(); ++i) {
        const auto number = base::parse_number<unsigned>(hour[i]);
        if (!number) return midnight;
        read.at(i) = *number;
    }
    return midnight + std::chrono::hours(read[0]) + std::chrono::minutes(read[1]) +
           std::chrono::seconds(read[2]);
}

std::string words(base::Instant wall_clock) {
    const auto day = std::chrono::floor<std::chrono::days>(wall_clock);
    const std::chrono::hh_mm_ss hour(wall_clock - day);
    auto text = base::format_date(base::Date(day));
    if (hour.to_duration().count() == 0) return text;
    const auto minutes = hour.minutes().count();
    return text + " à " + std::to_string(hour.hours().count()) + (minutes < 10 ? " h 0" : " h ") +
           std::to_string(minutes);
}

}  // namespace

base::Check check_exports(
    db::Connection& db,
    const Uai& uai,
    const std::vector<Fichier>& fichiers,
    const OptionsImport& options
) {
    if (options.ancien) return {};
    for (const auto& file : fichiers) {
        const auto made = made_at(file);
        if (!made) continue;
        const auto last = db.value<base::Instant>(
            "SELECT x.exporte_le FROM export_lu x JOIN etablissement e ON e.id = x.etablissement "
            "WHERE e.uai = ? AND x.genre = ?",
            uai.text(),
            column_of(file.genre)
        );
        if (!last || *made >= *last) continue;
        return base::refuse(
            file.nom + " : cet export a été fait le " + words(*made) + ", et un plus récent, du " +
            words(*last) +
            ", a déjà été importé. Il rouvrirait ce qui a été fermé depuis : exportez-le de "
            "nouveau ou, si c’est voulu, ajoutez --ancien."
        );
    }
    return {};
}

void noter_exports(
    db::Connection& db,
    EtablissementId etablissement,
    const std::vector<Fichier>& fichiers,
    const OptionsImport& options
) {
    const auto latest = options.now + std::chrono::days(1);  // time zones apart
    for (const auto& file : fichiers) {
        const auto made = made_at(file);
        if (!made || *made > latest) continue;
        db.execute(
            "INSERT INTO export_lu (etablissement, genre, exporte_le) VALUES (?, ?, ?) "
            "ON DUPLICATE KEY UPDATE exporte_le = VALUES(exporte_le)",
            etablissement,
            column_of(file.genre),
            *made
        );
    }
}

}  // namespace scolarite
