// Where one goes after signing in: the page that was asked for, or the area of the profile.
#pragma once

#include "acces/session.hpp"

#include <string>
#include <string_view>

namespace auth {

// A path of this site that may be returned to; "" for anything else. An allow-list: letters, digits
// and a few signs, below /famille/, /ts-admin/, /filex/ or /compte.
std::string parse_retour(std::string_view typed);
// `retour` where it is for such an account (another's would only answer that it is not), else its
// area: "/famille/", "/ts-admin/" for who has a post in a school, "/filex/" for the other staff.
std::string destination(acces::Profil profil, bool poste, const std::string& retour);
// Instead of creating an account, when one is signed in: a family adds a child to its own.
std::string_view instead_of_creation(acces::Profil profil);

}  // namespace auth
