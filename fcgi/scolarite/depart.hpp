// Pupils who have left. Who is no longer in a school's exports is closed at once, and kept for
// three months, in which an export that forgot him can be put right; then he is erased, with those
// who were written down only because of him.
#pragma once

#include "base/clock.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <chrono>
#include <vector>

namespace scolarite {

inline constexpr std::chrono::days kept_after_departure{92};

struct Parti {
    EleveId id;
    EtablissementId etablissement;
};
// Those whose time is over, at most `limit`. A pupil whom the exports still name, with a date of
// leaving, is not among them: the next import would only make him again.
std::vector<Parti> eleves_partis(db::Connection& db, base::Instant now, unsigned limit);

// Holds the pupil's row. False when he has come back meanwhile.
bool lock_parti(db::Transaction& tx, base::Instant now, EleveId eleve);

// The pupil, his links, and the parents that nobody else has. What other rooms keep of him goes
// first.
void forget_eleve(db::Transaction& tx, EleveId eleve);
// Addresses of a school where nobody lives any more.
void forget_adresses(db::Connection& db, EtablissementId etablissement);

}  // namespace scolarite
