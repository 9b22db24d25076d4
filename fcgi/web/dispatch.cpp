#include "web/dispatch.hpp"

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace web::detail {
namespace {

bool is_param(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

struct Header {
    const char* name;
    const char* value;
};

// Nothing inline, nothing from elsewhere, in no frame.
constexpr const char* content_security_policy =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; font-src "
    "'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri "
    "'none'";

// Referrer-Policy is same-origin: under no-referrer, browsers send `Origin: null` with our own
// forms (Fetch standard, "append a request Origin header"), and a null origin must stay refusable.
constexpr std::array<Header, 7> security_headers{
    {
     {"X-Content-Type-Options", "nosniff"},
     {"Referrer-Policy", "same-origin"},
     {"Cross-Origin-Opener-Policy", "same-origin"},
     {"Cross-Origin-Resource-Policy", "same-origin"},
     {"Permissions-Policy",
         "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
     {"Strict-Transport-Security", "max-age=63072000"},
     {"X-Frame-Options", "DENY"},
     }
};

struct Words {
    const char* title;
    const char* advice;
};

Words words_of(int status) {
    switch (status) {
        case 403:
            return {"Accès refusé", "Revenez à l’accueil et recommencez."};
        case 404:
        case 405:
            return {"Page introuvable", "Vérifiez l’adresse, ou repartez de l’accueil."};
        case 413:
            return {"Envoi trop volumineux", "Envoyez moins de fichiers ou de texte à la fois."};
        case 500:
            return {"Une erreur est survenue", "Recommencez dans quelques instants."};
        case 503:
            return {"Service momentanément indisponible", "Recommencez dans une minute."};
        default:
            return {"Demande non comprise", "Revenez à la page précédente et recommencez."};
    }
}

}  // namespace

std::optional<PathParams> match(std::string_view pattern, std::string_view path) {
    PathParams params;
    if (pattern.find('{') == std::string_view::npos) {
        if (pattern != path) return std::nullopt;
        return params;
    }
    const auto wanted = base::split(pattern, '/');
    const auto given = base::split(path, '/');
    if (wanted.size() != given.size()) return std::nullopt;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!is_param(wanted[i])) {
            if (wanted[i] != given[i]) return std::nullopt;
        } else if (given[i].empty()) {
            return std::nullopt;
        } else {
            params.emplace(wanted[i].substr(1, wanted[i].size() - 2), given[i]);
        }
    }
    return params;
}

bool more_literal(std::string_view a, std::string_view b) {
    const auto left = base::split(a, '/');
    const auto right = base::split(b, '/');
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
        if (is_param(left[i]) != is_param(right[i])) return is_param(right[i]);
    return false;
}

bool is_form(const Request& request) {
    if (request.body.empty() && request.content_type.empty()) return true;
    const auto type = media_type(request.content_type);
    return type == urlencoded_type || type == multipart_type;
}

std::string new_reference() {
    constexpr std::string_view letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";  // 32: no 0/O, no 1/I
    base::SystemRandom random;
    auto reference = random.bytes(8);
    for (char& c : reference) c = letters[static_cast<unsigned char>(c) % letters.size()];
    return reference;
}

void log_failure(
    std::string_view verb,
    std::string_view where,
    std::string_view reference,
    std::string_view cause
) {
    base::log::error(fmt::format("{} {}: {} [{}]", verb, where, cause, reference));
}

Response plain_error(int status, std::string_view reference) {
    const auto words = words_of(status);
    const auto line =
        reference.empty()
            ? std::string()
            : fmt::format(
                  "<p>Référence à donner à l’assistance : <strong>{}</strong>.</p>\n", reference
              );
    return Response::html(
        fmt::format(
            "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{0} – "
            "Télé-services</title>\n</head>\n"
            "<body>\n<main>\n<h1>{0}</h1>\n<p>{1}</p>\n{2}</main>\n</body>\n</html>\n",
            words.title,
            words.advice,
            line
        ),
        status
    );
}

void complete(Response& response, Method method, std::string_view prefix) {
    const std::string referrer(response.header("Referrer-Policy"));
    for (const auto& [name, value] : security_headers) response.header(name, value);
    // A page whose address is a secret may say that it tells nobody; nothing else is for a page to
    // choose.
    if (referrer == "no-referrer") response.header("Referrer-Policy", referrer);
    if (response.header("Content-Security-Policy").empty())
        response.header("Content-Security-Policy", content_security_policy);
    if (response.header("Cache-Control").empty()) response.header("Cache-Control", "no-store");
    if (const auto location = response.header("Location"); location.starts_with('/'))
        response.header("Location", std::string(prefix) + std::string(location));
    if (method != Method::head) return;
    response.header("Content-Length", std::to_string(response.body.size()));
    response.body.clear();
}

}  // namespace web::detail
