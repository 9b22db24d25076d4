#include "acces/inactifs.hpp"

#include <algorithm>
#include <optional>

namespace acces {
namespace {

CompteId read_id(const db::Row& row) { return row.get<CompteId>(0); }

// The lists are read without locks, which a year's accounts would hold for long; each account is
// then looked at again, since somebody may sign in meanwhile.
bool erase(
    db::Connection& db,
    base::Instant now,
    CompteId compte,
    base::Instant last_use,
    std::string_view reason
) {
    return db.transact([&](db::Transaction& tx) {
        const auto still = tx->value<CompteId>(
            "SELECT id FROM compte WHERE id = ? AND COALESCE(derniere_connexion_le, cree_le) <= ? "
            "FOR UPDATE",
            compte,
            last_use
        );
        if (!still) return false;
        tx->execute(
            "INSERT INTO journal (quand, etablissement, action, couple, eleve, cible, details) "
            "SELECT ?, e.etablissement, 'compte.efface', r.couple, r.eleve, r.compte, ? "
            "FROM rattachement r JOIN eleve e ON e.id = r.eleve "
            "WHERE r.compte = ? AND r.fin_le IS NULL",
            now,
            reason,
            compte
        );
        return tx->execute("DELETE FROM compte WHERE id = ?", compte) == 1;
    });
}

std::uint64_t erase_all(
    db::Connection& db,
    base::Instant now,
    const std::vector<CompteId>& comptes,
    base::Instant last_use,
    std::string_view reason
) {
    std::uint64_t erased = 0;
    for (const auto compte : comptes) {
        if (erase(db, now, compte, last_use, reason)) ++erased;
    }
    return erased;
}

}  // namespace

std::vector<CompteInactif> comptes_to_warn(db::Connection& db, base::Instant now, unsigned limit) {
    std::vector<CompteInactif> found;
    db.each(
        "SELECT id, identifiant_affiche, courriel, COALESCE(derniere_connexion_le, cree_le) "
        "FROM compte WHERE profil IN ('responsable', 'eleve') "
        "AND COALESCE(derniere_connexion_le, cree_le) <= ? AND courriel_confirme_le IS NOT NULL "
        "AND (prevenu_le IS NULL OR prevenu_le <= COALESCE(derniere_connexion_le, cree_le)) "
        "ORDER BY id LIMIT ?",
        [&](const db::Row& row) {
            auto courriel = base::Courriel::parse(row.get<std::string>(2));
            if (!courriel) return;
            const auto unused = row.get<base::Instant>(3) + unused_lifetime;
            found.push_back(
                {row.get<CompteId>(0),
                 row.get<std::string>(1),
                 std::move(*courriel),
                 std::max(unused, now + warned_before)}
            );
        },
        now - unused_lifetime + warned_before,
        limit
    );
    return found;
}

bool mark_warned(db::Transaction& tx, base::Instant now, const CompteInactif& compte) {
    return tx->execute(
               "UPDATE compte SET prevenu_le = ? WHERE id = ? "
               "AND COALESCE(derniere_connexion_le, cree_le) <= ? "
               "AND (prevenu_le IS NULL OR prevenu_le <= COALESCE(derniere_connexion_le, cree_le))",
               now,
               compte.id,
               now - unused_lifetime + warned_before
           ) == 1;
}

std::uint64_t erase_unconfirmed(db::Connection& db, base::Instant now) {
    const auto limit = now - unconfirmed_lifetime;
    const auto due = db.all<CompteId>(
        "SELECT c.id FROM compte c WHERE c.profil IN ('responsable', 'eleve') "
        "AND c.courriel <> '' AND c.courriel_confirme_le IS NULL "
        "AND COALESCE(c.derniere_connexion_le, c.cree_le) <= ? "
        "AND NOT EXISTS (SELECT 1 FROM rattachement r WHERE r.compte = c.id AND r.fin_le IS NULL)",
        &read_id,
        limit
    );
    return erase_all(db, now, due, limit, "Compte effacé\u00A0: adresse jamais confirmée.");
}

std::uint64_t erase_unused(db::Connection& db, base::Instant now) {
    const auto limit = now - unused_lifetime;
    const auto due = db.all<CompteId>(
        "SELECT id FROM compte WHERE profil IN ('responsable', 'eleve') "
        "AND COALESCE(derniere_connexion_le, cree_le) <= ? AND (courriel_confirme_le IS NULL "
        "OR (prevenu_le > COALESCE(derniere_connexion_le, cree_le) AND prevenu_le <= ?))",
        &read_id,
        limit,
        now - warned_before
    );
    return erase_all(db, now, due, limit, "Compte effacé\u00A0: sans connexion depuis un an.");
}

}  // namespace acces
