// What the pages of somebody who was invited share: the link in their address is the right (as for
// recipients, filex/remise.hpp), so they ask for no account, no cookie and no other proof.
#pragma once

#include "base/result.hpp"
#include "depot/invitation.hpp"
#include "depot/proprietaire.hpp"
#include "filex/creation.hpp"
#include "hall/context.hpp"
#include "web/form.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace filex::invited {

inline constexpr std::string_view root = "/filex/invitation/";
// Path of the invitation's page, below the prefix.
std::string path_of(std::string_view jeton);
// Path of the page of one drop made by it.
std::string path_of(const hall::Context& context, std::string_view jeton, depot::DepotId depot);

// The invitation of the link in the address ({jeton}), in any state.
std::optional<depot::Invitation> at(hall::Context& context, const web::Request& request);

// Who invites, in words.
std::string qui_invite(hall::Context& context, const depot::Invitation& invitation);

// For the form: his drop is for the account that invites. The invitation must outlive it.
Preneur preneur_of(const depot::Invitation& invitation);

// What he says of himself.
struct Formulaire {
    std::string deposant;
    std::optional<base::Courriel> courriel;
    std::string message;
};
using Lu = web::Submitted<Formulaire>;
Lu read(const web::Fields& form);

// The drop he makes, asked for in the transaction that makes it; or why not, by then.
tl::expected<depot::NouveauDepot, depot::Prise> take(
    hall::Context& context,
    db::Transaction& tx,
    const depot::Invitation& invitation,
    const Formulaire& given
);

// His drop of {depot}, when it was made by this invitation.
std::optional<depot::FicheDepot> fiche_at(
    hall::Context& context, const web::Request& request, const depot::Invitation& invitation
);

inline constexpr const char* too_many =
    "Trop d’envois sont en cours avec cette invitation. Réessayez dans quelques minutes.";

// Of one use: what was sent by it has arrived, or is on its way.
bool has_served(const depot::Invitation& invitation);
// Says who has withdrawn it by one of these sections; by none when nobody has.
struct RetraitNames {
    web::Var auteur;
    web::Var administration;
    web::Var compte;
};
void show_retrait(web::Dict& dict, depot::Retrait retrait, const RetraitNames& names);

web::Response wrong_link(hall::Context& context);
// What became of files that were just sent.
enum class Envoi : std::uint8_t { aucun, perdu, peut_etre };
// `peut_etre`: refused unread by the gate, which cannot tell a second click of who has sent them
// from somebody else.
// Why it takes no file: used, withdrawn, over.
web::Response closed(
    hall::Context& context, const depot::Invitation& invitation, Envoi envoi = Envoi::aucun
);

}  // namespace filex::invited
