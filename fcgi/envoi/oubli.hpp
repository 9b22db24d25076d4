// What lots and mails keep of a pupil who is erased.
#pragma once

#include "db/connection.hpp"
#include "scolarite/ids.hpp"

namespace envoi {

// His codes leave the lots that held them, and the trace of the mails that carried them goes.
void forget_eleve(db::Transaction& tx, scolarite::EleveId eleve);

}  // namespace envoi
