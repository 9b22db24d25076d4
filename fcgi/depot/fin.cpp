#include "depot/fin.hpp"

#include "depot/laisses.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace depot {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr unsigned together = 500;
constexpr hours incoming_age{6};
constexpr std::chrono::seconds first_retry = minutes(5);
constexpr std::chrono::seconds longest_retry = hours(6);

struct Reste {
    FichierId id;
    BlobNom blob;
    std::uint64_t taille;
};

BlobNom blob_of(const db::Row& row, std::size_t column) {
    const auto blob = BlobNom::parse(row.get<std::string>(column));
    if (!blob) throw std::runtime_error("blob_nom is no name of the store");
    return *blob;
}

// What is still on the disk of drops that are over. Who hashes or scans one is no reason to wait.
std::vector<Reste> restes(db::Connection& db) {
    return db.all<Reste>(
        "SELECT f.id, f.blob_nom, f.taille FROM depot d "
        "JOIN fichier f ON f.depot = d.id AND f.efface_le IS NULL "
        "WHERE d.etat = 'fini' ORDER BY f.id LIMIT ?",
        [](const db::Row& row) {
            return Reste{row.get<FichierId>(0), blob_of(row, 1), row.get<std::uint64_t>(2)};
        },
        together
    );
}

bool unlinked(
    const Magasin& magasin,
    base::Instant now,
    const Reste& reste,
    Reprises& reprises,
    Effacement& sum
) {
    if (!reprises.due(reste.id, now)) return false;
    try {
        magasin.effacer(Magasin::Rayon::fichiers, reste.blob);
        reprises.done(reste.id);
        return true;
    } catch (const std::system_error& failure) {
        sum.echecs.emplace_back(failure.what());
        reprises.failed(reste.id, now);
        return false;
    }
}

void note_erased(db::Connection& db, base::Instant now, const Reste& reste, Effacement& sum) {
    const auto noted = db.execute(
        "UPDATE fichier SET efface_le = ? WHERE id = ? AND efface_le IS NULL", now, reste.id
    );
    if (noted == 0) return;  // another worker's
    ++sum.fichiers;
    sum.octets += reste.taille;
}

// One upload, unless somebody has prolonged, finished or removed it meanwhile. The files go first:
// a line without a file is looked at again, a file without a line only by the sweep. One that was
// cut on its last step has its bytes among the whole files already, and no line there.
bool drop_upload(
    db::Connection& db, const Magasin& magasin, base::Instant now, TeleversementId id
) {
    struct Fini {
        BlobNom blob;
        bool fini;
    };
    return db.transact([&](db::Transaction& tx) {
        const auto upload = tx->first<Fini>(
            "SELECT t.blob_nom, t.fini_le IS NOT NULL FROM televersement t "
            "LEFT JOIN depot d ON d.id = t.depot "
            "WHERE t.id = ? AND (t.expire_le <= ? OR d.etat IN ('fini', 'purge')) FOR UPDATE",
            [](const db::Row& row) {
                return Fini{blob_of(row, 0), row.get<bool>(1)};
            },
            id,
            now
        );
        if (!upload) return false;
        if (!upload->fini) magasin.effacer(Magasin::Rayon::fichiers, upload->blob);
        magasin.effacer(Magasin::Rayon::partiels, upload->blob);
        tx->execute("DELETE FROM televersement WHERE id = ?", id);
        return true;
    });
}

std::uint64_t drop_all(
    db::Connection& db,
    const Magasin& magasin,
    base::Instant now,
    const std::vector<TeleversementId>& uploads
) {
    return static_cast<std::uint64_t>(std::count_if(
        uploads.begin(),
        uploads.end(),
        [&](TeleversementId id) { return drop_upload(db, magasin, now, id); }
    ));
}

TeleversementId first_id(const db::Row& row) { return row.get<TeleversementId>(0); }

void drop_uploads_of_finished(db::Connection& db, const Magasin& magasin, base::Instant now) {
    drop_all(
        db,
        magasin,
        now,
        db.all<TeleversementId>(
            "SELECT t.id FROM depot d JOIN televersement t ON t.depot = d.id "
            "WHERE d.etat = 'fini' LIMIT 500",
            &first_id
        )
    );
}

}  // namespace

std::uint64_t finish_expired(db::Connection& db, base::Instant now) {
    return db.transact([&](db::Transaction& tx) {
        return tx->execute(
            "UPDATE depot SET etat = 'fini', fin_motif = 'expire', fini_le = ? WHERE "
            "etat = 'publie' AND expire_le <= ?",
            now,
            now
        );
    });
}

std::uint64_t finish_abandoned(db::Connection& db, base::Instant now) {
    return db.transact([&](db::Transaction& tx) {
        return tx->execute(
            "UPDATE depot SET etat = 'fini', fin_motif = 'abandonne', fini_le = ? WHERE "
            "etat = 'en_cours' AND (EXISTS (SELECT 1 FROM compte c WHERE c.id = depot.compte AND "
            "c.suspendu_le IS NOT NULL) OR (expire_le <= ? AND NOT EXISTS (SELECT 1 FROM "
            "televersement t WHERE t.depot = depot.id AND t.fini_le IS NULL AND t.expire_le > "
            "?)))",
            now,
            now,
            now
        );
    });
}

bool Reprises::due(FichierId fichier, base::Instant now) const {
    const auto found = next_.find(fichier);
    return found == next_.end() || found->second.quand <= now;
}

void Reprises::failed(FichierId fichier, base::Instant now) {
    const auto found = next_.find(fichier);
    const auto delay = found == next_.end() ? first_retry : 2 * found->second.delai;
    const auto wait = std::min(delay, longest_retry);
    next_.insert_or_assign(fichier, Reprise{now + wait, wait});
}

Effacement purge_finished(
    db::Connection& db, const Magasin& magasin, base::Instant now, Reprises& reprises
) {
    Effacement sum;
    for (const auto& reste : restes(db))
        if (unlinked(magasin, now, reste, reprises, sum)) note_erased(db, now, reste, sum);
    drop_uploads_of_finished(db, magasin, now);
    const auto empty = db.all<DepotId>(
        "SELECT d.id FROM depot d WHERE d.etat = 'fini' AND NOT EXISTS (SELECT 1 FROM fichier f "
        "WHERE f.depot = d.id AND f.efface_le IS NULL) ORDER BY d.id LIMIT ?",
        [](const db::Row& row) { return row.get<DepotId>(0); },
        together
    );
    sum.reste = empty.size() == together || sum.fichiers == together;
    for (const auto depot : empty) {
        sum.depots += db.execute(
            "UPDATE depot SET etat = 'purge', purge_le = ? WHERE id = ? AND etat = 'fini'",
            now,
            depot
        );
    }
    return sum;
}

std::uint64_t drop_uploads(db::Connection& db, const Magasin& magasin, base::Instant now) {
    db.execute(
        "UPDATE televersement t JOIN compte c ON c.id = t.compte "
        "LEFT JOIN jeton_depot j ON j.id = t.jeton "
        "LEFT JOIN depot d ON d.id = COALESCE(t.depot, t.pour) "
        "LEFT JOIN invitation i ON i.id = d.invitation SET t.expire_le = ? WHERE t.expire_le > ? "
        "AND (c.suspendu_le IS NOT NULL OR j.fin_le IS NOT NULL OR i.fin_le IS NOT NULL)",
        now,
        now
    );
    return drop_all(
        db,
        magasin,
        now,
        db.all<TeleversementId>(
            "SELECT id FROM televersement WHERE expire_le <= ? ORDER BY expire_le LIMIT 500",
            &first_id,
            now
        )
    );
}

std::uint64_t clean_incoming(const Magasin& magasin, base::Instant now) {
    std::uint64_t removed = 0;
    for (const auto& body : corps_laisses(magasin, now, now - incoming_age))
        if (::unlink(body.chemin.c_str()) == 0) ++removed;
    return removed;
}

}  // namespace depot
