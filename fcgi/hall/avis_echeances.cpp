// What the worker looks for: ends, reminders, refusals.
#include "base/date.hpp"
#include "base/text.hpp"
#include "hall/avis.hpp"

#include <algorithm>

namespace hall {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes for_the_last_one{15};

depot::DepotId read_depot(const db::Row& row) { return row.get<depot::DepotId>(0); }

// One transaction for each; how many of them sent something.
template <class Id, class F>
std::uint64_t each_of(db::Connection& db, const std::vector<Id>& ids, F tell) {
    std::uint64_t told = 0;
    for (const auto& id : ids)
        if (db.transact([&](db::Transaction& tx) { return tell(tx, id); })) ++told;
    return told;
}

struct Depositaire {
    depot::Resume depot;
    std::optional<base::Courriel> courriel;
};
std::optional<Depositaire> read_owner(db::Transaction& tx, depot::DepotId depot) {
    auto resume = depot::resume_of(tx.connection(), depot);
    if (!resume) return std::nullopt;
    const auto owner =
        resume->compte ? acces::correspondant_of(tx.connection(), *resume->compte) : std::nullopt;
    return Depositaire{std::move(*resume), owner ? owner->courriel : std::nullopt};
}

bool has_something_to_fetch(const Plume& plume, db::Connection& db, depot::DestinataireId id) {
    return !depot::fichiers_a_prendre(db, id, plume.config.scan_required()).empty();
}

// Who has not fetched all: "a@exemple.fr", "b@exemple.fr (1 fichier sur 3)": of those that were his
// to fetch.
std::vector<std::string> absents_of(
    const Plume& plume, db::Connection& db, const std::vector<depot::Nomme>& nommes
) {
    std::vector<std::string> out;
    for (const auto& nomme : nommes) {
        if (nomme.telecharge_le) continue;
        const auto left = depot::fichiers_a_prendre(db, nomme.id, plume.config.scan_required());
        if (nomme.fichiers == 0 && left.empty()) continue;  // the antivirus keeps all of it back
        out.push_back(nomme.courriel);
        if (nomme.fichiers == 0) continue;
        out.back() += " (" + base::counted(nomme.fichiers, "fichier", "fichiers") + " sur " +
                      std::to_string(nomme.fichiers + left.size()) + ")";
    }
    return out;
}

std::vector<LigneTelechargement> first_downloads(db::Transaction& tx, depot::DepotId depot) {
    return tx->all<LigneTelechargement>(
        "SELECT t.complet_le, COALESCE(f.nom, 'tous les fichiers (zip)'), COALESCE(n.courriel, '') "
        "FROM telechargement t LEFT JOIN fichier f ON f.id = t.fichier "
        "LEFT JOIN destinataire n ON n.id = t.destinataire WHERE t.depot = ? AND t.compte IS NULL "
        "AND t.complet_le IS NOT NULL ORDER BY t.complet_le, t.id LIMIT 100",
        [](const db::Row& row) {
            return LigneTelechargement{
                Plume::date(row.get<base::Instant>(0)),
                row.get<std::string>(1),
                row.get<std::string>(2)};
        },
        depot
    );
}

DepotRecapitulatifMail recap_of(
    const Plume& plume, db::Transaction& tx, const depot::Resume& depot
) {
    DepotRecapitulatifMail mail;
    const auto began = tx->value<base::Instant>(
        "SELECT COALESCE(publie_le, cree_le) FROM depot WHERE id = ?", depot.id
    );
    mail.depose_le = Plume::date(began.value_or(plume.now));
    mail.fichiers = pieces_of(depot);
    const auto nommes = depot::nommes_of(tx.connection(), depot.id);
    mail.absents = absents_of(plume, tx.connection(), nommes);
    for (const auto& nomme : nommes)
        if (nomme.telecharge_le)
            mail.presents.push_back({nomme.courriel, Plume::date(*nomme.telecharge_le)});
    mail.telechargements = first_downloads(tx, depot.id);
    mail.total = tx->value<std::uint64_t>(
                       "SELECT COUNT(*) FROM telechargement WHERE depot = ? AND compte IS NULL AND "
                       "complet_le IS NOT NULL",
                       depot.id
    )
                     .value_or(0);
    mail.gestion = plume.gestion(depot.id);
    return mail;
}

bool send_recap(const Plume& plume, db::Transaction& tx, depot::DepotId depot) {
    const auto mine = tx->execute(
        "UPDATE depot SET recap_le = ? WHERE id = ? AND recap_le IS NULL AND recapitulatif",
        plume.now,
        depot
    );
    const auto owner = mine > 0 ? read_owner(tx, depot) : std::nullopt;
    if (!owner || !owner->courriel) return false;
    send(plume, tx, *owner->courriel, recap_of(plume, tx, owner->depot));
    return true;
}

// Whoever else has not fetched all has just been reminded.
bool may_remind_one_of(
    const Plume& plume, db::Connection& db, const std::vector<depot::Nomme>& nommes
) {
    return std::any_of(nommes.begin(), nommes.end(), [&](const depot::Nomme& nomme) {
        return !nomme.telecharge_le &&
               (!nomme.rappele_le || *nomme.rappele_le <= plume.now - entre_rappels) &&
               has_something_to_fetch(plume, db, nomme.id);
    });
}

bool warn(const Plume& plume, db::Transaction& tx, depot::DepotId depot) {
    const auto mine = tx->execute(
        "UPDATE depot SET prevenu_pour = expire_le WHERE id = ? AND etat = 'publie' AND expire_le "
        "> ? AND (prevenu_pour IS NULL OR prevenu_pour <> expire_le)",
        depot,
        plume.now
    );
    const auto owner = mine > 0 ? read_owner(tx, depot) : std::nullopt;
    if (!owner || !owner->courriel) return false;
    const auto nommes = depot::nommes_of(tx.connection(), depot);
    send(
        plume,
        tx,
        *owner->courriel,
        DepotFinProcheMail{
            Plume::date(owner->depot.expire_le),
            pieces_of(owner->depot),
            absents_of(plume, tx.connection(), nommes),
            may_remind_one_of(plume, tx.connection(), nommes),
            plume.gestion(depot)}
    );
    return true;
}

std::optional<depot::Nomme> find_nomme(
    db::Transaction& tx, depot::DepotId depot, depot::DestinataireId id
) {
    for (auto& nomme : depot::nommes_of(tx.connection(), depot))
        if (nomme.id == id) return std::move(nomme);
    return std::nullopt;
}

void send_reminder(const Plume& plume, db::Transaction& tx, depot::DestinataireId id) {
    const auto depot = tx->value<depot::DepotId>("SELECT depot FROM destinataire WHERE id = ?", id);
    const auto resume = depot ? depot::resume_of(tx.connection(), *depot) : std::nullopt;
    const auto nomme = resume ? find_nomme(tx, *depot, id) : std::nullopt;
    if (!nomme) return;
    write_to(plume, tx, *resume, *nomme, Lettre::rappel);
}

// `since`: who was reminded after that is left alone.
bool remind_once(
    const Plume& plume,
    db::Transaction& tx,
    depot::DestinataireId id,
    const std::optional<base::Instant>& since
) {
    if (!has_something_to_fetch(plume, tx.connection(), id)) return false;
    const auto mine = tx->execute(
        "UPDATE destinataire n JOIN depot d ON d.id = n.depot SET n.rappele_le = ? WHERE n.id = ? "
        "AND n.telecharge_le IS NULL AND (n.rappele_le IS NULL OR n.rappele_le <= ?) AND d.etat = "
        "'publie' AND d.expire_le > ?",
        plume.now,
        id,
        since,
        plume.now
    );
    if (mine == 0) return false;
    send_reminder(plume, tx, id);
    return true;
}

}  // namespace

std::uint64_t send_recaps(const Plume& plume, db::Connection& db) {
    const auto ended = db.all<depot::DepotId>(
        "SELECT d.id FROM depot d WHERE d.recapitulatif AND d.recap_le IS NULL AND d.publie_le IS "
        "NOT NULL AND (d.etat IN ('fini', 'purge') OR (d.etat = 'publie' AND d.expire_le <= ?)) "
        "AND NOT (d.expire_le > ? AND EXISTS (SELECT 1 FROM telechargement t WHERE t.depot = d.id "
        "AND t.complet_le IS NULL AND t.compte IS NULL AND t.demande_le > ?)) LIMIT 200",
        read_depot,
        plume.now,
        plume.now - for_the_last_one,
        plume.now - hours(1)
    );
    return each_of(db, ended, [&](db::Transaction& tx, depot::DepotId depot) {
        return send_recap(plume, tx, depot);
    });
}

std::uint64_t warn_of_end(const Plume& plume, db::Connection& db) {
    const auto near = db.all<depot::DepotId>(
        "SELECT id FROM depot WHERE etat = 'publie' AND expire_le > ? AND expire_le <= ? AND "
        "publie_le <= ? AND (prevenu_pour IS NULL OR prevenu_pour <> expire_le) LIMIT 200",
        read_depot,
        plume.now,
        plume.now + prevenir_avant,
        plume.now - hours(24)
    );
    return each_of(db, near, [&](db::Transaction& tx, depot::DepotId depot) {
        return warn(plume, tx, depot);
    });
}

std::uint64_t remind_recipients(const Plume& plume, db::Connection& db) {
    const auto late = db.all<depot::DestinataireId>(
        "SELECT n.id FROM destinataire n JOIN depot d ON d.id = n.depot WHERE d.etat = 'publie' "
        "AND d.expire_le > ? AND d.expire_le <= ? AND d.publie_le <= ? AND n.telecharge_le IS NULL "
        "AND n.rappele_le IS NULL AND (d.telechargements_max IS NULL OR d.telechargements_pris < "
        "d.telechargements_max) AND NOT EXISTS (SELECT 1 FROM courriel_a_envoyer m WHERE m.id = "
        "n.courriel_envoye AND m.etat = 'refuse') AND EXISTS (SELECT 1 FROM fichier f WHERE "
        "f.depot = d.id AND (f.antivirus NOT IN ('infecte', 'non_analyse') OR (f.antivirus = "
        "'non_analyse' AND ? = 0))) LIMIT 200",
        [](const db::Row& row) { return row.get<depot::DestinataireId>(0); },
        plume.now,
        plume.now + rappeler_avant,
        plume.now - hours(24),
        plume.config.scan_required()
    );
    return each_of(db, late, [&](db::Transaction& tx, depot::DestinataireId id) {
        return remind_once(plume, tx, id, std::nullopt);
    });
}

bool remind(const Plume& plume, db::Transaction& tx, depot::DestinataireId destinataire) {
    return remind_once(plume, tx, destinataire, plume.now - entre_rappels);
}

}  // namespace hall
