#include "depot/personnes.hpp"

namespace depot {
namespace {

std::optional<base::Courriel> address(const std::string& text) {
    auto parsed = base::Courriel::parse(text);
    if (!parsed) return std::nullopt;
    return *parsed;
}

}  // namespace

std::vector<Nomme> nommes_of(db::Connection& db, DepotId depot) {
    return db.all<Nomme>(
        "SELECT n.id, n.courriel, n.empreinte, n.jeton_scelle, n.telecharge_le, (SELECT "
        "COUNT(DISTINCT t.fichier) FROM telechargement t WHERE t.destinataire = n.id AND "
        "t.complet_le IS NOT NULL), n.rappele_le FROM destinataire n WHERE n.depot = ? ORDER BY "
        "n.courriel",
        [](const db::Row& row) {
            return Nomme{
                row.get<DestinataireId>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<std::string>(3),
                row.get<std::optional<base::Instant>>(4),
                row.get<unsigned>(5),
                row.get<std::optional<base::Instant>>(6)};
        },
        depot
    );
}

std::vector<FichierId> fichiers_a_prendre(
    db::Connection& db, DestinataireId destinataire, bool analyse_exigee
) {
    return db.all<FichierId>(
        "SELECT f.id FROM destinataire n JOIN fichier f ON f.depot = n.depot WHERE n.id = ? AND "
        "f.antivirus <> 'infecte' AND (? = 0 OR f.antivirus <> 'non_analyse') AND NOT EXISTS "
        "(SELECT 1 FROM telechargement t WHERE t.destinataire = n.id AND t.complet_le IS NOT NULL "
        "AND (t.fichier = f.id OR t.fichier IS NULL)) ORDER BY f.id",
        [](const db::Row& row) { return row.get<FichierId>(0); },
        destinataire,
        analyse_exigee
    );
}

std::vector<base::Courriel> administration(db::Connection& db) {
    std::vector<base::Courriel> found;
    db.each(
        "SELECT courriel FROM compte WHERE profil = 'academie' AND suspendu_le IS NULL "
        "AND courriel_confirme_le IS NOT NULL ORDER BY id",
        [&](const db::Row& row) {
            if (auto one = address(row.get<std::string>(0))) found.push_back(std::move(*one));
        }
    );
    return found;
}

}  // namespace depot
