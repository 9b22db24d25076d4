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

// "https://…/f/TOKEN", or the token alone: the column that such a link is found by.
std::optional<std::string> link_in(std::string_view words) {
    const auto at = words.rfind("/f/");
    const auto token = at == std::string_view::npos ? words : words.substr(at + 3);
    return empreinte_of(token.substr(0, token.find_first_of("/?# ")));
}

// Columns 0 to 14 of both statements below.
LigneAdmin read_ligne(const db::Row& row, base::Instant now) {
    const auto vie = Vie::read(row, 1);
    return {
        row.get<DepotId>(0),
        vie.phase(now),
        row.get<std::string>(6),
        row.get<unsigned>(7),
        row.get<std::uint64_t>(8),
        row.get<std::string>(9),
        row.get<std::string>(10),
        row.get<std::string>(11),
        row.get<base::Instant>(12),
        vie.fin(now),
        row.get<unsigned>(13),
        row.get<unsigned>(14)};
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
    std::optional<std::string> signes;  // signes_of() the phase; nothing: any
    base::Instant now;
};

// The lines asked for, and in each how many there are in all.
PageAdmin read_page(
    db::Connection& db, const Cherche& asked, std::size_t limit, std::size_t offset
) {
    PageAdmin page{0, {}};
    db.each(
        "SELECT d.id, d.etat, d.fin_motif, d.expire_le, d.fini_le, d.gele_le, COALESCE((SELECT "
        "f.nom FROM fichier f WHERE f.depot = d.id ORDER BY f.id LIMIT 1), ''), (SELECT COUNT(*) "
        "FROM fichier f WHERE f.depot = d.id), (SELECT COALESCE(SUM(f.taille), 0) FROM fichier f "
        "WHERE f.depot = d.id), COALESCE(NULLIF(c.nom_affiche, ''), c.identifiant_affiche, ''), "
        "COALESCE(c.identifiant_affiche, ''), d.deposant, d.cree_le, (SELECT COUNT(*) FROM "
        "telechargement t WHERE t.depot = d.id AND t.compte IS NULL AND t.complet_le IS NOT "
        "NULL), (SELECT COUNT(*) FROM signalement s WHERE s.depot = d.id AND s.traite_le IS "
        "NULL), x.total FROM (SELECT d.id, COUNT(*) OVER () AS total FROM depot d LEFT JOIN "
        "compte c ON c.id = d.compte WHERE (c.nom_affiche LIKE ? OR c.identifiant_affiche LIKE ? "
        "OR c.courriel LIKE ? OR d.deposant LIKE ? OR d.deposant_courriel LIKE ? OR d.empreinte = "
        "? OR EXISTS (SELECT 1 FROM destinataire e WHERE e.depot = d.id AND (e.empreinte = ? OR "
        "e.courriel LIKE ?)) OR EXISTS (SELECT 1 FROM fichier f WHERE f.depot = d.id AND f.nom "
        "LIKE ?) OR ? = '%%') AND (? IS NULL OR FIND_IN_SET(CONCAT_WS('/', d.etat, "
        "COALESCE(d.fin_motif, ''), d.expire_le <= ?), ?) > 0) ORDER BY d.id DESC LIMIT ? OFFSET "
        "?) x JOIN depot d ON d.id = x.id LEFT JOIN compte c ON c.id = d.compte ORDER BY d.id "
        "DESC",
        [&](const db::Row& row) {
            page.lignes.push_back(read_ligne(row, asked.now));
            page.total = row.get<std::size_t>(15);
        },
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
        asked.signes,
        asked.now,
        asked.signes,
        limit,
        offset
    );
    return page;
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
    const Cherche asked{
        within(base::nfc(filtre.mots)),
        link_in(filtre.mots),
        filtre.phase ? std::optional(signes_of(*filtre.phase)) : std::nullopt,
        now};
    return read_page(db, asked, filtre.limit, filtre.offset);
}

std::optional<FicheAdmin> read_admin(db::Connection& db, base::Instant now, DepotId depot) {
    auto fiche = db.first<FicheAdmin>(
        "SELECT d.id, d.etat, d.fin_motif, d.expire_le, d.fini_le, d.gele_le, COALESCE((SELECT "
        "f.nom FROM fichier f WHERE f.depot = d.id ORDER BY f.id LIMIT 1), ''), (SELECT COUNT(*) "
        "FROM fichier f WHERE f.depot = d.id), (SELECT COALESCE(SUM(f.taille), 0) FROM fichier f "
        "WHERE f.depot = d.id), COALESCE(NULLIF(c.nom_affiche, ''), c.identifiant_affiche, ''), "
        "COALESCE(c.identifiant_affiche, ''), d.deposant, d.cree_le, (SELECT COUNT(*) FROM "
        "telechargement t WHERE t.depot = d.id AND t.compte IS NULL AND t.complet_le IS NOT "
        "NULL), (SELECT COUNT(*) FROM signalement s WHERE s.depot = d.id AND s.traite_le IS "
        "NULL), d.empreinte, d.jeton_scelle, d.message, d.mot_invite, "
        "COALESCE(NULLIF(d.deposant_courriel, ''), c.courriel, ''), d.adresse, d.gele_raison, "
        "d.mot_de_passe <> '' FROM depot d LEFT JOIN compte c ON c.id = d.compte WHERE d.id = ?",
        [now](const db::Row& row) {
            return FicheAdmin{
                read_ligne(row, now),
                row.get<std::string>(15),
                row.get<std::string>(16),
                row.get<std::string>(17),
                row.get<std::string>(18),
                row.get<std::string>(19),
                row.get<std::string>(20),
                row.get<std::string>(21),
                row.get<bool>(22)};
        },
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
