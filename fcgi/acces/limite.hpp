// Growing delays after failures: never a lock-out. What is counted is named by a key: an account as
// seen from one network, a code, a network. Waiting costs the guesser time, from however many
// addresses he tries, and the owner, who comes from a network he has used before, nothing.
#pragma once

#include "base/clock.hpp"
#include "db/connection.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace acces {

// How a delay grows: `free` failures cost nothing, then `first`, doubled each time, up to
// `longest`. Without a failure for `memory`, all is forgotten.
struct Bareme {
    int free;
    std::chrono::seconds first;
    std::chrono::seconds longest;
    std::chrono::seconds memory;
};

namespace baremes {
inline constexpr Bareme compte{
    5, std::chrono::seconds(2), std::chrono::minutes(15), std::chrono::hours(2)};
inline constexpr Bareme reseau{
    30, std::chrono::seconds(1), std::chrono::minutes(1), std::chrono::hours(1)};
inline constexpr Bareme code{
    5, std::chrono::seconds(2), std::chrono::minutes(15), std::chrono::hours(2)};
inline constexpr Bareme reseau_codes{
    20, std::chrono::seconds(2), std::chrono::minutes(5), std::chrono::hours(2)};
// a directory that gives no answer: each time it is asked, a process waits for it for seconds
inline constexpr Bareme annuaire{
    2, std::chrono::seconds(15), std::chrono::minutes(1), std::chrono::minutes(10)};
// mails that anybody may ask for: the third within a day waits
inline constexpr Bareme courriel{
    2, std::chrono::minutes(10), std::chrono::hours(6), std::chrono::hours(24)};
}  // namespace baremes

struct Compteur {
    std::string key;  // "connexion/compte/lea roy/192.0.2.0/24"; only its SHA-256 is kept
    Bareme bareme;
};

// The network of an address: /24 of IPv4, /64 of IPv6; another text is its own network.
std::string network_of(std::string_view address);

// The longest wait that one of them asks for now; zero: go on. One statement.
std::chrono::seconds wait_of(
    db::Connection& db, base::Instant now, const std::vector<Compteur>& counters
);
// One more failure of each; one upsert each, so that no two at once are counted as one.
void count_failure(db::Connection& db, base::Instant now, const std::vector<Compteur>& counters);
void forget_failures(db::Connection& db, const Compteur& counter);
// Those that say nothing any more; returns how many.
std::uint64_t forget_limites(db::Connection& db, base::Instant now);

// "Attendez 4 secondes avant de recommencer." For the person who waits.
std::string wait_message(std::chrono::seconds wait);

}  // namespace acces
