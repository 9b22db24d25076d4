// Who a route is for. The table of routes says it, Context::refuse enforces it on every request.
// There is no default: a line of the table without one does not compile.
#pragma once

#include "acces/droits.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace hall {

struct Access {
    enum class Kind : std::uint8_t {
        everyone,
        texte,      // everyone, and while the database is away: help, legal notice
        local,      // from this machine: health
        stranger,   // who is not signed in; who is already is led home
        signed_in,  // any account
        famille,    // responsable or élève
        agent,      // member of staff of at least one school
        ecole,      // member of staff with a school at hand
        right,      // … who may use `application` there
        head,       // … who is its head or deputy
        personnel,  // any account of staff, of a school or of the academy: the file drop
        academie,   // the academy's administrator
        gate,       // nginx itself, before it reads a body (auth_request)
    };
    constexpr explicit Access(
        Kind kind_,
        acces::Application application_ = acces::Application::consultation,
        bool needs_declaration_ = false
    )
        : kind(kind_), application(application_), needs_declaration(needs_declaration_) {}

    // signed_in.form("Votre compte")
    constexpr Access form(std::string_view words) const {
        auto access = *this;
        access.saisie = words;
        return access;
    }
    // A choice that is as soon made again.
    constexpr Access button() const { return form(""); }
    constexpr bool asks_account() const {
        switch (kind) {
            case Kind::everyone:
            case Kind::texte:
            case Kind::local:
            case Kind::stranger:
            case Kind::gate:
                return false;
            case Kind::signed_in:
            case Kind::famille:
            case Kind::agent:
            case Kind::ecole:
            case Kind::right:
            case Kind::head:
            case Kind::personnel:
            case Kind::academie:
                return true;
        }
        return true;  // a value that is none
    }

    Kind kind;
    acces::Application application;
    bool needs_declaration;  // S3: closed until the head has declared
    // What a form of the route is called where it waits for whoever sent it too late or in another
    // school (hall/reprise.hpp). Empty: nobody would look for it. None: not said.
    std::optional<std::string_view> saisie = {};
};
static_assert(!std::is_default_constructible_v<Access>);

namespace access {
inline constexpr Access everyone{Access::Kind::everyone};
inline constexpr Access texte{Access::Kind::texte};
inline constexpr Access local{Access::Kind::local};
inline constexpr Access stranger{Access::Kind::stranger};
inline constexpr Access signed_in{Access::Kind::signed_in};
inline constexpr Access famille{Access::Kind::famille};
inline constexpr Access agent{Access::Kind::agent};
inline constexpr Access ecole{Access::Kind::ecole};
inline constexpr Access personnel{Access::Kind::personnel};
inline constexpr Access academie{Access::Kind::academie};
inline constexpr Access gate{Access::Kind::gate};
inline constexpr Access head{Access::Kind::head};
inline constexpr Access head_declared{Access::Kind::head, acces::Application::parametrage, true};
constexpr Access right(acces::Application application) {
    return Access{Access::Kind::right, application, true};
}
}  // namespace access

}  // namespace hall
