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

// Who fills in the form: whose account the drop is for, and under what the form is remembered.
struct Preneur {
    acces::CompteId compte;
    acces::Proprietaire proprietaire;
};
Preneur of_session(const hall::Context& context);

// For the form: 22 characters.
std::string new_cle(hall::Context& context);

// Which form was sent: its hidden key, its fields, and `contenu`, the files that came with it. The
// same form sent twice is one; a page that the browser kept and that is filled in anew, or tried
// again with a password, is another. "" without a key.
std::string envoi_of(const web::Fields& form, std::string_view contenu = {});

// The drop that this form (envoi_of) has made already; nothing when it has made none.
std::optional<depot::DepotId> made_by(
    const hall::Context& context, const Preneur& preneur, std::string_view envoi
);

// Whether the drop that a form has made is over: the form sent once more sends nothing then, and
// who sent it must be told.
bool is_over(hall::Context& context, depot::DepotId depot);

// A form of one kind: its key says which.
struct Formule {
    std::string_view sorte;  // "filex/": no other kind has it
    std::string_view cle;
};
struct Fait {
    std::uint64_t numero;
    bool neuf;  // false: another request with the same key has made it
};
// In a transaction: `make` runs for the first who comes with that key, others get the number that
// it gave. A text that is no key is one of its own. Nothing when `make` gives nothing: the key is
// then free for the next.
std::optional<Fait> once(
    hall::Context& context,
    db::Transaction& tx,
    const Preneur& preneur,
    const Formule& formule,
    const std::function<std::optional<std::uint64_t>()>& make
);

struct Cree {
    depot::DepotId depot;
    bool neuf;
};
// The same for a drop.
std::optional<Cree> make_once(
    hall::Context& context,
    db::Transaction& tx,
    const Preneur& preneur,
    std::string_view envoi,
    const std::function<std::optional<depot::DepotId>()>& make
);

}  // namespace filex
