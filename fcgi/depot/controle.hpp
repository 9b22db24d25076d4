// Files that wait for their figures (SHA-256, CRC-32) or for the antivirus. A worker takes one for
// a while, prolongs that as long as it works, and writes only what is still its to write: several
// may run at once, and one that dies leaves its file to the next.
//
// Which first: the smallest and the oldest. A file waits at most as long as reading it takes, so
// that a large one does not hold up small ones, nor a stream of small ones a large one for ever.
#pragma once

#include "base/clock.hpp"
#include "db/connection.hpp"
#include "depot/antivirus.hpp"
#include "depot/empreinte.hpp"
#include "depot/ids.hpp"
#include "depot/magasin.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>

namespace depot {

enum class Controle : std::uint8_t { empreintes, antivirus };

struct Tache {
    FichierId id;
    DepotId depot;
    BlobNom blob;
    std::uint64_t taille;
    base::Instant recu_le;
    base::Instant bail;  // held until then: only who knows it writes
};

// Columns id, depot, blob_nom, taille, recu_le of `fichier`.
Tache read_tache(const db::Row& row);

inline constexpr std::chrono::seconds bail_controle{120};

// The next file of at most so many bytes; nothing when none waits.
std::optional<Tache> take_tache(
    db::Connection& db,
    base::Instant now,
    Controle controle,
    std::uint64_t taille_max = std::numeric_limits<std::uint64_t>::max()
);
// Holds it longer; false: it is somebody else's by now.
bool prolong(db::Connection& db, base::Instant now, Tache& tache);
// Lets go of it; nobody takes it again before `retour`.
void give_back(db::Connection& db, const Tache& tache, base::Instant retour);

// False, here and below: it was somebody else's by now, and nothing was written.
bool note_empreintes(db::Connection& db, const Tache& tache, const Empreintes& empreintes);

struct Verdict {
    Antivirus etat;
    std::string detail = {};
};
// `tell` runs in the same transaction, when it was written.
bool note_verdict(
    db::Connection& db,
    const Tache& tache,
    const Verdict& verdict,
    const std::function<void(db::Transaction&)>& tell
);

// The antivirus is away: what came before `avant` is said to be not scanned. How many.
std::uint64_t give_up_antivirus(db::Connection& db, base::Instant now, base::Instant avant);
// It is back: those wait for it again. How many.
std::uint64_t ask_antivirus_again(db::Connection& db);

// A file of a line that is not on the disk, or not whole: one entry of the journal a line, as long
// as it lasts. True when it was written now.
bool journal_perdu(db::Connection& db, base::Instant now, const Tache& tache, const char* action);

}  // namespace depot
