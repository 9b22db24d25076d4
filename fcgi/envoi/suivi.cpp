#include "envoi/suivi.hpp"

#include "base/text.hpp"
#include "scolarite/noms.hpp"

namespace envoi {
namespace {

// Order in the list, as the CASE of the statement numbers them.
EtatEnvoi etat_from(int rank) {
    switch (rank) {
        case 0:
            return EtatEnvoi::refuse;
        case 1:
            return EtatEnvoi::attente;
        case 2:
            return EtatEnvoi::passe;
        default:
            return EtatEnvoi::envoye;
    }
}

std::string text_at(const db::Row& row, std::size_t column) {
    return row.get<std::optional<std::string>>(column).value_or("");
}

Destinataire read_destinataire(const db::Row& row) {
    const auto pupil = scolarite::nom_puis_prenom(row.get<std::string>(0), row.get<std::string>(1));
    const auto parent = base::squeeze(
        text_at(row, 3) + " " + scolarite::nom_puis_prenom(text_at(row, 4), text_at(row, 5))
    );
    return {
        pupil,
        text_at(row, 2),
        parent.empty() ? pupil : parent,
        etat_from(row.get<int>(6)),
        text_at(row, 7),
        row.get<bool>(8)};
}

}  // namespace

std::optional<LotDeCodes> read_generation(
    db::Connection& connection, scolarite::EtablissementId etablissement, acces::LotId lot
) {
    auto found = connection.first<LotDeCodes>(
        "SELECT id, total, criteres, cree_le FROM lot "
        "WHERE etablissement = ? AND id = ? AND genre = 'generation'",
        [](const db::Row& row) {
            return LotDeCodes{
                row.get<acces::LotId>(0),
                row.get<std::size_t>(1),
                row.get<std::string>(2),
                row.get<base::Instant>(3),
                {}};
        },
        etablissement,
        lot
    );
    if (!found) return std::nullopt;
    connection.each(
        "SELECT COALESCE(d.code, ''), COUNT(*) FROM car c JOIN eleve e ON e.id = c.eleve "
        "LEFT JOIN division d ON d.id = e.division WHERE c.lot = ? "
        "GROUP BY COALESCE(d.code, '') ORDER BY 1",
        [&](const db::Row& row) {
            found->divisions.emplace_back(row.get<std::string>(0), row.get<std::size_t>(1));
        },
        lot
    );
    return found;
}

std::optional<acces::LotId> last_generation(
    db::Connection& connection, scolarite::EtablissementId etablissement, acces::CompteId compte
) {
    return connection.value<acces::LotId>(
        "SELECT id FROM lot WHERE etablissement = ? AND demande_par = ? AND genre = 'generation' "
        "ORDER BY id DESC LIMIT 1",
        etablissement,
        compte
    );
}

std::optional<acces::LotId> last_notification(
    db::Connection& connection, scolarite::EtablissementId etablissement, acces::CompteId compte
) {
    return connection.value<acces::LotId>(
        "SELECT id FROM lot WHERE etablissement = ? AND demande_par = ? AND genre <> 'generation' "
        "ORDER BY id DESC LIMIT 1",
        etablissement,
        compte
    );
}

Comptes counts_of(
    db::Connection& connection, scolarite::EtablissementId etablissement, acces::LotId lot
) {
    Comptes counts;
    std::size_t without_mail = 0;
    bool gone_through = false;
    connection.each(
        "SELECT COUNT(*), COALESCE(SUM(m.etat = 'attente'), 0), "
        "COALESCE(SUM(m.etat = 'envoye'), 0), "
        "COALESCE(SUM(m.etat = 'refuse'), 0), COALESCE(SUM(m.id IS NULL), 0), "
        "COALESCE(MAX(l.etat = 'fini' OR m.id IS NOT NULL), 0) "
        "FROM lot l JOIN lot_car x ON x.lot = l.id "
        "LEFT JOIN courriel_a_envoyer m ON m.car = x.car AND m.lot = x.lot "
        "WHERE l.etablissement = ? AND l.id = ?",
        [&](const db::Row& row) {
            counts.total = row.get<std::size_t>(0);
            counts.attente = row.get<std::size_t>(1);
            counts.envoyes = row.get<std::size_t>(2);
            counts.refuses = row.get<std::size_t>(3);
            without_mail = row.get<std::size_t>(4);
            gone_through = row.get<bool>(5);
        },
        etablissement,
        lot
    );
    (gone_through ? counts.passes : counts.attente) += without_mail;
    return counts;
}

std::vector<Destinataire> read_destinataires(
    db::Connection& connection,
    scolarite::EtablissementId etablissement,
    acces::LotId lot,
    std::size_t offset,
    std::size_t limit
) {
    return connection.all<Destinataire>(
        "SELECT e.nom, e.prenom, d.code, r.civilite, r.nom, r.prenom, "
        "CASE WHEN m.etat = 'refuse' THEN 0 WHEN m.etat = 'attente' THEN 1 "
        "WHEN m.etat = 'envoye' THEN 3 "
        "WHEN l.etat = 'fini' OR EXISTS (SELECT 1 FROM courriel_a_envoyer o WHERE o.lot = l.id) "
        "THEN 2 ELSE 1 END AS etat_envoi, m.raison, c.fin_le IS NOT NULL "
        "FROM lot l JOIN lot_car x ON x.lot = l.id JOIN car c ON c.id = x.car "
        "JOIN eleve e ON e.id = c.eleve LEFT JOIN division d ON d.id = e.division "
        "LEFT JOIN couple k ON k.id = c.couple LEFT JOIN responsable r ON r.id = k.responsable "
        "LEFT JOIN courriel_a_envoyer m ON m.car = x.car AND m.lot = x.lot "
        "WHERE l.etablissement = ? AND l.id = ? "
        "ORDER BY etat_envoi, d.code, e.tri, e.id, k.rang_legal, c.id LIMIT ? OFFSET ?",
        read_destinataire,
        etablissement,
        lot,
        limit,
        offset
    );
}

}  // namespace envoi
