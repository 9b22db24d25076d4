// Depositors at their pages: two agents with accounts of their own, a parent who has no business
// there, a store in a folder that goes with the test, and a browser that keeps its cookie.
#pragma once

#include "acces/session.hpp"
#include "depot/depot.hpp"
#include "filex/routes.hpp"
#include "hall/context.hpp"
#include "support/database.hpp"
#include "support/entrepot.hpp"
#include "support/words.hpp"
#include "web/route.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace deposant {

using Form = std::vector<std::pair<std::string, std::string>>;

inline base::Config settings(const std::string& depots) {
    auto config = support::database_config();
    config.academy = "Académie d’essai";
    config.site_url = "https://tele.exemple.fr";
    config.password_memory_kib = 64;
    config.depots = depots;
    config.filex_reserve = 0;
    return config;
}

struct Deposant : support::Database {
    entrepot::Folder dossier;
    base::Config config = settings(dossier.path.string());
    base::FixedClock clock{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)};
    base::SystemRandom random;
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    web::Templates templates = web::Templates::load(TS_SOURCE_DIR "/templates", "").value();
    hall::Context context{
        {config, db, clock, random, keys, templates}
    };
    acces::CompteId lea = account("lea", "agent");
    acces::CompteId paul = account("paul", "agent");
    std::string cookie;

    acces::CompteId account(std::string_view name, std::string_view profil) {
        const auto mail = std::string(name) + "@exemple.fr";
        return db.insert<acces::Compte>(
            "INSERT INTO compte (identifiant, identifiant_affiche, profil, nom_affiche, courriel, "
            "courriel_confirme_le, cree_le) VALUES (?, ?, ?, ?, ?, ?, ?)",
            name,
            name,
            profil,
            name,
            mail,
            clock.now(),
            clock.now()
        );
    }
    void sign_in(acces::CompteId compte) {
        cookie = acces::open_session(
            db, random, {compte, clock.now(), std::chrono::hours(12), "192.0.2.7", "essai"}
        );
    }
    web::Response ask(web::Request request) {
        request.remote_addr = "192.0.2.7";
        if (!cookie.empty())
            request.headers["cookie"] = std::string(hall::cookie_name) + "=" + cookie;
        return web::dispatch<hall::Context>(filex::routes(), context, request);
    }
    web::Response get(std::string_view target) {
        web::Request request;
        const auto mark = target.find('?');
        request.path = std::string(target.substr(0, mark));
        if (mark != std::string_view::npos) {
            request.query_text = std::string(target.substr(mark + 1));
            request.query = web::parse_urlencoded(request.query_text, web::Limits{}).value();
        }
        return ask(std::move(request));
    }
    web::Response post(std::string_view path, const Form& fields, bool with_token = true) {
        web::Request request;
        request.method = web::Method::post;
        request.path = std::string(path);
        request.content_type = "application/x-www-form-urlencoded";
        if (with_token) request.form.add("_csrf", csrf());
        for (const auto& [name, value] : fields) request.form.add(name, value);
        // as a browser does: the form was opened just before, and says what it showed
        if (path.ends_with("/modifier") && !request.form.has("vu"))
            if (const auto page = get(path); page.status == 200)
                request.form.add("vu", support::hidden(page.body, "vu"));
        return ask(std::move(request));
    }
    web::Response follow(const web::Response& response) {
        BOOST_REQUIRE_MESSAGE(response.status == 303, response.status << " is no 303");
        return get(response.header("Location"));
    }
    std::string csrf() const {
        return base::base64url(base::hmac_sha256(keys.of(base::KeyUse::csrf), cookie));
    }

    // A drop on its way, with files that are whole already.
    depot::DepotId begin(
        const depot::NouveauDepot& wanted, const std::vector<std::string>& names, unsigned expected
    ) {
        return db.transact([&](db::Transaction& tx) {
            auto asked = wanted;
            asked.attendus = expected;
            const auto made = depot::create_depot(tx, keys, random, clock.now(), asked);
            for (const auto& name : names)
                depot::add_fichier(
                    tx, clock.now(), {made.id, name, 1500, depot::BlobNom::make(random)}
                );
            return made.id;
        });
    }
    depot::DepotId publish(
        const depot::NouveauDepot& wanted, const std::vector<std::string>& names = {"rapport.pdf"}
    ) {
        const auto id = begin(wanted, names, static_cast<unsigned>(names.size()));
        BOOST_REQUIRE(db.transact([&](db::Transaction& tx) {
            return depot::publish_if_complete(tx, clock.now(), id);
        }));
        return id;
    }
    std::string page(depot::DepotId id) const { return "/filex/depots/" + base::handle(keys, id); }
    std::string etat(depot::DepotId id) {
        return db.value<std::string>("SELECT etat FROM depot WHERE id = ?", id).value();
    }
    std::uint64_t rows(db::Sql sql) { return db.value<std::uint64_t>(sql).value(); }
};

// Every kind of no-break space as a space, so that a test reads as a sentence.
inline std::string plain(std::string text) {
    for (const std::string_view space : {"\u00A0", "\u202F", "&nbsp;"}) {
        for (auto at = text.find(space); at != std::string::npos; at = text.find(space, at))
            text.replace(at, space.size(), " ");
    }
    return text;
}
inline bool has(const web::Response& page, std::string_view words) {
    return plain(page.body).find(words) != std::string::npos;
}

}  // namespace deposant
