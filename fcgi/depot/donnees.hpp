// All that the file drop keeps with an account, for the person whose account it is. No secret and
// no link is read: what is given here is a file on somebody's desk.
#pragma once

#include "acces/ids.hpp"
#include "depot/ids.hpp"
#include "depot/phase.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace depot {

struct DepotGarde {
    DepotId id;
    Phase phase;
    base::Instant cree_le;
    base::Instant fin;
    std::string message;   // for the recipients
    std::string deposant;  // an outsider who dropped it, as he said who he is, and what he wrote
    std::string deposant_courriel;
    std::string mot_invite;
    std::string adresse;  // from where
    struct Fichier {
        std::string nom;
        std::uint64_t taille;
    };
    std::vector<Fichier> fichiers = {};
    struct Destinataire {
        std::string courriel;
        std::optional<base::Instant> telecharge_le;
    };
    std::vector<Destinataire> destinataires = {};
};
struct EnvoiGarde {  // on its way
    std::string nom;
    std::optional<std::uint64_t> taille;
    base::Instant cree_le;
};
struct JetonGarde {
    std::string nom;
    base::Instant cree_le;
    base::Instant expire_le;
    std::optional<base::Instant> vu_le;
    std::optional<base::Instant> fin_le;
};
struct InvitationGardee {
    std::string nom;
    std::string courriel;
    std::string message;
    bool une_fois;
    base::Instant cree_le;
    base::Instant expire_le;
    std::optional<base::Instant> utilise_le;
    std::optional<base::Instant> fin_le;
};
struct TelechargementGarde {  // by this account: of its own drops, or for the administration
    base::Instant demande_le;
    std::optional<base::Instant> complet_le;
    std::string fichier;  // "": all of a drop, as a zip
    std::string adresse;
    std::string appareil;
};
struct RegleGardee {  // of quota, that names this account
    std::optional<std::uint64_t> fichier_max;
    std::optional<std::uint64_t> personne_max;
    std::optional<unsigned> jours_max;
    bool exempte;
};

struct Donnees {
    std::vector<DepotGarde> depots;
    std::vector<EnvoiGarde> envois;
    std::vector<JetonGarde> jetons;
    std::vector<InvitationGardee> invitations;
    std::vector<TelechargementGarde> telechargements;
    std::vector<RegleGardee> regles;
};
Donnees donnees_of(db::Connection& db, base::Instant now, acces::CompteId compte);

}  // namespace depot
