// Who may enter which route, read from the database at every request: a table of accesses and
// visitors, then sessions, tokens of forms and drafts.
#include "hall/context.hpp"

#include "hall/draft.hpp"
#include "hall/layout.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <map>
#include <string>

namespace {

using hall::access::everyone;
namespace access = hall::access;

web::Response served(hall::Context&, const web::Request&) {
    return web::Response::html("<p>served</p>");
}
web::Response form(hall::Context& context, const web::Request&) {
    return web::Response::html("<input value='" + context.csrf() + "' name=_csrf>");
}
web::Response breaks(hall::Context&, const web::Request&) { throw db::Unavailable(2006, "gone"); }

constexpr std::array<hall::Route, 11> routes{
    {
     {web::Verb::get, "/tous", access::everyone, &form, "anyone"},
     {web::Verb::post, "/tous", access::everyone, &served, "anyone"},
     {web::Verb::get, "/local", access::local, &served, "this machine"},
     {web::Verb::get, "/dehors", access::stranger, &served, "nobody yet"},
     {web::Verb::get, "/compte", access::signed_in, &served, "an account"},
     {web::Verb::get, "/famille/", access::famille, &served, "a family"},
     {web::Verb::get, "/ts-admin/", access::agent, &served, "staff"},
     {web::Verb::get, "/chef", access::head, &served, "a head"},
     {web::Verb::get, "/codes", access::right(acces::Application::codes), &served, "a right"},
     {web::Verb::get, "/decl", access::head_declared, &served, "after S3"},
     {web::Verb::get, "/panne", access::everyone, &breaks, "database dead"},
     }
};

struct World : support::Database {
    base::Config config;
    base::FixedClock clock{
        std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(9)};
    base::SystemRandom random;
    base::Keys keys{base::Secret(std::string(32, 'k'))};
    web::Templates templates = web::Templates::load(TS_SOURCE_DIR "/templates", "").value();
    hall::Context context{
        {config, db, clock, random, keys, templates}
    };
    scolarite::EtablissementId college = school("9990001A", false);
    scolarite::EtablissementId lycee = school("9990002B", true);

    scolarite::EtablissementId school(std::string_view uai, bool declared) {
        return db.insert<scolarite::Etablissement>(
            "INSERT INTO etablissement (uai, denomination, annee, declare_le) VALUES (?, ?, 2026, "
            "?)",
            uai,
            uai,
            declared ? std::optional(clock.now()) : std::nullopt
        );
    }
    acces::CompteId compte(std::string_view identifiant, acces::Profil profil) {
        return db.insert<acces::Compte>(
            "INSERT INTO compte (identifiant, identifiant_affiche, profil, cree_le) VALUES (?, ?, "
            "?, ?)",
            identifiant,
            identifiant,
            acces::name_of(profil),
            clock.now()
        );
    }
    void give_codes(acces::CompteId compte, scolarite::EtablissementId school) {
        db.execute(
            "INSERT INTO droit (compte, etablissement, application, donne_le) "
            "VALUES (?, ?, 'codes', ?)",
            compte,
            school,
            clock.now()
        );
    }
    acces::CompteId agent(
        std::string_view name, scolarite::EtablissementId at, std::string_view fonction
    ) {
        const auto id = compte(name, acces::Profil::agent);
        db.execute(
            "INSERT INTO personnel (compte, etablissement, fonction) VALUES (?, ?, ?)",
            id,
            at,
            fonction
        );
        return id;
    }
    std::string session(acces::CompteId id) {
        return acces::open_session(
            db, random, {id, clock.now(), std::chrono::hours(12), "127.0.0.1", "test"}
        );
    }
    web::Response ask(
        std::string_view path,
        std::string_view cookie,
        web::Method method = web::Method::get,
        web::Fields form = {}
    ) {
        web::Request request;
        request.method = method;
        request.path = path;
        request.remote_addr = "192.0.2.7";
        request.content_type = "application/x-www-form-urlencoded";
        if (!cookie.empty())
            request.headers["cookie"] = std::string(hall::cookie_name) + "=" + std::string(cookie);
        request.form = std::move(form);
        return web::dispatch<hall::Context>(routes, context, request);
    }
    int status(std::string_view path, std::string_view cookie) { return ask(path, cookie).status; }
};

std::string cookie_of(const web::Response& response) {
    const std::string_view header = response.header("Set-Cookie");
    const auto start = header.find('=');
    return std::string(header.substr(start + 1, header.find(';') - start - 1));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(context, World)

BOOST_AUTO_TEST_CASE(each_access_lets_in_whom_it_says) {
    const auto clerk = agent("secretaire", lycee, "personnel");
    give_codes(clerk, lycee);
    const std::map<std::string, std::string> visitors{
        {"nobody",                 ""                          },
        {         "parent", session(compte("parent", acces::Profil::responsable))},
        {         "pupil",  session(compte("eleve",       acces::Profil::eleve))},
        {         "head",    session(agent("chef",                        lycee, "chef"))},
        { "new head",               session(agent("nouveau",      college, "chef"))},
        { "clerk",                        session(clerk)                                             },
        {                "teacher",                session(agent("prof",         lycee, "enseignant"))},
        {"nowhere",                        session(compte("sans.poste",                                            acces::Profil::agent))},
    };
    struct Row {
        std::string_view path;
        std::map<std::string, int> statuses;
    };
    const std::array<Row, 9> table{
        {
         {"/tous",
             {{"nobody", 200},
              {"parent", 200},
              {"pupil", 200},
              {"head", 200},
              {"new head", 200},
              {"clerk", 200},
              {"teacher", 200},
              {"nowhere", 200}}},
         {"/dehors",
             {{"nobody", 200},
              {"parent", 303},
              {"pupil", 303},
              {"head", 303},
              {"new head", 303},
              {"clerk", 303},
              {"teacher", 303},
              {"nowhere", 303}}},
         {"/compte",
             {{"nobody", 303},
              {"parent", 200},
              {"pupil", 200},
              {"head", 200},
              {"new head", 200},
              {"clerk", 200},
              {"teacher", 200},
              {"nowhere", 200}}},
         {"/famille/",
             {{"nobody", 303},
              {"parent", 200},
              {"pupil", 200},
              {"head", 403},
              {"new head", 403},
              {"clerk", 403},
              {"teacher", 403},
              {"nowhere", 403}}},
         {"/ts-admin/",
             {{"nobody", 303},
              {"parent", 403},
              {"pupil", 403},
              {"head", 200},
              {"new head", 200},
              {"clerk", 200},
              {"teacher", 200},
              {"nowhere", 403}}},
         {"/chef",
             {{"nobody", 303},
              {"parent", 403},
              {"pupil", 403},
              {"head", 200},
              {"new head", 200},
              {"clerk", 403},
              {"teacher", 403},
              {"nowhere", 403}}},
         {"/codes",
             {{"nobody", 303},
              {"parent", 403},
              {"pupil", 403},
              {"head", 200},
              {"new head", 303},
              {"clerk", 200},
              {"teacher", 403},
              {"nowhere", 403}}},
         {"/decl",
             {{"nobody", 303},
              {"parent", 403},
              {"pupil", 403},
              {"head", 200},
              {"new head", 303},
              {"clerk", 403},
              {"teacher", 403},
              {"nowhere", 403}}},
         {"/local",
             {{"nobody", 404},
              {"parent", 404},
              {"pupil", 404},
              {"head", 404},
              {"new head", 404},
              {"clerk", 404},
              {"teacher", 404},
              {"nowhere", 404}}},
         }
    };
    for (const auto& row : table)
        for (const auto& [who, expected] : row.statuses)
            BOOST_TEST(status(row.path, visitors.at(who)) == expected, row.path << " for " << who);
}

BOOST_AUTO_TEST_CASE(a_right_withdrawn_is_gone_at_the_next_request) {
    const auto clerk = agent("secretaire", lycee, "personnel");
    give_codes(clerk, lycee);
    const auto cookie = session(clerk);
    BOOST_TEST(status("/codes", cookie) == 200);
    db.execute("DELETE FROM droit WHERE compte = ?", clerk);
    BOOST_TEST(status("/codes", cookie) == 403);
    db.execute("UPDATE personnel SET fonction = 'chef' WHERE compte = ?", clerk);
    BOOST_TEST(status("/codes", cookie) == 200);
    db.execute("UPDATE personnel SET fin_le = ? WHERE compte = ?", clock.now(), clerk);
    BOOST_TEST(status("/codes", cookie) == 403);
}

BOOST_AUTO_TEST_CASE(a_right_holds_in_its_own_school) {
    const auto ailleurs = school("9990003C", true);
    const auto clerk = agent("secretaire", lycee, "personnel");
    db.execute(
        "INSERT INTO personnel (compte, etablissement, fonction) VALUES (?, ?, 'personnel')",
        clerk,
        ailleurs
    );
    give_codes(clerk, lycee);
    const auto cookie = session(clerk);
    for (const auto at_hand : {lycee, ailleurs, lycee}) {
        ask("/ts-admin/", cookie);
        BOOST_TEST(context.choose(at_hand));
        BOOST_TEST(status("/codes", cookie) == (at_hand == lycee ? 200 : 403));
    }
}

BOOST_AUTO_TEST_CASE(sessions_end_by_idling_by_age_and_with_the_account) {
    const auto id = compte("parent", acces::Profil::responsable);
    auto cookie = session(id);
    for (int i = 0; i < 11;
         ++i) {  // used every hour but one minute: stays, until 12 hours have gone
        BOOST_TEST(status("/compte", cookie) == 200);
        clock.advance(std::chrono::minutes(59));
    }
    clock.advance(std::chrono::minutes(12 * 60 - 11 * 59));
    BOOST_TEST(status("/compte", cookie) == 303);
    cookie = session(id);
    clock.advance(std::chrono::minutes(61));
    BOOST_TEST(status("/compte", cookie) == 303);
    cookie = session(id);
    db.execute("UPDATE compte SET suspendu_le = ? WHERE id = ?", clock.now(), id);
    BOOST_TEST(status("/compte", cookie) == 303);
}

BOOST_AUTO_TEST_CASE(signing_in_gives_a_new_token) {
    const auto anonymous = cookie_of(ask("/tous", ""));
    BOOST_REQUIRE(anonymous.size() == 43);
    ask("/tous", anonymous);
    context.sign_in(compte("parent", acces::Profil::responsable));
    const auto signed_in = context.visitor.token;
    BOOST_TEST(signed_in != anonymous);
    BOOST_TEST(status("/compte", anonymous) == 303);
    BOOST_TEST(status("/compte", signed_in) == 200);
}

BOOST_AUTO_TEST_CASE(a_draft_survives_a_new_sign_in_of_its_account_and_of_no_other) {
    using Draft = hall::Draft<std::string>;
    const auto parent = compte("parent", acces::Profil::responsable);
    const auto other = compte("autre", acces::Profil::responsable);
    const auto cookie = session(parent);
    ask("/compte", cookie);
    Draft(context, "essai").save("typed");
    clock.advance(std::chrono::minutes(61));  // the session idles out, the browser keeps its cookie
    BOOST_TEST(status("/compte", cookie) == 303);
    BOOST_TEST(!Draft(context, "essai").load());  // signed out: nobody's
    context.sign_in(parent);
    BOOST_TEST(Draft(context, "essai").load().value_or("") == "typed");
    context.sign_in(other);  // the next person on this browser
    BOOST_TEST(!Draft(context, "essai").load());
    context.sign_in(parent);  // for whom it has waited
    BOOST_TEST(Draft(context, "essai").load().value_or("") == "typed");
    BOOST_TEST(db.value<int>("SELECT COUNT(*) FROM brouillon").value_or(-1) == 1);
}

BOOST_AUTO_TEST_CASE(what_nobody_signed_in_for_is_forgotten) {
    using Draft = hall::Draft<std::string>;
    const auto cookie = cookie_of(ask("/tous", ""));
    ask("/tous", cookie);
    Draft(context, "essai").save("typed");
    BOOST_TEST(Draft(context, "essai").load().has_value());
    clock.advance(std::chrono::minutes(61));
    ask("/tous", cookie);
    BOOST_TEST(!Draft(context, "essai").load());
}

BOOST_AUTO_TEST_CASE(a_cookie_that_we_did_not_make_opens_nothing) {
    for (const std::string bad :
         {"x", "", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1 -- "})
        BOOST_TEST(status("/compte", bad) == 303);
}

BOOST_AUTO_TEST_CASE(a_post_needs_the_token_of_its_own_visitor) {
    const auto mine = cookie_of(ask("/tous", ""));
    const auto other = cookie_of(ask("/tous", ""));
    ask("/tous", mine);
    const auto token = context.csrf();
    ask("/tous", other);
    const auto other_token = context.csrf();
    const auto post = [&](std::string_view cookie, const std::string& value) {
        web::Fields fields;
        if (!value.empty()) fields.add("_csrf", value);
        return ask("/tous", cookie, web::Method::post, fields).status;
    };
    BOOST_TEST(post(mine, token) == 200);
    BOOST_TEST(post(mine, other_token) == 403);
    BOOST_TEST(post(mine, "") == 403);
    BOOST_TEST(post("", token) == 403);
}

BOOST_AUTO_TEST_CASE(an_error_page_never_shows_the_visitor_before) {
    const auto id = compte("parent.connu", acces::Profil::responsable);
    db.execute("UPDATE compte SET nom_affiche = 'Zq1zq' WHERE id = ?", id);
    const auto cookie = session(id);
    BOOST_TEST(ask("/nulle-part", cookie).body.find("Zq1zq") != std::string::npos);
    BOOST_TEST(ask("/nulle-part", "").body.find("Zq1zq") == std::string::npos);
    BOOST_TEST(ask("/panne", "").body.find("Zq1zq") == std::string::npos);
    const auto away = ask("/panne", cookie);
    BOOST_TEST(away.status == 503);
    BOOST_TEST(away.header("Retry-After") == "30");
}

BOOST_AUTO_TEST_CASE(a_draft_is_committed_once) {
    ask("/tous", cookie_of(ask("/tous", "")));
    hall::Draft<std::map<std::string, std::string>> draft(context, "essai");
    BOOST_TEST(!draft.load());
    const auto jeton = draft.save({
        {"a", "1"}
    });
    const auto same = draft.save({
        {"a", "1"}
    });
    BOOST_TEST(same == jeton);  // the same state: the same token
    const auto shown = draft.save({
        {"a", "2"}
    });
    BOOST_TEST(shown != jeton);  // what the first stood for is no longer what would be committed
    BOOST_TEST(draft.load().value().at("a") == "2");
    const auto spend = [&](const std::string& with) {
        return db.transact([&](db::Transaction& tx) { return draft.spend(tx, with); });
    };
    BOOST_TEST(!spend(std::string(32, '0')));
    BOOST_TEST(!spend(jeton));
    BOOST_TEST(spend(shown));
    BOOST_TEST(!spend(shown));
    BOOST_TEST(!draft.load());
}

BOOST_AUTO_TEST_SUITE_END()
