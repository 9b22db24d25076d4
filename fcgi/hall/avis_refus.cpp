// Mails that somebody's server refused: whoever sent them passes the link on by hand.
#include "hall/avis.hpp"

namespace hall {
namespace {

struct Refuse {
    std::uint64_t id;  // of the recipient, or of the invitation
    std::uint64_t mail;
    std::string raison;
};

Refuse read_refuse(const db::Row& row) {
    return {row.get<std::uint64_t>(0), row.get<std::uint64_t>(1), row.get<std::string>(2)};
}

bool tell_of_recipient(const Plume& plume, db::Transaction& tx, const Refuse& refuse) {
    const auto mine = tx->execute(
        "UPDATE destinataire SET refus_dit = ? WHERE id = ? AND courriel_envoye = ? AND "
        "(refus_dit IS NULL OR refus_dit <> ?)",
        refuse.mail,
        refuse.id,
        refuse.mail,
        refuse.mail
    );
    if (mine == 0) return false;
    const auto depot =
        tx->value<depot::DepotId>("SELECT depot FROM destinataire WHERE id = ?", refuse.id);
    const auto resume = depot ? depot::resume_of(tx.connection(), *depot) : std::nullopt;
    const auto owner = resume && resume->compte
                           ? acces::correspondant_of(tx.connection(), *resume->compte)
                           : std::nullopt;
    if (!owner || !owner->courriel) return false;
    for (const auto& nomme : depot::nommes_of(tx.connection(), *depot)) {
        if (nomme.id.value() != refuse.id) continue;
        send(
            plume,
            tx,
            *owner->courriel,
            DepotRefusMail{
                titre_depot(pieces_of(*resume)),
                nomme.courriel,
                refuse.raison,
                plume.lien(nomme),
                Plume::date(resume->expire_le),
                plume.gestion(*depot)}
        );
        return true;
    }
    return false;
}

struct Invite {
    acces::CompteId compte;
    std::string courriel;
};

std::optional<Invite> find_invite(db::Transaction& tx, std::uint64_t id) {
    return tx->first<Invite>(
        "SELECT compte, courriel FROM invitation WHERE id = ?",
        [](const db::Row& row) {
            return Invite{row.get<acces::CompteId>(0), row.get<std::string>(1)};
        },
        id
    );
}

bool tell_of_invitation(const Plume& plume, db::Transaction& tx, const Refuse& refuse) {
    const auto mine = tx->execute(
        "UPDATE invitation SET refus_dit = ? WHERE id = ? AND courriel_envoye = ? AND "
        "(refus_dit IS NULL OR refus_dit <> ?)",
        refuse.mail,
        refuse.id,
        refuse.mail,
        refuse.mail
    );
    const auto invite = mine > 0 ? find_invite(tx, refuse.id) : std::nullopt;
    const auto owner =
        invite ? acces::correspondant_of(tx.connection(), invite->compte) : std::nullopt;
    if (!owner || !owner->courriel) return false;
    send(
        plume,
        tx,
        *owner->courriel,
        InvitationRefuseeMail{
            invite->courriel, refuse.raison, plume.gestion(depot::InvitationId(refuse.id))}
    );
    return true;
}

}  // namespace

std::uint64_t tell_refusals(const Plume& plume, db::Connection& db) {
    const auto recipients = db.all<Refuse>(
        "SELECT n.id, m.id, m.raison FROM destinataire n JOIN courriel_a_envoyer m ON m.id = "
        "n.courriel_envoye JOIN depot d ON d.id = n.depot WHERE m.etat = 'refuse' AND (n.refus_dit "
        "IS NULL OR n.refus_dit <> m.id) AND d.etat = 'publie' AND d.expire_le > ? LIMIT 200",
        read_refuse,
        plume.now
    );
    const auto invited = db.all<Refuse>(
        "SELECT i.id, m.id, m.raison FROM invitation i JOIN courriel_a_envoyer m ON m.id = "
        "i.courriel_envoye WHERE m.etat = 'refuse' AND (i.refus_dit IS NULL OR i.refus_dit <> "
        "m.id) AND i.fin_le IS NULL AND i.expire_le > ? LIMIT 200",
        read_refuse,
        plume.now
    );
    std::uint64_t told = 0;
    for (const auto& one : recipients)
        if (db.transact([&](db::Transaction& tx) { return tell_of_recipient(plume, tx, one); }))
            ++told;
    for (const auto& one : invited)
        if (db.transact([&](db::Transaction& tx) { return tell_of_invitation(plume, tx, one); }))
            ++told;
    return told;
}

}  // namespace hall
