#include "acces/session.hpp"

#include "acces/brouillon.hpp"
#include "base/crypto.hpp"
#include "db/rounds.hpp"

#include <stdexcept>

namespace acces {
namespace {

Session read_session(const db::Row& row) {
    return Session{
        .empreinte = row.get<std::string>(0),
        .compte = row.get<CompteId>(1),
        .profil = profil_from(row.get<std::string>(2)),
        .identifiant = row.get<std::string>(3),
        .nom = row.get<std::string>(4),
        .courriel = row.get<std::string>(5),
        .courriel_confirme = row.get<std::optional<base::Instant>>(6).has_value(),
        .cree_le = row.get<base::Instant>(7),
        .vu_le = row.get<base::Instant>(8),
        .precedente_connexion_le = row.get<std::optional<base::Instant>>(9),
        .precedente_connexion_de = row.get<std::string>(10),
        .etablissement = row.get<std::optional<scolarite::EtablissementId>>(11),
        .poste = row.get<bool>(12),
        .saisie_gardee = row.get<bool>(13)};
}

OpenSession read_appareil(const db::Row& row) {
    return OpenSession{
        .empreinte = row.get<std::string>(0),
        .cree_le = row.get<base::Instant>(1),
        .vu_le = row.get<base::Instant>(2),
        .adresse = row.get<std::string>(3),
        .appareil = row.get<std::string>(4)};
}

}  // namespace

Profil profil_from(std::string_view column) {
    if (column == "responsable") return Profil::responsable;
    if (column == "eleve") return Profil::eleve;
    if (column == "agent") return Profil::agent;
    if (column == "academie") return Profil::academie;
    throw std::logic_error("profil " + std::string(column));
}

std::string_view name_of(Profil profil) {
    switch (profil) {
        case Profil::responsable:
            return "responsable";
        case Profil::eleve:
            return "eleve";
        case Profil::agent:
            return "agent";
        case Profil::academie:
            return "academie";
    }
    throw std::logic_error("profil");
}

std::string session_digest(std::string_view token) { return base::sha256(token); }

std::optional<Session> find_session(
    db::Connection& db, std::string_view digest, base::Instant now, std::chrono::minutes idle
) {
    return db.first<Session>(
        "SELECT s.empreinte, s.compte, c.profil, c.identifiant_affiche, c.nom_affiche, c.courriel, "
        "c.courriel_confirme_le, s.cree_le, s.vu_le, c.precedente_connexion_le, "
        "c.precedente_connexion_de, s.etablissement, "
        "c.profil = 'agent' AND EXISTS (SELECT 1 FROM personnel p WHERE p.compte = c.id "
        "AND p.fin_le IS NULL), "
        "EXISTS (SELECT 1 FROM brouillon b "
        "WHERE b.visiteur = UNHEX(SHA2(CONCAT('compte/', s.compte), 256)) "
        "AND b.formulaire LIKE CONCAT(?, '%') AND b.compte = s.compte AND b.modifie_le > ?) "
        "FROM session s JOIN compte c ON c.id = s.compte "
        "WHERE s.empreinte = ? AND s.expire_le > ? AND s.vu_le > ? AND c.suspendu_le IS NULL",
        read_session,
        saisie_gardee,
        now - lifetime_of_account,
        digest,
        now,
        now - idle
    );
}

std::optional<CompteId> owner_of_session(db::Connection& db, std::string_view digest) {
    return db.value<CompteId>(
        "SELECT s.compte FROM session s JOIN compte c ON c.id = s.compte "
        "WHERE s.empreinte = ? AND c.suspendu_le IS NULL",
        digest
    );
}

void touch_session(db::Connection& db, const Session& session, base::Instant now) {
    if (now - session.vu_le < std::chrono::minutes(1)) return;
    db.execute("UPDATE session SET vu_le = ? WHERE empreinte = ?", now, session.empreinte);
}

std::string open_session(db::Connection& db, base::Random& random, const NewSession& session) {
    auto token = base::base64url(random.bytes(32));
    db.execute(
        "INSERT INTO session (empreinte, compte, cree_le, vu_le, expire_le, adresse, appareil) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        session_digest(token),
        session.compte,
        session.now,
        session.now,
        session.now + session.lifetime,
        session.adresse,
        session.appareil
    );
    return token;
}

void carry_choices(db::Connection& db, std::string_view from_digest, std::string_view to_digest) {
    db.execute(
        "UPDATE session n JOIN session o ON o.empreinte = ? AND o.compte = n.compte "
        "SET n.etablissement = o.etablissement "
        "WHERE n.empreinte = ?",
        from_digest,
        to_digest
    );
}

void close_session(db::Connection& db, std::string_view digest, base::Instant now) {
    db.execute("DELETE FROM session WHERE empreinte = ? AND expire_le > ?", digest, now);
}

std::uint64_t end_sessions(
    db::Transaction& tx, CompteId compte, base::Instant now, std::string_view kept_digest
) {
    return tx->execute(
        "UPDATE session SET expire_le = ? WHERE compte = ? AND empreinte <> ? AND expire_le > ?",
        now,
        compte,
        kept_digest,
        now
    );
}

void erase_sessions(db::Connection& db, CompteId compte) {
    db.execute("DELETE FROM session WHERE compte = ?", compte);
}

std::vector<OpenSession> sessions_of(db::Connection& db, CompteId compte, base::Instant now) {
    return db.all<OpenSession>(
        "SELECT empreinte, cree_le, vu_le, adresse, appareil FROM session "
        "WHERE compte = ? AND expire_le > ? ORDER BY vu_le DESC",
        read_appareil,
        compte,
        now
    );
}

std::vector<OpenSession> sessions_finies(db::Connection& db, CompteId compte, base::Instant now) {
    return db.all<OpenSession>(
        "SELECT empreinte, cree_le, vu_le, adresse, appareil FROM session "
        "WHERE compte = ? AND expire_le <= ? ORDER BY vu_le DESC",
        read_appareil,
        compte,
        now
    );
}

void choose_etablissement(
    db::Connection& db, std::string_view digest, scolarite::EtablissementId id
) {
    db.execute("UPDATE session SET etablissement = ? WHERE empreinte = ?", id, digest);
}

std::uint64_t forget_sessions(db::Connection& db, base::Instant now) {
    const auto before = now - lifetime_of_account;
    return db::in_rounds([&](unsigned most) {
               return db.execute(
                   "DELETE FROM session WHERE expire_le <= ? ORDER BY expire_le LIMIT ?",
                   before,
                   most
               );
           }) +
           db::in_rounds([&](unsigned most) {
               return db.execute(
                   "DELETE FROM session WHERE vu_le <= ? ORDER BY vu_le LIMIT ?", before, most
               );
           });
}

}  // namespace acces
