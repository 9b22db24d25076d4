#include "base/date.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <vector>

namespace base {
namespace {

const date::time_zone* tz(const void* zone) { return static_cast<const date::time_zone*>(zone); }

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

Result<Date> make_date(int year, int month, int day) {
    const Date date{
        std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
    if (year < 1900 || year > 2200)
        return refuse("Vérifiez l’année de cette date, par exemple 05/09/2012.");
    if (!date.ok())
        return refuse(
            "Cette date n’existe pas. Écrivez-la ainsi : jj/mm/aaaa, par exemple 05/09/2012."
        );
    return date;
}

std::vector<std::string_view> split_numbers(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto start = text.find_first_not_of(" /.-");
        if (start == std::string_view::npos) break;
        const auto end = text.find_first_of(" /.-", start);
        parts.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end);
    }
    return parts;
}

std::string_view without_spaces_around(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

tl::unexpected<Problem> unreadable() {
    return refuse("Écrivez la date sous la forme jj/mm/aaaa, par exemple 05/09/2012.");
}

}  // namespace

Result<Date> parse_date(std::string_view typed) {
    typed = without_spaces_around(typed);
    if (typed.size() == 8 && all_digits(typed))
        return make_date(
            number(typed.substr(4)), number(typed.substr(2, 2)), number(typed.substr(0, 2))
        );
    const auto parts = split_numbers(typed);
    if (parts.size() != 3 || typed.size() > 14) return unreadable();
    for (const auto part : parts)
        if (!all_digits(part) || part.size() > 4) return unreadable();
    if (parts[0].size() == 4 && parts[1].size() <= 2 && parts[2].size() <= 2)
        return make_date(number(parts[0]), number(parts[1]), number(parts[2]));
    if (parts[2].size() == 4 && parts[0].size() <= 2 && parts[1].size() <= 2)
        return make_date(number(parts[2]), number(parts[1]), number(parts[0]));
    if (parts[2].size() == 2 && parts[0].size() <= 2)
        return refuse("Écrivez l’année en quatre chiffres, par exemple 05/09/2012.");
    return unreadable();
}

Result<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return unreadable();
    const auto y = text.substr(0, 4);
    const auto m = text.substr(5, 2);
    const auto d = text.substr(8, 2);
    if (!all_digits(y) || !all_digits(m) || !all_digits(d)) return unreadable();
    return make_date(number(y), number(m), number(d));
}

// By hand: a page of marks writes one a line.
std::string format_date(Date date) {
    std::string text = "00/00/0000";
    const auto put = [&text](unsigned value, std::size_t last, std::size_t first) {
        for (auto at = last + 1; at > first; value /= 10)
            text[--at] = static_cast<char>('0' + value % 10);
    };
    put(static_cast<unsigned>(date.day()), 1, 0);
    put(static_cast<unsigned>(date.month()), 4, 3);
    put(static_cast<unsigned>(static_cast<int>(date.year())), 9, 6);
    return text;
}

std::string iso_date(Date date) {
    return fmt::format(
        "{:04}-{:02}-{:02}",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day())
    );
}

std::string month_name(std::chrono::month month) {
    static constexpr std::array<const char*, 12> names{
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre"};
    return names.at(static_cast<unsigned>(month) - 1);
}

std::string format_date_long(Date date) {
    static constexpr std::array<const char*, 7> days{
        "dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"};
    const std::chrono::weekday weekday{std::chrono::sys_days(date)};
    const auto day = static_cast<unsigned>(date.day());
    return fmt::format(
        "{} {} {} {}",
        days.at(weekday.c_encoding()),
        day == 1 ? "1er" : std::to_string(day),
        month_name(date.month()),
        static_cast<int>(date.year())
    );
}

Date plus_days(Date date, int days) {
    return std::chrono::sys_days(date) + std::chrono::days(days);
}

int days_between(Date from, Date to) {
    return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

Result<Zone> Zone::parse(std::string_view name) {
    try {
        return Zone(date::locate_zone(std::string(name)));
    } catch (const std::runtime_error&) {
        return refuse(fmt::format("« {} » n’est pas un fuseau horaire connu.", name));
    }
}

Zone Zone::paris() {
    static const date::time_zone* const zone = date::locate_zone("Europe/Paris");
    return Zone(zone);
}

std::string format_hour(std::chrono::minutes of_day) {
    return fmt::format("{}\u00A0h\u00A0{:02}", of_day.count() / 60, of_day.count() % 60);
}

std::string_view Zone::name() const { return tz(zone_)->name(); }

Date Zone::date_at(Instant instant) const {
    const auto local = tz(zone_)->to_local(instant);
    return std::chrono::sys_days(date::floor<date::days>(local).time_since_epoch());
}

Instant Zone::start_of(Date date) const {
    const date::local_days local{std::chrono::sys_days(date).time_since_epoch()};
    return std::chrono::floor<std::chrono::seconds>(
        tz(zone_)->to_sys(date::local_seconds(local), date::choose::earliest)
    );
}

std::string Zone::format(Instant instant) const {
    return format_date(date_at(instant)) + " à " + format_time(instant);
}

std::string Zone::format_time(Instant instant) const {
    const auto local = tz(zone_)->to_local(instant);
    const auto of_day = local - date::floor<date::days>(local);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(of_day).count();
    return format_hour(std::chrono::minutes(minutes));
}

}  // namespace base
