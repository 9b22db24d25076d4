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
    tx->execute(
        "INSERT INTO journal (quand, compte, adresse, action, depot, details) VALUES (?, ?, ?, ?, "
        "?, ?)",
        now,
        auteur.compte,
        auteur.adresse,
        action,
        depot,
        base::cut_utf8(details, most_bytes)
    );
}

}  // namespace depot
