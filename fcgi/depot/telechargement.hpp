// Acts of downloading: one line for what may take many requests. A line is made by a button, holds
// a slot where their number is limited, and is complete once every byte has gone out.
#pragma once

#include "acces/ids.hpp"
#include "db/connection.hpp"
#include "depot/ids.hpp"
#include "depot/recu.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace depot {

// How long the address that a button hands out serves: long enough for a large file over a slow
// line, taken up again after a night.
inline constexpr std::chrono::hours adresse_valable{24};
// How long it still serves once every byte has gone out: a browser may ask for a last range again.
// After that it is spent: who wants the file a second time presses the button, and is counted.
inline constexpr std::chrono::minutes adresse_apres_complet{10};

struct NouveauTelechargement {
    DepotId depot;
    std::optional<FichierId> fichier = {};  // none: all of them, as a zip
    std::optional<DestinataireId> destinataire = {};
    std::optional<acces::CompteId> compte = {};  // the owner or the administration: never counted
    std::string adresse = {};
    std::string appareil = {};
    std::uint64_t total = 0;
    // 32 bytes that only this button of this view of the page has; none: it cannot be pressed twice
    std::optional<std::string> formulaire = {};
};

// Takes a slot and makes the line. Nothing when the drop is over, frozen, or all slots are taken.
// Throws db::Duplicate when the same button has just been pressed.
std::optional<TelechargementId> take_telechargement(
    db::Transaction& tx, base::Instant now, const NouveauTelechargement& wanted
);
// What the same button gave before, when nothing has come of it yet and its address still serves:
// pressing twice, or sending the form again, is one act.
std::optional<TelechargementId> same_telechargement(
    db::Connection& db, base::Instant now, const NouveauTelechargement& wanted
);
// For the owner or the administration: no slot, and no state is asked, but the files are still
// there.
TelechargementId note_telechargement(
    db::Transaction& tx, base::Instant now, const NouveauTelechargement& wanted
);

// What came of receipts: downloads that have just become complete, each of them once in its life.
struct Complet {
    TelechargementId id;
    DepotId depot;
    bool compte;  // of the owner or the administration: nobody is told
};
// Unknown numbers are passed over; the same receipt twice changes nothing. `analyse_exigee`: the
// host hands out only what the antivirus has found clean.
std::vector<Complet> apply_recus(
    db::Transaction& tx, base::Instant now, const std::vector<Recu>& recus, bool analyse_exigee
);

// Nothing can come of it, the file is lost: its slot goes back at once.
void give_back_slot(db::Transaction& tx, TelechargementId id);

// The antivirus keeps a file of the drop back from now on: who lacked that one alone has fetched
// all.
void note_withheld(db::Transaction& tx, base::Instant now, DepotId depot, bool analyse_exigee);

// Slots whose address has expired and of which nothing complete came go back to their drops; a
// download that ends later takes its slot again. At most 500 at a time; returns how many.
std::uint64_t give_back_slots(db::Connection& db, base::Instant now);

}  // namespace depot
