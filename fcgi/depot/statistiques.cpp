#include "depot/statistiques.hpp"

#include "base/date.hpp"
#include "depot/antivirus.hpp"

#include <fmt/format.h>

namespace depot {
namespace {

using std::chrono::year_month;

year_month month_of(base::Instant instant) {
    const auto date = base::Zone::paris().date_at(instant);
    return date.year() / date.month();
}

base::Instant start_of(year_month month) {
    return base::Zone::paris().start_of(month / std::chrono::day(1));
}

Mois read_month(db::Connection& db, year_month month) {
    const auto from = start_of(month);
    const auto to = start_of(month + std::chrono::months(1));
    auto sums = db.first<Mois>(
                      "SELECT COUNT(DISTINCT d.id), COUNT(f.id), COALESCE(SUM(f.taille), 0) FROM "
                      "depot d LEFT JOIN fichier f ON f.depot = d.id WHERE d.publie_le >= ? AND "
                      "d.publie_le < ?",
                      [](const db::Row& row) {
                          return Mois{
                              {},
                              row.get<std::uint64_t>(0),
                              row.get<std::uint64_t>(1),
                              row.get<std::uint64_t>(2)};
                      },
                      from,
                      to
    )
                    .value();
    sums.mois = fmt::format(
        "{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month())
    );
    sums.telechargements = db.value<std::uint64_t>(
                                 "SELECT COUNT(*) FROM telechargement WHERE complet_le >= ? AND "
                                 "complet_le < ? AND compte IS NULL",
                                 from,
                                 to
    )
                               .value_or(0);
    return sums;
}

}  // namespace

std::vector<Mois> statistiques(db::Connection& db, base::Instant now) {
    const auto first = db.value<std::optional<base::Instant>>(
        "SELECT MIN(x.quand) FROM (SELECT MIN(publie_le) AS quand FROM depot UNION ALL SELECT "
        "MIN(complet_le) FROM telechargement WHERE compte IS NULL) x"
    );
    std::vector<Mois> out;
    if (!first || !*first) return out;
    const auto oldest = month_of(**first);
    for (auto month = month_of(now); month >= oldest; month -= std::chrono::months(1)) {
        auto sums = read_month(db, month);
        if (sums.depots > 0 || sums.telechargements > 0) out.push_back(std::move(sums));
    }
    return out;
}

EtatMagasin etat_of(db::Connection& db, base::Instant now, const Magasin& magasin) {
    const auto promis = promised(db, magasin, now);
    const auto read = [&](const db::Row& row) {
        return EtatMagasin{
            magasin.libre(),
            row.get<std::uint64_t>(0),
            row.get<std::uint64_t>(1),
            promis,
            row.get<std::uint64_t>(2),
            row.get<std::uint64_t>(3),
            row.get<std::uint64_t>(4),
            row.get<std::optional<base::Instant>>(5),
            row.get<std::optional<base::Instant>>(6),
            row.get<std::uint64_t>(7)};
    };
    return db
        .first<EtatMagasin>(
            "SELECT COALESCE(SUM(f.taille), 0), COUNT(f.id), COALESCE(SUM(f.antivirus = "
            "'attente'), "
            "0), COALESCE(SUM(f.sha256 IS NULL), 0), (SELECT COUNT(*) FROM depot d WHERE d.etat = "
            "'fini'), (SELECT MIN(d.publie_le) FROM depot d WHERE d.etat = 'publie' AND "
            "d.expire_le > ?), (SELECT MIN(a.recu_le) FROM fichier a JOIN depot d ON d.id = "
            "a.depot AND d.etat IN ('en_cours', 'publie', 'gele') WHERE a.antivirus = 'attente' "
            "AND a.efface_le IS NULL AND (a.bail_le IS NULL OR a.bail_le <= ?)), "
            "COALESCE(SUM(f.antivirus = 'non_analyse' AND f.antivirus_detail = ?), 0) FROM fichier "
            "f WHERE f.efface_le IS NULL",
            read,
            now,
            now,
            antivirus_injoignable
        )
        .value();
}

}  // namespace depot
