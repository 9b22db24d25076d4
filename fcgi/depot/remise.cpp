#include "depot/remise.hpp"

#include "depot/telechargement.hpp"

namespace depot {
namespace {

std::optional<std::uint64_t> left_of(
    const std::optional<std::uint64_t>& most, std::uint64_t taken
) {
    if (!most) return std::nullopt;
    return *most > taken ? *most - taken : 0;
}

// Columns 0 to 12 of every way to find one.
Remise read_remise(const db::Row& row, base::Instant now) {
    const auto vie = Vie::read(row, 5);
    return Remise{
        .depot = row.get<DepotId>(0),
        .compte = row.get<std::optional<acces::CompteId>>(1),
        .destinataire = row.get<std::optional<DestinataireId>>(2),
        .destinataire_courriel = row.get<std::string>(3),
        .empreinte = row.get<std::string>(4),
        .phase = vie.phase(now),
        .expire_le = vie.expire_le,
        .mot_de_passe = row.get<std::string>(10),
        .restants = left_of(row.get<std::optional<std::uint64_t>>(11), row.get<std::uint64_t>(12))};
}

FichierRemis read_fichier(const db::Row& row, std::size_t first) {
    return FichierRemis{
        row.get<FichierId>(first),
        row.get<std::string>(first + 1),
        row.get<std::uint64_t>(first + 2),
        BlobNom::parse(row.get<std::string>(first + 3)).value(),
        row.get<base::Instant>(first + 4),
        row.get<std::optional<std::string>>(first + 5),
        row.get<std::optional<std::uint32_t>>(first + 6),
        antivirus_of(row.get<std::string>(first + 7)),
        row.get<bool>(first + 8)};
}

}  // namespace

std::optional<Remise> find_remise(
    db::Connection& db, base::Instant now, std::string_view empreinte
) {
    auto found = db.first<Remise>(
        "SELECT id, compte, NULL, '', empreinte, etat, fin_motif, expire_le, fini_le, gele_le, "
        "mot_de_passe, telechargements_max, telechargements_pris FROM depot WHERE empreinte = ? "
        "UNION ALL "
        "SELECT d.id, d.compte, n.id, n.courriel, n.empreinte, d.etat, d.fin_motif, d.expire_le, "
        "d.fini_le, d.gele_le, d.mot_de_passe, d.telechargements_max, d.telechargements_pris "
        "FROM destinataire n JOIN depot d ON d.id = n.depot WHERE n.empreinte = ?",
        [now](const db::Row& row) { return read_remise(row, now); },
        empreinte,
        empreinte
    );
    if (found && found->phase == Phase::abandonne) return std::nullopt;
    return found;
}

bool FichierRemis::remis(const base::Config& config) const {
    if (!la || antivirus == Antivirus::infecte) return false;
    return antivirus == Antivirus::sain || !config.scan_required();
}

std::vector<FichierRemis> fichiers_of(db::Connection& db, DepotId depot) {
    return db.all<FichierRemis>(
        "SELECT id, nom, taille, blob_nom, recu_le, sha256, crc32, antivirus, efface_le IS NULL "
        "FROM fichier WHERE depot = ? ORDER BY id",
        [](const db::Row& row) { return read_fichier(row, 0); },
        depot
    );
}

std::optional<Acte> find_acte(
    db::Connection& db, base::Instant now, TelechargementId id, std::string_view empreinte
) {
    auto found = db.first<Acte>(
        "SELECT d.id, d.compte, n.id, COALESCE(n.courriel, ''), COALESCE(n.empreinte, "
        "d.empreinte), d.etat, d.fin_motif, d.expire_le, d.fini_le, d.gele_le, d.mot_de_passe, "
        "d.telechargements_max, d.telechargements_pris, f.id, f.nom, f.taille, f.blob_nom, "
        "f.recu_le, f.sha256, f.crc32, f.antivirus, f.efface_le IS NULL, t.compte, t.destinataire "
        "FROM telechargement t JOIN depot d ON d.id = t.depot JOIN fichier f ON f.id = t.fichier "
        "LEFT JOIN destinataire n ON n.depot = d.id AND n.empreinte = ? "
        "WHERE t.id = ? AND t.expire_le > ? AND (t.complet_le IS NULL OR t.complet_le > ?) "
        "AND (d.empreinte = ? OR n.id IS NOT NULL)",
        [now](const db::Row& row) {
            return Acte{
                read_remise(row, now),
                read_fichier(row, 13),
                row.get<std::optional<acces::CompteId>>(22),
                row.get<std::optional<DestinataireId>>(23)};
        },
        empreinte,
        id,
        now,
        now - adresse_apres_complet,
        empreinte
    );
    if (found && found->remise.phase == Phase::abandonne) return std::nullopt;
    return found;
}

}  // namespace depot
