// What pages and the worker tell people about drops: which mail goes to whom, in the transaction of
// what makes it necessary. The words are those of mails_depot.hpp.
#pragma once

#include "acces/correspondant.hpp"
#include "depot/depot.hpp"
#include "depot/invitation.hpp"
#include "depot/personnes.hpp"
#include "hall/context.hpp"
#include "hall/mails_depot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hall {

// What writing a mail takes, in a program (of()) and in tsctl alike. References: short-lived.
struct Plume {
    const base::Config& config;
    const base::Keys& keys;
    base::Random& random;
    const web::Templates& templates;
    base::Instant now;

    static Plume of(Context& context) {
        return {context.config, context.keys, context.random, context.templates, context.now};
    }
    std::string gestion(depot::DepotId depot) const;     // whole address of its page, for its owner
    std::string lien(const depot::Resume& depot) const;  // whole address of the drop's own link
    std::string lien(const depot::Nomme& nomme) const;   // whole address of a recipient's own link
    std::string gestion(depot::InvitationId invitation) const;
    // Whole address of an invitation, for who is invited: a page of this site, for the upload is.
    std::string lien(const depot::InvitationVue& invitation) const;
    static std::string date(base::Instant instant);  // "12/09/2026 à 14:05"
};

// Queues a mail. Returns the row of the outbox.
template <web::View V>
envoi::MailId send(
    const Plume& plume, db::Transaction& tx, const base::Courriel& to, const V& view
) {
    const auto mail = message(plume.templates, plume.config, to, view);
    return envoi::queue(tx, {plume.config, plume.keys, plume.random, plume.now}, mail);
}

std::vector<PieceDepot> pieces_of(const depot::Resume& depot);

struct Expediteur {
    std::string nom;
    std::optional<base::Courriel> courriel;
};
// Who sends it, as recipients read it: the account whose drop it is, also when an outsider dropped
// the files for it.
Expediteur expediteur_of(db::Connection& db, const depot::Resume& depot);
// That outsider, by the name and the address he gave: what `depot.invite()` has.
Expediteur invite_of(const depot::Resume& depot);

// The drop has just been published: its owner gets the address (or learns what an outsider has
// sent, who gets a word too), and each named recipient his own link. For whoever
// depot::publish_if_complete() told true, in the same transaction.
void announce(const Plume& plume, db::Transaction& tx, depot::DepotId depot);

// To a recipient, his link: for the first time, again because the mail was refused, or because he
// has not fetched what it opens. Remembers the mail, whose refusal is to be told.
enum class Lettre : std::uint8_t { envoi, rappel };
void write_to(
    const Plume& plume,
    db::Transaction& tx,
    const depot::Resume& depot,
    const depot::Nomme& nomme,
    Lettre lettre = Lettre::envoi
);

// To who is invited, where the invitation has an address: the link and the message; remembers the
// mail.
void invite(
    const Plume& plume,
    db::Transaction& tx,
    const depot::InvitationVue& invitation,
    const acces::Correspondant& owner
);

// The administration has withdrawn it: its owner is told.
void tell_withdrawn(
    const Plume& plume, db::Transaction& tx, const depot::InvitationVue& invitation
);

}  // namespace hall
