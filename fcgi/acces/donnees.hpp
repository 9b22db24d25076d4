// What is kept of an account beside its own page, for its owner's file of data: links and when they
// were read, and the journal. Of others it says neither the name nor the address.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "db/connection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace acces {

// A link to a pupil, open or ended.
struct LienTenu {
    std::string eleve;  // whole name; first name alone once the link has ended
    std::string etablissement;
    std::string division;
    base::Instant depuis;
    bool suspendu;
    std::optional<base::Instant> fin_le;
    std::optional<base::Instant> notes_lues_le;
    std::optional<base::Instant> notes_lues_avant;
    std::optional<base::Instant> absences_lues_le;
    std::optional<base::Instant> absences_lues_avant;
};
std::vector<LienTenu> liens_tenus(db::Connection& db, CompteId compte);

enum class Par : std::uint8_t { soi, personnel, systeme, autre };
struct LigneTenue {
    base::Instant quand;
    std::string action;
    Par par;
    std::string adresse;  // of one's own acts
    std::string details;  // empty where they may speak of somebody else
};
// One's own acts, what was done to the account, and what the school did with the codes and accesses
// that are one's own today; the oldest first.
std::vector<LigneTenue> journal_tenu(db::Connection& db, CompteId compte);

}  // namespace acces
