#include "scolarite/etablissement.hpp"

#include <array>
#include <utility>

namespace scolarite {
namespace {

// Postal codes that begin so keep another time than Paris.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> zones{
    {
     {"97133", "America/St_Barthelemy"},
     {"97150", "America/Marigot"},
     {"971", "America/Guadeloupe"},
     {"972", "America/Martinique"},
     {"973", "America/Cayenne"},
     {"974", "Indian/Reunion"},
     {"975", "America/Miquelon"},
     {"976", "Indian/Mayotte"},
     {"97701", "America/St_Barthelemy"},
     {"978", "America/Marigot"},
     {"986", "Pacific/Wallis"},
     {"98755", "Pacific/Gambier"},
     {"987", "Pacific/Tahiti"},
     {"988", "Pacific/Noumea"},
     }
};

}  // namespace

std::string annee_scolaire(int septembre) {
    return std::to_string(septembre) + "-" + std::to_string(septembre + 1);
}

base::Date today_of(db::Connection& db, EtablissementId id, base::Instant now) {
    const auto zone = db.value<std::string>("SELECT fuseau FROM etablissement WHERE id = ?", id);
    return base::Zone::parse(zone.value()).value().date_at(now);
}

base::Zone zone_of_postal_code(std::string_view code_postal) {
    for (const auto& [prefix, name] : zones) {
        if (code_postal.starts_with(prefix)) {
            return base::Zone::parse(name).value_or(base::Zone::paris());
        }
    }
    return base::Zone::paris();
}

}  // namespace scolarite
