// The rule of publication: tables of cases as the head reads them, and properties over seeded
// draws.
#include "vie_scolaire/publication.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <ostream>
#include <random>

namespace {

using namespace std::chrono;
using namespace vie_scolaire;
using base::Date;
using scolarite::DivisionId;

const DivisionId division_6a(61);
const DivisionId division_6b(62);
const std::string mef_6e = "10010012110";
const std::string mef_5e = "10110001110";
const Perimetre pupil_6a{mef_6e, division_6a};

Date date(std::string_view iso) { return base::parse_iso_date(iso).value(); }
base::Zone zone(std::string_view name) { return base::Zone::parse(name).value(); }
base::Instant utc(std::string_view iso, int hour, int minute, int second = 0) {
    return sys_days(date(iso)) + hours(hour) + minutes(minute) + seconds(second);
}

bool is_visible(const Visible& visible, const DatesEvaluation& evaluation) {
    return bornes_of(visible).contain(evaluation);
}

Visible see(
    const ReglePublication& regle,
    const std::vector<Echeance>& dates,
    const base::Zone& where,
    base::Instant now,
    const Perimetre& who = pupil_6a
) {
    return visible(regle, dates, who, where, now, "Le collège");
}

std::string up_to(const Visible& visible) {
    return visible.evaluations_up_to ? base::iso_date(*visible.evaluations_up_to) : "rien";
}
std::string opening(const Visible& visible) {
    return visible.next_opening ? base::iso_date(*visible.next_opening) : "jamais";
}

// ---- the edge of the day ---------------------------------------------------------------------

struct Edge {
    const char* zone;
    const char* utc_day;
    int hour, minute, second;
    const char* fil_up_to;  // publication, delay 1 day
};
std::ostream& operator<<(std::ostream& out, const Edge& edge) {
    return out << edge.zone << ' ' << edge.utc_day << ' ' << edge.hour << ':' << edge.minute;
}

// Midnight is 23:00 UTC in Paris in winter, 22:00 in summer, always 20:00 in La Réunion.
const Edge edges[] = {
    {"Europe/Paris",       "2026-12-12", 22, 59, 59, "2026-12-11"},
    {"Europe/Paris",       "2026-12-12", 23, 0,  0,  "2026-12-12"},
    {"Europe/Paris",       "2026-06-12", 21, 59, 59, "2026-06-11"},
    {"Europe/Paris",       "2026-06-12", 22, 0,  0,  "2026-06-12"},
    {"Indian/Reunion",     "2026-12-12", 19, 59, 59, "2026-12-11"},
    {"Indian/Reunion",     "2026-12-12", 20, 0,  0,  "2026-12-12"},
    {"Indian/Reunion",     "2026-06-12", 20, 0,  0,  "2026-06-12"},
 // the night clocks go forward (29 March 2026) and back (25 October 2026)
    {"Europe/Paris",       "2026-03-28", 22, 59, 59, "2026-03-27"},
    {"Europe/Paris",       "2026-03-28", 23, 0,  0,  "2026-03-28"},
    {"Europe/Paris",       "2026-03-29", 21, 59, 59, "2026-03-28"},
    {"Europe/Paris",       "2026-03-29", 22, 0,  0,  "2026-03-29"},
    {"Europe/Paris",       "2026-10-24", 21, 59, 59, "2026-10-23"},
    {"Europe/Paris",       "2026-10-24", 22, 0,  0,  "2026-10-24"},
    {"Europe/Paris",       "2026-10-25", 22, 59, 59, "2026-10-24"},
    {"Europe/Paris",       "2026-10-25", 23, 0,  0,  "2026-10-25"},
    {"America/Martinique", "2026-12-13", 3,  59, 59, "2026-12-11"},
    {"America/Martinique", "2026-12-13", 4,  0,  0,  "2026-12-12"},
    {"Pacific/Noumea",     "2026-12-12", 13, 0,  0,  "2026-12-12"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(publication)

BOOST_DATA_TEST_CASE(
    fil_opens_at_midnight_of_the_school, boost::unit_test::data::make(edges), edge
) {
    const auto now = utc(edge.utc_day, edge.hour, edge.minute, edge.second);
    BOOST_TEST(up_to(see({ModePublication::fil, 1}, {}, zone(edge.zone), now)) == edge.fil_up_to);
}

// The day after a date is the same edge: what fil with one day opens, a date opens.
BOOST_DATA_TEST_CASE(echeance_opens_the_day_after, boost::unit_test::data::make(edges), edge) {
    const auto now = utc(edge.utc_day, edge.hour, edge.minute, edge.second);
    const auto last = date(edge.fil_up_to);
    const std::vector<Echeance> dates{
        {"",  {},                   last},
        { "", {}, base::plus_days(last,   1)}
    };
    const auto seen = see({ModePublication::echeance, 1}, dates, zone(edge.zone), now);
    BOOST_TEST(up_to(seen) == edge.fil_up_to);
    BOOST_TEST(opening(seen) == base::iso_date(base::plus_days(last, 2)));
}

BOOST_AUTO_TEST_CASE(fil_delay_is_a_parameter) {
    const auto now = utc("2026-11-20", 12, 0);
    const auto paris = base::Zone::paris();
    BOOST_TEST(up_to(see({ModePublication::fil, 0}, {}, paris, now)) == "2026-11-20");
    BOOST_TEST(up_to(see({ModePublication::fil, 1}, {}, paris, now)) == "2026-11-19");
    BOOST_TEST(up_to(see({ModePublication::fil, 30}, {}, paris, now)) == "2026-10-21");
}

BOOST_AUTO_TEST_CASE(fil_ignores_dates_and_looks_at_publication) {
    const auto seen = see(
        {
            ModePublication::fil, 1
    },
        {{"", {}, date("2026-01-01")}},
        base::Zone::paris(),
        utc("2026-11-20", 12, 0)
    );
    BOOST_TEST(is_visible(seen, {date("2026-11-30"), date("2026-11-19")}));
    BOOST_TEST(!is_visible(seen, {date("2026-11-01"), date("2026-11-20")}));
}

BOOST_AUTO_TEST_CASE(echeance_looks_at_the_day_of_the_evaluation) {
    const auto seen = see(
        {
            ModePublication::echeance, 1
    },
        {{"", {}, date("2026-11-15")}},
        base::Zone::paris(),
        utc("2026-11-20", 12, 0)
    );
    BOOST_TEST(is_visible(seen, {date("2026-11-15"), date("2026-12-31")}));
    BOOST_TEST(!is_visible(seen, {date("2026-11-16"), date("2026-11-16")}));
}

BOOST_AUTO_TEST_CASE(the_most_specific_scope_decides_alone) {
    const auto now = utc("2026-12-20", 12, 0);
    const auto paris = base::Zone::paris();
    const ReglePublication rule{ModePublication::echeance, 1};
    std::vector<Echeance> dates{
        {"", {}, date("2026-12-18")}
    };
    BOOST_TEST(up_to(see(rule, dates, paris, now)) == "2026-12-18");
    dates.push_back({mef_6e, {}, date("2026-12-10")});
    BOOST_TEST(up_to(see(rule, dates, paris, now)) == "2026-12-10");
    dates.push_back({"", division_6a, date("2026-12-05")});
    BOOST_TEST(up_to(see(rule, dates, paris, now)) == "2026-12-05");
    dates.push_back({mef_6e, division_6a, date("2026-12-01")});
    BOOST_TEST(up_to(see(rule, dates, paris, now)) == "2026-12-01");
    // the neighbours keep theirs
    BOOST_TEST(up_to(see(rule, dates, paris, now, {mef_6e, division_6b})) == "2026-12-10");
    BOOST_TEST(up_to(see(rule, dates, paris, now, {mef_5e, division_6b})) == "2026-12-18");
    BOOST_TEST(up_to(see(rule, dates, paris, now, {mef_5e, division_6a})) == "2026-12-05");
    BOOST_TEST(up_to(see(rule, dates, paris, now, {"", std::nullopt})) == "2026-12-18");
    // of a pupil without MEF: those of his division, where it has one alone
    BOOST_TEST(up_to(see(rule, dates, paris, now, {"", division_6a})) == "2026-12-01");
    dates.push_back({mef_5e, division_6a, date("2026-12-03")});
    BOOST_TEST(up_to(see(rule, dates, paris, now, {"", division_6a})) == "2026-12-05");
    BOOST_TEST(up_to(see(rule, dates, paris, now, {"", division_6b})) == "2026-12-18");
    // a date of his own that lies ahead closes what a wider one had opened
    BOOST_TEST(
        up_to(
            see(rule,
                {
                    {"", {},          date("2026-12-18")},
                    {"", division_6a, date("2027-01-10")}
    },
                paris,
                now)
        ) == "rien"
    );
}

BOOST_AUTO_TEST_CASE(a_date_removed_closes_again) {
    const auto now = utc("2026-12-20", 12, 0);
    const ReglePublication rule{ModePublication::echeance, 1};
    std::vector<Echeance> dates{
        {"", {}, date("2026-11-01")},
        {"", {}, date("2026-12-12")}
    };
    BOOST_TEST(up_to(see(rule, dates, base::Zone::paris(), now)) == "2026-12-12");
    dates.pop_back();
    BOOST_TEST(up_to(see(rule, dates, base::Zone::paris(), now)) == "2026-11-01");
    dates.pop_back();
    BOOST_TEST(up_to(see(rule, dates, base::Zone::paris(), now)) == "rien");
}

BOOST_AUTO_TEST_CASE(reasons_in_words) {
    const auto now = utc("2026-11-20", 12, 0);
    const auto paris = base::Zone::paris();
    const ReglePublication rule{ModePublication::echeance, 1};
    BOOST_TEST(
        see(rule, {}, paris, now).reason ==
        "Le collège n’a pas encore fixé de date pour montrer les notes."
    );
    BOOST_TEST(
        see(rule,
            {
                {"", {}, date("2026-12-12")}
    },
            paris,
            now)
            .reason ==
        "Les notes des évaluations faites jusqu’au 12/12/2026 seront visibles le 13/12/2026."
    );
    BOOST_TEST(
        opening(
            see(rule,
                {
                    {"", {}, date("2026-12-31")}
    },
                paris,
                now)
        ) == "2027-01-01"
    );
    BOOST_TEST(
        see(rule,
            {
                {"", {}, date("2026-11-19")}
    },
            paris,
            now)
            .reason ==
        "Vous voyez les notes des évaluations faites jusqu’au 19/11/2026. Le collège n’a pas "
        "encore fixé la date "
        "suivante."
    );
    BOOST_TEST(
        see(rule,
            {
                {"", {}, date("2026-11-19")},
                {"", {}, date("2026-12-12")}
    },
            paris,
            now)
            .reason ==
        "Vous voyez les notes des évaluations faites jusqu’au 19/11/2026. Les notes suivantes, "
        "jusqu’au 12/12/2026 "
        "seront visibles le 13/12/2026."
    );
}

BOOST_AUTO_TEST_CASE(fil_announces_the_next_publication) {
    const ReglePublication rule{ModePublication::fil, 2};
    const auto seen = see(rule, {}, base::Zone::paris(), utc("2026-11-20", 12, 0));
    BOOST_TEST(opening(seen) == "jamais");
    BOOST_TEST(opening(with_next_publication(seen, rule, std::nullopt)) == "jamais");
    const auto told = with_next_publication(seen, rule, date("2026-11-30"));
    BOOST_TEST(opening(told) == "2026-12-02");
    BOOST_TEST(told.reason.ends_with("Les prochaines notes seront visibles le 02/12/2026."));
}

BOOST_AUTO_TEST_CASE(the_school_in_a_sentence) {
    BOOST_TEST(nom_commun("Collège Jeanne Villepreux") == "Le collège");
    BOOST_TEST(nom_commun("COLLEGE DES TROIS BASSINS") == "Le collège");
    BOOST_TEST(nom_commun("Lycée polyvalent du Port") == "Le lycée");
    BOOST_TEST(nom_commun("EREA Simone Dufour") == "L’établissement");
    BOOST_TEST(nom_commun("") == "L’établissement");
}

// ---- properties -------------------------------------------------------------------------------

namespace {

struct Draw {
    ReglePublication rule;
    std::vector<Echeance> dates;
    Perimetre who;
    base::Zone where;
    base::Instant now;
    DatesEvaluation evaluation;
};

Draw draw(std::mt19937& random) {
    const auto pick = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    static const char* const zones[] = {
        "Europe/Paris",
        "Indian/Reunion",
        "America/Guadeloupe",
        "Pacific/Tahiti",
        "America/Miquelon"};
    const auto day = [&] { return base::plus_days(date("2025-09-01"), pick(0, 330)); };
    Draw out{
        {pick(0, 1) == 0 ? ModePublication::fil : ModePublication::echeance, pick(0, 15)},
        {      },
        pupil_6a,
        zone(zones[pick(0, 4)]),
        sys_days(day()) + seconds(pick(0, 86399)),
        {day(),      day()                                                    }
    };
    for (int left = pick(0, 6); left > 0; --left) {
        Echeance one{"", std::nullopt, day()};
        if (pick(0, 1) == 1) one.mef = pick(0, 1) == 1 ? mef_6e : mef_5e;
        if (pick(0, 1) == 1) one.division = pick(0, 1) == 1 ? division_6a : division_6b;
        out.dates.push_back(one);
    }
    return out;
}

}  // namespace

// An evaluation is visible exactly from the first instant of its opening day in the school's zone.
BOOST_AUTO_TEST_CASE(visible_from_the_opening_day_on) {
    std::mt19937 random(20260901);
    for (int round = 0; round < 4000; ++round) {
        const auto d = draw(random);
        const auto opens = opens_on(d.rule, dates_of(d.dates, d.who), d.evaluation);
        const auto at = [&](base::Instant now) {
            return is_visible(see(d.rule, d.dates, d.where, now, d.who), d.evaluation);
        };
        if (!opens) {
            BOOST_TEST_REQUIRE(!at(d.now));
            continue;
        }
        const auto start = d.where.start_of(*opens);
        BOOST_TEST_REQUIRE(at(start));
        BOOST_TEST_REQUIRE(!at(start - seconds(1)));
        BOOST_TEST_REQUIRE(at(d.now) == (d.now >= start));
    }
}

// Time only opens; what is announced opens then and not a second before.
BOOST_AUTO_TEST_CASE(time_only_opens) {
    std::mt19937 random(42);
    for (int round = 0; round < 4000; ++round) {
        const auto d = draw(random);
        const auto before = see(d.rule, d.dates, d.where, d.now, d.who);
        const auto after =
            see(d.rule,
                d.dates,
                d.where,
                d.now + hours(std::uniform_int_distribution<int>(0, 2000)(random)),
                d.who);
        if (is_visible(before, d.evaluation)) BOOST_TEST_REQUIRE(is_visible(after, d.evaluation));
        if (d.rule.mode == ModePublication::fil || !before.next_opening) continue;
        const auto start = d.where.start_of(*before.next_opening);
        BOOST_TEST_REQUIRE((start > d.now));
        const auto opened = see(d.rule, d.dates, d.where, start, d.who);
        BOOST_TEST_REQUIRE(opened.evaluations_up_to.has_value());
        BOOST_TEST_REQUIRE(
            (!before.evaluations_up_to || *before.evaluations_up_to < *opened.evaluations_up_to)
        );
        const auto eve = see(d.rule, d.dates, d.where, start - seconds(1), d.who);
        BOOST_TEST_REQUIRE(up_to(eve) == up_to(before));
    }
}

// Dates of others, the order of the list and repeats change nothing; a reason is never empty.
BOOST_AUTO_TEST_CASE(only_ones_own_dates_count) {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        const auto d = draw(random);
        const auto expected = see(d.rule, d.dates, d.where, d.now, d.who);
        auto mixed = d.dates;
        mixed.insert(mixed.end(), d.dates.begin(), d.dates.end());
        mixed.push_back({mef_5e, std::nullopt, date("2025-10-01")});
        mixed.push_back({mef_6e, division_6b, date("2025-10-02")});
        std::shuffle(mixed.begin(), mixed.end(), random);
        const auto seen = see(d.rule, mixed, d.where, d.now, d.who);
        BOOST_TEST_REQUIRE(up_to(seen) == up_to(expected));
        BOOST_TEST_REQUIRE(opening(seen) == opening(expected));
        BOOST_TEST_REQUIRE(seen.reason == expected.reason);
        BOOST_TEST_REQUIRE(!seen.reason.empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
