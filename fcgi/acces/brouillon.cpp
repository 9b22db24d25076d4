#include "acces/brouillon.hpp"

#include "db/rounds.hpp"

namespace acces {
namespace {

std::string context_of(std::string_view formulaire) {
    return "brouillon/" + std::string(formulaire);
}

// A shared browser: what nobody signed in for does not wait for the next person.
std::chrono::hours lifetime(const Proprietaire& proprietaire) {
    return proprietaire.compte ? lifetime_of_account : std::chrono::hours(1);
}

}  // namespace

std::string place_of(CompteId compte) {
    return base::sha256("compte/" + std::to_string(compte.value()));
}

std::vector<std::string> kept_brouillons(
    db::Connection& db, base::Instant now, CompteId compte, std::string_view begin
) {
    return db.all<std::string>(
        "SELECT formulaire FROM brouillon WHERE visiteur = ? AND formulaire LIKE CONCAT(?, '%') "
        "AND compte = ? AND modifie_le > ? ORDER BY modifie_le DESC, formulaire",
        [](const db::Row& row) { return row.get<std::string>(0); },
        place_of(compte),
        begin,
        compte,
        now - lifetime_of_account
    );
}

std::optional<Brouillon> load_brouillon(
    db::Connection& db, const base::Keys& keys, base::Instant now, const Feuille& feuille
) {
    const auto& [proprietaire, formulaire] = feuille;
    auto found = db.first<Brouillon>(
        "SELECT scelle, jeton FROM brouillon "
        "WHERE visiteur = ? AND formulaire = ? AND compte <=> ? AND modifie_le > ?",
        [](const db::Row& row) {
            return Brouillon{row.get<std::string>(0), base::hex(row.get<std::string>(1))};
        },
        proprietaire.visiteur,
        formulaire,
        proprietaire.compte,
        now - lifetime(proprietaire)
    );
    if (!found) return std::nullopt;
    const auto plain = keys.open(base::KeyUse::anonymous, found->etat, context_of(formulaire));
    if (!plain) return std::nullopt;
    found->etat = plain->reveal();
    return found;
}

std::string save_brouillon(
    db::Connection& db,
    const base::Keys& keys,
    base::Random& random,
    base::Instant now,
    const Feuille& feuille,
    std::string_view etat
) {
    const auto& [proprietaire, formulaire] = feuille;
    // the token first: both servers assign from left to right
    db.execute(
        "INSERT INTO brouillon (visiteur, formulaire, compte, jeton, somme, scelle, modifie_le) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE "
        "jeton = IF(somme = VALUES(somme) AND compte <=> VALUES(compte), jeton, VALUES(jeton)), "
        "somme = VALUES(somme), compte = VALUES(compte), scelle = VALUES(scelle), "
        "modifie_le = VALUES(modifie_le)",
        proprietaire.visiteur,
        formulaire,
        proprietaire.compte,
        random.bytes(16),
        base::hmac_sha256(keys.of(base::KeyUse::anonymous), etat),
        keys.seal(base::KeyUse::anonymous, etat, context_of(formulaire), random),
        now
    );
    return base::hex(db.value<std::string>(
                           "SELECT jeton FROM brouillon WHERE visiteur = ? AND formulaire = ?",
                           proprietaire.visiteur,
                           formulaire
    )
                         .value());
}

bool claim_brouillon(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    base::Instant now,
    const Feuille& feuille
) {
    const auto& [proprietaire, formulaire] = feuille;
    constexpr std::string_view nothing = "{}";
    return tx->execute(
               "INSERT IGNORE INTO brouillon (visiteur, formulaire, compte, jeton, somme, scelle, "
               "modifie_le) VALUES (?, ?, ?, ?, ?, ?, ?)",
               proprietaire.visiteur,
               formulaire,
               proprietaire.compte,
               random.bytes(16),
               base::hmac_sha256(keys.of(base::KeyUse::anonymous), nothing),
               keys.seal(base::KeyUse::anonymous, nothing, context_of(formulaire), random),
               now
           ) == 1;
}

bool spend_brouillon(
    db::Transaction& tx,
    std::string_view visiteur,
    std::string_view formulaire,
    std::string_view jeton
) {
    const auto raw = base::unhex(jeton);
    if (!raw || raw->size() != 16) return false;
    return tx->execute(
               "DELETE FROM brouillon WHERE visiteur = ? AND formulaire = ? AND jeton = ?",
               visiteur,
               formulaire,
               *raw
           ) == 1;
}

void drop_brouillon(db::Connection& db, std::string_view visiteur, std::string_view formulaire) {
    db.execute("DELETE FROM brouillon WHERE visiteur = ? AND formulaire = ?", visiteur, formulaire);
}

void move_brouillons(
    db::Connection& db,
    std::string_view from_visiteur,
    std::string_view to_visiteur,
    CompteId compte
) {
    db.execute(
        "UPDATE brouillon SET visiteur = ? WHERE visiteur = ? AND compte = ?",
        to_visiteur,
        from_visiteur,
        compte
    );
    // IGNORE: what has the same name there is newer than what this browser was left with
    db.execute(
        "UPDATE IGNORE brouillon SET visiteur = UNHEX(SHA2(CONCAT('compte/', compte), 256)) "
        "WHERE visiteur = ? AND compte IS NOT NULL",
        from_visiteur
    );
    db.execute(
        "UPDATE IGNORE brouillon SET visiteur = ? "
        "WHERE visiteur = ? AND compte = ? AND formulaire NOT LIKE CONCAT(?, '%')",
        to_visiteur,
        place_of(compte),
        compte,
        saisie_gardee
    );
    db.execute("DELETE FROM brouillon WHERE visiteur = ?", from_visiteur);
}

std::uint64_t forget_brouillons(db::Connection& db, base::Instant now) {
    return db::in_rounds([&](unsigned most) {
        return db.execute(
            "DELETE FROM brouillon WHERE modifie_le <= ? ORDER BY modifie_le LIMIT ?",
            now - lifetime_of_account,
            most
        );
    });
}

}  // namespace acces
