// What the tests of uploads share: accounts, a store, and requests as nginx hands them over. A body
// passes the gate first, as it does there; `gate` is what it answered.
#pragma once

#include "depot/jeton.hpp"
#include "filex/routes.hpp"
#include "support/depots.hpp"
#include "support/entrepot.hpp"
#include "web/dispatch.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace envois {

// As headers carry it.
inline std::string base64(std::string_view text) {
    auto out = base::base64url(text);
    for (char& c : out) {
        if (c == '-') c = '+';
        if (c == '_') c = '/';
    }
    while (out.size() % 4 != 0) out += '=';
    return out;
}

using Headers = std::map<std::string, std::string, std::less<>>;

struct Envois : support::Depots {
    entrepot::Entrepot entrepot;
    acces::CompteId lea = compte("lea", "lea@exemple.fr");
    std::string jeton = new_jeton(lea).jeton.reveal();
    int gate = 0;  // the status the gate asked for; 204: let through
    std::string reason;

    depot::JetonCree new_jeton(acces::CompteId account) {
        return db.transact([&](db::Transaction& tx) {
            return depot::new_jeton_depot(
                tx, random, clock.now(), {account, "Script", clock.now() + std::chrono::hours(24)}
            );
        });
    }
    Envois() {
        config.depots = entrepot.folder.path.string();
        config.filex_reserve = 0;
    }

    web::Response dispatch(web::Request request) {
        request.remote_addr = "192.0.2.1";
        return web::dispatch<hall::Context>(filex::routes(), context, request);
    }

    // Asks the gate as nginx does: a GET with the headers of the other, before there is a body.
    bool passes(
        const web::Request& held,
        std::string_view method,
        const std::string& uri,
        std::string_view length
    ) {
        web::Request request;
        request.path = "/filex/.garde";
        request.headers = held.headers;
        request.content_type = held.content_type;
        request.server = {
            {"gate-uri",    uri                },
            {"gate-method", std::string(method)},
            {"gate-length", std::string(length)}
        };
        const auto answer = dispatch(request);
        gate = answer.status;
        reason.clear();
        if (gate == 204) return true;
        BOOST_REQUIRE(answer.status == 403);
        gate = std::stoi(std::string(answer.header("x-filex-refus")));
        reason = answer.header("x-filex-raison");
        if (gate == 303) reason = answer.header("x-filex-vers");
        return false;
    }

    // A whole exchange: the gate where nginx has one, then the page. Status 0: the gate said no.
    web::Response send(
        std::string_view method,
        const std::string& target,
        Headers headers,
        std::optional<std::string> bytes = {}
    ) {
        web::Request request;
        const auto mark = target.find('?');
        request.path = web::parse_path(target.substr(0, mark), {}).value();
        if (mark != std::string::npos)
            request.query = web::parse_urlencoded(target.substr(mark + 1), {}).value();
        request.headers = std::move(headers);
        request.content_type = request.header("content-type");
        request.method = method_of(method);
        const bool carries = method == "POST" || method == "PATCH" || method == "PUT";
        const auto length = bytes ? std::to_string(bytes->size()) : "";
        if (carries && !passes(request, method, target, length)) return web::Response{0, {}, ""};
        if (bytes && !bytes->empty())
            request.server = {
                {"body-file",   entrepot.body(*bytes)},
                {"body-length", length               }
            };
        return dispatch(request);
    }

    static web::Method method_of(std::string_view name) {
        using web::Method;
        static const std::map<std::string_view, Method> names{
            {"GET",     Method::get    },
            {"HEAD",    Method::head   },
            {"POST",    Method::post   },
            {"PUT",     Method::put    },
            {"PATCH",   Method::patch  },
            {"DELETE",  Method::del    },
            {"OPTIONS", Method::options}
        };
        return names.at(name);
    }

    Headers bearer(Headers more = {}) const {
        more.emplace("authorization", "Bearer " + jeton);
        return more;
    }
    Headers tus(Headers more = {}) const {
        more.emplace("tus-resumable", "1.0.0");
        return more;
    }
    Headers bytes_at(const std::string& offset, Headers more = {}) const {
        more.emplace("content-type", "application/offset+octet-stream");
        more.emplace("upload-offset", offset);
        return tus(std::move(more));
    }
    // The address of an upload just begun.
    std::string begin(Headers headers) {
        const auto answer = send("POST", "/filex/tus/", tus(bearer(std::move(headers))));
        BOOST_REQUIRE(answer.status == 201);
        return std::string(answer.header("location"));
    }
    std::string offset_of(const std::string& address) {
        const auto answer = send("HEAD", address, tus());
        return answer.status == 200 ? std::string(answer.header("upload-offset"))
                                    : std::to_string(answer.status);
    }
    std::string stored() {
        const auto name =
            db.value<std::string>("SELECT blob_nom FROM fichier ORDER BY id DESC LIMIT 1");
        return entrepot.bytes_of(depot::Magasin::Rayon::fichiers, *depot::BlobNom::parse(*name));
    }
};

}  // namespace envois
