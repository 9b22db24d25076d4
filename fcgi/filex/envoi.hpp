// What every way of sending a file shares: who sends, what is refused and with which words, what a
// request hands over.
#pragma once

#include "depot/quota.hpp"
#include "depot/televersement.hpp"
#include "hall/context.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace filex {

// A refusal, for a program as for a person: a status and one short French sentence.
struct Refus {
    int status;
    std::string raison;
};
template <class T>
using Ou = tl::expected<T, Refus>;

Refus refus_of(
    hall::Context& context,
    acces::CompteId compte,
    depot::Echec echec,
    depot::Lecteur lecteur = depot::Lecteur::deposant
);
Refus refus_of(hall::Context& context, const depot::Envoyeur& envoyeur, depot::Echec echec);

// Who pays for the room of an upload, and whether somebody he has invited sends it.
depot::Envoyeur payeur_of(hall::Context& context, const depot::Televersement& t);

// Who sends: a personal token (Authorization: Bearer, or Basic with the token as the password); or
// the account of the session, when the request comes from a page of ours. 401 or 403 otherwise.
Ou<depot::Envoyeur> porteur_of(hall::Context& context, const web::Request& request);

// The drop to which a right (the page's, never in an address) sends files; 403 when it is none or
// was withdrawn, 410 when its drop takes no file any more.
Ou<depot::Envoyeur> holder_of(hall::Context& context, std::string_view droit);

// The body nginx hands over, checked; nothing for an empty one. Throws std::runtime_error when what
// it names is no such body: that is nobody's request, but a fault of the installation.
std::optional<depot::Entrant> corps_of(const depot::Magasin& magasin, const web::Request& request);

// The engine, with the mails of a drop that is published.
depot::Televersements televersements(hall::Context& context, const depot::Magasin& magasin);

// The whole address for recipients of a drop that is published; nothing for one that is not, or
// that an outsider has sent, who has no business with it.
std::optional<std::string> adresse_of(hall::Context& context, depot::DepotId depot);

// text/plain, with the sentence.
web::Response say(const Refus& refus);

// Runs a page that writes to the disk: a full one is a refusal (507), not a fault.
web::Response unless_full(const std::function<web::Response()>& page);

}  // namespace filex
