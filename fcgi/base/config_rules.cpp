#include "base/config_rules.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <regex>
#include <stdexcept>
#include <string_view>

namespace base {
namespace {

constexpr const char* origin = "https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?";
constexpr const char* an_origin = "the scheme and host alone, such as https://tele.exemple.fr";
constexpr std::int64_t ten_years = 3650;
constexpr std::int64_t any_number = std::numeric_limits<std::int32_t>::max();

class Judge {
public:
    explicit Judge(std::string source) : source_(std::move(source)) {}

    void form(std::string_view name, const std::string& value, const char* form, const char* wanted)
        const {
        if (!std::regex_match(value, std::regex(form))) refuse(name, value, wanted);
    }
    void number(std::string_view name, std::int64_t value, std::int64_t least, std::int64_t most)
        const {
        if (value < least || value > most)
            refuse(name, std::to_string(value), fmt::format("a number from {} to {}", least, most));
    }
    // One below zero has become one beyond all disks.
    void bytes(std::string_view name, std::uint64_t value) const {
        if (value > std::uint64_t{1} << 62U)
            refuse(name, std::to_string(value), "a number of bytes");
    }
    [[noreturn]] void refuse(
        std::string_view name, const std::string& value, const std::string& wanted
    ) const {
        throw std::runtime_error(
            fmt::format("{}: {} = {}: it wants {}", source_, name, value, wanted)
        );
    }

private:
    std::string source_;
};

void judge_site(const Judge& judge, const Config& c) {
    judge.form("site-url", c.site_url, origin, an_origin);
    judge.form(
        "prefix", c.prefix, "(/[A-Za-z0-9_-]+)*", "nothing, or a path such as /teleservices"
    );
    judge.form("mail-from", c.mail_from, "[^@\\s]+@[^@\\s]+", "an address");
    // said without its value, which may hold a password
    if (!std::regex_match(c.smtp_url, std::regex("smtps?://\\S+")))
        judge.refuse("smtp-url", "…", "smtp://HOST:PORT or smtps://HOST:PORT");
    judge.form("password-rule", c.password_rule, "guessability|anssi", "guessability or anssi");
    judge.form(
        "directory-url",
        c.directory_url,
        "((imap|ldap)s?://\\S+)?",
        "nothing, or a host such as ldaps://annuaire.exemple.fr"
    );
}

void judge_numbers(const Judge& judge, const Config& c) {
    judge.number("db-port", c.db_port, 1, std::numeric_limits<std::uint16_t>::max());
    judge.number("db-timeout", c.db_timeout, 1, any_number);
    judge.number("car-days", c.car_days, 1, ten_years);
    judge.number("session-idle-minutes", c.session_idle_minutes, 1, any_number);
    judge.number("session-hours", c.session_hours, 1, any_number);
    judge.bytes("password-memory-kib", c.password_memory_kib);
}

void judge_drops(const Judge& judge, const Config& c) {
    judge.form("depots", c.depots, "(/.*)?", "the whole path of a folder");
    judge.form("filex-url", c.filex_url, fmt::format("({})?", origin).c_str(), an_origin);
    judge.number("filex-days", c.filex_days, 1, ten_years);
    judge.number("filex-days-default", c.filex_days_default, 1, c.filex_days);
    judge.number("filex-partial-hours", c.filex_partial_hours, 1, any_number);
    judge.bytes("filex-file-max", c.filex_file_max);
    judge.bytes("filex-person-max", c.filex_person_max);
    judge.bytes("filex-store-max", c.filex_store_max);
    judge.bytes("filex-reserve", c.filex_reserve);
}

}  // namespace

void refuse_wrong_values(const Config& config, const std::string& source) {
    const Judge judge(source);
    judge_site(judge, config);
    judge_numbers(judge, config);
    judge_drops(judge, config);
}

}  // namespace base
