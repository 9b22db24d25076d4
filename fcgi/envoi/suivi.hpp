// What became of a lot, person by person, for the page that follows it; and the lots of generation.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace envoi {

// One mass generation of codes.
struct LotDeCodes {
    acces::LotId id;
    std::size_t total;
    std::string criteres;
    base::Instant cree_le;
    std::vector<std::pair<std::string, std::size_t>> divisions;  // code of the division, codes
};
// Nothing when the school has no such lot.
std::optional<LotDeCodes> read_generation(
    db::Connection& connection, scolarite::EtablissementId etablissement, acces::LotId lot
);
// The last one this person asked for.
std::optional<acces::LotId> last_generation(
    db::Connection& connection, scolarite::EtablissementId etablissement, acces::CompteId compte
);
// The last notification this person asked for.
std::optional<acces::LotId> last_notification(
    db::Connection& connection, scolarite::EtablissementId etablissement, acces::CompteId compte
);

enum class EtatEnvoi : unsigned char { attente, envoye, refuse, passe };

// One code of a notification.
struct Destinataire {
    std::string eleve;  // "ROY Léa"
    std::string division;
    std::string nom;  // of whom it is for
    EtatEnvoi etat;   // passe: there was nothing to send (dead code, no address)
    std::string raison;
    bool code_fini;  // since: replaced, deactivated, expired; its letter serves no more
};
struct Comptes {
    std::size_t total = 0;
    std::size_t attente = 0;
    std::size_t envoyes = 0;
    std::size_t refuses = 0;
    std::size_t passes = 0;
    std::size_t finis() const { return envoyes + refuses + passes; }
};
// Of a lot of e-mails. A code without a mail is waiting until the worker has been through the lot,
// then passed over.
Comptes counts_of(
    db::Connection& connection, scolarite::EtablissementId etablissement, acces::LotId lot
);
// Refused first, then waiting, then the rest; by division and name.
std::vector<Destinataire> read_destinataires(
    db::Connection& connection,
    scolarite::EtablissementId etablissement,
    acces::LotId lot,
    std::size_t offset,
    std::size_t limit
);

}  // namespace envoi
