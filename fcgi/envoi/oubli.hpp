// What lots and mails keep, and for how long: of a pupil who is erased, nothing.
#pragma once

#include "base/clock.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <cstdint>

namespace envoi {

// His codes leave the lots that held them, and the trace of the mails that carried them goes.
void forget_eleve(db::Transaction& tx, scolarite::EleveId eleve);

// The traces of mails sent or refused six months ago; their content went then. Returns how many.
std::uint64_t forget_mails(db::Connection& db, base::Instant now);

}  // namespace envoi
