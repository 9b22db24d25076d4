#include "acces/fuseau.hpp"

#include <optional>
#include <string>

namespace acces {
namespace {

std::optional<base::Zone> zone_named(const std::optional<std::string>& name) {
    if (!name) return std::nullopt;
    return base::Zone::parse(*name).value();
}

// An ended link counts where there is no open one: the person lives where he did.
std::optional<base::Zone> fuseau_des_enfants(db::Connection& db, CompteId compte) {
    return zone_named(db.value<std::string>(
        "SELECT t.fuseau FROM rattachement r JOIN eleve e ON e.id = r.eleve "
        "JOIN etablissement t ON t.id = e.etablissement "
        "WHERE r.compte = ? ORDER BY r.fin_le IS NOT NULL, r.id LIMIT 1",
        compte
    ));
}

}  // namespace

base::Zone fuseau_de_famille(db::Connection& db, CompteId compte) {
    return fuseau_des_enfants(db, compte).value_or(base::Zone::paris());
}

base::Zone fuseau_of(db::Connection& db, CompteId compte) {
    if (const auto zone = fuseau_des_enfants(db, compte)) return *zone;
    return zone_named(db.value<std::string>(
                          "SELECT t.fuseau FROM personnel p "
                          "JOIN etablissement t ON t.id = p.etablissement "
                          "WHERE p.compte = ? ORDER BY p.fin_le IS NOT NULL, t.id LIMIT 1",
                          compte
                      ))
        .value_or(base::Zone::paris());
}

}  // namespace acces
