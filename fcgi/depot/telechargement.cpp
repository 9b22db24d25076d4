#include "depot/telechargement.hpp"

#include "depot/personnes.hpp"

#include <map>

namespace depot {
namespace {

TelechargementId add(
    db::Transaction& tx, base::Instant now, const NouveauTelechargement& wanted, bool slot
) {
    return tx->insert<Telechargement>(
        "INSERT INTO telechargement (depot, fichier, destinataire, compte, adresse, appareil, "
        "demande_le, expire_le, total, pris, formulaire) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        wanted.depot,
        wanted.fichier,
        wanted.destinataire,
        wanted.compte,
        wanted.adresse,
        wanted.appareil,
        now,
        now + adresse_valable,
        wanted.total,
        slot,
        wanted.formulaire
    );
}

struct Ligne {
    DepotId depot;
    std::optional<DestinataireId> destinataire;
    bool compte;
    std::uint64_t total;
    std::string plages;
    bool complet;
    bool pris;
};

std::optional<Ligne> lock(db::Transaction& tx, TelechargementId id) {
    return tx->first<Ligne>(
        "SELECT depot, destinataire, compte IS NOT NULL, total, "
        "COALESCE(plages, ''), complet_le IS NOT NULL, pris FROM telechargement WHERE id = ? FOR "
        "UPDATE",
        [](const db::Row& row) {
            return Ligne{
                row.get<DepotId>(0),
                row.get<std::optional<DestinataireId>>(1),
                row.get<bool>(2),
                row.get<std::uint64_t>(3),
                row.get<std::string>(4),
                row.get<bool>(5),
                row.get<bool>(6)};
        },
        id
    );
}

// A recipient has fetched a drop when he has fetched all of it: as a zip, or file after file.
void note_fetched(
    db::Transaction& tx, base::Instant now, DestinataireId destinataire, bool analyse_exigee
) {
    if (!fichiers_a_prendre(tx.connection(), destinataire, analyse_exigee).empty()) return;
    tx->execute(
        "UPDATE destinataire SET telecharge_le = ? WHERE id = ? AND telecharge_le IS NULL",
        now,
        destinataire
    );
}

// It has come to something: its slot stays taken, or is taken again if it had gone back meanwhile.
void complete(
    db::Transaction& tx,
    base::Instant now,
    TelechargementId id,
    const Ligne& line,
    bool analyse_exigee
) {
    tx->execute(
        "UPDATE telechargement SET complet_le = ?, avise_le = ?, pris = FALSE WHERE id = ?",
        now,
        line.compte ? std::optional(now) : std::nullopt,
        id
    );
    if (line.compte) return;
    if (!line.pris)
        tx->execute(
            "UPDATE depot SET telechargements_pris = telechargements_pris + 1 WHERE id = ?",
            line.depot
        );
    if (line.destinataire) note_fetched(tx, now, *line.destinataire, analyse_exigee);
}

std::optional<Complet> apply(
    db::Transaction& tx,
    base::Instant now,
    TelechargementId id,
    const std::vector<const Recu*>& recus,
    bool analyse_exigee
) {
    const auto line = lock(tx, id);
    if (!line || line->complet) return std::nullopt;
    auto seen = Couverture::parse(line->plages).value_or(Couverture());
    bool whole = false;
    for (const auto* recu : recus) {
        whole = whole || is_whole(*recu);
        // a zip too: its answers are whole ones, from the first byte, and one that was cut has sent
        // some
        add_recu(seen, *recu, line->total);
    }
    tx->execute(
        "UPDATE telechargement SET plages = ?, envoye = ? WHERE id = ?",
        seen.text(),
        seen.octets(),
        id
    );
    if (line->total == 0 ? !whole : !seen.complete(line->total)) return std::nullopt;
    complete(tx, now, id, *line, analyse_exigee);
    return Complet{id, line->depot, line->compte};
}

// `expired`: only when its address has expired by then.
bool give_back(
    db::Transaction& tx, TelechargementId id, const std::optional<base::Instant>& expired
) {
    const auto freed = tx->execute(
        "UPDATE telechargement SET pris = FALSE WHERE id = ? AND pris AND complet_le IS NULL AND "
        "(? OR expire_le <= ?)",
        id,
        !expired,
        expired
    );
    if (freed == 0) return false;
    tx->execute(
        "UPDATE depot SET telechargements_pris = telechargements_pris - 1 WHERE id = "
        "(SELECT t.depot FROM telechargement t WHERE t.id = ?) AND telechargements_pris > 0",
        id
    );
    return true;
}

}  // namespace

std::optional<TelechargementId> take_telechargement(
    db::Transaction& tx, base::Instant now, const NouveauTelechargement& wanted
) {
    const auto taken = tx->execute(
        "UPDATE depot SET telechargements_pris = telechargements_pris + 1 WHERE id = ? AND etat = "
        "'publie' AND expire_le > ? AND (telechargements_max IS NULL OR telechargements_pris < "
        "telechargements_max)",
        wanted.depot,
        now
    );
    if (taken == 0) return std::nullopt;
    return add(tx, now, wanted, true);
}

std::optional<TelechargementId> same_telechargement(
    db::Connection& db, base::Instant now, const NouveauTelechargement& wanted
) {
    if (!wanted.formulaire) return std::nullopt;
    return db.value<TelechargementId>(
        "SELECT id FROM telechargement WHERE formulaire = ? AND depot = ? AND expire_le > ? AND "
        "complet_le IS NULL",
        *wanted.formulaire,
        wanted.depot,
        now
    );
}

TelechargementId note_telechargement(
    db::Transaction& tx, base::Instant now, const NouveauTelechargement& wanted
) {
    return add(tx, now, wanted, false);
}

std::vector<Complet> apply_recus(
    db::Transaction& tx, base::Instant now, const std::vector<Recu>& recus, bool analyse_exigee
) {
    // In the order of the lines, so that two daemons never wait for each other.
    std::map<TelechargementId, std::vector<const Recu*>> lines;
    for (const auto& recu : recus) lines[recu.telechargement].push_back(&recu);
    std::vector<Complet> done;
    for (const auto& [id, own] : lines)
        if (const auto one = apply(tx, now, id, own, analyse_exigee)) done.push_back(*one);
    return done;
}

void give_back_slot(db::Transaction& tx, TelechargementId id) { give_back(tx, id, std::nullopt); }

void note_withheld(db::Transaction& tx, base::Instant now, DepotId depot, bool analyse_exigee) {
    const auto partly = tx->all<DestinataireId>(
        "SELECT n.id FROM destinataire n WHERE n.depot = ? AND n.telecharge_le IS NULL AND EXISTS "
        "(SELECT 1 FROM telechargement t WHERE t.destinataire = n.id AND t.complet_le IS NOT NULL)",
        [](const db::Row& row) { return row.get<DestinataireId>(0); },
        depot
    );
    for (const auto id : partly) note_fetched(tx, now, id, analyse_exigee);
}

std::uint64_t give_back_slots(db::Connection& db, base::Instant now) {
    const auto expired = db.all<TelechargementId>(
        "SELECT id FROM telechargement WHERE pris AND expire_le <= ? AND complet_le IS NULL "
        "ORDER BY expire_le LIMIT 500",
        [](const db::Row& row) { return row.get<TelechargementId>(0); },
        now
    );
    std::uint64_t freed = 0;
    for (const auto id : expired)
        if (db.transact([&](db::Transaction& tx) { return give_back(tx, id, now); })) ++freed;
    return freed;
}

}  // namespace depot
