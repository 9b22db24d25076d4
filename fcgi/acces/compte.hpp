// Accounts: one per person, across schools. Their secrets are in a table of their own, read only
// here.
#pragma once

#include "acces/identifiant.hpp"
#include "acces/ids.hpp"
#include "acces/session.hpp"
#include "base/courriel.hpp"
#include "db/connection.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acces {

// What signing in needs to know; never kept.
struct CompteConnexion {
    CompteId id;
    Profil profil;
    bool suspendu;
    std::string empreinte;  // Argon2id of the password; "" when a directory holds it
    bool totp;              // a second factor is set up
    std::optional<base::Instant> derniere_le;
    std::string derniere_de;
    std::string precedente_de;
    bool poste;  // an agent with a post in a school
};
std::optional<CompteConnexion> find_compte(db::Connection& db, std::string_view key);
std::optional<CompteConnexion> find_compte(db::Connection& db, CompteId compte);

struct NouveauCompte {
    Identifiant identifiant;
    Profil profil;
    std::string empreinte;  // Argon2id
    std::optional<base::Courriel> courriel;
    std::string nom;  // "Mme Anne Roy"; may be empty
    std::string question = {};
    std::string reponse = {};  // Argon2id of the folded answer
};
// Fails when the identifiant is taken: the sentence says so.
base::Result<CompteId> create_compte(
    db::Transaction& tx, base::Instant now, const NouveauCompte& compte
);
bool identifiant_taken(db::Connection& db, const Identifiant& identifiant);

// The account has signed in from this network before, or with such a device.
bool known_network(const CompteConnexion& compte, std::string_view adresse);
// Last becomes previous, this one becomes last.
void record_connexion(
    db::Transaction& tx, base::Instant now, CompteId compte, std::string_view adresse
);

// Replaces the password; the caller ends sessions and links. An account whose password a directory
// holds never gets one here.
void set_password(
    db::Transaction& tx, base::Instant now, CompteId compte, std::string_view empreinte
);
// The same password, hashed at today's cost; nothing happens when it was changed in between.
void replace_hash(
    db::Connection& db, CompteId compte, std::string_view old_hash, std::string_view new_hash
);
// Takes the new address, not confirmed yet; one that is confirmed serves until then. "" takes both
// away.
void set_courriel(db::Transaction& tx, CompteId compte, std::string_view courriel);
// Confirms it, and it takes the place of the former one, unless it was changed in between (false).
bool confirm_courriel(
    db::Transaction& tx, base::Instant now, CompteId compte, std::string_view courriel
);

// What the account's own page shows.
struct PageCompte {
    std::string identifiant;
    std::string nom;
    Profil profil;
    std::string courriel;
    bool courriel_confirme;
    std::string courriel_a_confirmer;  // the one that is to replace it; "" when there is none
    base::Instant cree_le;
    std::optional<base::Instant> derniere_le;
    std::string derniere_de;
    std::optional<base::Instant> precedente_le;
    std::string precedente_de;
    bool totp;
    std::string question;
    bool annuaire;  // a directory holds its password and its address
};
PageCompte read_compte(db::Connection& db, CompteId compte);

// Accounts with a password of their own whose confirmed address this is; one address may serve
// several persons.
struct CompteCourriel {
    CompteId id;
    std::string identifiant;
    std::string courriel;
};
std::vector<CompteCourriel> comptes_of_courriel(db::Connection& db, const base::Courriel& courriel);

// Argon2id of the answer to the secret question; nothing when there is none.
std::optional<std::string> reponse_of(db::Connection& db, CompteId compte);

}  // namespace acces
