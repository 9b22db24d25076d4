#include "depot/telechargements_vus.hpp"

#include <algorithm>

namespace depot {
namespace {

constexpr std::size_t per_page = 100;

// Pressing the button costs nothing: what came to nothing is counted and has no line, so that it
// hides none.
TelechargementsVus count(db::Connection& db, DepotId depot) {
    return db
        .first<TelechargementsVus>(
            "SELECT COALESCE(SUM(t.compte IS NOT NULL OR t.complet_le IS NOT NULL OR t.envoye > "
            "0), 0), COALESCE(SUM(t.compte IS NULL AND t.complet_le IS NULL AND t.envoye = 0), 0) "
            "FROM telechargement t JOIN depot d ON d.id = t.depot WHERE d.id = ? AND (t.compte IS "
            "NULL OR t.compte <> d.compte)",
            [](const db::Row& row) {
                return TelechargementsVus{row.get<std::size_t>(0), row.get<std::size_t>(1)};
            },
            depot
        )
        .value();
}

}  // namespace

std::size_t TelechargementsVus::pages() const {
    return std::max<std::size_t>(1, (total + per_page - 1) / per_page);
}

TelechargementsVus telechargements_of(db::Connection& db, DepotId depot, std::size_t page) {
    auto vus = count(db, depot);
    vus.page = std::clamp<std::size_t>(page, 1, vus.pages());
    vus.lignes = db.all<TelechargementVu>(
        "SELECT t.demande_le, COALESCE(f.nom, ''), COALESCE(r.courriel, ''), t.adresse, "
        "t.appareil, t.total, t.envoye, t.complet_le IS NOT NULL, t.compte IS NOT NULL FROM "
        "telechargement t JOIN depot d ON d.id = t.depot LEFT JOIN fichier f ON f.id = t.fichier "
        "LEFT JOIN destinataire r ON r.id = t.destinataire WHERE d.id = ? AND (t.compte IS NULL "
        "OR t.compte <> d.compte) AND (t.compte IS NOT NULL OR t.complet_le "
        "IS NOT NULL OR t.envoye > 0) ORDER BY t.compte IS NULL AND t.complet_le IS NULL, t.id "
        "DESC LIMIT ? OFFSET ?",
        [](const db::Row& row) {
            return TelechargementVu{
                row.get<base::Instant>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<std::string>(3),
                row.get<std::string>(4),
                row.get<std::uint64_t>(5),
                row.get<std::uint64_t>(6),
                row.get<bool>(7),
                row.get<bool>(8)};
        },
        depot,
        per_page,
        (vus.page - 1) * per_page
    );
    return vus;
}

}  // namespace depot
