#include "depot/proprietaire.hpp"

#include "base/text.hpp"

#include <stdexcept>

namespace depot {
namespace {

constexpr char separator = '/';  // in no name of a file: clean_nom() sees to it

std::vector<std::string> names_in(const std::string& joined) {
    std::vector<std::string> names;
    if (joined.empty()) return names;
    for (const auto name : base::split(joined, separator)) names.emplace_back(name);
    return names;
}

// Columns 0 to 16 of both statements below.
LigneDepot read_ligne(const db::Row& row, base::Instant now) {
    const auto vie = Vie::read(row, 1);
    auto names = names_in(row.get<std::string>(10));
    for (auto& name : names_in(row.get<std::string>(16))) names.push_back(std::move(name));
    return {
        row.get<DepotId>(0),
        vie.phase(now),
        std::move(names),
        row.get<unsigned>(11),
        row.get<std::optional<unsigned>>(9),
        row.get<std::uint64_t>(12),
        row.get<base::Instant>(6),
        vie.fin(now),
        row.get<bool>(7),
        row.get<std::string>(8),
        row.get<unsigned>(13),
        row.get<unsigned>(14),
        row.get<unsigned>(15)};
}

void read_files(db::Connection& db, base::Instant now, FicheDepot& fiche) {
    const auto depot = fiche.ligne.id;
    fiche.fichiers = fichiers_vus(db, depot);
    fiche.en_route = db.all<EnRoute>(
        "SELECT nom, taille, blob_nom FROM televersement "
        "WHERE depot = ? AND fini_le IS NULL AND expire_le > ? ORDER BY id",
        [](const db::Row& row) {
            const auto blob = BlobNom::parse(row.get<std::string>(2));
            if (!blob) throw std::logic_error("televersement.blob_nom is no name");
            return EnRoute{
                row.get<std::string>(0), row.get<std::optional<std::uint64_t>>(1), *blob};
        },
        depot,
        now
    );
}

void read_people(db::Connection& db, FicheDepot& fiche) {
    const auto depot = fiche.ligne.id;
    fiche.destinataires = db.all<DestinataireVu>(
        "SELECT r.id, r.courriel, "
        "IF(r.courriel_envoye IS NULL, '', COALESCE(c.etat, 'envoye')), COALESCE(c.raison, ''), "
        "c.fini_le, r.telecharge_le, (SELECT COUNT(DISTINCT t.fichier) FROM telechargement t WHERE "
        "t.destinataire = r.id AND t.complet_le IS NOT NULL), r.rappele_le IS NOT NULL "
        "FROM destinataire r LEFT JOIN courriel_a_envoyer c ON c.id = r.courriel_envoye WHERE "
        "r.depot = ? ORDER BY "
        "r.id",
        [](const db::Row& row) {
            return DestinataireVu{
                row.get<DestinataireId>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<std::string>(3),
                row.get<std::optional<base::Instant>>(4),
                row.get<std::optional<base::Instant>>(5),
                row.get<unsigned>(6),
                row.get<bool>(7)};
        },
        depot
    );
}

}  // namespace

std::vector<FichierVu> fichiers_vus(db::Connection& db, DepotId depot) {
    return db.all<FichierVu>(
        "SELECT id, nom, taille, sha256, antivirus, antivirus_detail, efface_le IS NOT NULL, crc32 "
        "FROM fichier WHERE depot = ? ORDER BY id",
        [](const db::Row& row) {
            const auto digest = row.get<std::optional<std::string>>(3);
            return FichierVu{
                row.get<FichierId>(0),
                row.get<std::string>(1),
                row.get<std::uint64_t>(2),
                digest ? base::hex(*digest) : std::string(),
                row.get<std::optional<std::uint32_t>>(7),
                antivirus_of(row.get<std::string>(4)),
                row.get<std::string>(5),
                row.get<bool>(6)};
        },
        depot
    );
}

std::vector<LigneDepot> depots_of(
    db::Connection& db,
    base::Instant now,
    acces::CompteId compte,
    const std::optional<InvitationId>& invitation
) {
    return db.all<LigneDepot>(
        "SELECT d.id, d.etat, d.fin_motif, d.expire_le, d.fini_le, d.gele_le, d.cree_le, "
        "d.mot_de_passe <> '', "
        "d.deposant, d.attendus, COALESCE(f.noms, ''), COALESCE(f.nombre, 0), "
        "COALESCE(f.octets, 0), COALESCE(t.complets, 0), COALESCE(r.nombre, 0), "
        "COALESCE(r.servis, 0), COALESCE(v.noms, '') FROM depot d "
        "LEFT JOIN (SELECT a.depot, COUNT(*) AS nombre, SUM(a.taille) AS octets, "
        "GROUP_CONCAT(a.nom ORDER BY a.id SEPARATOR '/') AS noms FROM fichier a "
        "JOIN depot x ON x.id = a.depot WHERE x.compte = ? GROUP BY a.depot) f ON f.depot = d.id "
        "LEFT JOIN (SELECT a.depot, COUNT(*) AS complets FROM telechargement a "
        "JOIN depot x ON x.id = a.depot WHERE x.compte = ? AND a.complet_le IS NOT NULL AND "
        "a.compte IS NULL GROUP BY a.depot) t ON t.depot = d.id "
        "LEFT JOIN (SELECT a.depot, COUNT(*) AS nombre, COUNT(a.telecharge_le) AS servis "
        "FROM destinataire a JOIN depot x ON x.id = a.depot WHERE x.compte = ? GROUP BY a.depot) r "
        "ON r.depot = d.id "
        "LEFT JOIN (SELECT a.depot, GROUP_CONCAT(a.nom ORDER BY a.id SEPARATOR '/') AS noms "
        "FROM televersement a WHERE a.compte = ? AND a.fini_le IS NULL AND a.expire_le > ? "
        "GROUP BY a.depot) v "
        "ON v.depot = d.id WHERE d.compte = ? AND (? IS NULL OR d.invitation = ?) "
        "ORDER BY d.id DESC LIMIT 5000",
        [now](const db::Row& row) { return read_ligne(row, now); },
        compte,
        compte,
        compte,
        compte,
        now,
        compte,
        invitation,
        invitation
    );
}

Parties parties_of(db::Connection& db, base::Instant now, acces::CompteId compte) {
    return db
        .first<Parties>(
            "SELECT COUNT(*), COALESCE(SUM(COALESCE(taille, promis)), 0) FROM televersement "
            "WHERE compte = ? AND sorte = 'partie' AND expire_le > ?",
            [](const db::Row& row) {
                return Parties{row.get<std::uint64_t>(0), row.get<std::uint64_t>(1)};
            },
            compte,
            now
        )
        .value_or(Parties());
}

void end_parties(db::Connection& db, base::Instant now, acces::CompteId compte) {
    db.execute(
        "UPDATE televersement SET expire_le = ? WHERE compte = ? AND sorte = 'partie' AND "
        "expire_le > ?",
        now,
        compte,
        now
    );
}

std::optional<FicheDepot> fiche_of(
    db::Connection& db, base::Instant now, acces::CompteId compte, DepotId depot
) {
    auto fiche = db.first<FicheDepot>(
        "SELECT d.id, d.etat, d.fin_motif, d.expire_le, d.fini_le, d.gele_le, d.cree_le, "
        "d.mot_de_passe <> '', "
        "d.deposant, d.attendus, "
        "COALESCE((SELECT GROUP_CONCAT(f.nom ORDER BY f.id SEPARATOR '/') FROM fichier f "
        "WHERE f.depot = d.id), ''), (SELECT COUNT(*) FROM fichier f WHERE f.depot = d.id), "
        "COALESCE((SELECT SUM(f.taille) FROM fichier f WHERE f.depot = d.id), 0), "
        "(SELECT COUNT(*) FROM telechargement t WHERE t.depot = d.id AND t.complet_le IS NOT NULL "
        "AND t.compte IS NULL), (SELECT COUNT(*) FROM destinataire r WHERE r.depot = d.id), "
        "(SELECT COUNT(r.telecharge_le) FROM destinataire r WHERE r.depot = d.id), '', "
        "d.empreinte, d.jeton_scelle, d.message, d.mot_invite, d.gele_raison, d.publie_le, "
        "d.avis, d.recapitulatif, d.telechargements_max, d.telechargements_pris, "
        "IF(d.mot_de_passe = '', '', SHA2(d.mot_de_passe, 256)) "
        "FROM depot d WHERE d.id = ? AND d.compte = ?",
        [now](const db::Row& row) {
            return FicheDepot{
                .ligne = read_ligne(row, now),
                .empreinte = row.get<std::string>(17),
                .scelle = row.get<std::string>(18),
                .message = row.get<std::string>(19),
                .mot_invite = row.get<std::string>(20),
                .par_administration = row.get<std::optional<std::string>>(2) == "administration",
                .gele_raison = row.get<std::string>(21),
                .publie_le = row.get<std::optional<base::Instant>>(22),
                .avis = row.get<bool>(23),
                .recapitulatif = row.get<bool>(24),
                .telechargements_max = row.get<std::optional<unsigned>>(25),
                .telechargements_pris = row.get<unsigned>(26),
                .somme_mot_de_passe = row.get<std::string>(27)};
        },
        depot,
        compte
    );
    if (!fiche) return std::nullopt;
    read_files(db, now, *fiche);
    read_people(db, *fiche);
    return fiche;
}

}  // namespace depot
