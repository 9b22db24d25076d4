// One constexpr table of routes per program; dispatch() is the only way in, for the FastCGI loop
// and for the tests alike, so method and access are never a page's business, nor is CSRF where the
// proof is a form's (see Proof for the two others).
//
// Context is the program's world (hall::Context). It provides:
//
//   using Access = …;            kind of visitor a route is for
//   void begin(request)          reads who is asking; may throw. First, for every request, unknown
//                                paths too: an error page never shows the visitor of the one before
//   optional<Response> refuse(access, request)   the page to answer instead, if any
//   bool csrf_ok(request)        token and origin of a POST
//   Response error(request, status, reference)   a uniform error page
//   bool is_unavailable(exception)               what is answered by 503, not 500
//   string_view prefix()         of the path: "" or "/teleservices"
//   void finish(request, response)   cookies to set and the like; last, on error pages too
#pragma once

#include "web/request.hpp"
#include "web/response.hpp"
#include "web/verb.hpp"

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>

namespace web {

// What a request that changes something must carry besides its access.
enum class Proof : std::uint8_t {
    form,          // the token of one of our forms (CSRF): dispatch asks for it
    form_in_file,  // the same token, in a body that nginx hands over as a file. Only the page reads
                   // that body, which may be of gigabytes, so the page asks csrf_ok() before it
                   // does anything; a test walks the table and sends each the wrong one
    bearer,        // a secret in its address or its Authorization header, or the session of a
                   // browser that says that a page of ours sends: the page asks for it, and a
                   // cookie alone opens nothing
};

// A line that leaves something out does not compile; without a proof it has the strictest.
template <class Context>
struct Route {
    using Access = typename Context::Access;
    using Page = Response (*)(Context&, const Request&);

    constexpr Route(
        Verb verb_,
        std::string_view path_,
        Access access_,
        Page page_,
        std::string_view purpose_,
        Proof proof_ = Proof::form
    )
        : verb(verb_), path(path_), access(access_), page(page_), purpose(purpose_), proof(proof_) {
        if (verb == Verb{} || path.empty() || page == nullptr || purpose.empty())
            throw std::logic_error("a route leaves something out");
    }

    Verb verb;
    std::string_view path;  // "/famille/notes", or with one-segment parameters: "/f/{jeton}"
    Access access;
    Page page;
    std::string_view purpose;  // one sentence, English: printed by --routes
    Proof proof;
};

// Answers the request: 404 and 405 by the table (a literal segment wins over a parameter), then
// access, then for all but GET a form's content type (415) and CSRF (403) unless the
// route's proof is another, then the page. HEAD is GET
// without its body. Exceptions end here: those that context.is_unavailable names give 503 with
// Retry-After, others 500; both with a reference under which the cause is logged. If even the error
// page fails, a plain one is answered.
template <class Context>
Response dispatch(std::span<const Route<Context>> routes, Context& context, const Request& request);

// Whether the table has a page at this path: where a browser may be led.
template <class Context>
bool has_page(std::span<const Route<Context>> routes, std::string_view path);

}  // namespace web

#include "web/dispatch.ipp"
