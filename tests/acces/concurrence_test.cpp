// Use once, whatever the concurrency: 50 processes with a connection each, 50 rounds, one code a
// round.
#include "acces/jeton.hpp"
#include "acces/totp.hpp"
#include "monde.hpp"

#include <boost/test/unit_test.hpp>

#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace {

constexpr int workers = 50;
constexpr int rounds = 50;

// Shared by the processes: a barrier, and how many won each round.
struct Shared {
    pthread_barrier_t barrier;
    std::array<std::atomic<int>, rounds> won;
    std::atomic<int> failures;
};

// Runs `body(connection, worker, round)` in all workers at once, round by round. Forked before any
// connection exists in the child: each has its own.
Shared* race(const std::function<bool(db::Connection&, int, int)>& body) {
    auto* shared = static_cast<Shared*>(
        mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)
    );
    pthread_barrierattr_t attributes;
    pthread_barrierattr_init(&attributes);
    pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(&shared->barrier, &attributes, workers);
    std::vector<pid_t> children;
    for (int worker = 0; worker < workers; ++worker) {
        const auto pid = fork();
        if (pid != 0) {
            children.push_back(pid);
            continue;
        }
        {
            db::Connection own(support::database_config());
            (void)own.ping();
            for (int round = 0; round < rounds; ++round) {
                pthread_barrier_wait(&shared->barrier);
                try {
                    if (body(own, worker, round)) ++shared->won.at(static_cast<std::size_t>(round));
                } catch (const std::exception&) {
                    ++shared->failures;
                }
            }
        }
        _exit(0);  // the parent's fixtures are not this process's to end
    }
    for (const auto pid : children) waitpid(pid, nullptr, 0);
    return shared;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(concurrence)

BOOST_FIXTURE_TEST_CASE(one_code_attaches_exactly_one_account, monde::Ecole) {
    const auto eleve = make_eleve();
    const auto couple = make_couple(eleve);
    std::vector<acces::CarId> codes;
    for (int i = 0; i < rounds; ++i) codes.push_back(make_car(eleve, couple).id);
    const auto instant = now();
    const std::string hash = hacheur.hash(base::Secret(std::string("tulipe velours canard lundi")));
    const auto* const result = race([&](db::Connection& own, int worker, int round) {
        const auto name = "famille-" + std::to_string(worker) + "-" + std::to_string(round);
        return own.transact([&](db::Transaction& tx) {
            const auto car = codes.at(static_cast<std::size_t>(round));
            if (!acces::lock_codes(tx, instant, {car})) return false;
            const auto compte = acces::create_compte(
                tx,
                instant,
                {acces::Identifiant::parse(name).value(),
                 acces::Profil::responsable,
                 hash,
                 std::nullopt,
                 ""}
            );
            return acces::activate(tx, instant, {*compte, "192.0.2.1"}, *compte, car);
        });
    });
    BOOST_TEST(result->failures == 0);
    for (const auto& won : result->won) BOOST_TEST(won == 1);
    const auto count = [&](db::Sql sql) { return db.value<int>(sql).value(); };
    BOOST_TEST(count("SELECT COUNT(*) FROM rattachement") == rounds);
    BOOST_TEST(
        count("SELECT COUNT(*) FROM rattachement WHERE fin_le IS NULL") == 1
    );                                                           // one pair, one open link
    BOOST_TEST(count("SELECT COUNT(*) FROM compte") == rounds);  // a loser leaves no account behind
    BOOST_TEST(count("SELECT COUNT(*) FROM journal WHERE action = 'car.utilise'") == rounds);
}

// The bare conditional UPDATE, without the lock before it.
BOOST_FIXTURE_TEST_CASE(the_update_alone_decides, monde::Ecole) {
    const auto eleve = make_eleve();
    const auto couple = make_couple(eleve);
    std::vector<acces::CarId> codes;
    for (int i = 0; i < rounds; ++i) codes.push_back(make_car(eleve, couple).id);
    std::vector<acces::CompteId> comptes;
    for (int i = 0; i < workers; ++i)
        comptes.push_back(make_compte("famille-" + std::to_string(i)));
    const auto instant = now();
    const auto* const result = race([&](db::Connection& own, int worker, int round) {
        const auto compte = comptes.at(static_cast<std::size_t>(worker));
        return own.transact([&](db::Transaction& tx) {
            return acces::activate(
                tx, instant, {compte, ""}, compte, codes.at(static_cast<std::size_t>(round))
            );
        });
    });
    BOOST_TEST(result->failures == 0);
    for (const auto& won : result->won) BOOST_TEST(won == 1);
}

BOOST_FIXTURE_TEST_CASE(a_link_of_a_mail_serves_once, monde::Ecole) {
    std::vector<std::string> tokens;
    const auto instant = now();
    for (int i = 0; i < rounds; ++i) {
        const auto owner = make_compte("compte-" + std::to_string(i));
        tokens.push_back(db.transact([&](db::Transaction& tx) {
            return acces::new_jeton(
                       tx,
                       random,
                       instant,
                       std::chrono::minutes(30),
                       acces::UsageJeton::recuperation,
                       {owner, ""}
            )
                .reveal();
        }));
    }
    const auto* const result = race([&](db::Connection& own, int, int round) {
        return own.transact([&](db::Transaction& tx) {
            return acces::spend_jeton(
                tx,
                instant,
                acces::UsageJeton::recuperation,
                tokens.at(static_cast<std::size_t>(round))
            );
        });
    });
    BOOST_TEST(result->failures == 0);
    for (const auto& won : result->won) BOOST_TEST(won == 1);
}

// 50 wrong dates at once on one code: no more than five are looked at.
BOOST_FIXTURE_TEST_CASE(parallel_guesses_get_five_tries, monde::Ecole) {
    const auto eleve = make_eleve();
    const auto couple = make_couple(eleve);
    const auto code = make_car(eleve, couple);
    const auto instant = now();
    const auto* const result = race([&](db::Connection& own, int worker, int round) {
        if (round > 0) return false;
        const acces::Essayeur who{
            {std::nullopt, "198.51." + std::to_string(worker) + ".7"},
            "visiteur" + std::to_string(worker)
        };
        const base::Date wrong{std::chrono::year(2013), std::chrono::month(1), std::chrono::day(1)};
        return acces::verify_code(own, keys, instant, who, code.car, wrong).has_value();
    });
    BOOST_TEST(result->failures == 0);
    BOOST_TEST(result->won[0] == 0);
    BOOST_TEST(db.value<int>("SELECT echecs FROM car").value() == acces::most_wrong_dates);
    BOOST_TEST(
        db.value<int>("SELECT COUNT(*) FROM journal WHERE action = 'car.suspendu'").value() == 1
    );
}

BOOST_AUTO_TEST_SUITE_END()
