// The accept loop over libfcgi: reads a bounded request, hands it to `answer`, writes the response.
// Ends on SIGTERM after the request in hand.
#pragma once

#include "web/request.hpp"
#include "web/response.hpp"

#include <functional>
#include <string_view>

namespace web {

struct LoopOptions {
    Limits limits;
    std::string_view prefix;  // cut from REQUEST_URI's path; a path outside of it is 404
};

// Returns 0 when told to stop. A request that cannot be parsed is answered by `refused(status)`.
int fcgi_loop(
    const LoopOptions& options,
    const std::function<Response(Request&)>& answer,
    const std::function<Response(int status)>& refused
);

}  // namespace web
