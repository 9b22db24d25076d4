// The retention table of the file drop, for `tsctl purge`.
#include "depot/fin.hpp"

namespace depot {
namespace {

using std::chrono::days;

constexpr days year{365};
constexpr days month{31};
constexpr int together = 200;

// Everything that belongs to the drop, from the leaves to it.
void forget(db::Transaction& tx, DepotId depot) {
    tx->execute("DELETE FROM televersement WHERE depot = ?", depot);
    tx->execute("DELETE FROM telechargement WHERE depot = ?", depot);
    tx->execute("DELETE FROM destinataire WHERE depot = ?", depot);
    tx->execute("DELETE FROM signalement WHERE depot = ?", depot);
    tx->execute("DELETE FROM fichier WHERE depot = ?", depot);
    tx->execute("DELETE FROM depot WHERE id = ?", depot);
}

}  // namespace

std::uint64_t forget_depots(db::Connection& db, base::Instant now) {
    std::uint64_t forgotten = 0;
    for (;;) {
        const auto old = db.all<DepotId>(
            "SELECT id FROM depot WHERE etat = 'purge' AND purge_le <= ? ORDER BY id LIMIT ?",
            [](const db::Row& row) { return row.get<DepotId>(0); },
            now - year,
            together
        );
        for (const auto depot : old) db.transact([&](db::Transaction& tx) { forget(tx, depot); });
        forgotten += old.size();
        if (old.size() < together) return forgotten;
    }
}

std::uint64_t forget_addresses(db::Connection& db, base::Instant now) {
    return db.execute(
        "UPDATE telechargement t JOIN depot d ON d.id = t.depot SET t.adresse = '', "
        "t.appareil = '' WHERE d.etat = 'purge' AND d.purge_le <= ? AND "
        "(t.adresse <> '' OR t.appareil <> '')",
        now - month
    );
}

std::uint64_t forget_jetons(db::Connection& db, base::Instant now) {
    return db.execute(
        "DELETE FROM jeton_depot WHERE expire_le <= ? OR fin_le <= ?", now - month, now - month
    );
}

std::uint64_t forget_invitations(db::Connection& db, base::Instant now) {
    return db.execute(
        "DELETE FROM invitation WHERE expire_le <= ? OR fin_le <= ?", now - year, now - year
    );
}

}  // namespace depot
