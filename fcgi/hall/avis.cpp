#include "hall/avis.hpp"

#include "base/date.hpp"

#include <set>

namespace hall {
namespace {

struct Depositaire {
    depot::Resume depot;
    base::Courriel courriel;
};

// The drop and where its owner is written to; nothing when there is nobody to tell.
std::optional<Depositaire> depositaire_of(db::Transaction& tx, depot::DepotId depot) {
    auto resume = depot::resume_of(tx.connection(), depot);
    if (!resume || !resume->compte) return std::nullopt;
    const auto owner = acces::correspondant_of(tx.connection(), *resume->compte);
    if (!owner || !owner->courriel) return std::nullopt;
    return Depositaire{std::move(*resume), *owner->courriel};
}

// The drop's line is held: two daemons do not both think that they send the day's last mail.
std::optional<unsigned> mails_of_today(
    db::Transaction& tx, depot::DepotId depot, base::Date today
) {
    return tx->first<unsigned>(
        "SELECT IF(avis_jour = ?, avis_nombre, 0) FROM depot WHERE id = ? AND avis FOR UPDATE",
        [](const db::Row& row) { return row.get<unsigned>(0); },
        today,
        depot
    );
}

std::vector<LigneTelechargement> untold(db::Transaction& tx, depot::DepotId depot) {
    return tx->all<LigneTelechargement>(
        "SELECT t.complet_le, COALESCE(f.nom, 'tous les fichiers (zip)'), COALESCE(n.courriel, '') "
        "FROM telechargement t LEFT JOIN fichier f ON f.id = t.fichier "
        "LEFT JOIN destinataire n ON n.id = t.destinataire WHERE t.depot = ? AND t.complet_le IS "
        "NOT NULL AND t.avise_le IS NULL ORDER BY t.id",
        [](const db::Row& row) {
            return LigneTelechargement{
                Plume::date(row.get<base::Instant>(0)),
                row.get<std::string>(1),
                row.get<std::string>(2)};
        },
        depot
    );
}

void mark_told(db::Transaction& tx, base::Instant now, depot::DepotId depot) {
    tx->execute(
        "UPDATE telechargement SET avise_le = ? WHERE depot = ? AND complet_le IS NOT NULL AND "
        "avise_le IS NULL",
        now,
        depot
    );
}

// One mail about all that is not told yet, unless the day has had its number of them.
bool tell_drop(const Plume& plume, db::Transaction& tx, depot::DepotId depot) {
    constexpr std::size_t most_lines = 20;
    const auto today = base::Zone::paris().date_at(plume.now);
    const auto sent = mails_of_today(tx, depot, today);
    const auto owner = sent ? depositaire_of(tx, depot) : std::nullopt;
    if (!owner) {  // not wanted, or nobody to tell: nothing is owed
        mark_told(tx, plume.now, depot);
        return false;
    }
    if (*sent >= avis_par_jour) return false;
    auto lines = untold(tx, depot);
    if (lines.empty()) return false;
    DepotAvisMail mail{titre_depot(pieces_of(owner->depot)), std::move(lines), 0, false, {}};
    if (mail.telechargements.size() > most_lines) {
        mail.autres = static_cast<unsigned>(mail.telechargements.size() - most_lines);
        mail.telechargements.resize(most_lines);
    }
    mail.dernier = *sent + 1 == avis_par_jour;
    mail.gestion = plume.gestion(depot);
    send(plume, tx, owner->courriel, mail);
    mark_told(tx, plume.now, depot);
    tx->execute(
        "UPDATE depot SET avis_jour = ?, avis_nombre = ? WHERE id = ?", today, *sent + 1, depot
    );
    return true;
}

}  // namespace

void tell_downloads(
    const Plume& plume, db::Transaction& tx, const std::vector<depot::Complet>& complets
) {
    std::set<depot::DepotId> drops;
    for (const auto& one : complets)
        if (!one.compte) drops.insert(one.depot);
    for (const auto depot : drops) tell_drop(plume, tx, depot);
}

std::uint64_t tell_held_back(const Plume& plume, db::Connection& db) {
    const auto drops = db.all<depot::DepotId>(
        "SELECT DISTINCT t.depot FROM telechargement t JOIN depot d ON d.id = t.depot "
        "WHERE t.avise_le IS NULL AND t.complet_le IS NOT NULL AND (d.avis_jour IS NULL OR "
        "d.avis_jour < ?) LIMIT 200",
        [](const db::Row& row) { return row.get<depot::DepotId>(0); },
        base::Zone::paris().date_at(plume.now)
    );
    std::uint64_t told = 0;
    for (const auto depot : drops)
        if (db.transact([&](db::Transaction& tx) { return tell_drop(plume, tx, depot); })) ++told;
    return told;
}

void tell_infected(
    const Plume& plume,
    db::Transaction& tx,
    depot::DepotId depot,
    const std::vector<DepotAntivirusMail::Infecte>& fichiers
) {
    const auto owner = depositaire_of(tx, depot);
    if (!owner || fichiers.empty()) return;
    send(plume, tx, owner->courriel, DepotAntivirusMail{fichiers, plume.gestion(depot)});
}

void tell_act(
    const Plume& plume, db::Transaction& tx, depot::DepotId depot, ActeAdministration acte
) {
    const auto owner = depositaire_of(tx, depot);
    if (!owner) return;
    const auto raison =
        tx->value<std::string>("SELECT gele_raison FROM depot WHERE id = ?", depot).value_or("");
    const auto pieces = pieces_of(owner->depot);
    send(
        plume,
        tx,
        owner->courriel,
        DepotAdministrationMail{
            acte,
            titre_depot(pieces),
            raison,
            Plume::date(owner->depot.expire_le),
            pieces,
            plume.gestion(depot)}
    );
}

void tell_wrong_passwords(const Plume& plume, db::Transaction& tx, const depot::Remise& remise) {
    const auto first = tx->execute(
        "UPDATE depot SET essais_avise_le = ? WHERE id = ? AND (essais_avise_le IS NULL OR "
        "essais_avise_le <= ?)",
        plume.now,
        remise.depot,
        plume.now - std::chrono::hours(24)
    );
    const auto owner = first > 0 ? depositaire_of(tx, remise.depot) : std::nullopt;
    if (!owner) return;
    send(
        plume,
        tx,
        owner->courriel,
        DepotEssaisMail{
            titre_depot(pieces_of(owner->depot)),
            Plume::date(plume.now),
            remise.destinataire_courriel,
            plume.gestion(remise.depot)}
    );
}

}  // namespace hall
