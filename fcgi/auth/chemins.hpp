// Where one goes after signing in: the page that was asked for, or the area of the profile.
#pragma once

#include "acces/session.hpp"

#include <string>
#include <string_view>

namespace auth {

// A path of this site that may be returned to; "" for anything else. An allow-list: letters, digits
// and a few signs, below /famille/, /ts-admin/, /filex/ or /compte.
std::string parse_retour(std::string_view typed);
// "/famille/", "/ts-admin/", or "/filex/" for the academy.
std::string_view area_of(acces::Profil profil);
// Instead of creating an account, when one is signed in: a family adds a child to its own.
std::string_view instead_of_creation(acces::Profil profil);

}  // namespace auth
