// A drop as its link shows it: what the recipient's page says, and what may be handed over.
#pragma once

#include "acces/ids.hpp"
#include "base/config.hpp"
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

struct Remise {
    DepotId depot;
    std::optional<acces::CompteId> compte;  // whose it is
    std::optional<DestinataireId> destinataire;
    std::string destinataire_courriel;  // whose link was used; "" for the drop's own
    std::string empreinte;              // of the link that was used
    Phase phase;
    base::Instant expire_le;
    std::string mot_de_passe;               // Argon2id; "" for none
    std::optional<std::uint64_t> restants;  // downloads; none: not limited

    bool epuise() const { return phase == Phase::disponible && restants == 0U; }  // all are taken
};
// By the SHA-256 of a link (empreinte_of): a drop's or a recipient's. Nothing when no link is that,
// and for a drop that was given up before it was whole.
std::optional<Remise> find_remise(
    db::Connection& db, base::Instant now, std::string_view empreinte
);

struct FichierRemis {
    FichierId id;
    std::string nom;
    std::uint64_t taille;
    BlobNom blob;
    base::Instant recu_le;
    std::optional<std::string> sha256;  // 32 raw bytes, once computed
    std::optional<std::uint32_t> crc32;
    Antivirus antivirus;
    bool la;  // still on the disk

    // What the host lets out: never what is infected, and where a scan is required only what it
    // found clean.
    bool remis(const base::Config& config) const;
};
std::vector<FichierRemis> fichiers_of(db::Connection& db, DepotId depot);

// An act of downloading one file whose address still serves, with the drop as the link shows it:
// all that a request of it needs, in one statement, for a large file is asked for in many ranges.
struct Acte {
    Remise remise;
    FichierRemis fichier;
    std::optional<acces::CompteId>
        compte;  // who began it, when it was the owner or the administration
    std::optional<DestinataireId> destinataire;
};
// `empreinte` is of the link in the address; nothing when the act is not of the drop of that link.
std::optional<Acte> find_acte(
    db::Connection& db, base::Instant now, TelechargementId id, std::string_view empreinte
);

}  // namespace depot
