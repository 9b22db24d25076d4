// Between the right password and the open session: the second factor. What is known so far is kept
// sealed on the server, for ten minutes.
#pragma once

#include "acces/connexion.hpp"
#include "hall/draft.hpp"

#include <optional>
#include <string>

namespace auth {

struct ConnexionEnCours {
    std::uint64_t compte = 0;
    std::string retour;
    std::int64_t depuis = 0;  // seconds since 1970
    std::string cle;          // hex of the second factor's new secret, while it is being set up
};

inline constexpr std::string_view connexion_form = "connexion";

// The sign-in under way of this visitor; nothing when there is none or it is too old.
std::optional<ConnexionEnCours> load_connexion(hall::Context& context);

// After a right password: the second factor where the account has one, its installation where the
// host asks for it, otherwise the open session.
web::Response after_password(
    hall::Context& context, const acces::CompteConnexion& compte, const std::string& retour
);
// Opens the session, notes the sign-in, tells of a new device, and leads on.
web::Response open_session(
    hall::Context& context, acces::CompteId compte, const std::string& retour
);

void to_json(nlohmann::json& json, const ConnexionEnCours& state);
void from_json(const nlohmann::json& json, ConnexionEnCours& state);

}  // namespace auth
