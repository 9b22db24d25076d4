// A school office: two schools, a head, a clerk for each application, and a browser that keeps its
// cookie, follows redirects and fills in forms, all through dispatch.
#pragma once

#include "acces/ecole.hpp"
#include "acces/session.hpp"
#include "hall/context.hpp"
#include "support/database.hpp"
#include "support/words.hpp"
#include "ts-admin/routes.hpp"
#include "web/route.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bureau {

inline constexpr std::string_view sixieme = "10010012110";
inline constexpr std::string_view cinquieme = "10110001110";
using Form = std::vector<std::pair<std::string, std::string>>;

inline base::Config settings() {
    auto config = support::database_config();
    config.academy = "Académie d’essai";
    config.letters = "/nonexistent";
    return config;
}

struct Bureau : support::Database {
    base::Config config = settings();
    base::FixedClock clock{ecole::rentree + std::chrono::days(10) + std::chrono::hours(9)};
    base::SystemRandom random;
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    web::Templates templates = web::Templates::load(TS_SOURCE_DIR "/templates", "").value();
    hall::Context context{
        {config, db, clock, random, keys, templates}
    };
    ecole::Ecole college{db, "9990001A", "Collège Jeanne Villepreux"};
    ecole::Ecole autre{db, "9990002B", "Collège de l’Autre Rive"};
    scolarite::DivisionId d6a = college.division("6A", sixieme);
    scolarite::DivisionId d5a = college.division("5A", cinquieme);
    acces::CompteId chef = college.agent("chef", "chef");
    std::string cookie;

    acces::CompteId clerk(std::string_view application) {
        const auto account = college.agent("agent." + std::string(application), "personnel");
        college.droit(account, application);
        return account;
    }
    void sign_in(acces::CompteId account) {
        cookie = acces::open_session(
            db, random, {account, clock.now(), std::chrono::hours(12), "192.0.2.7", "essai"}
        );
    }
    web::Response ask(web::Request request) {
        request.remote_addr = "192.0.2.7";
        if (!cookie.empty())
            request.headers["cookie"] = std::string(hall::cookie_name) + "=" + cookie;
        return web::dispatch<hall::Context>(ts_admin::routes(), context, request);
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
        if (!request.form.has("vu")) add_seen(request);
        return ask(std::move(request));
    }
    // As a browser does: the page of the form was opened just before, and says what it showed.
    void add_seen(web::Request& request) {
        // the page of an act on one pair begins a draft: opening it is not free of effects
        const std::string_view path = request.path;
        if (path.starts_with("/ts-admin/codes/") && !path.starts_with("/ts-admin/codes/generer/"))
            return;
        auto page = get(request.path);
        if (page.status == 303 && page.header("Location").starts_with("/ts-admin/notes"))
            page = get(page.header("Location"));
        if (page.body.find("name=\"vu\"") != std::string::npos)
            request.form.add("vu", hidden(page, "vu"));
    }
    // As a browser does after a POST.
    web::Response follow(const web::Response& response) {
        BOOST_REQUIRE(response.status == 303);
        return get(response.header("Location"));
    }
    // As the forms of the school at hand carry it: any page has one, to sign out.
    std::string csrf() {
        auto page = get("/ts-admin/declaration");
        if (page.status == 303) page = get(page.header("Location"));
        return page.body.find("name=\"_csrf\"") == std::string::npos ? "" : hidden(page, "_csrf");
    }
    // Value of a hidden field in a page.
    static std::string hidden(const web::Response& page, std::string_view name) {
        const auto mark = "name=\"" + std::string(name) + "\" value=\"";
        const auto at = page.body.find(mark);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos, "no hidden field " << name);
        const auto from = at + mark.size();
        return page.body.substr(from, page.body.find('"', from) - from);
    }
    template <class Tag>
    std::string handle(base::Id<Tag> id) const {
        return base::handle(keys, id);
    }
    std::uint64_t count(db::Sql sql) { return db.value<std::uint64_t>(sql).value(); }
    // Criteria → list → confirm → result of a generation for the whole school.
    web::Response generate(const Form& more = {}) {
        Form criteria{
            {"population", "responsables"},
            {"portee",     "ecole"       },
            {"legal1",     "1"           },
            {"legal2",     "1"           },
            {"acces",      "tous"        }
        };
        criteria.insert(criteria.end(), more.begin(), more.end());
        follow(post("/ts-admin/codes/generer", criteria));
        const auto page = get("/ts-admin/codes/generer/confirmer");
        BOOST_REQUIRE_MESSAGE(page.status == 200, page.header("Location"));
        return follow(post(
            "/ts-admin/codes/generer/confirmer",
            {
                {"jeton", hidden(page, "jeton")}
        }
        ));
    }
};

inline std::string plain(std::string_view text) { return support::plain_spaces(text); }

inline bool has(const web::Response& page, std::string_view words) {
    return plain(page.body).find(words) != std::string::npos;
}

}  // namespace bureau
