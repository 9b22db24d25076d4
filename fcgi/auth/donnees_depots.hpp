// What the file drop keeps of an account, in words, for its owner's file of data.
#pragma once

#include "base/date.hpp"
#include "depot/donnees.hpp"

#include <nlohmann/json.hpp>

namespace auth {

nlohmann::ordered_json depots_in_words(const depot::Donnees& donnees, const base::Zone& fuseau);

}  // namespace auth
