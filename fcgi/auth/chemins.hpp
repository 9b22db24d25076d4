// Where one goes after signing in: the page that was asked for, or the area of the profile.
#pragma once

#include "acces/session.hpp"

#include <string>
#include <string_view>

namespace auth {

// A path of this site that may be returned to; "" for anything else. An allow-list: letters, digits
// and a few signs, below /famille/, /ts-admin/, /filex/ or /compte.
std::string parse_retour(std::string_view typed);
// "/famille/", "/ts-admin/" for who has a post in a school, "/filex/" for the other staff.
std::string_view area_of(acces::Profil profil, bool poste);
// Whether that page is for such an account: another's would only answer that it is not.
bool is_theirs(acces::Profil profil, bool poste, std::string_view path);
// Instead of creating an account, when one is signed in: a family adds a child to its own.
std::string_view instead_of_creation(acces::Profil profil);

}  // namespace auth
