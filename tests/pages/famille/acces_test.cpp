// Who sees whom: wrong, foreign, ended, suspended, at the very next request; services closed;
// canaries.
#include "academie.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace {

using support::Academie;
using support::has;

struct Famille : Academie {
    Famille() { sign_in(parent_of_lea_and_tom); }
    std::set<std::string> pages_of(unsigned eleve) const {
        return {
            page_of(eleve),
            page_of(eleve, "/notes"),
            page_of(eleve, "/notes.csv"),
            page_of(eleve, "/absences"),
            page_of(eleve, "/absences.csv"),
            page_of(eleve, "/equipe")};
    }
    void every_page_is(unsigned eleve, int status) {
        for (const auto& path : pages_of(eleve)) BOOST_TEST(get(path).status == status, path);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(page_acces, Famille)

BOOST_AUTO_TEST_CASE(without_an_account_to_the_sign_in) {
    token.clear();
    for (const auto& path : pages_of(lea)) BOOST_TEST(get(path).status == 303, path);
    BOOST_TEST(get("/famille/").status == 303);
}

BOOST_AUTO_TEST_CASE(staff_have_nothing_here) {
    sign_in(staff);
    BOOST_TEST(get("/famille/").status == 403);
    every_page_is(lea, 403);
}

BOOST_AUTO_TEST_CASE(only_ones_own_children) {
    every_page_is(lea, 200);
    every_page_is(tom, 200);
    every_page_is(zoe, 404);
    sign_in(parent_of_zoe);
    every_page_is(zoe, 200);
    every_page_is(lea, 404);
    every_page_is(tom, 404);
}

BOOST_AUTO_TEST_CASE(a_pupil_sees_himself) {
    sign_in(lea_herself);
    every_page_is(lea, 200);
    every_page_is(zoe, 404);
    BOOST_TEST(has(get(page_of(lea)), "Ma scolarité"));
}

BOOST_AUTO_TEST_CASE(handles_that_are_none) {
    for (const auto* handle : {"1", "x", "AAAAAAAAAAAAAAAAAAAAAA", "../1", "%00"})
        BOOST_TEST(get(std::string("/famille/enfant/") + handle + "/notes").status == 404, handle);
    // a handle of another kind with the same number
    BOOST_TEST(get("/famille/enfant/" + context.handle(acces::CompteId(lea))).status == 404);
}

BOOST_AUTO_TEST_CASE(what_ends_a_link_closes_at_the_next_request) {
    for (const auto* end :
         {"UPDATE rattachement SET fin_le = '2026-11-20', fin_motif = 'remplace' WHERE id = 1",
          "UPDATE rattachement SET suspendu_le = '2026-11-20' WHERE id = 1",
          "UPDATE couple SET fin_le = '2026-11-20' WHERE id = 1"}) {
        BOOST_TEST_CONTEXT(end) {
            every_page_is(lea, 200);
            script(end);
            // back to the children, where it is said why
            const std::string_view how = end;
            const bool closed = how.find("suspendu_le") != std::string_view::npos;
            const bool replaced = how.find("remplace") != std::string_view::npos;
            const bool ended = how.find("couple") != std::string_view::npos;
            every_page_is(lea, 303);
            every_page_is(tom, 200);
            const auto home = get("/famille/");
            BOOST_TEST(has(home, "Léa : l’accès à ses pages est fermé (Collège") == closed);
            BOOST_TEST(has(home, "vous n’êtes plus responsable de") == ended);
            BOOST_TEST(has(home, "vous a donné un nouveau code") == replaced);
            BOOST_TEST(!has(home, "Léa ROY"));
            script(
                "UPDATE rattachement SET fin_le = NULL, fin_motif = NULL, suspendu_le = NULL; "
                "UPDATE couple SET fin_le = NULL"
            );
        }
    }
}

BOOST_AUTO_TEST_CASE(the_pupils_own_link_lives_apart) {
    sign_in(lea_herself);
    script("UPDATE couple SET fin_le = '2026-11-20' WHERE id = 1");
    every_page_is(lea, 200);
    script("UPDATE rattachement SET suspendu_le = '2026-11-20' WHERE id = 4");
    every_page_is(lea, 303);
    BOOST_TEST(has(get("/famille/"), "Votre accès est fermé (Collège Jeanne Villepreux)."));
}

BOOST_AUTO_TEST_CASE(services_the_head_has_not_opened) {
    script("DELETE FROM teleservice WHERE etablissement = 1 AND service = 'notes'");
    auto page = get(page_of(lea, "/notes"));
    BOOST_TEST(page.status == 200);
    BOOST_TEST(has(page, "Le collège n’ouvre pas la consultation des notes en ce moment."));
    BOOST_TEST(!has(page, "Fractions"));
    page = get(page_of(lea));
    BOOST_TEST(!has(page, ">Notes</a>"));
    BOOST_TEST(has(page, ">Absences</a>"));
    BOOST_TEST(
        has(get(page_of(tom, "/absences")), "n’ouvre pas la consultation des absences en ce moment")
    );
}

BOOST_AUTO_TEST_CASE(the_head_withdraws_his_declaration) {
    script("UPDATE etablissement SET declare_le = NULL WHERE id = 1");
    for (const auto& path : pages_of(lea)) {
        const auto page = get(path);
        BOOST_TEST(page.status == 200, path);
        BOOST_TEST(has(page, "Le collège n’offre pas de télé-services en ce moment."), path);
        BOOST_TEST(!has(page, "Fractions"), path);
        BOOST_TEST(!has(page, "Maladie"), path);
        BOOST_TEST(!has(page, "TESSIER"), path);
    }
    BOOST_TEST(has(get(page_of(tom, "/notes")), "Thalès"));
}

BOOST_AUTO_TEST_CASE(a_pupil_who_has_left) {
    script("UPDATE eleve SET sorti_le = '2026-11-20' WHERE id = 1");
    for (const auto& path : pages_of(lea)) {
        const auto page = get(path);
        BOOST_TEST(has(page, "a quitté cet établissement"), path);
        BOOST_TEST(!has(page, "Choisissez ce que vous voulez"), path);
        BOOST_TEST(!has(page, "Fractions"), path);
    }
    script("UPDATE eleve SET sorti_le = '2026-11-21' WHERE id = 1");
    BOOST_TEST(has(get(page_of(lea, "/notes")), "Fractions"));
}

// Any sequence of grants and withdrawals against a model of it: what a page answers follows at
// once.
BOOST_AUTO_TEST_CASE(links_follow_any_sequence) {
    struct Link {
        unsigned id;
        unsigned compte;
        unsigned eleve;
        unsigned couple;  // 0: the pupil's own
        bool ended = false;
        bool suspended = false;
    };
    std::vector<Link> links{
        {1, parent_of_lea_and_tom, lea, 1},
        {2, parent_of_lea_and_tom, tom, 2},
        {3, parent_of_zoe,         zoe, 3},
        {4, lea_herself,           lea, 0}
    };
    std::map<unsigned, bool> pair_ended;
    const std::string at_noon = "2026-11-20 11:00:00";
    std::mt19937 draw(8);
    for (int round = 0; round < 60; ++round) {
        auto& link = links[draw() % links.size()];
        const bool close = draw() % 2 == 0;
        const std::optional<std::string> when = close ? std::optional(at_noon) : std::nullopt;
        switch (draw() % 3) {
            case 0:
                link.ended = close;
                db.execute("UPDATE rattachement SET fin_le = ? WHERE id = ?", when, link.id);
                break;
            case 1:
                link.suspended = close;
                db.execute("UPDATE rattachement SET suspendu_le = ? WHERE id = ?", when, link.id);
                break;
            default:
                if (link.couple != 0) pair_ended[link.couple] = close;
                db.execute("UPDATE couple SET fin_le = ? WHERE id = ?", when, link.couple);
        }
        for (const auto compte : {parent_of_lea_and_tom, parent_of_zoe, lea_herself}) {
            sign_in(compte);
            for (const auto eleve : {lea, tom, zoe}) {
                const auto live = [&](const Link& one) {
                    return one.compte == compte && one.eleve == eleve && !one.ended;
                };
                const auto theirs = std::find_if(links.begin(), links.end(), live);
                const int closed = theirs == links.end() ? 404 : 303;
                const bool open =
                    theirs != links.end() && !theirs->suspended && !pair_ended[theirs->couple];
                BOOST_TEST_REQUIRE(get(page_of(eleve, "/notes")).status == (open ? 200 : closed));
            }
        }
    }
}

// Crawl as each account everything it links to, and replay everybody's pages: no foreign word
// appears.
BOOST_AUTO_TEST_CASE(canaries) {
    struct Account {
        unsigned compte;
        std::vector<std::string_view> foreign;
    };
    const std::vector<Account> accounts{
        {parent_of_lea_and_tom, {"Serin", "CANARI", "6,66", "7,77", "Autre groupe"}                 },
        {parent_of_zoe,         {"Léa", "Tom", "Maladie", "Remarque de", "Latin groupe 1", "PAYET"}},
        {lea_herself,           {"Serin", "CANARI", "Tom", "Thalès", "6,66"}                       }
    };
    for (const auto& account : accounts) {
        sign_in(account.compte);
        std::vector<std::string> todo{"/famille/"};
        for (const auto eleve : {lea, tom, zoe})
            for (const auto& path : pages_of(eleve)) todo.push_back(path);
        for (std::size_t i = 0; i < todo.size() && i < 400; ++i) {
            const auto cut = todo[i].find('?');
            const auto page =
                get(todo[i].substr(0, cut),
                    cut == std::string::npos ? "" : todo[i].substr(cut + 1));
            for (const auto word : account.foreign)
                BOOST_TEST(!has(page, word), todo[i] << ' ' << word);
            for (auto at = page.body.find("href=\"/famille/"); at != std::string::npos;
                 at = page.body.find("href=\"/famille/", at + 1)) {
                auto link = page.body.substr(at + 6, page.body.find('"', at + 6) - at - 6);
                for (auto amp = link.find("&amp;"); amp != std::string::npos;
                     amp = link.find("&amp;"))
                    link.erase(amp + 1, 4);
                if (std::find(todo.begin(), todo.end(), link) == todo.end()) todo.push_back(link);
            }
        }
        BOOST_TEST(todo.size() > 20U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
