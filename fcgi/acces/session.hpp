// Sessions: a random token in the cookie, its SHA-256 in the database. Nothing else is remembered:
// profile, suspension and rights are read again at every request.
#pragma once

#include "acces/ids.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace acces {

enum class Profil : std::uint8_t { responsable, eleve, agent, academie };
Profil profil_from(std::string_view column);  // throws std::logic_error on what the schema excludes
std::string_view name_of(Profil profil);      // as in the column

struct Session {
    std::string empreinte;  // 32 raw bytes
    CompteId compte;
    Profil profil;
    std::string identifiant;  // as the person wrote it
    std::string nom;          // "Mme Léa Roy"; may be empty
    const std::string& affiche() const { return nom.empty() ? identifiant : nom; }
    std::string courriel;
    bool courriel_confirme;
    base::Instant cree_le;
    base::Instant vu_le;
    std::optional<base::Instant> precedente_connexion_le;  // the sign-in before this one
    std::string precedente_connexion_de;                   // its address
    std::optional<scolarite::EtablissementId> etablissement;
    bool poste;  // an agent with a post in a school: the others have the file drop alone
    bool saisie_gardee = false;  // a form was kept for this account: hall/reprise.hpp
};

// SHA-256 of a cookie's token.
std::string session_digest(std::string_view token);

// One statement. Nothing when there is no such session, it has expired or idled out, or the account
// is suspended.
std::optional<Session> find_session(
    db::Connection& db, std::string_view digest, base::Instant now, std::chrono::minutes idle
);
// The account of a session, be it over or not; nothing when it was closed by its own button, or
// never there, or when nobody can sign in to the account any more.
std::optional<CompteId> owner_of_session(db::Connection& db, std::string_view digest);
// Writes vu_le when it is more than a minute old.
void touch_session(db::Connection& db, const Session& session, base::Instant now);

struct NewSession {
    CompteId compte;
    base::Instant now;
    std::chrono::hours lifetime;
    std::string adresse;
    std::string appareil;
};
// Returns the token for the cookie (43 characters of base64url).
std::string open_session(db::Connection& db, base::Random& random, const NewSession& session);
// The school at hand goes over from a session of the same account that has ended.
void carry_choices(db::Connection& db, std::string_view from_digest, std::string_view to_digest);
// By its own button, or another sign-in on its browser. One that was over before stays until the
// purge: who was turned out does not wipe out from where he was.
void close_session(db::Connection& db, std::string_view digest, base::Instant now);
// All sessions of the account but one ("" for none kept) are over, as if their time had come: what
// is being written there is still known to be of this account, and Mes données says from where they
// were. Returns how many ended.
std::uint64_t end_sessions(
    db::Transaction& tx, CompteId compte, base::Instant now, std::string_view kept_digest
);
// Of an account that goes: nothing is kept of its sessions.
void erase_sessions(db::Connection& db, CompteId compte);

struct OpenSession {
    std::string empreinte;
    base::Instant cree_le;
    base::Instant vu_le;
    std::string adresse;
    std::string appareil;
};
std::vector<OpenSession> sessions_of(db::Connection& db, CompteId compte, base::Instant now);
// Those that are over and not yet purged: for the file of what is kept of an account.
std::vector<OpenSession> sessions_finies(db::Connection& db, CompteId compte, base::Instant now);

void choose_etablissement(
    db::Connection& db, std::string_view digest, scolarite::EtablissementId id
);
// Those that were over a day ago; until then they say whose a form is that was still being written,
// which is kept as long. Returns how many.
std::uint64_t forget_sessions(db::Connection& db, base::Instant now);

}  // namespace acces
