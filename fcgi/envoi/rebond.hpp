// Mails that come back: a delivery status notification (RFC 3464) names in its returned headers the
// Message-ID of ours, 128 random bits, by which the outbox finds whom it could not reach. So no
// address has to be made up for each mail, and any host that hands its bounces to a command will
// do.
#pragma once

#include "base/clock.hpp"
#include "db/connection.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace envoi {

struct Rebond {
    std::vector<std::string> message_ids;  // all that it names: its own too
    std::string raison;                    // "550 5.1.1 User unknown", one line
};
// Nothing when it is no notification of a failure: delays, receipts and answers of holidays are
// none.
std::optional<Rebond> parse_rebond(std::string_view message);

// The mail that had been accepted was refused after all. Returns how many of ours it was: 0 or 1.
std::uint64_t note_rebond(db::Connection& db, base::Instant now, const Rebond& rebond);

}  // namespace envoi
