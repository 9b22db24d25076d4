#include "acces/compte.hpp"

#include "acces/limite.hpp"

#include <stdexcept>

namespace acces {
namespace {

CompteConnexion read_connexion(const db::Row& row) {
    return CompteConnexion{
        row.get<CompteId>(0),
        profil_from(row.get<std::string>(1)),
        row.get<std::optional<base::Instant>>(2).has_value(),
        row.get<std::string>(3),
        row.get<bool>(4),
        row.get<std::optional<base::Instant>>(5),
        row.get<std::string>(6),
        row.get<std::string>(7),
        row.get<bool>(8)};
}

}  // namespace

std::optional<CompteConnexion> find_compte(db::Connection& db, std::string_view key) {
    return db.first<CompteConnexion>(
        "SELECT c.id, c.profil, c.suspendu_le, s.mot_de_passe, s.totp_scelle IS NOT NULL, "
        "c.derniere_connexion_le, "
        "c.derniere_connexion_de, c.precedente_connexion_de, "
        "c.profil = 'agent' AND EXISTS (SELECT 1 FROM personnel p WHERE p.compte = c.id "
        "AND p.fin_le IS NULL) "
        "FROM compte c JOIN compte_secret s ON s.compte = c.id WHERE c.identifiant = ?",
        read_connexion,
        key
    );
}

std::optional<CompteConnexion> find_compte(db::Connection& db, CompteId compte) {
    return db.first<CompteConnexion>(
        "SELECT c.id, c.profil, c.suspendu_le, s.mot_de_passe, s.totp_scelle IS NOT NULL, "
        "c.derniere_connexion_le, "
        "c.derniere_connexion_de, c.precedente_connexion_de, "
        "c.profil = 'agent' AND EXISTS (SELECT 1 FROM personnel p WHERE p.compte = c.id "
        "AND p.fin_le IS NULL) "
        "FROM compte c JOIN compte_secret s ON s.compte = c.id WHERE c.id = ?",
        read_connexion,
        compte
    );
}

base::Result<CompteId> create_compte(
    db::Transaction& tx, base::Instant now, const NouveauCompte& compte
) {
    try {
        const auto id = tx->insert<Compte>(
            "INSERT INTO compte (identifiant, identifiant_affiche, profil, nom_affiche, courriel, "
            "cree_le) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            compte.identifiant.key(),
            compte.identifiant.text(),
            name_of(compte.profil),
            compte.nom,
            compte.courriel ? compte.courriel->text() : std::string(),
            now
        );
        tx->execute(
            "INSERT INTO compte_secret (compte, mot_de_passe, change_le, question, reponse) VALUES "
            "(?, ?, ?, ?, ?)",
            id,
            compte.empreinte,
            now,
            compte.question,
            compte.reponse
        );
        return id;
    } catch (const db::Duplicate&) {
        return base::refuse("Cet identifiant est déjà pris. Choisissez-en un autre.");
    }
}

bool identifiant_taken(db::Connection& db, const Identifiant& identifiant) {
    return db.value<CompteId>("SELECT id FROM compte WHERE identifiant = ?", identifiant.key())
        .has_value();
}

bool known_network(const CompteConnexion& compte, std::string_view adresse) {
    const auto network = network_of(adresse);
    if (network.empty()) return false;
    return network_of(compte.derniere_de) == network || network_of(compte.precedente_de) == network;
}

void record_connexion(
    db::Transaction& tx, base::Instant now, CompteId compte, std::string_view adresse
) {
    // precedente first: MariaDB and MySQL assign from left to right
    tx->execute(
        "UPDATE compte SET precedente_connexion_le = derniere_connexion_le, "
        "precedente_connexion_de = derniere_connexion_de, derniere_connexion_le = ?, "
        "derniere_connexion_de = ? "
        "WHERE id = ?",
        now,
        adresse.substr(0, 45),
        compte
    );
}

void set_password(
    db::Transaction& tx, base::Instant now, CompteId compte, std::string_view empreinte
) {
    tx->execute(
        "UPDATE compte_secret SET mot_de_passe = ?, change_le = ? WHERE compte = ? "
        "AND mot_de_passe <> ''",
        empreinte,
        now,
        compte
    );
}

void replace_hash(
    db::Connection& db, CompteId compte, std::string_view old_hash, std::string_view new_hash
) {
    db.execute(
        "UPDATE compte_secret SET mot_de_passe = ? WHERE compte = ? AND mot_de_passe = ?",
        new_hash,
        compte,
        old_hash
    );
}

void set_courriel(db::Transaction& tx, CompteId compte, std::string_view courriel) {
    tx->execute(
        "UPDATE compte SET courriel_a_confirmer = "
        "IF(courriel_confirme_le IS NULL OR courriel = ?, '', ?), "
        "courriel = IF(courriel_confirme_le IS NULL OR ? = '', ?, courriel), "
        "courriel_confirme_le = IF(? = '', NULL, courriel_confirme_le) WHERE id = ?",
        courriel,
        courriel,
        courriel,
        courriel,
        courriel,
        compte
    );
}

bool confirm_courriel(
    db::Transaction& tx, base::Instant now, CompteId compte, std::string_view courriel
) {
    return tx->execute(
               "UPDATE compte SET courriel_confirme_le = ?, courriel_a_confirmer = '', "
               "courriel = ? WHERE id = ? "
               "AND IF(courriel_a_confirmer = '', courriel, courriel_a_confirmer) = ?",
               now,
               courriel,
               compte,
               courriel
           ) == 1;
}

PageCompte read_compte(db::Connection& db, CompteId compte) {
    auto found = db.first<PageCompte>(
        "SELECT c.identifiant_affiche, c.nom_affiche, c.profil, c.courriel, "
        "c.courriel_confirme_le, c.cree_le, "
        "c.derniere_connexion_le, c.derniere_connexion_de, c.precedente_connexion_le, "
        "c.precedente_connexion_de, "
        "s.totp_scelle IS NOT NULL, s.question, s.mot_de_passe = '', c.courriel_a_confirmer "
        "FROM compte c JOIN compte_secret s ON s.compte = c.id WHERE c.id = ?",
        [](const db::Row& row) {
            return PageCompte{
                row.get<std::string>(0),
                row.get<std::string>(1),
                profil_from(row.get<std::string>(2)),
                row.get<std::string>(3),
                row.get<std::optional<base::Instant>>(4).has_value(),
                row.get<std::string>(13),
                row.get<base::Instant>(5),
                row.get<std::optional<base::Instant>>(6),
                row.get<std::string>(7),
                row.get<std::optional<base::Instant>>(8),
                row.get<std::string>(9),
                row.get<bool>(10),
                row.get<std::string>(11),
                row.get<bool>(12)};
        },
        compte
    );
    if (!found) throw std::runtime_error("an account without its secrets");
    return std::move(*found);
}

std::vector<CompteCourriel> comptes_of_courriel(
    db::Connection& db, const base::Courriel& courriel
) {
    // utf8mb4's default collation: case does not count
    return db.all<CompteCourriel>(
        "SELECT c.id, c.identifiant_affiche, c.courriel FROM compte c "
        "JOIN compte_secret s ON s.compte = c.id AND s.mot_de_passe <> '' "
        "WHERE c.courriel = ? AND c.courriel_confirme_le IS NOT NULL AND c.suspendu_le IS NULL "
        "ORDER BY c.id",
        [](const db::Row& row) {
            return CompteCourriel{
                row.get<CompteId>(0), row.get<std::string>(1), row.get<std::string>(2)};
        },
        courriel.text()
    );
}

std::optional<std::string> reponse_of(db::Connection& db, CompteId compte) {
    return db.value<std::string>(
        "SELECT reponse FROM compte_secret WHERE compte = ? AND reponse <> ''", compte
    );
}

}  // namespace acces
