// Where one goes after signing in: the page that was asked for, or the area of the profile.
#pragma once

#include "acces/session.hpp"

#include <string>
#include <string_view>

namespace auth {

// A path of this site that may be returned to; "" for anything else. An allow-list: letters, digits
// and a few signs, below /famille/, /ts-admin/ or /compte.
std::string parse_retour(std::string_view typed);
// "/famille/" or "/ts-admin/".
std::string_view area_of(acces::Profil profil);

}  // namespace auth
