#include "depot/invitation.hpp"

#include "depot/gestion.hpp"

#include <chrono>
#include <stdexcept>

namespace depot {
namespace {

// Drops of a lasting invitation that are on their way at once. One that nothing was sent into for
// an hour holds no place: its page was closed.
constexpr unsigned most_running = 20;
constexpr std::chrono::hours without_a_byte{1};

struct Signes {
    bool ended;
    bool past;
    bool used;     // of a one-time one: what was sent by it has arrived
    bool running;  // of a one-time one: is on its way
};
EtatInvitation etat_of(const Signes& signes) {
    if (signes.used) return EtatInvitation::utilisee;
    if (signes.ended) return EtatInvitation::retiree;
    if (signes.running) return EtatInvitation::en_cours;
    return signes.past ? EtatInvitation::expiree : EtatInvitation::ouverte;
}

// An account that is closed ends its invitations: it is what their guests are told, unless
// somebody had withdrawn them before.
struct Fins {
    bool retiree;
    bool par_administration;
    bool compte_ferme;
    bool avec_le_compte;  // withdrawn with it
};
Retrait retrait_of(const Fins& fins) {
    if (fins.compte_ferme && (!fins.retiree || fins.avec_le_compte)) return Retrait::compte;
    if (!fins.retiree) return Retrait::aucun;
    return fins.par_administration ? Retrait::administration : Retrait::auteur;
}

InvitationVue read_vue(const db::Row& row) {
    return {
        .id = row.get<InvitationId>(0),
        .compte = row.get<acces::CompteId>(1),
        .qui = row.get<std::string>(2),
        .etat = etat_of(
            {.ended = row.get<bool>(3),
             .past = row.get<bool>(4),
             .used = row.get<bool>(5),
             .running = row.get<bool>(6)}
        ),
        .nom = row.get<std::string>(7),
        .courriel = row.get<std::string>(8),
        .message = row.get<std::string>(9),
        .une_fois = row.get<bool>(10),
        .cree_le = row.get<base::Instant>(11),
        .expire_le = row.get<base::Instant>(12),
        .empreinte = row.get<std::string>(13),
        .scelle = row.get<std::string>(14),
        .envoi = row.get<std::string>(15),
        .raison = row.get<std::string>(16),
        .depots = row.get<unsigned>(17)};
}

// Of which account, which one, and whether only those that are not over; all without.
struct Lesquelles {
    std::optional<acces::CompteId> compte = {};
    std::optional<InvitationId> id = {};
    bool ouvertes = false;
};
std::vector<InvitationVue> read_vues(
    db::Connection& db, base::Instant now, const Lesquelles& lesquelles
) {
    return db.all<InvitationVue>(
        "SELECT i.id, i.compte, IF(p.nom_affiche = '', p.identifiant_affiche, p.nom_affiche), "
        "i.fin_le IS NOT NULL, i.expire_le <= ?, i.une_fois AND EXISTS (SELECT 1 FROM "
        "depot u WHERE u.invitation = i.id AND u.publie_le IS NOT NULL), i.une_fois AND EXISTS "
        "(SELECT 1 FROM depot u WHERE u.invitation = i.id AND u.publie_le IS NULL AND u.etat = "
        "'en_cours' AND u.expire_le > ?), i.nom, i.courriel, i.message, i.une_fois, i.cree_le, "
        "i.expire_le, i.empreinte, i.jeton_scelle, IF(i.courriel_envoye IS NULL, '', "
        "COALESCE(c.etat, 'envoye')), COALESCE(c.raison, ''), (SELECT COUNT(*) FROM depot d "
        "WHERE d.invitation = i.id AND d.publie_le IS NOT NULL) "
        "FROM invitation i JOIN compte p ON p.id = i.compte "
        "LEFT JOIN courriel_a_envoyer c ON c.id = i.courriel_envoye "
        "WHERE (? OR i.compte = ?) AND (? OR i.id = ?) AND (NOT ? OR (i.fin_le IS NULL AND "
        "(i.expire_le > ? OR EXISTS (SELECT 1 FROM depot d WHERE d.invitation = i.id AND d.etat = "
        "'en_cours' AND d.expire_le > ?)) AND NOT (i.une_fois AND EXISTS (SELECT 1 FROM depot u "
        "WHERE u.invitation = i.id AND u.publie_le IS NOT NULL)))) "
        "ORDER BY i.id DESC LIMIT 500",
        &read_vue,
        now,
        now,
        !lesquelles.compte,
        lesquelles.compte,
        !lesquelles.id,
        lesquelles.id,
        lesquelles.ouvertes,
        now,
        now
    );
}

}  // namespace

InvitationCree create_invitation(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    base::Instant now,
    const NouvelleInvitation& invitation
) {
    auto lien = new_lien(keys, random, UsageLien::invitation);
    const auto id = tx->insert<Invitation>(
        "INSERT INTO invitation (compte, empreinte, jeton_scelle, nom, courriel, message, "
        "une_fois, cree_le, expire_le) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        invitation.compte,
        lien.empreinte,
        lien.scelle,
        invitation.nom,
        invitation.courriel ? invitation.courriel->text() : std::string(),
        invitation.message,
        invitation.une_fois,
        now,
        invitation.expire_le
    );
    return {id, std::move(lien)};
}

std::vector<InvitationVue> invitations_of(
    db::Connection& db, base::Instant now, acces::CompteId compte
) {
    return read_vues(db, now, {.compte = compte});
}

std::optional<InvitationVue> invitation_of(
    db::Connection& db, base::Instant now, acces::CompteId compte, InvitationId id
) {
    auto found = read_vues(db, now, {.compte = compte, .id = id});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<InvitationVue> open_invitations(db::Connection& db, base::Instant now) {
    return read_vues(db, now, {.ouvertes = true});
}

std::optional<InvitationVue> read_invitation(
    db::Connection& db, base::Instant now, InvitationId id
) {
    auto found = read_vues(db, now, {.id = id});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

unsigned count_open_invitations(db::Connection& db, base::Instant now, acces::CompteId compte) {
    return db
        .value<unsigned>(
            "SELECT COUNT(*) FROM invitation i WHERE i.compte = ? AND i.fin_le IS NULL AND "
            "i.expire_le > ? AND NOT (i.une_fois AND EXISTS (SELECT 1 FROM depot u WHERE "
            "u.invitation = i.id AND u.publie_le IS NOT NULL))",
            compte,
            now
        )
        .value_or(0);
}

std::optional<std::vector<DepotId>> end_invitation(
    db::Transaction& tx, base::Instant now, const InvitationVue& invitation, Retrait by
) {
    // its line is held: nobody takes it meanwhile. Past its time, what it began may still be ended.
    const bool ended =
        tx->execute(
            "UPDATE invitation i SET i.fin_le = ?, i.retiree_par_administration = ? WHERE i.id = ? "
            "AND i.fin_le IS NULL AND (i.expire_le > ? OR EXISTS (SELECT 1 FROM depot d WHERE "
            "d.invitation = i.id "
            "AND d.etat = 'en_cours' AND d.expire_le > ?))",
            now,
            by == Retrait::administration,
            invitation.id,
            now,
            now
        ) == 1;
    if (!ended) return std::nullopt;
    auto running = tx->all<DepotId>(
        "SELECT id FROM depot WHERE invitation = ? AND etat = 'en_cours' AND expire_le > ? ORDER "
        "BY id FOR UPDATE",
        [](const db::Row& row) { return row.get<DepotId>(0); },
        invitation.id,
        now
    );
    for (const auto depot : running) end_depot(tx, {invitation.compte, depot, now});
    return running;
}

std::optional<Invitation> find_invitation(
    db::Connection& db, base::Instant now, std::string_view jeton
) {
    const auto empreinte = empreinte_of(jeton);
    if (!empreinte) return std::nullopt;
    return db.first<Invitation>(
        "SELECT i.id, i.compte, i.fin_le, i.expire_le <= ?, i.empreinte, i.nom, "
        "i.courriel, i.message, i.une_fois, i.expire_le, (SELECT MAX(u.id) FROM depot u WHERE "
        "i.une_fois AND u.invitation = i.id AND (u.publie_le IS NOT NULL OR (u.etat = 'en_cours' "
        "AND u.expire_le > ?))), EXISTS (SELECT 1 FROM depot u WHERE i.une_fois AND u.invitation = "
        "i.id AND u.publie_le IS NOT NULL), i.retiree_par_administration, c.suspendu_le IS NOT "
        "NULL OR c.profil NOT IN ('agent', 'academie'), COALESCE(i.fin_le >= c.suspendu_le, FALSE) "
        "FROM invitation i JOIN compte c ON c.id = i.compte WHERE i.empreinte = ?",
        [](const db::Row& row) {
            const auto retiree_le = row.get<std::optional<base::Instant>>(2);
            const Fins fins{
                .retiree = retiree_le.has_value(),
                .par_administration = row.get<bool>(12),
                .compte_ferme = row.get<bool>(13),
                .avec_le_compte = row.get<bool>(14)};
            const auto retrait = retrait_of(fins);
            const auto depot = row.get<std::optional<DepotId>>(10);
            return Invitation{
                row.get<InvitationId>(0),
                row.get<acces::CompteId>(1),
                etat_of(
                    {.ended = retrait != Retrait::aucun,
                     .past = row.get<bool>(3),
                     .used = row.get<bool>(11),
                     .running = depot.has_value()}
                ),
                row.get<std::string>(4),
                row.get<std::string>(5),
                row.get<std::string>(6),
                row.get<std::string>(7),
                row.get<bool>(8),
                row.get<base::Instant>(9),
                depot,
                retrait,
                retiree_le,
                fins.compte_ferme};
        },
        now,
        now,
        *empreinte
    );
}

Prise take_invitation(db::Transaction& tx, base::Instant now, InvitationId id) {
    const auto une_fois = tx->value<bool>(
        "SELECT i.une_fois FROM invitation i WHERE i.id = ? AND i.fin_le IS NULL AND i.expire_le > "
        "? AND EXISTS (SELECT 1 FROM compte c WHERE c.id = i.compte AND c.suspendu_le IS NULL AND "
        "c.profil IN ('agent', 'academie')) FOR UPDATE",
        id,
        now
    );
    if (!une_fois) return Prise::fermee;
    struct Faits {
        unsigned tenants;  // of a one-time one: the drop that holds it, as its page shows it
        unsigned actifs;
    };
    const auto faits = tx->first<Faits>(
        "SELECT COUNT(*), COALESCE(SUM(d.publie_le IS NULL AND (d.cree_le > ? OR EXISTS (SELECT 1 "
        "FROM fichier f WHERE f.depot = d.id) OR EXISTS (SELECT 1 FROM televersement t WHERE "
        "t.depot = d.id))), 0) FROM depot d WHERE d.invitation = ? AND (d.publie_le IS NOT NULL OR "
        "(d.etat = 'en_cours' AND d.expire_le > ?))",
        [](const db::Row& row) {
            return Faits{row.get<unsigned>(0), row.get<unsigned>(1)};
        },
        now - without_a_byte,
        id,
        now
    );
    if (!faits) throw std::logic_error("a sum has no row");
    if (*une_fois && faits->tenants > 0) return Prise::fermee;
    if (!*une_fois && faits->actifs >= most_running) return Prise::pleine;
    tx->execute("UPDATE invitation SET utilise_le = ? WHERE id = ?", now, id);
    return Prise::prise;
}

bool made_by_invitation(db::Connection& db, InvitationId id, DepotId depot) {
    return db.value<DepotId>("SELECT id FROM depot WHERE id = ? AND invitation = ?", depot, id)
        .has_value();
}

}  // namespace depot
