// A lot is one notification asked for by a school: codes to be sent on paper (one PDF) or by e-mail
// (one mail each). The page writes the lot and is done; a worker does the work; the progress page
// reads how far it is.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "base/config.hpp"
#include "base/crypto.hpp"
#include "base/date.hpp"
#include "db/connection.hpp"
#include "envoi/texte_ecole.hpp"
#include "scolarite/ids.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace envoi {

enum class Voie : unsigned char { courrier, courriel };

struct NouveauLot {
    scolarite::EtablissementId etablissement;
    Voie voie;
    std::optional<acces::CompteId> demande_par = {};
    std::string criteres;  // French, for its page: "6A, légal 1"
    std::vector<acces::CarId> cars;
};
// Writes the lot and its codes. Codes that are dead when the work is done are passed over.
acces::LotId create_lot(db::Transaction& tx, base::Instant now, const NouveauLot& lot);

enum class EtatLot : unsigned char { attente, en_cours, fini, echoue, efface };

struct Progress {
    acces::LotId id;
    Voie voie;
    EtatLot etat;
    unsigned total;
    unsigned fait;
    std::string criteres;
    base::Instant cree_le;
    std::optional<base::Instant> fini_le;
    std::string raison;  // of a failure, for the person who waits
};
// Nothing when the school has no such lot.
std::optional<Progress> progress(
    db::Connection& connection, scolarite::EtablissementId etablissement, acces::LotId lot
);
// The school's last lots of both ways, newest first.
std::vector<Progress> last_lots(
    db::Connection& connection, scolarite::EtablissementId etablissement, unsigned count
);

// Codes of lots that the worker has not finished: asked for, and not yet said to be notified, nor
// to have been refused.
std::set<acces::CarId> cars_on_their_way(
    db::Connection& connection, scolarite::EtablissementId etablissement
);

// One code and whom it is for: what letter and mail are written from.
struct Notice {
    acces::CarId car;
    std::string code;  // in groups of four; empty when it is dead: nothing is sent
    base::Date valid_until;
    bool for_pupil;  // the pupil's own code: the recipient is the pupil
    std::string civilite;
    std::string nom;
    std::string prenom;
    std::vector<std::string> adresse;  // lines under the name
    std::string courriel;
    std::string eleve_nom;
    std::string eleve_prenom;
    std::string division;
    std::string site;  // address of the page where the code is entered
    std::string lien;  // the same with the code in its fragment, which reaches no log

    std::string recipient_name() const;  // "Mme Noëlle Lefèvre"
    std::string eleve() const;           // "Gaëlle LEFÈVRE"
};

// The school as its letters show it.
struct Ecole {
    scolarite::EtablissementId id;
    std::string denomination;
    std::vector<std::string> adresse;
    std::string commune;
    std::string telephone;
    std::string courriel;
    std::string chef_nom;
    std::string chef_qualite;
    base::Zone zone;
    TexteEcole texte = {};                   // its own words
    std::vector<std::string> services = {};  // open to its families, as in the column
};
Ecole read_ecole(db::Connection& connection, scolarite::EtablissementId id);

// Every code of a lot, by division, then pupil, then rank of the parent.
std::vector<Notice> read_notices(
    db::Connection& connection,
    const base::Config& config,
    const base::Keys& keys,
    const Ecole& school,
    acces::LotId lot,
    base::Instant now
);

}  // namespace envoi
