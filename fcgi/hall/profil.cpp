#include "hall/profil.hpp"

namespace hall {

bool may_enter(Access::Kind kind, acces::Profil profil) {
    using Kind = Access::Kind;
    using acces::Profil;
    switch (kind) {
        case Kind::signed_in:
            return true;
        case Kind::famille:
            return profil == Profil::responsable || profil == Profil::eleve;
        case Kind::personnel:
            return profil == Profil::agent || profil == Profil::academie;
        case Kind::academie:
            return profil == Profil::academie;
        case Kind::agent:
        case Kind::ecole:
        case Kind::right:
        case Kind::head:
            return profil == Profil::agent;
        case Kind::everyone:
        case Kind::texte:
        case Kind::local:
        case Kind::stranger:
        case Kind::gate:
            break;  // no account is asked for
    }
    return false;
}

bool is_of_school(Access::Kind kind) {
    using Kind = Access::Kind;
    return kind == Kind::agent || kind == Kind::ecole || kind == Kind::right || kind == Kind::head;
}

}  // namespace hall
