// The world of a program, and of the request at hand: what every page receives.
#pragma once

#include "acces/droits.hpp"
#include "acces/journal.hpp"
#include "acces/session.hpp"
#include "base/clock.hpp"
#include "base/config.hpp"
#include "base/crypto.hpp"
#include "db/connection.hpp"
#include "hall/access.hpp"
#include "web/page.hpp"
#include "web/request.hpp"
#include "web/response.hpp"
#include "web/route.hpp"

#include <array>
#include <cstdint>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace hall {

// Who asks. Lives for one request.
struct Visitor {
    std::string token;   // of the cookie; made afresh when there was none
    bool fresh = true;   // the browser does not have it yet
    std::string digest;  // SHA-256 of the token: key of session and drafts
    std::optional<acces::Session> session;
    std::vector<acces::Poste> postes;  // staff only, read when a route of staff asks
    std::optional<std::size_t> poste;  // the school at hand, index into postes
    std::string adresse;
    std::string appareil;  // "Firefox, Linux": short words of the User-Agent
};

// Who sends a request, as far as a browser says (Origin, Sec-Fetch-Site): old ones and programs say
// nothing.
enum class Sender : std::uint8_t { our_page, unsaid, elsewhere };

// What does not change from one request to the next.
struct World {
    const base::Config& config;
    db::Connection& db;
    const base::Clock& clock;
    base::Random& random;
    const base::Keys& keys;
    web::Templates& templates;
};

class Context {
public:
    using Access = hall::Access;

    explicit Context(const World& world);

    const base::Config& config;
    db::Connection& db;
    const base::Clock& clock;
    base::Random& random;
    const base::Keys& keys;
    web::Templates& templates;
    Visitor visitor;
    base::Instant now;        // of this request: one instant for all its statements
    std::string_view saisie;  // what its form is called: Access::saisie of its route

    // The signed-in account; throws std::logic_error on a route whose access does not ask for one.
    const acces::Session& session() const;
    // The school at hand; throws std::logic_error on a route whose access does not ask for one.
    const acces::Poste& poste() const;
    acces::Auteur auteur() const;  // for the journal
    // The token of a page's forms. It also names the school that was at hand when the page was
    // made: a form sent while another one is at hand is carried out in neither.
    std::string csrf() const;
    std::string csrf(std::optional<scolarite::EtablissementId> ecole) const;
    // The school that a form was made for; nothing where none was at hand.
    std::optional<scolarite::EtablissementId> ecole_of(const web::Request& request) const;
    template <class Tag>
    std::string handle(base::Id<Tag> id) const {
        return base::handle(keys, id);
    }
    // nothing when the text is no handle of that kind: the page answers not_found()
    template <class Tag>
    std::optional<base::Id<Tag>> open_handle(std::string_view text) const {
        return base::from_handle<Tag>(keys, text);
    }

    Sender sender_of(const web::Request& request) const;

    // After the right password (and second factor): a new token, the session, unfinished forms
    // follow.
    void sign_in(acces::CompteId compte);
    void sign_out();
    // Takes this school as the one at hand; false when the account has no post there.
    bool choose(scolarite::EtablissementId id);

    // The pages that answer instead: uniform, with words that say what to do.
    web::Response not_found(const web::Request& request);
    web::Response forbidden(const web::Request& request);

    // ---- for web::dispatch ----
    void begin(const web::Request& request);
    std::optional<web::Response> refuse(const Access& access, const web::Request& request);
    bool csrf_ok(const web::Request& request) const;
    web::Response error(const web::Request& request, int status, std::string_view reference);
    static bool is_unavailable(const std::exception& exception);
    std::string_view prefix() const { return config.prefix; }
    void finish(const web::Request& request, web::Response& response);

private:
    void read_postes();
    std::optional<web::Response> refuse_staff(const Access& access, const web::Request& request);
    bool signed_out_ = false;
    std::exception_ptr away_;  // the database, when this request came
};

using Route = web::Route<Context>;
// A program's table. Does not compile where a form for an account does not say what it is called.
template <std::size_t N>
consteval std::array<Route, N> table_of(const Route (&lines)[N]) {
    for (const auto& line : lines)
        if (line.verb != web::Verb::get && line.proof == web::Proof::form &&
            line.access.asks_account() && !line.access.saisie)
            throw std::logic_error("a form without Access::form or Access::button");
    return std::to_array(lines);
}
inline constexpr std::string_view cookie_name = "__Host-ts";

}  // namespace hall
