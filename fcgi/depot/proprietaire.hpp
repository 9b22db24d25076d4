// What the owner of drops sees of them. The owner's account is in every WHERE: what is not his is
// not there.
#pragma once

#include "acces/ids.hpp"
#include "db/connection.hpp"
#include "depot/antivirus.hpp"
#include "depot/ids.hpp"
#include "depot/magasin.hpp"
#include "depot/phase.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depot {

// One drop in a list.
struct LigneDepot {
    DepotId id;
    Phase phase;
    std::vector<std::string> noms;  // of its files, and of those on their way
    unsigned fichiers = 0;          // that are whole
    std::optional<unsigned> attendus;
    std::uint64_t taille = 0;  // bytes of those
    base::Instant cree_le;
    base::Instant fin;  // when it ends, or has ended
    bool mot_de_passe = false;
    std::string deposant;        // an outsider who was invited; else ""
    unsigned telechargements{};  // complete ones, the owner's and the administration's apart
    unsigned destinataires{};
    unsigned servis{};  // recipients who have fetched it
};
// The newest first, 5000 at most: what is past stays until the retention table takes it. All, or
// those made by one invitation.
std::vector<LigneDepot> depots_of(
    db::Connection& db,
    base::Instant now,
    acces::CompteId compte,
    const std::optional<InvitationId>& invitation = {}
);

// Parts of uploads that are to be joined, of no drop yet; what they have brought, or announced.
struct Parties {
    std::uint64_t nombre = 0;
    std::uint64_t octets = 0;
};
Parties parties_of(db::Connection& db, base::Instant now, acces::CompteId compte);
// They count nowhere any more, and leave the disk with the next round of the worker.
void end_parties(db::Connection& db, base::Instant now, acces::CompteId compte);

struct FichierVu {
    FichierId id;
    std::string nom;
    std::uint64_t taille;
    std::string sha256;                  // hexadecimal; "" while it is computed
    std::optional<std::uint32_t> crc32;  // with it
    Antivirus antivirus;
    std::string detail;  // what was found
    bool efface;
};
// In the order they came.
std::vector<FichierVu> fichiers_vus(db::Connection& db, DepotId depot);
struct EnRoute {
    std::string nom;
    std::optional<std::uint64_t> taille;
    BlobNom blob;  // its partial file
};
struct DestinataireVu {
    DestinataireId id;
    std::string courriel;
    std::string envoi;   // "": not told; else as in the outbox: attente, envoye, refuse
    std::string raison;  // the mail server's words
    std::optional<base::Instant> envoye_le;
    std::optional<base::Instant> telecharge_le;  // all of it
    unsigned fichiers;                           // that he has fetched, one by one
    bool rappele;                                // its mail is a reminder
};
// He has had the link, and has not fetched all: what is sent now is a reminder.
inline bool may_remind(const DestinataireVu& destinataire) {
    const bool has_had =
        destinataire.envoi == "envoye" || (destinataire.rappele && destinataire.envoi == "attente");
    return has_had && !destinataire.telecharge_le;
}

// One drop, whole.
struct FicheDepot {
    LigneDepot ligne;
    std::string empreinte;
    std::string scelle;
    std::string message;      // for the recipients
    std::string mot_invite;   // what the outsider who dropped it wrote to the owner
    bool par_administration;  // ended by it
    std::string gele_raison;
    std::optional<base::Instant> publie_le;
    bool avis = false;
    bool recapitulatif = false;
    std::optional<unsigned> telechargements_max;
    unsigned telechargements_pris = 0;
    std::string somme_mot_de_passe = {};  // another one for another password; "": none
    std::vector<FichierVu> fichiers = {};
    std::vector<EnRoute> en_route = {};
    std::vector<DestinataireVu> destinataires = {};
};
// Nothing when it is not there or not theirs.
std::optional<FicheDepot> fiche_of(
    db::Connection& db, base::Instant now, acces::CompteId compte, DepotId depot
);

}  // namespace depot
