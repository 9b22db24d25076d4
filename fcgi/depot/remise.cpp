#include "depot/remise.hpp"

#include "depot/telechargement.hpp"

namespace depot {
namespace {

using Etat = Remise::Etat;
using Antivirus = FichierRemis::Antivirus;

Etat etat_of(std::string_view etat, std::string_view motif, bool over, bool none_left) {
    if (etat == "en_cours") return Etat::attendu;
    if (etat == "gele") return Etat::gele;
    if (etat != "publie") return motif == "expire" ? Etat::expire : Etat::retire;
    if (over) return Etat::expire;
    return none_left ? Etat::epuise : Etat::ouvert;
}

std::optional<std::uint64_t> left_of(
    const std::optional<std::uint64_t>& most, std::uint64_t taken
) {
    if (!most) return std::nullopt;
    return *most > taken ? *most - taken : 0;
}

// Columns 0 to 10 of every way to find one.
Remise read_remise(const db::Row& row, base::Instant now) {
    const auto expire_le = row.get<base::Instant>(7);
    const auto left = left_of(row.get<std::optional<std::uint64_t>>(9), row.get<std::uint64_t>(10));
    return Remise{
        row.get<DepotId>(0),
        row.get<std::optional<acces::CompteId>>(1),
        row.get<std::optional<DestinataireId>>(2),
        row.get<std::string>(3),
        row.get<std::string>(4),
        etat_of(
            row.get<std::string>(5), row.get<std::string>(6), expire_le <= now, left && *left == 0
        ),
        expire_le,
        row.get<std::string>(8),
        left};
}

Antivirus antivirus_of(std::string_view text) {
    if (text == "sain") return Antivirus::sain;
    if (text == "infecte") return Antivirus::infecte;
    return text == "attente" ? Antivirus::attente : Antivirus::non_analyse;
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
    return db.first<Remise>(
        "SELECT id, compte, NULL, '', empreinte, etat, COALESCE(fin_motif, ''), expire_le, "
        "mot_de_passe, telechargements_max, telechargements_pris FROM depot "
        "WHERE empreinte = ? AND COALESCE(fin_motif, '') <> 'abandonne' "
        "UNION ALL "
        "SELECT d.id, d.compte, n.id, n.courriel, n.empreinte, d.etat, COALESCE(d.fin_motif, ''), "
        "d.expire_le, d.mot_de_passe, d.telechargements_max, d.telechargements_pris "
        "FROM destinataire n JOIN depot d ON d.id = n.depot "
        "WHERE n.empreinte = ? AND COALESCE(d.fin_motif, '') <> 'abandonne'",
        [now](const db::Row& row) { return read_remise(row, now); },
        empreinte,
        empreinte
    );
}

std::optional<Remise> remise_of(db::Connection& db, base::Instant now, DepotId depot) {
    return db.first<Remise>(
        "SELECT id, compte, NULL, '', empreinte, etat, COALESCE(fin_motif, ''), expire_le, "
        "mot_de_passe, telechargements_max, telechargements_pris FROM depot WHERE id = ?",
        [now](const db::Row& row) { return read_remise(row, now); },
        depot
    );
}

bool FichierRemis::remis(const base::Config& config) const {
    if (!la || antivirus == Antivirus::infecte) return false;
    if (antivirus == Antivirus::sain || config.clamd.empty()) return true;
    return !config.clamd_required;
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
    return db.first<Acte>(
        "SELECT d.id, d.compte, n.id, COALESCE(n.courriel, ''), COALESCE(n.empreinte, "
        "d.empreinte), d.etat, COALESCE(d.fin_motif, ''), d.expire_le, d.mot_de_passe, "
        "d.telechargements_max, d.telechargements_pris, f.id, f.nom, f.taille, f.blob_nom, "
        "f.recu_le, f.sha256, f.crc32, f.antivirus, f.efface_le IS NULL, t.compte, t.destinataire "
        "FROM telechargement t JOIN depot d ON d.id = t.depot JOIN fichier f ON f.id = t.fichier "
        "LEFT JOIN destinataire n ON n.depot = d.id AND n.empreinte = ? "
        "WHERE t.id = ? AND t.expire_le > ? AND (t.complet_le IS NULL OR t.complet_le > ?) "
        "AND (d.empreinte = ? OR n.id IS NOT NULL) "
        "AND COALESCE(d.fin_motif, '') <> 'abandonne'",
        [now](const db::Row& row) {
            return Acte{
                read_remise(row, now),
                read_fichier(row, 11),
                row.get<std::optional<acces::CompteId>>(20),
                row.get<std::optional<DestinataireId>>(21)};
        },
        empreinte,
        id,
        now,
        now - adresse_apres_complet,
        empreinte
    );
}

}  // namespace depot
