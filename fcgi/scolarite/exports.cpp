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

// When an export was made, on the school's wall clock; only ever compared with another one.
struct Fait {
    base::Instant quand;  // midnight where the file names the day alone
    bool heure;
    // Whether it must have been made before that.
    bool before(base::Instant last) const {
        return heure ? quand < last : quand < std::chrono::floor<std::chrono::days>(last);
    }
};

std::optional<std::chrono::seconds> hour_of(std::string_view text) {
    constexpr std::array<unsigned, 3> below{24, 60, 60};
    const auto parts = base::split(text, ':');
    if (parts.size() != below.size()) return std::nullopt;
    std::chrono::seconds hour{0};
    for (std::size_t i = 0; i < below.size(); ++i) {
        const auto number = base::parse_number<unsigned>(parts[i]);
        if (!number || *number >= below.at(i)) return std::nullopt;
        hour = hour * 60 + std::chrono::seconds(*number);
    }
    return hour;
}

// "JJ/MM/AAAA" or "JJ/MM/AAAA HH:MM:SS" (SIECLE's HORODATAGE). Nothing when it is neither.
std::optional<Fait> made_at(std::string_view stamp) {
    const auto parts = base::split(stamp, ' ');
    const auto day = base::parse_date(parts.front());
    if (!day || parts.size() > 2) return std::nullopt;
    const base::Instant midnight{std::chrono::sys_days(*day)};
    if (parts.size() == 1) return Fait{midnight, false};
    const auto hour = hour_of(parts.back());
    if (!hour) return std::nullopt;
    return Fait{midnight + *hour, true};
}

// After tomorrow: time zones apart.
bool is_to_come(const Fait& made, base::Instant now) {
    using std::chrono::days;
    return std::chrono::floor<days>(made.quand) > std::chrono::floor<days>(now) + days(1);
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
        if (file.exporte_le.empty()) continue;
        const auto made = made_at(file.exporte_le);
        if (!made)
            return base::refuse(
                file.nom + " : la date de l’export, « " + file.exporte_le.substr(0, 40) +
                " », n’est pas une date (10/10/2026 18:05:00). Exportez-le de nouveau ou, si "
                "c’est voulu, ajoutez --ancien."
            );
        if (is_to_come(*made, options.now))
            return base::refuse(
                file.nom + " : cet export dit avoir été fait le " + words(made->quand) +
                ", qui est à venir : la date du poste qui l’a fait est à corriger. Exportez-le de "
                "nouveau ou, si c’est voulu, ajoutez --ancien."
            );
        const auto last = db.value<base::Instant>(
            "SELECT x.exporte_le FROM export_lu x JOIN etablissement e ON e.id = x.etablissement "
            "WHERE e.uai = ? AND x.genre = ?",
            uai.text(),
            column_of(file.genre)
        );
        if (!last || !made->before(*last)) continue;
        return base::refuse(
            file.nom + " : cet export a été fait le " + words(made->quand) +
            ", et un plus récent, du " + words(*last) +
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
    for (const auto& file : fichiers) {
        const auto made = made_at(file.exporte_le);
        if (!made || is_to_come(*made, options.now)) continue;
        db.execute(
            "INSERT INTO export_lu (etablissement, genre, exporte_le) VALUES (?, ?, ?) "
            "ON DUPLICATE KEY UPDATE exporte_le = VALUES(exporte_le)",
            etablissement,
            column_of(file.genre),
            made->quand
        );
    }
}

}  // namespace scolarite
