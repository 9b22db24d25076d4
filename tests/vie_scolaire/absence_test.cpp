// Half-days: an absence across weeks, months, terms and closed days; lates apart.
#include "vie_scolaire/absence.hpp"

#include <boost/test/unit_test.hpp>

#include <random>

namespace {

using namespace std::chrono;
using namespace vie_scolaire;
using base::Date;

Date date(std::string_view iso) { return base::parse_iso_date(iso).value(); }
HeureLocale at(std::string_view iso, int hour, int minute = 0) {
    return HeureLocale(sys_days(date(iso)).time_since_epoch()) + hours(hour) + minutes(minute);
}
Absence absent(HeureLocale from, HeureLocale to, unsigned half_days, bool justified = true) {
    return {GenreAbsence::absence, from, to, half_days, 0, "", justified};
}
unsigned half_days(
    const Absence& absence, const Intervalle& days, const std::vector<Fermeture>& closed = {}
) {
    return total_in({absence}, closed, days).demi_journees;
}

const std::vector<Fermeture> toussaint{
    {{date("2026-10-17"), date("2026-11-01")}, "Vacances de la Toussaint"}
};

}  // namespace

BOOST_AUTO_TEST_SUITE(absence)

BOOST_AUTO_TEST_CASE(one_morning) {
    const auto one = absent(at("2026-09-15", 8), at("2026-09-15", 12), 1);
    BOOST_TEST(half_days(one, week_of(date("2026-09-15"))) == 1U);
    BOOST_TEST(half_days(one, {date("2026-09-16"), date("2026-09-20")}) == 0U);
    const auto list = demi_journees_of(one, {});
    BOOST_TEST_REQUIRE(list.size() == 1U);
    BOOST_TEST(!list[0].apres_midi);
}

BOOST_AUTO_TEST_CASE(across_two_weeks_each_counts_its_part) {
    // Friday morning to Tuesday noon: Sunday is no day of school; Saturday counts where the source
    // says
    const auto one = absent(at("2026-09-18", 8), at("2026-09-22", 12), 7);
    BOOST_TEST(half_days(one, week_of(date("2026-09-18"))) == 4U);
    BOOST_TEST(half_days(one, week_of(date("2026-09-21"))) == 3U);
}

BOOST_AUTO_TEST_CASE(across_two_terms) {
    const auto one = absent(at("2026-11-30", 8), at("2026-12-01", 17), 4, false);
    const auto first = total_in({one}, {}, {date("2026-09-01"), date("2026-11-30")});
    const auto second = total_in({one}, {}, {date("2026-12-01"), date("2027-03-01")});
    BOOST_TEST(first.demi_journees == 2U);
    BOOST_TEST(first.non_justifiees == 2U);
    BOOST_TEST(second.demi_journees == 2U);
}

BOOST_AUTO_TEST_CASE(closed_days_carry_nothing) {
    // from the Friday before the holidays to the Monday after
    const auto one = absent(at("2026-10-16", 13), at("2026-11-02", 12), 2);
    BOOST_TEST(half_days(one, month_of(date("2026-10-16")), toussaint) == 1U);
    BOOST_TEST(half_days(one, month_of(date("2026-11-02")), toussaint) == 1U);
    BOOST_TEST(half_days(one, {date("2026-10-17"), date("2026-11-01")}, toussaint) == 0U);
    // the source counted a day that the calendar calls closed: it is right
    const auto inside = absent(at("2026-10-20", 8), at("2026-10-20", 17), 2);
    BOOST_TEST(half_days(inside, month_of(date("2026-10-20")), toussaint) == 2U);
}

BOOST_AUTO_TEST_CASE(edges_of_the_half_day) {
    BOOST_TEST(
        demi_journees_of(absent(at("2026-09-15", 8), at("2026-09-15", 13), 1), {}).size() == 1U
    );
    BOOST_TEST(
        demi_journees_of(absent(at("2026-09-15", 8), at("2026-09-15", 13, 1), 2), {}).size() == 2U
    );
    BOOST_TEST(
        demi_journees_of(absent(at("2026-09-15", 13), at("2026-09-15", 17), 1), {}).size() == 1U
    );
    BOOST_TEST(
        demi_journees_of(absent(at("2026-09-15", 8), at("2026-09-16", 0), 2), {}).size() == 2U
    );
    BOOST_TEST(
        demi_journees_of(absent(at("2026-09-15", 8), at("2026-09-15", 8), 1), {}).size() == 1U
    );
}

BOOST_AUTO_TEST_CASE(lates_are_counted_apart) {
    const Absence late{
        GenreAbsence::retard, at("2026-09-15", 8), at("2026-09-15", 8, 12), 0, 12, "", false};
    const auto total = total_in({late}, {}, week_of(date("2026-09-15")));
    BOOST_TEST(total.retards == 1U);
    BOOST_TEST(total.demi_journees == 0U);
    BOOST_TEST(total_in({late}, {}, week_of(date("2026-09-22"))).retards == 0U);
}

// A morning missed in two pieces, or entered twice, is one half-day.
BOOST_AUTO_TEST_CASE(where_absences_meet_a_half_day_counts_once) {
    const auto week = week_of(date("2026-09-15"));
    const auto day = absent(at("2026-09-15", 8), at("2026-09-15", 17), 2);
    const auto later = absent(at("2026-09-15", 8, 30), at("2026-09-15", 17), 2, false);
    auto total = total_in({day, later}, {}, week);
    BOOST_TEST(total.demi_journees == 2U);
    BOOST_TEST(total.non_justifiees == 2U);
    BOOST_TEST(total.partagees);
    // two pieces of one morning, of which one is not justified; and the afternoon
    const auto early = absent(at("2026-09-15", 8), at("2026-09-15", 9), 1);
    const auto late = absent(at("2026-09-15", 11), at("2026-09-15", 12), 1, false);
    const auto afternoon = absent(at("2026-09-15", 14), at("2026-09-15", 17), 1);
    total = total_in({early, late, afternoon}, {}, week);
    BOOST_TEST(total.demi_journees == 2U);
    BOOST_TEST(total.non_justifiees == 1U);
    BOOST_TEST(!total_in({late, afternoon}, {}, week).partagees);
    // a morning without its end is still the morning, and the afternoon beside it another half-day
    const auto morning = absent(at("2026-09-15", 8), at("2026-09-15", 17), 1);
    total = total_in({morning, afternoon}, {}, week);
    BOOST_TEST(total.demi_journees == 2U);
    BOOST_TEST(!total.partagees);
}

BOOST_AUTO_TEST_CASE(shared_half_days_agree_in_every_cut) {
    const std::vector<Absence> both{
        absent(at("2026-11-26", 8), at("2026-12-02", 17), 10),
        absent(at("2026-11-30", 8), at("2026-12-03", 17), 8, false)};
    AbsencesEleve read;
    read.absences = both;
    const std::vector<Periode> terms{
        {scolarite::PeriodeId(1), 1, "T1", {date("2026-09-01"), date("2026-11-30")}, false},
        {scolarite::PeriodeId(2), 2, "T2", {date("2026-12-01"), date("2027-07-03")}, false}
    };
    const Intervalle year{date("2026-09-01"), date("2027-07-03")};
    const auto of_year = total_of_year(read, {}, year, terms).total;
    unsigned halves = 0;
    unsigned unjustified = 0;
    const auto add = [&](const TotalAbsences& part) {
        halves += part.demi_journees;
        unjustified += part.non_justifiees;
    };
    for (const auto& term : terms) add(total_of_periode(read, {}, term).total);
    BOOST_TEST(halves == of_year.demi_journees);
    BOOST_TEST(unjustified == of_year.non_justifiees);
    BOOST_TEST(of_year.non_justifiees == 8U);
    BOOST_TEST(of_year.partagees);
    BOOST_TEST(of_year.demi_journees < 18U);
    halves = unjustified = 0;
    for (const auto month : months_of(year)) add(total_in(both, {}, month_of(month)));
    BOOST_TEST(halves == of_year.demi_journees);
    BOOST_TEST(unjustified == 8U);
}

// Whatever the absence, the parts of any cut of the year add up to the number of the source.
BOOST_AUTO_TEST_CASE(parts_add_up_to_the_source) {
    std::mt19937 random(11);
    const auto pick = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    for (int round = 0; round < 3000; ++round) {
        const auto start = at("2026-09-01", 0) + hours(pick(0, 24 * 200));
        const auto one =
            absent(start, start + hours(pick(0, 24 * 30)), static_cast<unsigned>(pick(0, 60)));
        const auto cut = base::plus_days(day_of(start), pick(-2, 20));
        const auto before = half_days(one, {date("2020-01-01"), cut}, toussaint);
        const auto after = half_days(one, {base::plus_days(cut, 1), date("2040-01-01")}, toussaint);
        BOOST_TEST_REQUIRE(before + after == one.demi_journees);
        unsigned by_month = 0;
        for (const auto month : months_of({date("2026-08-01"), date("2027-12-31")}))
            by_month += half_days(one, month_of(month), toussaint);
        BOOST_TEST_REQUIRE(by_month == one.demi_journees);
    }
}

BOOST_AUTO_TEST_CASE(totals_in_words) {
    BOOST_TEST(in_words({0, 0, 0}) == "Aucune demi-journée d’absence");
    BOOST_TEST(in_words({1, 0, 0}) == "1\u00A0demi-journée d’absence, justifiée");
    BOOST_TEST(in_words({1, 1, 0}) == "1\u00A0demi-journée d’absence, non justifiée");
    BOOST_TEST(in_words({5, 1, 0}) == "5\u00A0demi-journées d’absence, dont 1 non justifiée");
    BOOST_TEST(in_words({5, 2, 0}) == "5\u00A0demi-journées d’absence, dont 2 non justifiées");
    BOOST_TEST(in_words({5, 5, 0}) == "5\u00A0demi-journées d’absence, aucune justifiée");
}

BOOST_AUTO_TEST_CASE(weeks_months_terms) {
    BOOST_TEST(base::iso_date(week_of(date("2026-11-22")).debut) == "2026-11-16");  // a Sunday
    BOOST_TEST(base::iso_date(week_of(date("2026-11-23")).fin) == "2026-11-29");    // a Monday
    BOOST_TEST(base::iso_date(month_of(date("2028-02-10")).fin) == "2028-02-29");
    BOOST_TEST(months_of({date("2026-09-15"), date("2027-07-03")}).size() == 11U);
    const std::vector<Periode> terms{
        {scolarite::PeriodeId(1),
         1, "Trimestre 1",
         {date("2026-09-01"), date("2026-11-30")},
         false},
        {scolarite::PeriodeId(2),
         2, "Trimestre 2",
         {date("2026-12-05"), date("2027-03-01")},
         false}
    };
    BOOST_TEST(periode_at(terms, date("2026-08-15"))->rang == 1U);
    BOOST_TEST(periode_at(terms, date("2026-12-02"))->rang == 1U);
    BOOST_TEST(periode_at(terms, date("2027-07-01"))->rang == 2U);
    BOOST_TEST((periode_at({}, date("2027-07-01")) == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
