// What owners of drops are told as it happens or at the end: downloads, recap, refused mails, wrong
// passwords, infected files; and what recipients are reminded of. Each of these is told exactly
// once, however many workers run: a conditional UPDATE in the transaction of the mail decides.
#pragma once

#include "depot/remise.hpp"
#include "depot/telechargement.hpp"
#include "hall/depots.hpp"

#include <cstdint>
#include <vector>

namespace hall {

// At most so many mails of downloads a day and drop; what comes after is counted into the next one.
inline constexpr unsigned avis_par_jour = 10;
// A reminder that the owner asks for comes so long after the one before.
inline constexpr std::chrono::hours entre_rappels{24};
// The owner is warned so long before the end, when the drop lived longer than that.
inline constexpr std::chrono::hours prevenir_avant{72};
// A recipient who has not fetched is reminded once by itself, so long before the end.
inline constexpr std::chrono::hours rappeler_avant{48};

// S53. In the transaction that made them complete.
void tell_downloads(
    const Plume& plume, db::Transaction& tx, const std::vector<depot::Complet>& complets
);

// ---- for the worker: each looks for what is due, at most 200 drops a call, one transaction a
// mail,
// ---- and returns how many mails were queued

// Downloads that the limit of a day before held back.
std::uint64_t tell_held_back(const Plume& plume, db::Connection& db);
// S54, for drops that are over (whatever ended them) and asked for it. One that has just expired
// while somebody still downloads waits a quarter of an hour for him.
std::uint64_t send_recaps(const Plume& plume, db::Connection& db);
// The end is near: once for each end, so again after it was put off.
std::uint64_t warn_of_end(const Plume& plume, db::Connection& db);
std::uint64_t remind_recipients(const Plume& plume, db::Connection& db);
// Mails to recipients and invited persons that their server refused: the link to pass on by hand.
std::uint64_t tell_refusals(const Plume& plume, db::Connection& db);

// ---- for who causes it, in the same transaction

// A reminder that the owner asks for: false when the recipient has fetched, was reminded a short
// time ago, or the drop is over.
bool remind(const Plume& plume, db::Transaction& tx, depot::DestinataireId destinataire);
// The scan has just found these files of a drop infected.
void tell_infected(
    const Plume& plume,
    db::Transaction& tx,
    depot::DepotId depot,
    const std::vector<DepotAntivirusMail::Infecte>& fichiers
);
// The administration has done this to a drop; its owner is told what and why.
void tell_act(
    const Plume& plume, db::Transaction& tx, depot::DepotId depot, ActeAdministration acte
);
// Wrong passwords, once a day and drop.
void tell_wrong_passwords(const Plume& plume, db::Transaction& tx, const depot::Remise& remise);

}  // namespace hall
