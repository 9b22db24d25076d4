// What happens when a drop is whole.
#pragma once

#include "depot/ids.hpp"
#include "hall/context.hpp"

namespace filex {

// Queues the mails of a drop that depot::publish_if_complete() has just published (it said true),
// in the same transaction: to its owner, to who dropped by invitation, to each named recipient.
void announce(hall::Context& context, db::Transaction& tx, depot::DepotId depot);

}  // namespace filex
