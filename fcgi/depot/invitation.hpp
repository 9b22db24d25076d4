// Invitations: somebody without an account sends files to the account that invites him. The link is
// the right. A one-time invitation is held by the one drop that is made by it, from its first byte;
// when that drop is given up before it was complete, the invitation is free again. What the link
// opens is asked of the lines each time, so that nothing has to be given back.
#pragma once

#include "acces/ids.hpp"
#include "base/courriel.hpp"
#include "db/connection.hpp"
#include "depot/ids.hpp"
#include "depot/lien.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depot {

// en_cours: a one-time one that a drop on its way holds; it may still be withdrawn.
enum class EtatInvitation : std::uint8_t { ouverte, en_cours, utilisee, expiree, retiree };

struct NouvelleInvitation {
    acces::CompteId compte;
    std::string nom = {};  // whom it is for; ""
    std::optional<base::Courriel> courriel = {};
    std::string message = {};
    bool une_fois = true;
    base::Instant expire_le;
};
struct InvitationCree {
    InvitationId id;
    Lien lien;
};
InvitationCree create_invitation(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    base::Instant now,
    const NouvelleInvitation& invitation
);

// As its owner sees it, or the administration.
struct InvitationVue {
    InvitationId id;
    acces::CompteId compte;
    std::string qui;  // "Mme Odile Bellan", or the identifiant of who has no name
    EtatInvitation etat;
    std::string nom;
    std::string courriel;
    std::string message;
    bool une_fois;
    base::Instant cree_le;
    base::Instant expire_le;
    std::string empreinte;
    std::string scelle;
    std::string envoi;   // "": no mail; else as in the outbox: attente, envoye, refuse
    std::string raison;  // the mail server's words
    unsigned depots;     // that have arrived by it
};
// The newest first, 500 at most.
std::vector<InvitationVue> invitations_of(
    db::Connection& db, base::Instant now, acces::CompteId compte
);
// Nothing when it is not there or not theirs.
std::optional<InvitationVue> invitation_of(
    db::Connection& db, base::Instant now, acces::CompteId compte, InvitationId id
);
// For the administration: of everybody, those that open something now or hold a drop on its way;
// the newest first, 500 at most.
std::vector<InvitationVue> open_invitations(db::Connection& db, base::Instant now);
std::optional<InvitationVue> read_invitation(
    db::Connection& db, base::Instant now, InvitationId id
);
// How many of the account open something now.
unsigned count_open_invitations(db::Connection& db, base::Instant now, acces::CompteId compte);
// Who has withdrawn one. compte: its account was closed.
enum class Retrait : std::uint8_t { aucun, auteur, administration, compte };
// Withdraws it: no drop begins by it any more, and those on their way end, with what has arrived of
// them. Which those were; nothing when it is over already.
std::optional<std::vector<DepotId>> end_invitation(
    db::Transaction& tx, base::Instant now, const InvitationVue& invitation, Retrait by
);

// As who holds the link sees it.
struct Invitation {
    InvitationId id;
    acces::CompteId compte;  // who invites, and pays for the room
    EtatInvitation etat;
    std::string empreinte;
    std::string nom;
    std::string courriel;
    std::string message;
    bool une_fois;
    base::Instant expire_le;
    std::optional<DepotId> depot;  // of a one-time one: the drop that holds it
    Retrait retrait;
    std::optional<base::Instant> retiree_le;
    bool compte_ferme;  // no account of staff any more
};
// In any state; nothing when the link is none.
std::optional<Invitation> find_invitation(
    db::Connection& db, base::Instant now, std::string_view jeton
);
// Whether a drop may be made by it now: so many may be on their way at once, where it serves often.
enum class Prise : std::uint8_t { prise, fermee, pleine };
// Holds the invitation until the end of the transaction.
Prise take_invitation(db::Transaction& tx, base::Instant now, InvitationId id);
// A drop that was made by it.
bool made_by_invitation(db::Connection& db, InvitationId id, DepotId depot);

}  // namespace depot
