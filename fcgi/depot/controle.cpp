#include "depot/controle.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <vector>

namespace depot {
namespace {

constexpr int bytes_a_second = 100'000'000;  // of a disk that is not quick
constexpr std::size_t detail_bytes = 190;

std::vector<Tache> waiting_for_empreintes(
    db::Connection& db, base::Instant now, std::uint64_t taille_max
) {
    return db.all<Tache>(
        "SELECT f.id, f.depot, f.blob_nom, f.taille, f.recu_le FROM fichier f "
        "JOIN depot d ON d.id = f.depot AND d.etat IN ('en_cours', 'publie', 'gele') "
        "WHERE f.sha256 IS NULL AND (f.bail_le IS NULL OR f.bail_le <= ?) AND f.efface_le IS NULL "
        "AND f.taille <= ? "
        "ORDER BY CAST(f.taille AS SIGNED) / ? - TIMESTAMPDIFF(SECOND, f.recu_le, ?), f.id LIMIT 8",
        &read_tache,
        now,
        taille_max,
        bytes_a_second,
        now
    );
}

std::vector<Tache> waiting_for_antivirus(
    db::Connection& db, base::Instant now, std::uint64_t taille_max
) {
    return db.all<Tache>(
        "SELECT f.id, f.depot, f.blob_nom, f.taille, f.recu_le FROM fichier f "
        "JOIN depot d ON d.id = f.depot AND d.etat IN ('en_cours', 'publie', 'gele') "
        "WHERE f.antivirus = 'attente' AND (f.bail_le IS NULL OR f.bail_le <= ?) "
        "AND f.efface_le IS NULL AND f.taille <= ? "
        "ORDER BY CAST(f.taille AS SIGNED) / ? - TIMESTAMPDIFF(SECOND, f.recu_le, ?), f.id LIMIT 8",
        &read_tache,
        now,
        taille_max,
        bytes_a_second,
        now
    );
}

// 1: it is ours. What was waiting when the list was made may be done by now.
std::uint64_t claim(db::Connection& db, base::Instant now, Controle controle, const Tache& tache) {
    if (controle == Controle::empreintes)
        return db.execute(
            "UPDATE fichier SET bail_le = ? WHERE id = ? AND (bail_le IS NULL OR bail_le <= ?) "
            "AND sha256 IS NULL AND efface_le IS NULL",
            tache.bail,
            tache.id,
            now
        );
    return db.execute(
        "UPDATE fichier SET bail_le = ? WHERE id = ? AND (bail_le IS NULL OR bail_le <= ?) "
        "AND antivirus = 'attente' AND efface_le IS NULL",
        tache.bail,
        tache.id,
        now
    );
}

}  // namespace

Tache read_tache(const db::Row& row) {
    const auto blob = BlobNom::parse(row.get<std::string>(2));
    if (!blob) throw std::runtime_error("fichier.blob_nom is no name of the store");
    return {
        row.get<FichierId>(0),
        row.get<DepotId>(1),
        *blob,
        row.get<std::uint64_t>(3),
        row.get<base::Instant>(4),
        base::Instant{}};
}

std::optional<Tache> take_tache(
    db::Connection& db, base::Instant now, Controle controle, std::uint64_t taille_max
) {
    const auto waiting = controle == Controle::empreintes
                             ? waiting_for_empreintes(db, now, taille_max)
                             : waiting_for_antivirus(db, now, taille_max);
    for (auto tache : waiting) {
        tache.bail = now + bail_controle;
        const auto taken = claim(db, now, controle, tache);
        if (taken == 1) return tache;
    }
    return std::nullopt;
}

bool prolong(db::Connection& db, base::Instant now, Tache& tache) {
    const auto until = now + bail_controle;
    const auto ours = db.execute(
        "UPDATE fichier SET bail_le = ? WHERE id = ? AND bail_le = ?", until, tache.id, tache.bail
    );
    if (ours == 1) tache.bail = until;
    return ours == 1;
}

void give_back(db::Connection& db, const Tache& tache, base::Instant retour) {
    db.execute(
        "UPDATE fichier SET bail_le = ? WHERE id = ? AND bail_le = ?", retour, tache.id, tache.bail
    );
}

bool note_empreintes(db::Connection& db, const Tache& tache, const Empreintes& empreintes) {
    return db.execute(
               "UPDATE fichier SET sha256 = ?, crc32 = ?, bail_le = NULL WHERE id = ? AND "
               "bail_le = ?",
               empreintes.sha256,
               empreintes.crc32,
               tache.id,
               tache.bail
           ) == 1;
}

bool note_verdict(
    db::Connection& db,
    const Tache& tache,
    const Verdict& verdict,
    const std::function<void(db::Transaction&)>& tell
) {
    return db.transact([&](db::Transaction& tx) {
        const auto ours = tx->execute(
            "UPDATE fichier SET antivirus = ?, antivirus_detail = ?, bail_le = NULL WHERE id = ? "
            "AND bail_le = ? AND antivirus = 'attente'",
            colonne_of(verdict.etat),
            base::cut_utf8(verdict.detail, detail_bytes),
            tache.id,
            tache.bail
        );
        if (ours != 1) return false;
        tell(tx);
        return true;
    });
}

std::uint64_t give_up_antivirus(db::Connection& db, base::Instant now, base::Instant avant) {
    return db.execute(
        "UPDATE fichier SET antivirus = 'non_analyse', antivirus_detail = ? WHERE "
        "antivirus = 'attente' AND recu_le <= ? AND (bail_le IS NULL OR bail_le <= ?) AND "
        "efface_le IS NULL",
        antivirus_injoignable,
        avant,
        now
    );
}

std::uint64_t ask_antivirus_again(db::Connection& db) {
    return db.execute(
        "UPDATE fichier SET antivirus = 'attente', antivirus_detail = '' WHERE "
        "antivirus = 'non_analyse' AND antivirus_detail = ? AND efface_le IS NULL",
        antivirus_injoignable
    );
}

bool journal_perdu(db::Connection& db, base::Instant now, const Tache& tache, const char* action) {
    const auto details = fmt::format("fichier n° {}", tache.id.value());
    const auto known = db.value<int>(
        "SELECT 1 FROM journal WHERE depot = ? AND action = ? AND details = ? LIMIT 1",
        tache.depot,
        action,
        details
    );
    if (known) return false;
    db.execute(
        "INSERT INTO journal (quand, action, depot, details, adresse) VALUES (?, ?, ?, ?, '')",
        now,
        action,
        tache.depot,
        details
    );
    return true;
}

}  // namespace depot
