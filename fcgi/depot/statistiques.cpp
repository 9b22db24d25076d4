#include "depot/statistiques.hpp"

#include <map>

namespace depot {

std::vector<Mois> statistiques(db::Connection& db) {
    std::map<std::string, Mois, std::greater<>> months;
    db.each(
        "SELECT DATE_FORMAT(d.publie_le, '%Y-%m'), COUNT(DISTINCT d.id), COUNT(f.id), "
        "COALESCE(SUM(f.taille), 0) FROM depot d LEFT JOIN fichier f ON f.depot = d.id "
        "WHERE d.publie_le IS NOT NULL GROUP BY 1",
        [&](const db::Row& row) {
            auto& month = months[row.get<std::string>(0)];
            month.depots = row.get<std::uint64_t>(1);
            month.fichiers = row.get<std::uint64_t>(2);
            month.octets = row.get<std::uint64_t>(3);
        }
    );
    db.each(
        "SELECT DATE_FORMAT(complet_le, '%Y-%m'), COUNT(*) FROM telechargement "
        "WHERE complet_le IS NOT NULL AND compte IS NULL GROUP BY 1",
        [&](const db::Row& row) {
            months[row.get<std::string>(0)].telechargements = row.get<std::uint64_t>(1);
        }
    );
    std::vector<Mois> out;
    for (auto& [name, month] : months) {
        month.mois = name;
        out.push_back(std::move(month));
    }
    return out;
}

EtatMagasin etat_of(db::Connection& db, base::Instant now, const Magasin& magasin) {
    const auto read = [&](const db::Row& row) {
        return EtatMagasin{
            magasin.libre(),
            row.get<std::uint64_t>(0),
            row.get<std::uint64_t>(1),
            row.get<std::uint64_t>(2),
            row.get<std::uint64_t>(3),
            row.get<std::uint64_t>(4),
            row.get<std::uint64_t>(5),
            row.get<std::optional<base::Instant>>(6)};
    };
    return db
        .first<EtatMagasin>(
            "SELECT COALESCE(SUM(f.taille), 0), COUNT(f.id), (SELECT COUNT(*) FROM televersement t "
            "WHERE t.fini_le IS NULL AND t.expire_le > ?), COALESCE(SUM(f.antivirus = 'attente'), "
            "0), COALESCE(SUM(f.sha256 IS NULL), 0), (SELECT COUNT(*) FROM depot d WHERE d.etat = "
            "'fini'), (SELECT MIN(d.publie_le) FROM depot d WHERE d.etat = 'publie' AND "
            "d.expire_le > ?) FROM fichier f WHERE f.efface_le IS NULL",
            read,
            now,
            now
        )
        .value();
}

}  // namespace depot
