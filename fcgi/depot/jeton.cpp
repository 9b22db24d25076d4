#include "depot/jeton.hpp"

#include <chrono>

namespace depot {
namespace {

constexpr std::size_t bytes = 32;
constexpr std::size_t characters = 43;
constexpr std::chrono::minutes shown_again{10};  // a button pressed twice, a page sent again

}  // namespace

JetonCree new_jeton_depot(
    db::Transaction& tx, base::Random& random, base::Instant now, const NouveauJeton& jeton
) {
    base::Secret made(base::base64url(random.bytes(bytes)));
    const auto id = add_jeton_depot(tx, now, jeton, made);
    return {id, std::move(made)};
}

base::Secret jeton_of_form(const base::Keys& keys, acces::CompteId compte, std::string_view cle) {
    const auto form = "jeton/" + std::to_string(compte.value()) + "/" + std::string(cle);
    return base::Secret(base::base64url(base::hmac_sha256(keys.of(base::KeyUse::depot_seal), form))
    );
}

JetonDepotId add_jeton_depot(
    db::Transaction& tx, base::Instant now, const NouveauJeton& nouveau, const base::Secret& jeton
) {
    return tx->insert<JetonDepot>(
        "INSERT INTO jeton_depot (compte, empreinte, nom, cree_le, expire_le) "
        "VALUES (?, ?, ?, ?, ?)",
        nouveau.compte,
        base::sha256(jeton.reveal()),
        nouveau.nom,
        now,
        nouveau.expire_le
    );
}

std::optional<std::string> just_made(
    db::Connection& db, base::Instant now, const base::Secret& jeton
) {
    return db.value<std::string>(
        "SELECT nom FROM jeton_depot WHERE empreinte = ? AND cree_le > ? AND vu_le IS NULL AND "
        "fin_le IS NULL",
        base::sha256(jeton.reveal()),
        now - shown_again
    );
}

std::optional<JetonTrouve> find_jeton_depot(
    db::Connection& db, base::Instant now, std::string_view jeton
) {
    struct Found {
        JetonTrouve jeton;
        bool seen;
    };
    if (jeton.size() != characters || !base::unbase64url(jeton)) return std::nullopt;
    const auto found = db.first<Found>(
        "SELECT j.id, j.compte, j.vu_le IS NOT NULL AND j.vu_le > ? FROM jeton_depot j "
        "JOIN compte c ON c.id = j.compte WHERE j.empreinte = ? AND j.fin_le IS NULL AND "
        "j.expire_le > ? AND c.suspendu_le IS NULL AND c.profil IN ('agent', 'academie')",
        [](const db::Row& row) {
            return Found{
                {row.get<JetonDepotId>(0), row.get<acces::CompteId>(1)},
                row.get<bool>(2)
            };
        },
        now - std::chrono::minutes(1),
        base::sha256(jeton),
        now
    );
    if (!found) return std::nullopt;
    if (!found->seen)
        db.execute("UPDATE jeton_depot SET vu_le = ? WHERE id = ?", now, found->jeton.id);
    return found->jeton;
}

std::vector<JetonListe> jetons_of(db::Connection& db, base::Instant now, acces::CompteId compte) {
    return db.all<JetonListe>(
        "SELECT id, nom, cree_le, expire_le, vu_le FROM jeton_depot WHERE compte = ? AND "
        "fin_le IS NULL AND expire_le > ? ORDER BY id DESC",
        [](const db::Row& row) {
            return JetonListe{
                row.get<JetonDepotId>(0),
                row.get<std::string>(1),
                row.get<base::Instant>(2),
                row.get<base::Instant>(3),
                row.get<std::optional<base::Instant>>(4)};
        },
        compte,
        now
    );
}

bool end_jeton_depot(
    db::Transaction& tx, base::Instant now, acces::CompteId compte, JetonDepotId jeton
) {
    return tx->execute(
               "UPDATE jeton_depot SET fin_le = ? WHERE id = ? AND compte = ? AND fin_le IS NULL",
               now,
               jeton,
               compte
           ) == 1;
}

}  // namespace depot
