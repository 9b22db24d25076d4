#include "acces/jeton.hpp"

#include "db/rounds.hpp"

namespace acces {
namespace {

constexpr std::size_t token_bytes = 16;

std::string_view column(UsageJeton usage) {
    return usage == UsageJeton::courriel ? "courriel" : "recuperation";
}

}  // namespace

base::Secret new_jeton(
    db::Transaction& tx,
    base::Random& random,
    base::Instant now,
    std::chrono::minutes lifetime,
    UsageJeton usage,
    const Jeton& jeton
) {
    tx->execute(
        "UPDATE jeton SET utilise_le = ? WHERE compte = ? AND usage_ = ? AND utilise_le IS NULL",
        now,
        jeton.compte,
        column(usage)
    );
    base::Secret text(base::base64url(random.bytes(token_bytes)));
    tx->execute(
        "INSERT INTO jeton (empreinte, compte, usage_, courriel, cree_le, expire_le) VALUES (?, ?, "
        "?, ?, ?, ?)",
        base::sha256(text.reveal()),
        jeton.compte,
        column(usage),
        jeton.courriel,
        now,
        now + lifetime
    );
    return text;
}

std::optional<Jeton> find_jeton(
    db::Connection& db, base::Instant now, UsageJeton usage, std::string_view text
) {
    return db.first<Jeton>(
        "SELECT compte, courriel FROM jeton "
        "WHERE empreinte = ? AND usage_ = ? AND utilise_le IS NULL AND expire_le > ?",
        [](const db::Row& row) {
            return Jeton{row.get<CompteId>(0), row.get<std::string>(1)};
        },
        base::sha256(text),
        column(usage),
        now
    );
}

bool spend_jeton(db::Transaction& tx, base::Instant now, UsageJeton usage, std::string_view text) {
    return tx->execute(
               "UPDATE jeton SET utilise_le = ? "
               "WHERE empreinte = ? AND usage_ = ? AND utilise_le IS NULL AND expire_le > ?",
               now,
               base::sha256(text),
               column(usage),
               now
           ) == 1;
}

void end_jetons(db::Transaction& tx, base::Instant now, CompteId compte) {
    tx->execute(
        "UPDATE jeton SET utilise_le = ? WHERE compte = ? AND utilise_le IS NULL", now, compte
    );
}

std::uint64_t forget_jetons(db::Connection& db, base::Instant now) {
    return db::in_rounds([&](unsigned most) {
        return db.execute(
            "DELETE FROM jeton WHERE expire_le <= ? ORDER BY expire_le LIMIT ?",
            now - std::chrono::days(7),
            most
        );
    });
}

}  // namespace acces
