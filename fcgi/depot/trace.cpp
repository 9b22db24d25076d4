#include "depot/trace.hpp"

#include "base/text.hpp"

#include <string>

namespace depot {

void trace(
    db::Transaction& tx,
    base::Instant now,
    const acces::Auteur& auteur,
    DepotId depot,
    std::string_view action,
    std::string_view details
) {
    constexpr std::size_t most_bytes = 2000;
    std::string kept(details.substr(0, most_bytes));
    while (!base::is_utf8(kept)) kept.pop_back();  // never half a character
    tx->execute(
        "INSERT INTO journal (quand, compte, adresse, action, depot, details) VALUES (?, ?, ?, ?, "
        "?, ?)",
        now,
        auteur.compte,
        auteur.adresse,
        action,
        depot,
        kept
    );
}

}  // namespace depot
