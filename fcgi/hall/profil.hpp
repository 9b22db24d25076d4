// What the kind of an account opens, before any right in a school is asked. A kind of access that
// is added does not compile without its line here.
#pragma once

#include "acces/session.hpp"
#include "hall/access.hpp"

namespace hall {

// What the profile alone says; rights in a school are asked after it.
bool may_enter(Access::Kind kind, acces::Profil profil);
bool is_of_school(Access::Kind kind);

}  // namespace hall
