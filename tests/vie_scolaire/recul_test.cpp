// What families would see less of today: a table of changes, and what each takes away.
#include "vie_scolaire/recul.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

namespace {

using namespace vie_scolaire;
using scolarite::DivisionId;

const DivisionId dea(61);
const DivisionId deb(62);
const std::string seconde = "20010018110";

base::Date date(std::string_view iso) { return base::parse_iso_date(iso).value(); }

const Perimetre ecole{};
const Perimetre mef{seconde, {}};
const Perimetre couple_dea{seconde, dea};

Ouvrable evaluation(std::string_view jour, std::string_view publication) {
    return {
        {date(jour), date(publication)}
    };
}
Ouvrable bulletin(std::string_view fin) {
    return {
        {date(fin), date(fin)},
        true
    };
}

// Both have the same evaluations; the last is published a week after it was held.
std::vector<ClasseNotee> classes() {
    const std::vector<Ouvrable> evaluations{
        evaluation("2026-10-05", "2026-10-05"),
        evaluation("2026-11-10", "2026-11-10"),
        evaluation("2026-11-13", "2026-11-20"),
        evaluation("2026-12-04", "2026-12-04")};
    return {
        {"2DEA", {seconde, dea}, evaluations},
        {"2DEB", {seconde, deb}, evaluations}
    };
}

// On 18/11/2026, at noon.
std::string lost(
    const Publication& before,
    const Publication& after,
    const std::vector<ClasseNotee>& of = classes()
) {
    const auto now = std::chrono::sys_days(date("2026-11-18")) + std::chrono::hours(11);
    std::string words;
    for (const auto& recul : reculs(before, after, of, base::Zone::paris(), now))
        words += (words.empty() ? "" : ", ") + recul.classe + " " +
                 std::to_string(recul.evaluations) + " " +
                 (recul.bulletins == 0 ? "" : "+ " + std::to_string(recul.bulletins) + " ") +
                 (recul.rouvertes_le ? base::iso_date(*recul.rouvertes_le) : "?");
    return words;
}

const ReglePublication fil{ModePublication::fil, 1};
const ReglePublication dates{ModePublication::echeance, 1};
const Publication opened{dates, {{"", {}, date("2026-11-14")}}};

struct Case {
    const char* what;
    Publication before;
    Publication after;
    const char* lost;
};
std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.what; }

const Case cases[] = {
    {"nothing changes",                                           opened,            opened,                                                     ""},
    {"a later date of a class",
     opened,                                                                         with_date(opened,                                           {couple_dea},date("2026-12-01")),
     "2DEA 3 2026-12-02"},
    {"a later date of a MEF",
     opened,                                                          with_date(opened,                                                                                              {mef},date("2026-12-01")),
     "2DEA 3 2026-12-02, 2DEB 3 2026-12-02"},
    {"a later date of the same scope",                                                      opened,                                                    with_date(opened,                                                                                                     {ecole},date("2026-12-01")), ""},
    {"an earlier date of a class, and nothing after it",
     opened,with_date(opened,{couple_dea},date("2026-11-10")),
     "2DEA 1 ?"},
    {"the class's own date is the same",
     opened,                           with_date(opened,                                                                                                                                     {couple_dea}, date("2026-11-14")),
     ""},
    {"a date of today opens tomorrow",
     opened,                                                                     with_date(opened,                                                                                                                               {couple_dea},date("2026-11-18")),
     "2DEA 3 2026-11-19"},
    {"a wider date under one of the class",
     with_date(opened,                      {couple_dea},date("2026-11-17")),
     with_date(with_date(opened, {couple_dea}, date("2026-11-17")), {ecole}, date("2026-12-01")),
     ""},
    {"the only date is taken away",
     opened,                                                                         without_date(opened,                                               {ecole},date("2026-11-14")),
     "2DEA 3 ?, 2DEB 3 ?"},
    {"a class falls back on the school's date, which is as late",
     with_date(opened,                                                          {couple_dea},                                                                                date("2026-11-14")),
     without_date(
         with_date(opened, {couple_dea}, date("2026-11-14")), {couple_dea}, date("2026-11-14")
     ), ""},
    {"a date that is not there",
     opened,                                                     without_date(opened,                                                                                                   {couple_dea},date("2026-11-14")),
     ""},
    {"the delay is raised",
     {fil, {}},
     {{ModePublication::fil, 10}, {}},
     "2DEA 1 2026-11-20, 2DEB 1 2026-11-20"},
    {"the delay is raised by a day that nothing falls on",
     {fil, {}},
     {{ModePublication::fil, 2}, {}},
     ""},
    {"the delay is lowered", {fil, {}},                                                               {{ModePublication::fil, 0}, {}},                                                    ""},
    {"to dates, without one",                                               {fil, {}},                                             {dates, {}},                                                                                           "2DEA 2 ?, 2DEB 2 ?"},
    {"to dates that open as much",                                                           {fil, opened.echeances},                                                   opened,                                                                                                                                     ""},
    {"from dates: what is held but not published",
     opened,                                                                             {fil, opened.echeances},
     "2DEA 1 2026-11-21, 2DEB 1 2026-11-21"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(recul)

BOOST_DATA_TEST_CASE(what_a_change_takes_away, boost::unit_test::data::make(cases), one) {
    BOOST_TEST(lost(one.before, one.after) == one.lost);
}

// The report of a term opens with what is dated up to the term's last day.
BOOST_AUTO_TEST_CASE(a_report_without_any_evaluation) {
    const std::vector<ClasseNotee> of{
        {"2DEA", {seconde, dea}, {bulletin("2026-11-13"), bulletin("2027-02-26")}}
    };
    const auto later = with_date(opened, {couple_dea}, date("2026-12-15"));
    BOOST_TEST(lost(opened, later, of) == "2DEA 0 + 1 2026-12-16");
    BOOST_TEST(
        lost(opened, without_date(opened, {ecole}, date("2026-11-14")), of) == "2DEA 0 + 1 ?"
    );
    const Publication at_once{fil, {}};
    BOOST_TEST(
        lost(
            at_once,
            {
                {ModePublication::fil, 25},
                {                    }
    },
            of
        ) == "2DEA 0 + 1 2026-12-08"
    );
    BOOST_TEST(lost(
                   at_once,
                   {
                       {ModePublication::fil,     5},
                       {                        }
    },
                   of
    )
                   .empty());
}

BOOST_AUTO_TEST_CASE(a_date_that_is_there_is_not_added_again) {
    BOOST_TEST(with_date(opened, {ecole}, date("2026-11-14")).echeances.size() == 1U);
    BOOST_TEST(with_date(opened, {ecole, mef}, date("2026-11-14")).echeances.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
