// The school's own words in the letter and the mail that carry a code: one paragraph between what
// the host's template says of the service and the code itself.
#pragma once

#include "acces/emission.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace envoi {

inline constexpr std::size_t mot_max = 400;  // characters: the letter stays on its page

// In one line. Fails on what is too long, cannot be printed, or would be taken for a mark of the
// template ("[coupon]").
base::Result<std::string> parse_mot(std::string_view typed);

std::string mot_of(db::Connection& db, scolarite::EtablissementId etablissement);
// Journaled when it changes.
void save_mot(db::Transaction& tx, const acces::Acte& acte, const std::string& mot);

}  // namespace envoi
