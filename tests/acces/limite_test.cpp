#include "acces/limite.hpp"

#include "monde.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace {

constexpr acces::Bareme bareme{
    3, std::chrono::seconds(2), std::chrono::seconds(60), std::chrono::hours(1)};

}  // namespace

BOOST_AUTO_TEST_SUITE(limite)

BOOST_AUTO_TEST_CASE(networks) {
    BOOST_TEST(acces::network_of("192.0.2.77") == "192.0.2.0/24");
    BOOST_TEST(acces::network_of("2001:db8:1:2:aaaa:bbbb:cccc:dddd") == "2001:db8:1:2::/64");
    BOOST_TEST(acces::network_of("2001:DB8:1:2::1") == "2001:db8:1:2::/64");
    BOOST_TEST(acces::network_of("unix:") == "unix:");
    BOOST_TEST(acces::network_of("").empty());
}

BOOST_FIXTURE_TEST_CASE(delays_grow_and_stop_growing, monde::Ecole) {
    const std::vector<acces::Compteur> one{
        {"essai", bareme}
    };
    const std::vector<int> expected{0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60};
    for (const int seconds : expected) {
        acces::count_failure(db, now(), one);
        BOOST_TEST(acces::wait_of(db, now(), one).count() == seconds);
        clock.advance(std::chrono::seconds(seconds));
        BOOST_TEST(acces::wait_of(db, now(), one).count() == 0);
    }
}

BOOST_FIXTURE_TEST_CASE(many_failures_never_overflow, monde::Ecole) {
    const std::vector<acces::Compteur> one{
        {"essai", bareme}
    };
    for (int i = 0; i < 200; ++i) acces::count_failure(db, now(), one);
    BOOST_TEST(acces::wait_of(db, now(), one).count() == 60);
}

BOOST_FIXTURE_TEST_CASE(forgotten_after_a_quiet_time, monde::Ecole) {
    const std::vector<acces::Compteur> one{
        {"essai", bareme}
    };
    for (int i = 0; i < 8; ++i) acces::count_failure(db, now(), one);
    clock.advance(std::chrono::hours(1));
    BOOST_TEST(acces::wait_of(db, now(), one).count() == 0);
    acces::count_failure(db, now(), one);
    BOOST_TEST(acces::wait_of(db, now(), one).count() == 0);  // counts from one again
    clock.advance(std::chrono::hours(2));
    BOOST_TEST(acces::forget_limites(db, now()) == 1U);
}

BOOST_FIXTURE_TEST_CASE(counters_are_apart_and_the_longest_wait_wins, monde::Ecole) {
    const acces::Compteur account{"compte", bareme};
    const acces::Compteur network{
        "reseau", {0, std::chrono::seconds(1), std::chrono::seconds(5), std::chrono::hours(1)}
    };
    for (int i = 0; i < 4; ++i) acces::count_failure(db, now(), {account});
    acces::count_failure(db, now(), {network});
    BOOST_TEST(acces::wait_of(db, now(), {account, network}).count() == 2);
    BOOST_TEST(
        acces::wait_of(
            db,
            now(),
            {
                {"autre", bareme}
    }
        ).count() == 0
    );
    acces::forget_failures(db, account);
    BOOST_TEST(acces::wait_of(db, now(), {account}).count() == 0);
}

BOOST_AUTO_TEST_CASE(words) {
    BOOST_TEST(
        acces::wait_message(std::chrono::seconds(1)).find("1\u00A0seconde avant") !=
        std::string::npos
    );
    BOOST_TEST(
        acces::wait_message(std::chrono::seconds(61)).find("2\u00A0minutes") != std::string::npos
    );
}

BOOST_AUTO_TEST_SUITE_END()
