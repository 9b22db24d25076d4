// What the pages of recipients share: the frame without the rest of the site (they have a host name
// of their own where one is configured), the drop behind a link, and the words for links that open
// nothing.
//
// Their addresses are secrets, so they say Referrer-Policy no-referrer. Browsers then send `Origin:
// null` with their forms; that is why these forms are proved by the link in their address
// (web::Proof::bearer) and not by a cookie: who does not know the link can post nothing, and who
// does may download anyway. So recipients need no cookie either.
#pragma once

#include "depot/remise.hpp"
#include "hall/context.hpp"
#include "web/page.hpp"

#include <functional>
#include <optional>
#include <string>

namespace filex {

struct TitreRemise {
    std::string titre;
    bool erreur = false;      // the answer is 422
    std::string script = {};  // "depot.js": one small file of www/js, never necessary
};

web::Response remise_page_of(
    hall::Context& context,
    const TitreRemise& head,
    web::Template file,
    const std::function<void(web::Dict&)>& fill,
    std::optional<int> status
);

template <web::View V>
web::Response remise_page(
    hall::Context& context, const TitreRemise& head, const V& view, std::optional<int> status = {}
) {
    return remise_page_of(
        context, head, V::file, [&](web::Dict& dict) { view.fill(dict); }, status
    );
}

// The drop of the link in the address ({jeton}); nothing: answer fausse_adresse().
std::optional<depot::Remise> remise_at(hall::Context& context, const web::Request& request);

// Its owner, or the administration: what they download is never counted nor told.
bool is_own(const hall::Context& context, const depot::Remise& remise);

// Whether files may be handed over now: to anybody while it is open, to its owner also when all
// downloads are taken, to the administration even while it is frozen.
bool is_open(const hall::Context& context, const depot::Remise& remise);

// Whether a download that has its slot goes on: also when all slots are taken.
bool may_go_on(const hall::Context& context, const depot::Remise& remise);

// Where links have a host name of their own, nothing that people drop is answered on the site's,
// where sessions are: the same address on the links' host. Nothing: answer here. The owner and the
// administration are known by their session, which that host does not have: they stay.
std::optional<web::Response> vers_hote_des_liens(
    const hall::Context& context, const web::Request& request, const depot::Remise& remise
);

web::Response fausse_adresse(hall::Context& context);
// Why this drop hands nothing over (any state but open), and what to do.
web::Response pas_de_remise(hall::Context& context, const depot::Remise& remise);
// An address of one download that serves no more; a file that the scan keeps back; one that is not
// in the drop, or has been erased; one that the disk has lost.
enum class Empechement : std::uint8_t { perime, bloque, absent, perdu };
web::Response empechement(hall::Context& context, const web::Request& request, Empechement why);

}  // namespace filex
