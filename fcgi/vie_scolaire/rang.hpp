// The place of a pupil in his class, subject by subject, where the school shows it (off by
// default). Computed by the database over the marks his family sees now, of those who are in the
// class today; only his own place leaves it.
#pragma once

#include "db/connection.hpp"
#include "vie_scolaire/enfants.hpp"
#include "vie_scolaire/publication.hpp"

#include <map>
#include <optional>
#include <string>

namespace vie_scolaire {

struct Rang {
    unsigned rang;      // 1 is the best; equals share a place
    unsigned effectif;  // pupils of the class with an average
};

// By code of the subject. One term, or the whole year. Empty without a division, or when the school
// does not show it (then no statement is run).
std::map<std::string, Rang> rangs_of(
    db::Connection& db,
    const Enfant& enfant,
    const Visible& visible,
    std::optional<scolarite::PeriodeId> periode,
    base::Date today
);

std::string in_words(const Rang& rang);  // "3e sur 25", "1er sur 25"

}  // namespace vie_scolaire
