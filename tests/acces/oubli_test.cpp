// What runs each minute and each hour beside everybody: it takes what is due, in rounds, and holds
// no row that it does not take, however many there are.
#include "acces/brouillon.hpp"
#include "acces/emission.hpp"
#include "acces/jeton.hpp"
#include "acces/journal.hpp"
#include "acces/limite.hpp"
#include "acces/session.hpp"
#include "db/bulk.hpp"
#include "db/rounds.hpp"
#include "monde.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <functional>

namespace {

using std::chrono::days;
using std::chrono::hours;

struct Foule : monde::Ecole {
    static constexpr int many = 3000;
    // An index is walked to the first row that is not wanted, which InnoDB holds too.
    static constexpr std::uint64_t some = 4;
    acces::CompteId anne = make_compte("anne.roy");

    static std::string key(int number) { return fmt::format("{:032}", number); }
    void add_sessions(base::Instant seen, base::Instant until, int first, int count) {
        db::Bulk rows(
            db, "INSERT INTO session (empreinte, compte, cree_le, vu_le, expire_le) VALUES", 5
        );
        for (int i = first; i < first + count; ++i) rows.add(key(i), anne, seen, seen, until);
        rows.flush();
    }
    void add_jetons(base::Instant until, int first, int count) {
        db::Bulk rows(
            db, "INSERT INTO jeton (empreinte, compte, usage_, cree_le, expire_le) VALUES", 5
        );
        for (int i = first; i < first + count; ++i)
            rows.add(key(i), anne, "courriel", now(), until);
        rows.flush();
    }
    void add_codes(
        base::Instant until, std::optional<base::Instant> end, bool used, int first, int count
    ) {
        const auto eleve = make_eleve();
        db::Bulk rows(
            db,
            "INSERT INTO car (etablissement, eleve, empreinte, scelle, genere_le, expire_le, "
            "fin_le, utilise_le) VALUES",
            8
        );
        const auto use = used ? std::optional(until) : std::nullopt;
        for (int i = first; i < first + count; ++i)
            rows.add(ecole, eleve, key(i), "scelle", until - days(90), until, end, use);
        rows.flush();
    }
    // How many rows `act` holds when it has done.
    std::uint64_t held_by(const std::function<std::uint64_t(db::Connection&)>& act, int taken) {
        std::uint64_t held = 0;
        db.transact([&](db::Transaction& tx) {
            BOOST_TEST(act(tx.connection()) == static_cast<std::uint64_t>(taken));
            held = tx->value<std::uint64_t>(
                         "SELECT trx_rows_locked FROM information_schema.INNODB_TRX "
                         "WHERE trx_mysql_thread_id = CONNECTION_ID()"
            )
                       .value_or(0);
        });
        return held;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(oubli, Foule)

BOOST_AUTO_TEST_CASE(in_rounds_until_one_takes_less) {
    std::uint64_t left = 25;
    int rounds = 0;
    const auto total = db::in_rounds(
        [&](unsigned most) {
            ++rounds;
            const auto taken = std::min<std::uint64_t>(left, most);
            left -= taken;
            return taken;
        },
        10
    );
    BOOST_TEST(total == 25U);
    BOOST_TEST(rounds == 3);
}

BOOST_AUTO_TEST_CASE(sessions_in_use_are_not_held) {
    const auto forget = [&](db::Connection& in) { return acces::forget_sessions(in, now()); };
    add_sessions(now(), now() + hours(12), 0, many);
    BOOST_TEST(held_by(forget, 0) <= some);
    add_sessions(now(), now() - hours(25), many, 1);                 // over
    add_sessions(now() - hours(25), now() + hours(1), many + 1, 1);  // and long unseen
    held_by(forget, 2);
}

BOOST_AUTO_TEST_CASE(links_in_use_are_not_held) {
    const auto forget = [&](db::Connection& in) { return acces::forget_jetons(in, now()); };
    add_jetons(now() + hours(2), 0, many);
    BOOST_TEST(held_by(forget, 0) <= some);
    add_jetons(now() - days(7), many, 1);
    held_by(forget, 1);
}

// Used, ended, or expired and ended long ago: there are more each year.
BOOST_AUTO_TEST_CASE(codes_of_before_are_not_held) {
    const auto expire = [&](db::Connection& in) { return acces::expire_codes(in, now()); };
    const auto before = now() - days(300);
    add_codes(before, before, false, 0, many);
    add_codes(before, std::nullopt, true, many, many);
    add_codes(now() + days(30), std::nullopt, false, 2 * many, many);
    BOOST_TEST(held_by(expire, 0) <= some);
    add_codes(now(), std::nullopt, false, 3 * many, 1);
    held_by(expire, 1);
}

BOOST_AUTO_TEST_SUITE_END()
