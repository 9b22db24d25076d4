// A form that makes a drop makes one, however often it is sent: its hidden key says which form it
// was.
#pragma once

#include "acces/brouillon.hpp"
#include "depot/depot.hpp"
#include "hall/context.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace filex {

// For the form: 22 characters.
std::string new_cle(hall::Context& context);

// The drop that this form has made already; nothing when it has made none.
std::optional<depot::DepotId> made_by(const hall::Context& context, std::string_view cle);

struct Cree {
    depot::DepotId depot;
    bool neuf;  // false: another request with the same key has made it
};
// In a transaction: `make` runs for the first who comes with that key, others get what it made. A
// text that is no key is one of its own.
Cree make_once(
    hall::Context& context,
    db::Transaction& tx,
    std::string_view cle,
    const std::function<depot::DepotId()>& make
);

}  // namespace filex
