// A drop: some files under one link, for a time. It is born "en_cours", takes files that are whole
// and durable, and is published once, by the last of them; only then does its link open anything.
#pragma once

#include "acces/ids.hpp"
#include "base/courriel.hpp"
#include "db/connection.hpp"
#include "depot/ids.hpp"
#include "depot/lien.hpp"
#include "depot/magasin.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depot {

// What the depositor chooses.
struct OptionsDepot {
    int jours = 10;                 // validity, from publication
    bool avis = false;              // a mail at each download
    bool recapitulatif = false;     // a mail at the end
    std::string mot_de_passe = {};  // Argon2id; "" for none
    std::optional<unsigned> telechargements_max = {};
    std::string message = {};                        // for the recipients
    std::vector<base::Courriel> destinataires = {};  // each gets a link of his own
};

struct NouveauDepot {
    acces::CompteId compte;  // whose it is: who drops, or who invited
    std::optional<InvitationId> invitation = {};
    std::string deposant = {};  // an outsider's name and address, as given
    std::string deposant_courriel = {};
    std::string mot_invite = {};  // and what he writes to who invited: for nobody else
    OptionsDepot options = {};
    std::optional<unsigned> attendus = {};     // files to come; none: publier() says when
    std::optional<std::uint64_t> octets = {};  // bytes of all of them; none: not said
    std::string adresse = {};                  // from where
    std::chrono::hours patience{72};           // unfinished, it is given up after that
};

struct DepotCree {
    DepotId id{0};
    Lien lien;
};

// "en_cours", with its recipients and their links; nobody has been told yet.
DepotCree create_depot(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    base::Instant now,
    const NouveauDepot& depot
);

// One more recipient with a link of his own; throws db::Error when the address is there already.
DestinataireId add_destinataire(
    db::Transaction& tx,
    const base::Keys& keys,
    base::Random& random,
    DepotId depot,
    const base::Courriel& courriel
);

// A file that is in the store already, whole and durable. Throws std::logic_error when the drop is
// not "en_cours": lock_en_cours() says so before.
struct NouveauFichier {
    DepotId depot;
    std::string nom;  // as clean_nom() gives it
    std::uint64_t taille;
    BlobNom blob;
};
FichierId add_fichier(db::Transaction& tx, base::Instant now, const NouveauFichier& fichier);

// Holds the drop's line until the end of the transaction; false when it is not "en_cours" any more.
bool lock_en_cours(db::Transaction& tx, DepotId depot);

// What is still on its way to it comes to nothing, counts nowhere any more, and leaves the disk
// with the next round of the worker.
void end_uploads(db::Transaction& tx, base::Instant now, DepotId depot);

// Publishes a drop that is "en_cours", has all the files it announced and no upload on its way but
// such as another has brought to its end; these are over with it.
// True exactly once in its life, for whoever must then tell (in the same transaction).
bool publish_if_complete(db::Transaction& tx, base::Instant now, DepotId depot);

// What mails and pages say about a drop.
struct Resume {
    DepotId id;
    std::optional<acces::CompteId> compte;
    std::optional<InvitationId> invitation;
    std::string empreinte;
    std::string scelle;
    std::string message;  // for the recipients
    std::string deposant;
    std::string deposant_courriel;
    std::string mot_invite;  // for the account alone
    base::Instant expire_le;
    bool avis;
    bool recapitulatif;
    bool mot_de_passe;
    struct Piece {
        FichierId id;
        std::string nom;
        std::uint64_t taille;
    };
    std::vector<Piece> fichiers;  // in the order they came
    // An outsider dropped it: the account is who invited.
    bool invite() const { return invitation || !deposant.empty() || !deposant_courriel.empty(); }
};
std::optional<Resume> resume_of(db::Connection& db, DepotId depot);

// The name of a file as it is kept and shown: without the folders that some browsers send, in NFC,
// without control and invisible characters, without what ends a name on other systems; at most 255
// bytes, cut before its extension. "fichier" when nothing is left.
inline constexpr std::size_t longest_nom = 255;  // bytes, as file systems want it
std::string clean_nom(std::string_view as_sent);

}  // namespace depot
