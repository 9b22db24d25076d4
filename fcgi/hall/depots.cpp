#include "hall/depots.hpp"

#include "acces/limite.hpp"
#include "base/date.hpp"
#include "depot/quota.hpp"

#include <algorithm>
#include <stdexcept>

namespace hall {
namespace {

// A link that does not open was sealed with another key, or moved: for the operator.
std::string reveal(
    const Plume& plume,
    depot::UsageLien usage,
    const std::string& empreinte,
    const std::string& scelle
) {
    const auto jeton = depot::open_lien(plume.keys, usage, empreinte, scelle);
    if (!jeton) throw std::runtime_error("a link of the file drop does not open with this key");
    return jeton->reveal();
}

std::vector<PieceDepot> as_pieces(const std::vector<depot::Resume::Piece>& fichiers) {
    std::vector<PieceDepot> out;
    out.reserve(fichiers.size());
    for (const auto& piece : fichiers) out.push_back({piece.nom, depot::en_octets(piece.taille)});
    return out;
}

// Of a drop's files, those that the recipient may still fetch.
std::vector<PieceDepot> missing_of(
    const Plume& plume, db::Connection& db, const depot::Resume& depot, const depot::Nomme& nomme
) {
    const auto left = depot::fichiers_a_prendre(db, nomme.id, plume.config.scan_required());
    auto missing = depot.fichiers;
    std::erase_if(missing, [&](const depot::Resume::Piece& piece) {
        return std::find(left.begin(), left.end(), piece.id) == left.end();
    });
    return as_pieces(missing);
}

std::vector<std::string> addresses_of(const std::vector<depot::Nomme>& nommes) {
    std::vector<std::string> out;
    out.reserve(nommes.size());
    for (const auto& nomme : nommes) out.push_back(nomme.courriel);
    return out;
}

void tell_owner(
    const Plume& plume,
    db::Transaction& tx,
    const depot::Resume& depot,
    const std::vector<depot::Nomme>& nommes,
    const base::Courriel& owner
) {
    send(
        plume,
        tx,
        owner,
        DepotConfirmeMail{
            plume.lien(depot),
            plume.gestion(depot.id),
            Plume::date(depot.expire_le),
            pieces_of(depot),
            addresses_of(nommes),
            depot.mot_de_passe}
    );
}

// The address is as somebody typed it, and may be anybody's: no more than three mails a day go
// there.
bool may_confirm(const Plume& plume, db::Transaction& tx, const base::Courriel& to) {
    const acces::Compteur counter{"depot/remis/" + to.key(), acces::baremes::courriel};
    if (acces::wait_of(tx.connection(), plume.now, {counter}).count() > 0) return false;
    acces::count_failure(tx.connection(), plume.now, {counter});
    return true;
}

// An invitation was used: who invited learns it, and so does who sent.
void tell_of_outsider(
    const Plume& plume,
    db::Transaction& tx,
    const depot::Resume& depot,
    const acces::Correspondant& owner
) {
    const auto sender = invite_of(depot);
    const auto until = Plume::date(depot.expire_le);
    if (owner.courriel)
        send(
            plume,
            tx,
            *owner.courriel,
            DepotRecuMail{
                sender.nom,
                Reponse(sender.courriel),
                depot.mot_invite,
                plume.gestion(depot.id),
                until,
                pieces_of(depot)}
        );
    if (sender.courriel && may_confirm(plume, tx, *sender.courriel))
        send(plume, tx, *sender.courriel, DepotRemisMail{owner.nom, until, pieces_of(depot)});
}

}  // namespace

std::string Plume::gestion(depot::DepotId depot) const {
    return config.link("/filex/depots/" + base::handle(keys, depot));
}

std::string Plume::lien(const depot::Resume& depot) const {
    return config.drop_link(
        "/f/" + reveal(*this, depot::UsageLien::depot, depot.empreinte, depot.scelle)
    );
}

std::string Plume::lien(const depot::Nomme& nomme) const {
    return config.drop_link(
        "/f/" + reveal(*this, depot::UsageLien::destinataire, nomme.empreinte, nomme.scelle)
    );
}

std::string Plume::gestion(depot::InvitationId invitation) const {
    return config.link("/filex/invitations/" + base::handle(keys, invitation));
}

std::string Plume::lien(const depot::InvitationVue& invitation) const {
    constexpr auto usage = depot::UsageLien::invitation;
    return config.link(
        "/filex/invitation/" + reveal(*this, usage, invitation.empreinte, invitation.scelle)
    );
}

std::string Plume::date(base::Instant instant) { return base::Zone::paris().format(instant); }

std::vector<PieceDepot> pieces_of(const depot::Resume& depot) { return as_pieces(depot.fichiers); }

Expediteur expediteur_of(db::Connection& db, const depot::Resume& depot) {
    auto owner = depot.compte ? acces::correspondant_of(db, *depot.compte) : std::nullopt;
    if (!owner) return {"Une personne qui n’a plus de compte", std::nullopt};
    return {std::move(owner->nom), std::move(owner->courriel)};
}

Expediteur invite_of(const depot::Resume& depot) {
    auto courriel = base::Courriel::parse(depot.deposant_courriel);
    if (!courriel) return {depot.deposant, std::nullopt};
    const auto& text = courriel->text();
    return {depot.deposant.empty() ? text : depot.deposant + " (" + text + ")", *courriel};
}

void write_to(
    const Plume& plume,
    db::Transaction& tx,
    const depot::Resume& depot,
    const depot::Nomme& nomme,
    Lettre lettre
) {
    const auto to = base::Courriel::parse(nomme.courriel);
    if (!to) return;  // parsed when it was taken: a row that was tampered with
    const auto sender = expediteur_of(tx.connection(), depot);
    EnvoiDepot envoi{
        sender.nom,
        plume.config.academy,
        depot.deposant,
        plume.lien(nomme),
        Plume::date(depot.expire_le),
        pieces_of(depot),
        depot.mot_de_passe,
        Reponse(sender.courriel)};
    const auto mail =
        lettre == Lettre::rappel
            ? send(
                  plume,
                  tx,
                  *to,
                  DepotRappelMail{
                      std::move(envoi),
                      missing_of(plume, tx.connection(), depot, nomme),
                      nomme.fichiers > 0}
              )
            : send(plume, tx, *to, DepotDestinataireMail{std::move(envoi), depot.message});
    tx->execute("UPDATE destinataire SET courriel_envoye = ? WHERE id = ?", mail, nomme.id);
}

void invite(
    const Plume& plume,
    db::Transaction& tx,
    const depot::InvitationVue& invitation,
    const acces::Correspondant& owner
) {
    const auto to = base::Courriel::parse(invitation.courriel);
    if (!to) return;
    const auto mail = send(
        plume,
        tx,
        *to,
        DepotInvitationMail{
            owner.nom,
            plume.config.academy,
            invitation.message,
            plume.lien(invitation),
            Plume::date(invitation.expire_le),
            invitation.une_fois,
            Reponse(owner.courriel)}
    );
    tx->execute("UPDATE invitation SET courriel_envoye = ? WHERE id = ?", mail, invitation.id);
}

void tell_withdrawn(
    const Plume& plume, db::Transaction& tx, const depot::InvitationVue& invitation
) {
    const auto owner = acces::correspondant_of(tx.connection(), invitation.compte);
    if (!owner || !owner->courriel) return;
    send(
        plume,
        tx,
        *owner->courriel,
        InvitationRetireeMail{invitation.nom, plume.gestion(invitation.id)}
    );
}

void announce(const Plume& plume, db::Transaction& tx, depot::DepotId depot) {
    const auto resume = depot::resume_of(tx.connection(), depot);
    if (!resume) throw std::logic_error("a drop that is published and is not there");
    const auto owner =
        resume->compte ? acces::correspondant_of(tx.connection(), *resume->compte) : std::nullopt;
    const auto nommes = depot::nommes_of(tx.connection(), depot);
    if (owner && resume->invite())
        tell_of_outsider(plume, tx, *resume, *owner);
    else if (owner && owner->courriel)
        tell_owner(plume, tx, *resume, nommes, *owner->courriel);
    for (const auto& nomme : nommes) write_to(plume, tx, *resume, nomme);
}

}  // namespace hall
