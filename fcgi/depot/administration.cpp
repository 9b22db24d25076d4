#include "depot/administration.hpp"

#include "base/text.hpp"
#include "depot/lien.hpp"

namespace depot {
namespace {

// For LIKE: what was typed stands for itself.
std::string within(std::string_view words) {
    std::string pattern = "%";
    for (const char c : words) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

// "https://…/f/TOKEN": the column that such a link is found by.
std::optional<std::string> link_in(std::string_view words) {
    const auto at = words.rfind("/f/");
    if (at == std::string_view::npos) return std::nullopt;
    const auto token = words.substr(at + 3);
    return empreinte_of(token.substr(0, token.find_first_of("/?# ")));
}

LigneAdmin read_ligne(const db::Row& row) {
    return {
        row.get<DepotId>(0),
        static_cast<Phase>(row.get<unsigned>(1)),
        row.get<std::string>(2),
        row.get<unsigned>(3),
        row.get<std::uint64_t>(4),
        row.get<std::string>(5),
        row.get<std::string>(6),
        row.get<std::string>(7),
        row.get<base::Instant>(8),
        row.get<base::Instant>(9),
        row.get<unsigned>(10),
        row.get<unsigned>(11)};
}

SignalementVu read_report(const db::Row& row) {
    return {
        row.get<SignalementId>(0),
        row.get<DepotId>(1),
        row.get<std::string>(2),
        row.get<base::Instant>(3),
        row.get<std::string>(4),
        row.get<std::string>(5),
        row.get<std::optional<base::Instant>>(6),
        row.get<std::string>(7),
        row.get<std::string>(8)};
}

struct Cherche {
    std::string pattern;
    std::optional<std::string> link;
    int phase;  // -1: any
    base::Instant now;
};

std::size_t count(db::Connection& db, const Cherche& asked) {
    return db
        .value<std::size_t>(
            "SELECT COUNT(*) FROM depot d LEFT JOIN compte c ON c.id = d.compte WHERE "
            "(c.nom_affiche LIKE ? OR c.identifiant_affiche LIKE ? OR c.courriel LIKE ? OR "
            "d.deposant LIKE ? OR d.deposant_courriel LIKE ? OR d.empreinte = ? OR EXISTS (SELECT "
            "1 FROM destinataire e WHERE e.depot = d.id AND (e.empreinte = ? OR e.courriel LIKE "
            "?)) OR EXISTS (SELECT 1 "
            "FROM fichier f WHERE f.depot = d.id AND f.nom LIKE ?) OR ? = '%%') AND ? IN (-1, CASE "
            "WHEN d.etat = 'gele' THEN 2 WHEN d.etat = 'en_cours' THEN IF(d.expire_le <= ?, 5, 0) "
            "WHEN d.etat = 'publie' THEN IF(d.expire_le <= ?, 3, 1) WHEN d.fin_motif = 'abandonne' "
            "THEN 5 WHEN d.fin_motif = 'expire' THEN 3 ELSE 4 END)",
            asked.pattern,
            asked.pattern,
            asked.pattern,
            asked.pattern,
            asked.pattern,
            asked.link,
            asked.link,
            asked.pattern,
            asked.pattern,
            asked.pattern,
            asked.phase,
            asked.now,
            asked.now
        )
        .value_or(0);
}

std::vector<LigneAdmin> lines(
    db::Connection& db, const Cherche& asked, std::size_t limit, std::size_t offset
) {
    return db.all<LigneAdmin>(
        "SELECT x.id, x.phase, COALESCE((SELECT f.nom FROM fichier f WHERE f.depot = x.id ORDER BY "
        "f.id LIMIT 1), ''), (SELECT COUNT(*) FROM fichier f WHERE f.depot = x.id), (SELECT "
        "COALESCE(SUM(f.taille), 0) FROM fichier f WHERE f.depot = x.id), x.qui, x.identifiant, "
        "x.deposant, x.cree_le, x.expire_le, (SELECT COUNT(*) FROM telechargement t WHERE t.depot "
        "= "
        "x.id AND t.compte IS NULL AND t.complet_le IS NOT NULL), (SELECT COUNT(*) FROM "
        "signalement s WHERE s.depot = x.id AND s.traite_le IS NULL) FROM (SELECT d.id, CASE WHEN "
        "d.etat = 'gele' THEN 2 WHEN d.etat = 'en_cours' THEN IF(d.expire_le <= ?, 5, 0) WHEN "
        "d.etat = 'publie' THEN IF(d.expire_le <= ?, 3, 1) WHEN d.fin_motif = 'abandonne' THEN 5 "
        "WHEN d.fin_motif = 'expire' THEN 3 ELSE 4 END AS phase, COALESCE(NULLIF(c.nom_affiche, "
        "''), c.identifiant_affiche, '') AS qui, COALESCE(c.identifiant_affiche, '') AS "
        "identifiant, d.deposant, d.cree_le, d.expire_le FROM depot d LEFT JOIN compte c ON c.id = "
        "d.compte WHERE (c.nom_affiche LIKE ? OR c.identifiant_affiche LIKE ? OR c.courriel LIKE ? "
        "OR d.deposant LIKE ? OR d.deposant_courriel LIKE ? OR d.empreinte = ? OR EXISTS (SELECT 1 "
        "FROM destinataire e WHERE e.depot = d.id AND (e.empreinte = ? OR e.courriel LIKE ?)) OR "
        "EXISTS (SELECT 1 FROM "
        "fichier f WHERE f.depot = d.id AND f.nom LIKE ?) OR ? = '%%')) x WHERE ? IN (-1, x.phase) "
        "ORDER BY x.id DESC LIMIT ? OFFSET ?",
        read_ligne,
        asked.now,
        asked.now,
        asked.pattern,
        asked.pattern,
        asked.pattern,
        asked.pattern,
        asked.pattern,
        asked.link,
        asked.link,
        asked.pattern,
        asked.pattern,
        asked.pattern,
        asked.phase,
        limit,
        offset
    );
}

void read_rest(db::Connection& db, FicheAdmin& fiche) {
    const auto depot = fiche.ligne.id;
    fiche.fichiers = fichiers_vus(db, depot);
    fiche.signalements = db.all<SignalementVu>(
        "SELECT s.id, s.depot, '', s.quand, s.courriel, s.raison, s.traite_le, "
        "COALESCE(NULLIF(c.nom_affiche, ''), c.identifiant_affiche, ''), s.reponse "
        "FROM signalement s LEFT JOIN compte c ON c.id = s.traite_par WHERE s.depot = ? "
        "ORDER BY s.id DESC",
        read_report,
        depot
    );
    fiche.journal = db.all<acces::Ligne>(
        "SELECT j.quand, j.action, COALESCE(NULLIF(c.nom_affiche, ''), c.identifiant_affiche, "
        "IF(j.compte IS NULL, 'le système', 'un compte effacé')), j.adresse, j.details "
        "FROM journal j LEFT JOIN compte c ON c.id = j.compte WHERE j.depot = ? "
        "ORDER BY j.id DESC LIMIT 500",
        [](const db::Row& row) {
            return acces::Ligne{
                row.get<base::Instant>(0),
                row.get<std::string>(1),
                row.get<std::string>(2),
                row.get<std::string>(3),
                row.get<std::string>(4)};
        },
        depot
    );
}

}  // namespace

PageAdmin search_depots(db::Connection& db, base::Instant now, const FiltreAdmin& filtre) {
    const auto link = link_in(filtre.mots);
    const Cherche asked{
        within(base::nfc(filtre.mots)),
        link,
        filtre.phase ? static_cast<int>(*filtre.phase) : -1,
        now};
    return {count(db, asked), lines(db, asked, filtre.limit, filtre.offset)};
}

std::optional<FicheAdmin> read_admin(db::Connection& db, base::Instant now, DepotId depot) {
    auto fiche = db.first<FicheAdmin>(
        "SELECT d.id, CASE WHEN d.etat = 'gele' THEN 2 WHEN d.etat = 'en_cours' THEN "
        "IF(d.expire_le <= ?, 5, 0) WHEN d.etat = 'publie' THEN IF(d.expire_le <= ?, 3, 1) WHEN "
        "d.fin_motif = 'abandonne' THEN 5 WHEN d.fin_motif = 'expire' THEN 3 ELSE 4 END, "
        "COALESCE((SELECT f.nom FROM fichier f WHERE f.depot = d.id ORDER BY f.id LIMIT 1), ''), "
        "(SELECT COUNT(*) FROM fichier f WHERE f.depot = d.id), (SELECT COALESCE(SUM(f.taille), 0) "
        "FROM fichier f WHERE f.depot = d.id), COALESCE(NULLIF(c.nom_affiche, ''), "
        "c.identifiant_affiche, ''), COALESCE(c.identifiant_affiche, ''), d.deposant, d.cree_le, "
        "d.expire_le, (SELECT COUNT(*) FROM telechargement t WHERE t.depot = d.id AND t.compte IS "
        "NULL AND t.complet_le IS NOT NULL), (SELECT COUNT(*) FROM signalement s WHERE s.depot = "
        "d.id AND s.traite_le IS NULL), d.empreinte, d.jeton_scelle, d.message, d.mot_invite, "
        "COALESCE(NULLIF(d.deposant_courriel, ''), c.courriel, ''), d.adresse, d.gele_raison, "
        "d.mot_de_passe <> '' FROM depot d LEFT JOIN compte c ON c.id = d.compte WHERE d.id = ?",
        [](const db::Row& row) {
            return FicheAdmin{
                read_ligne(row),
                row.get<std::string>(12),
                row.get<std::string>(13),
                row.get<std::string>(14),
                row.get<std::string>(15),
                row.get<std::string>(16),
                row.get<std::string>(17),
                row.get<std::string>(18),
                row.get<bool>(19)};
        },
        now,
        now,
        depot
    );
    if (fiche) read_rest(db, *fiche);
    return fiche;
}

std::vector<SignalementVu> signalements_of(db::Connection& db, bool open) {
    return db.all<SignalementVu>(
        "SELECT s.id, s.depot, COALESCE((SELECT f.nom FROM fichier f WHERE f.depot = s.depot "
        "ORDER BY f.id LIMIT 1), ''), s.quand, s.courriel, s.raison, s.traite_le, "
        "COALESCE(NULLIF(c.nom_affiche, ''), c.identifiant_affiche, ''), s.reponse "
        "FROM signalement s LEFT JOIN compte c ON c.id = s.traite_par "
        "WHERE (s.traite_le IS NULL) = ? ORDER BY IF(s.traite_le IS NULL, s.id, 0), s.traite_le "
        "DESC LIMIT 500",
        read_report,
        open
    );
}

std::optional<SignalementVu> read_signalement(db::Connection& db, SignalementId id) {
    return db.first<SignalementVu>(
        "SELECT s.id, s.depot, COALESCE((SELECT f.nom FROM fichier f WHERE f.depot = s.depot "
        "ORDER BY f.id LIMIT 1), ''), s.quand, s.courriel, s.raison, s.traite_le, '', s.reponse "
        "FROM signalement s WHERE s.id = ?",
        read_report,
        id
    );
}

}  // namespace depot
