// Where the finished letters of a lot are kept: one sealed file each in the host's folder, for as
// long as somebody may still want to print it.
#pragma once

#include "acces/ids.hpp"
#include "base/clock.hpp"
#include "base/config.hpp"
#include "base/crypto.hpp"
#include "base/result.hpp"
#include "db/connection.hpp"
#include "scolarite/ids.hpp"

#include <string>

namespace envoi {

// Seals and writes the file, whole or not at all. Throws std::system_error.
void store_letters(
    const base::Config& config,
    const base::Keys& keys,
    base::Random& random,
    acces::LotId lot,
    const std::string& pdf
);

// The PDF of a finished lot. Fails with a sentence when it is not ready, erased, or not this
// school's.
base::Result<base::Secret> open_letters(
    db::Connection& connection,
    const base::Config& config,
    const base::Keys& keys,
    scolarite::EtablissementId etablissement,
    acces::LotId lot
);

// Deletes the files of lots finished seven days ago, or whose codes are all dead; returns how many.
// So goes what is left of one that was never finished.
int erase_old_letters(db::Connection& connection, const base::Config& config, base::Instant now);

}  // namespace envoi
