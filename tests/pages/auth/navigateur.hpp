// A browser without JavaScript for the pages of the door: keeps its cookie, fills in the form of
// the page it is on, follows redirections; and reads the mails that wait in the outbox.
#pragma once

#include "acces/monde.hpp"
#include "auth/routes.hpp"
#include "envoi/fields.hpp"
#include "hall/context.hpp"
#include "support/words.hpp"
#include "web/request.hpp"
#include "web/route.hpp"

#include <boost/test/unit_test.hpp>

#include <regex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace navigateur {

using Champs = std::vector<std::pair<std::string, std::string>>;

inline std::string unescape(std::string text) {
    const std::vector<std::pair<std::string, std::string>> entities{
        {"&quot;", "\""},
        {"&#39;",  "'" },
        {"&lt;",   "<" },
        {"&gt;",   ">" },
        {"&amp;",  "&" }
    };
    for (const auto& [entity, sign] : entities)
        for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
            text.replace(at, entity.size(), sign);
    return text;
}

struct Site : monde::Ecole {
    base::Config config = settings();
    web::Templates templates = web::Templates::load(TS_SOURCE_DIR "/templates", "").value();
    hall::Context context{
        {config, db, clock, random, keys, templates}
    };
    std::vector<std::string> seen;  // every body and header sent, for searching secrets in

    static base::Config settings() {
        auto c = support::database_config();
        c.academy = "Académie d’essai";
        c.site_url = "https://teleservices.exemple.fr";
        c.password_memory_kib = monde::little_memory;
        return c;
    }
    // The text of the last mail to that address; "" when none waits.
    std::string mail_to(std::string_view address) {
        std::string text;
        db.each(
            "SELECT message_id, scelle FROM courriel_a_envoyer WHERE destinataire = ? ORDER BY id",
            [&](const db::Row& row) {
                const auto plain = keys.open(
                    base::KeyUse::mail_seal,
                    row.get<std::string>(1),
                    "courriel/" + row.get<std::string>(0)
                );
                BOOST_REQUIRE(plain.has_value());
                text = envoi::unpack(plain->reveal()).value().at(3);
            },
            address
        );
        return text;
    }
    int mails() { return db.value<int>("SELECT COUNT(*) FROM courriel_a_envoyer").value(); }
    // The path of the first link of a mail.
    std::string link_in(const std::string& text) const {
        const auto start = text.find(config.site_url + "/");
        BOOST_REQUIRE(start != std::string::npos);
        return text.substr(
            start + config.site_url.size(),
            text.find_first_of("\r\n ", start) - start - config.site_url.size()
        );
    }
    int count(db::Sql sql) { return db.value<int>(sql).value(); }
};

class Navigateur {
public:
    explicit Navigateur(Site& site, std::string address = "192.0.2.7")
        : site_(site), address_(std::move(address)) {}

    std::string token;
    std::string path;  // where it is
    int status = 0;
    std::string page;
    web::Response last;
    std::string agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0";

    Navigateur& get(std::string_view target) {
        auto request = begin(web::Method::get, target);
        return take(site_, request);
    }
    // Sends the page's form whose action ends with `action` ("" for the first), with these fields
    // filled in.
    Navigateur& submit(const Champs& given = {}, std::string_view action = "") {
        const auto [target, fields] = form_of(action);
        auto request = begin(web::Method::post, target);
        request.content_type = "application/x-www-form-urlencoded";
        for (const auto& [name, value] : fields)
            if (!has(given, name)) request.form.add(name, value);
        for (const auto& [name, value] : given) request.form.add(name, value);
        return take(site_, request);
    }
    // A POST as somebody else's page would send it.
    Navigateur& post_raw(std::string_view target, const Champs& given, const Champs& headers = {}) {
        auto request = begin(web::Method::post, target);
        request.content_type = "application/x-www-form-urlencoded";
        for (const auto& [name, value] : given) request.form.add(name, value);
        for (const auto& [name, value] : headers) request.headers[name] = value;
        return take(site_, request, false);
    }
    bool shows(std::string_view text) const {
        return support::plain_spaces(page).find(support::plain_spaces(text)) != std::string::npos;
    }
    std::string csrf() const { return hidden("_csrf"); }
    std::string hidden(const std::string& name) const {
        const auto mark = "name=\"" + name + "\" value=\"";
        const auto at = page.find(mark);
        if (at == std::string::npos) return {};
        return unescape(
            page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size())
        );
    }
    // What the field holds on the page.
    std::string field(const std::string& name) const {
        std::smatch found;
        const std::regex tag("<input[^>]*name=\"" + name + "\"[^>]*>");
        if (!std::regex_search(page, found, tag)) return "(absent)";
        const std::string text = found[0];
        std::smatch value;
        return std::regex_search(text, value, std::regex(" value=\"([^\"]*)\""))
                   ? unescape(value[1])
                   : "";
    }

private:
    static bool has(const Champs& fields, const std::string& name) {
        for (const auto& field : fields)
            if (field.first == name) return true;
        return false;
    }
    // Buttons that stand beside what a page is for.
    static bool is_beside(std::string_view target) {
        return target == "/deconnexion" || target == "/compte/creer/recommencer" ||
               target.starts_with("/compte/creer/retirer/");
    }
    std::pair<std::string, Champs> form_of(std::string_view action) const {
        const std::regex form(
            "<form[^>]*method=\"post\"[^>]*action=\"([^\"]*)\"[^>]*>([\\s\\S]*?)</form>"
        );
        for (auto it = std::sregex_iterator(page.begin(), page.end(), form);
             it != std::sregex_iterator();
             ++it) {
            const std::string target = (*it)[1];
            if (action.empty() && is_beside(target)) continue;
            if (!action.empty() && !std::string_view(target).ends_with(action)) continue;
            return {target, inputs((*it)[2])};
        }
        BOOST_FAIL("no form " << action << " on " << path << ":\n" << page);
        return {};
    }
    static Champs inputs(const std::string& inside) {
        Champs fields;
        const std::regex input("<input[^>]*type=\"(hidden|text|email)\"[^>]*>");
        for (auto it = std::sregex_iterator(inside.begin(), inside.end(), input);
             it != std::sregex_iterator();
             ++it) {
            const std::string tag = (*it)[0];
            std::smatch name;
            std::smatch value;
            if (!std::regex_search(tag, name, std::regex(" name=\"([^\"]*)\""))) continue;
            std::regex_search(tag, value, std::regex(" value=\"([^\"]*)\""));
            fields.emplace_back(name[1], unescape(value[1]));
        }
        return fields;
    }
    web::Request begin(web::Method method, std::string_view target) {
        web::Request request;
        request.method = method;
        const auto mark = target.find('?');
        request.path = std::string(target.substr(0, mark));
        if (mark != std::string_view::npos) {
            request.query_text = std::string(target.substr(mark + 1));
            request.query = web::parse_urlencoded(request.query_text, web::Limits{}).value();
        }
        request.remote_addr = address_;
        request.headers["user-agent"] = agent;
        if (!token.empty())
            request.headers["cookie"] = std::string(hall::cookie_name) + "=" + token;
        return request;
    }
    Navigateur& take(Site& site, const web::Request& request, bool follow = true) {
        last = web::dispatch<hall::Context>(auth::routes(), site.context, request);
        status = last.status;
        page = last.body;
        path = request.path;
        site.seen.push_back(page);
        for (const auto& [name, value] : last.headers) {
            if (name == "Set-Cookie") {
                const auto from = value.find('=') + 1;
                token = value.substr(from, value.find(';') - from);
            } else
                site.seen.push_back(value);
        }
        const std::string next(last.header("Location"));
        if (follow && status == 303 &&
            (next.starts_with("/compte") || next.starts_with("/connexion") || next == "/" ||
             next.starts_with("/?"))) {
            return get(next);
        }
        if (status == 303) path = next;
        return *this;
    }
    Site& site_;
    std::string address_;
};

}  // namespace navigateur
