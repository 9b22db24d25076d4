// Dates as people type them, and the day's edge in the zones of the academies.
#include "base/date.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string_view>

using namespace std::chrono;

BOOST_AUTO_TEST_SUITE(date)

BOOST_AUTO_TEST_CASE(typed_forms_of_one_date) {
    for (const std::string_view typed :
         {"05/09/2012",
          "5/9/2012",
          "05.09.2012",
          "05-09-2012",
          "05 09 2012",
          "05092012",
          "2012-09-05",
          " 05/09/2012 "}) {
        const auto date = base::parse_date(typed);
        BOOST_REQUIRE_MESSAGE(date, typed);
        BOOST_TEST(base::iso_date(*date) == "2012-09-05");
    }
}

BOOST_AUTO_TEST_CASE(refused_dates_say_what_to_type) {
    for (const std::string_view typed :
         {"",
          "5/9",
          "31/02/2012",
          "00/01/2012",
          "05/09/12",
          "5 septembre 2012",
          "05/09/20123",
          "0509201",
          "05/9x/2012",
          "12345678901234567890",
          "05/09/0012",
          "٠٥/٠٩/٢٠١٢"}) {
        const auto date = base::parse_date(typed);
        BOOST_REQUIRE_MESSAGE(!date, typed);
        BOOST_TEST(date.error().message.find("par exemple") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(every_day_of_four_centuries_comes_back) {
    for (auto day = sys_days(year(1900) / 1 / 1); day <= sys_days(year(2199) / 12 / 31);
         day += days(13)) {
        const base::Date date(day);
        BOOST_REQUIRE(base::parse_date(base::format_date(date)) == date);
        BOOST_REQUIRE(base::parse_iso_date(base::iso_date(date)) == date);
    }
}

BOOST_AUTO_TEST_CASE(french_words) {
    BOOST_TEST(base::format_date_long(year(2026) / 9 / 1) == "mardi 1er septembre 2026");
    BOOST_TEST(base::format_date_long(year(2026) / 11 / 24) == "mardi 24 novembre 2026");
}

BOOST_AUTO_TEST_CASE(midnight_is_the_zones_own) {
    const auto reunion = base::Zone::parse("Indian/Reunion").value();
    const auto paris = base::Zone::paris();
    const base::Date day = year(2026) / 11 / 24;
    BOOST_TEST((reunion.start_of(day) == sys_days(year(2026) / 11 / 23) + hours(20)));
    BOOST_TEST((paris.start_of(day) == sys_days(year(2026) / 11 / 23) + hours(23)));
    BOOST_TEST((reunion.date_at(reunion.start_of(day)) == day));
    BOOST_TEST((reunion.date_at(reunion.start_of(day) - seconds(1)) == base::plus_days(day, -1)));
}

BOOST_AUTO_TEST_CASE(days_of_a_clock_change_last_23_and_25_hours) {
    const auto paris = base::Zone::paris();
    const auto length = [&](base::Date day) {
        return paris.start_of(base::plus_days(day, 1)) - paris.start_of(day);
    };
    BOOST_TEST((length(year(2026) / 3 / 29) == hours(23)));
    BOOST_TEST((length(year(2026) / 10 / 25) == hours(25)));
    BOOST_TEST((length(year(2026) / 6 / 1) == hours(24)));
}

BOOST_AUTO_TEST_CASE(unknown_zone_is_refused) {
    BOOST_TEST(!base::Zone::parse("Europe/Nulle-Part"));
    BOOST_TEST(!base::Zone::parse("../../etc/passwd"));
}

BOOST_AUTO_TEST_SUITE_END()
