// An account as mails name it: who writes, and where he is written to.
#pragma once

#include "acces/ids.hpp"
#include "base/courriel.hpp"
#include "db/connection.hpp"

#include <optional>
#include <string>

namespace acces {

// No address: none is confirmed, and nothing is sent.
struct Correspondant {
    std::string nom;
    std::optional<base::Courriel> courriel;
};
std::optional<Correspondant> correspondant_of(db::Connection& db, CompteId compte);

}  // namespace acces
