// The part of dispatch that is a template; route.hpp includes it.
#pragma once

#include "web/dispatch.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace web::detail {

template <class Context>
struct Found {
    const Route<Context>* route = nullptr;  // the one to answer; none: 404, or 405 with `allow`
    std::string_view pattern;
    PathParams params;
    std::string allow;
};

// The most literal pattern that fits wins, whatever its methods; then the method is looked at.
template <class Context>
Found<Context> find_route(std::span<const Route<Context>> routes, const Request& request) {
    Found<Context> found;
    for (const auto& route : routes) {
        auto params = match(route.path, request.path);
        if (!params || (!found.pattern.empty() && !more_literal(route.path, found.pattern)))
            continue;
        found.pattern = route.path;
        found.params = std::move(*params);
    }
    for (const auto& route : routes) {
        if (found.pattern.empty() || route.path != found.pattern) continue;
        if (answers(route.verb, request.method)) found.route = &route;
        if (!found.allow.empty()) found.allow += ", ";
        found.allow += route.verb == Verb::get ? "GET, HEAD" : name_of(route.verb);
    }
    return found;
}

template <class Context>
Response answer(const Found<Context>& found, Context& context, const Request& request) {
    context.begin(request);
    if (found.pattern.empty()) return context.error(request, 404, "");
    if (found.route == nullptr) {
        auto response = context.error(request, 405, "");
        response.header("Allow", found.allow);
        return response;
    }
    if (auto refused = context.refuse(found.route->access, request)) return std::move(*refused);
    if (found.route->verb != Verb::get && found.route->proof == Proof::form) {
        if (!is_form(request)) return context.error(request, 415, "");
        if (!context.csrf_ok(request)) return context.error(request, 403, "");
    }
    return found.route->page(context, request);
}

template <class Context>
Response excuse(Context& context, const Request& request, int status, std::string_view reference) {
    try {
        auto response = context.error(request, status, reference);
        context.finish(request, response);
        return response;
    } catch (const std::exception& failure) {
        log_failure("-", "error page", reference, failure.what());
    } catch (...) {
        log_failure("-", "error page", reference, "not a std::exception");
    }
    return plain_error(status, reference);
}

template <class Context>
Response guarded(const Found<Context>& found, Context& context, const Request& request) {
    const std::string_view where = found.pattern.empty() ? "(unknown path)" : found.pattern;
    const auto verb = found.route == nullptr ? "-" : name_of(found.route->verb);
    const auto failed = [&](int status, std::string_view cause) {
        const auto reference = new_reference();
        log_failure(verb, where, reference, cause);
        auto response = excuse(context, request, status, reference);
        if (status == 503) response.header("Retry-After", "30");
        return response;
    };
    try {
        auto response = answer(found, context, request);
        context.finish(request, response);
        return response;
    } catch (const std::exception& failure) {
        return failed(context.is_unavailable(failure) ? 503 : 500, failure.what());
    } catch (...) {
        return failed(500, "not a std::exception");
    }
}

}  // namespace web::detail

namespace web {

template <class Context>
bool has_page(std::span<const Route<Context>> routes, std::string_view path) {
    return std::any_of(routes.begin(), routes.end(), [&](const Route<Context>& route) {
        return route.verb == Verb::get && detail::match(route.path, path);
    });
}

template <class Context>
Response dispatch(
    std::span<const Route<Context>> routes, Context& context, const Request& request
) {
    auto found = detail::find_route(routes, request);
    auto response = [&] {
        if (found.params.empty()) return detail::guarded(found, context, request);
        // A copy only where there are parameters. Parts go on viewing the body of the original.
        Request with_params = request;
        with_params.path_params = std::move(found.params);
        return detail::guarded(found, context, with_params);
    }();
    detail::complete(response, request.method, context.prefix());
    return response;
}

}  // namespace web
