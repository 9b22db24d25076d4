// The outbox: a mail is a row written in the transaction that makes it necessary, and a worker
// sends it later. No page waits for a mail server; nothing is lost while there is none; several
// workers share the work. Subject and bodies are sealed, since they hold codes and links, and wiped
// once the mail has gone or has been refused.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "base/config.hpp"
#include "base/courriel.hpp"
#include "base/crypto.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <functional>
#include <optional>
#include <string>

namespace envoi {

struct MailRow;
using MailId = base::Id<MailRow>;

struct Message {
    base::Courriel to;
    std::string to_name;    // may be empty
    std::string from_name;  // the school's or the academy's name; the address is the host's
    std::string subject;
    std::string text;
    std::string html;           // may be empty
    std::string reply_to = {};  // an address; may be empty
};

// What the mail is about: whose progress page counts it, and which code is notified once it has
// gone.
struct About {
    std::optional<scolarite::EtablissementId> etablissement = {};
    std::optional<acces::CarId> car = {};
    std::optional<acces::LotId> lot = {};
};

// What every mail takes: the host's address, what seals it, and when it is written.
struct Postage {
    const base::Config& config;
    const base::Keys& keys;
    base::Random& random;
    base::Instant now;
};

// Writes the row. The message identifier is made here and stays: should a worker die between the
// server's answer and its own commit, the second copy carries the same one.
MailId queue(
    db::Transaction& tx, const Postage& postage, const Message& message, const About& about = {}
);

struct Counts {
    int sent = 0;
    int refused = 0;
    int postponed = 0;  // 4xx, or no server: tried again after 1, 2, 4 … 60 minutes
    int claimed() const { return sent + refused + postponed; }
};

// Claims up to 20 mails that are due, for five minutes (more than 20 mails can take), sends them
// and writes what came of each. A worker that dies leaves its mails to the next after that time.
// Nothing to do: all counts are 0. `stopping` is asked between mails; what is left is given back at
// once.
Counts run_once(
    db::Connection& connection,
    const base::Config& config,
    const base::Keys& keys,
    const base::Clock& clock,
    const std::function<bool()>& stopping = {}
);

// For /sante and the alarm: how many wait, and since when the oldest does.
struct Backlog {
    std::uint64_t waiting = 0;
    std::optional<base::Instant> oldest = {};
};
Backlog backlog(db::Connection& connection);

}  // namespace envoi
