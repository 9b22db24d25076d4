// What came of telling a family its code, written where every page reads it: on the code itself,
// and in the history of its pair.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "db/connection.hpp"

#include <optional>
#include <string>

namespace envoi {

// A mail with this code has gone; in the name of whoever asked for the lot.
void note_sent(
    db::Transaction& tx, base::Instant now, acces::CarId car, std::optional<acces::LotId> lot
);

// A mail with this code was refused for good, or came back; its row says so already. The code is
// notified no more, unless a letter or another mail has told it: then by that one alone. Nothing
// when the code is used, ended or expired.
void note_not_delivered(
    db::Transaction& tx, base::Instant now, acces::CarId car, const std::string& raison
);

}  // namespace envoi
