// Calendar dates, and instants seen from a school's own time zone (academies overseas exist).
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace base {

using Date = std::chrono::year_month_day;  // always .ok() when it comes from here

// Typed dates: 12/9/2013, 12.09.2013, 12-09-2013, 12 09 2013, 12092013, 2013-09-12.
// Two-digit years are refused: a birth date must not be guessed. Fails with a sentence that gives
// an example.
Result<Date> parse_date(std::string_view typed);
// AAAA-MM-JJ only (STS, LSU, database).
Result<Date> parse_iso_date(std::string_view text);

std::string format_date(Date date);                // 12/09/2013
std::string format_date_long(Date date);           // jeudi 12 septembre 2013 (1er for the first)
std::string iso_date(Date date);                   // 2013-09-12
std::string month_name(std::chrono::month month);  // septembre
Date plus_days(Date date, int days);
int days_between(Date from, Date to);                  // to - from
std::string format_hour(std::chrono::minutes of_day);  // 8 h 05

// A zone of the tz database. Loaded once and kept: zones are few.
class Zone {
public:
    static Result<Zone> parse(std::string_view name);  // "Indian/Reunion"
    static Zone paris();
    std::string_view name() const;
    Date date_at(Instant instant) const;
    // First instant of that day there (a day whose midnight is skipped starts later).
    Instant start_of(Date date) const;
    std::string format(Instant instant) const;       // 12/09/2013 à 14 h 05
    std::string format_time(Instant instant) const;  // 14 h 05

private:
    explicit Zone(const void* zone) : zone_(zone) {}
    const void* zone_;  // date::time_zone, which only date.cpp includes
};

}  // namespace base
