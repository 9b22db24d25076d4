// Passwords of staff that the host gives: of a new account, or to who has lost his.
#pragma once

#include "db/connection.hpp"

#include <string>

namespace tsctl {

// 25 characters of an alphabet without look-alikes: 125 bits, read once from the terminal.
std::string new_password(base::Random& random);

// Puts this hash in the place of his; his sessions and links end, his second factor stays. Fails
// when nobody of the staff has that login, when the account is closed, and when a directory holds
// its password.
base::Check renew_password(
    db::Transaction& tx, base::Instant now, const std::string& identifiant, const std::string& hash
);

}  // namespace tsctl
