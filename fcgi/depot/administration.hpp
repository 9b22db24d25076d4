// The drops of everybody, as the academy's administrator sees and acts upon them. Only routes whose
// access is the administrator's call this; each act is one conditional statement, false when the
// drop is past it.
#pragma once

#include "acces/journal.hpp"
#include "db/connection.hpp"
#include "depot/proprietaire.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace depot {

struct LigneAdmin {
    DepotId id;
    Phase phase;
    std::string titre;  // of its first file; ""
    unsigned fichiers;
    std::uint64_t taille;
    std::string qui;          // name, or identifiant; "" once the account is gone
    std::string identifiant;  // ""
    std::string deposant;     // an outsider who was invited; else ""
    base::Instant cree_le;
    base::Instant fin;         // when it ends, or has ended
    unsigned telechargements;  // complete ones
    unsigned signalements;     // that wait for an answer
};

struct FiltreAdmin {
    std::string mots =
        {};  // in names, identifiants, addresses, files; or a link as it was handed on
    std::optional<Phase> phase = {};
    std::size_t offset = 0;
    std::size_t limit = 50;
};
struct PageAdmin {
    std::size_t total;
    std::vector<LigneAdmin> lignes;  // the newest first
};
PageAdmin search_depots(db::Connection& db, base::Instant now, const FiltreAdmin& filtre);

struct SignalementVu {
    SignalementId id;
    DepotId depot;
    std::string titre;
    base::Instant quand;
    std::string courriel;
    std::string raison;
    std::optional<base::Instant> traite_le;
    std::string traite_par;
    std::string reponse;
};
// Those that wait for an answer, the oldest first; or those that have one, the newest first.
std::vector<SignalementVu> signalements_of(db::Connection& db, bool open);
std::optional<SignalementVu> read_signalement(db::Connection& db, SignalementId id);
// True once: for whoever then tells.
bool close_signalement(
    db::Transaction& tx,
    base::Instant now,
    acces::CompteId par,
    SignalementId id,
    std::string_view reponse
);

struct FicheAdmin {
    LigneAdmin ligne;
    std::string empreinte;
    std::string scelle;
    std::string message;     // for the recipients
    std::string mot_invite;  // what the outsider who dropped it wrote to the owner
    std::string courriel;    // of the owner, or of the outsider
    std::string adresse;     // from where it was dropped
    std::string gele_raison;
    bool mot_de_passe;
    std::vector<FichierVu> fichiers = {};
    std::vector<SignalementVu> signalements = {};
    std::vector<acces::Ligne> journal = {};  // the newest first, 500 at most
};
std::optional<FicheAdmin> read_admin(db::Connection& db, base::Instant now, DepotId depot);

// Of one that is handed out, or frozen: whose time then counts from now. False also when that would
// not be later than its end.
bool extend(db::Transaction& tx, base::Instant now, DepotId depot, base::Instant until);
bool freeze(db::Transaction& tx, base::Instant now, DepotId depot, std::string_view raison);
// Handed out again, with the time it had left when it was frozen, and not beyond `most` from now.
bool release(db::Transaction& tx, base::Instant now, DepotId depot, std::chrono::days most);
// Over for everybody, whatever its state; its files go with the next round of the worker.
bool remove(db::Transaction& tx, base::Instant now, DepotId depot);

}  // namespace depot
