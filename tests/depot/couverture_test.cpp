#include "depot/couverture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

using depot::Couverture;

BOOST_AUTO_TEST_SUITE(couverture)

BOOST_AUTO_TEST_CASE(ranges_that_touch_are_one) {
    Couverture seen;
    BOOST_TEST(!seen.complete(1));
    BOOST_TEST(seen.complete(0));
    seen.add(10, 19);
    seen.add(0, 4);
    seen.add(30, 39);
    BOOST_TEST(seen.text() == "0-4,10-19,30-39");
    seen.add(5, 9);
    BOOST_TEST(seen.text() == "0-19,30-39");
    BOOST_TEST(seen.octets() == 30U);
    seen.add(15, 34);
    BOOST_TEST(seen.text() == "0-39");
    BOOST_TEST(seen.complete(40));
    BOOST_TEST(!seen.complete(41));
    seen.add(9, 3);
    BOOST_TEST(seen.text() == "0-39");
}

BOOST_AUTO_TEST_CASE(text_and_back) {
    for (const auto* wrong : {"x", "1", "1-", "-1", "2-1", "1-2,", ",1-2", "1-2;3-4", "1-2 "})
        BOOST_TEST(!Couverture::parse(wrong).has_value(), wrong);
    BOOST_TEST(Couverture::parse("").value().text().empty());
    BOOST_TEST(Couverture::parse("5-9,0-4").value().text() == "0-9");
    Couverture huge;
    const auto end = std::numeric_limits<std::uint64_t>::max();
    huge.add(5, end);
    huge.add(0, 3);
    huge.add(4, 4);
    BOOST_TEST(huge.text() == "0-18446744073709551615");
}

// Against a plain list of bytes, whatever the order, with repetitions; and read again: no change.
BOOST_AUTO_TEST_CASE(any_ranges_in_any_order_give_the_bytes_they_hold) {
    std::mt19937 random(20261120);
    for (int round = 0; round < 400; ++round) {
        const std::uint64_t total = 1 + random() % 64;
        std::vector<bool> bytes(total, false);
        std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
        for (std::size_t i = 0, n = 1 + random() % 12; i < n; ++i) {
            const auto first = random() % total;
            const auto last = first + random() % (total - first);
            ranges.emplace_back(first, last);
            std::fill(
                bytes.begin() + static_cast<long>(first),
                bytes.begin() + static_cast<long>(last) + 1,
                true
            );
        }
        Couverture seen;
        for (const auto& [first, last] : ranges) seen.add(first, last);
        std::shuffle(ranges.begin(), ranges.end(), random);
        auto again = Couverture::parse(seen.text()).value();
        for (const auto& [first, last] : ranges) again.add(first, last);
        const auto held = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), true));
        BOOST_TEST(seen.octets() == held);
        BOOST_TEST(seen.complete(total) == (held == total));
        BOOST_TEST(again.text() == seen.text());
    }
}

BOOST_AUTO_TEST_CASE(a_client_that_asks_for_crumbs_does_not_fill_the_line) {
    Couverture seen;
    for (std::uint64_t i = 0; i < 5000; ++i) seen.add(i * 10, i * 10);
    BOOST_TEST(seen.octets() == Couverture::most_ranges);
    seen.add(0, 49'999);
    BOOST_TEST(seen.complete(50'000));
}

BOOST_AUTO_TEST_SUITE_END()
