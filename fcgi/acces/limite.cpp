#include "acces/limite.hpp"

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "db/rounds.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>

namespace acces {
namespace {

// Keys per statement: a literal has a fixed number of marks.
constexpr std::size_t most_counters = 3;

std::string digest_of(const Compteur& counter) { return base::sha256("limite/" + counter.key); }

}  // namespace

std::string network_of(std::string_view address) {
    std::string text(address);
    std::array<unsigned char, 16> raw{};
    std::array<char, INET6_ADDRSTRLEN> out{};
    if (inet_pton(AF_INET, text.c_str(), raw.data()) == 1) {
        raw[3] = 0;
        inet_ntop(AF_INET, raw.data(), out.data(), out.size());
        return std::string(out.data()) + "/24";
    }
    if (inet_pton(AF_INET6, text.c_str(), raw.data()) == 1) {
        std::fill(raw.begin() + 8, raw.end(), static_cast<unsigned char>(0));
        inet_ntop(AF_INET6, raw.data(), out.data(), out.size());
        return std::string(out.data()) + "/64";
    }
    return text;
}

std::chrono::seconds wait_of(
    db::Connection& db, base::Instant now, const std::vector<Compteur>& counters
) {
    std::array<std::optional<std::string>, most_counters> keys;
    for (std::size_t i = 0; i < counters.size(); ++i) keys.at(i) = digest_of(counters[i]);
    const auto until = db.value<std::optional<base::Instant>>(
        "SELECT MAX(attendre_jusqu_a) FROM limite WHERE cle IN (?, ?, ?) AND oublier_le > ?",
        keys[0],
        keys[1],
        keys[2],
        now
    );
    if (!until || !*until || **until <= now) return std::chrono::seconds(0);
    return **until - now;
}

void count_failure(db::Connection& db, base::Instant now, const std::vector<Compteur>& counters) {
    // The assignments look at the count before this failure, so the delays come first. VALUES() are
    // this instant's: now, and when to forget.
    for (const auto& counter : counters)
        db.execute(
            "INSERT INTO limite (cle, echecs, attendre_jusqu_a, oublier_le) VALUES (?, 1, ?, ?) "
            "ON DUPLICATE KEY UPDATE attendre_jusqu_a = TIMESTAMPADD(SECOND, "
            "IF(oublier_le <= VALUES(attendre_jusqu_a) OR echecs < ?, 0, "
            "CAST(LEAST(?, ? * POW(2, LEAST(CAST(echecs AS SIGNED) - ?, 30))) AS SIGNED)), "
            "VALUES(attendre_jusqu_a)), "
            "echecs = IF(oublier_le <= VALUES(attendre_jusqu_a), 1, echecs + 1), oublier_le = "
            "VALUES(oublier_le)",
            digest_of(counter),
            now,
            now + counter.bareme.memory,
            counter.bareme.free,
            counter.bareme.longest.count(),
            counter.bareme.first.count(),
            counter.bareme.free
        );
}

void forget_failures(db::Connection& db, const Compteur& counter) {
    db.execute("DELETE FROM limite WHERE cle = ?", digest_of(counter));
}

std::uint64_t forget_limites(db::Connection& db, base::Instant now) {
    return db::in_rounds([&](unsigned most) {
        return db.execute("DELETE FROM limite WHERE oublier_le <= ? LIMIT ?", now, most);
    });
}

std::string wait_message(std::chrono::seconds wait) {
    const auto seconds = wait.count();
    if (seconds < 60)
        return "Trop d’essais ont échoué. Attendez " +
               base::counted(seconds, "seconde", "secondes") + " avant de recommencer.";
    return "Trop d’essais ont échoué. Attendez " +
           base::counted((seconds + 59) / 60, "minute", "minutes") + " avant de recommencer.";
}

}  // namespace acces
