// The master key, compared with the one that the database was filled under: with another, codes are
// unknown, and mails and letters that wait cannot be read.
#pragma once

#include "base/config.hpp"
#include "base/crypto.hpp"
#include "db/connection.hpp"

#include <string>

namespace hall {

// The keys of config.key_file. Throws std::runtime_error, naming the file, when it is not the key
// of this database (or cannot be read). While the server is away nobody can tell, nor before `tsctl
// migrate` has noted one.
base::Keys load_keys(db::Connection& connection, const base::Config& config);

// What the database keeps of them: it tells which key they come from, and nothing else of it.
std::string fingerprint(const base::Keys& keys);

}  // namespace hall
