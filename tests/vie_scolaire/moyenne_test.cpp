// Averages: the cases of a staff room, and what must hold for any marks.
#include "vie_scolaire/moyenne.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <vector>

namespace {

using namespace vie_scolaire;

struct Mark {
    double value;
    double bareme;
    double coefficient;
};

std::optional<double> average(const std::vector<Mark>& marks) {
    Moyenne total;
    for (const auto& mark : marks)
        if (const auto value = counted_value(mark.value, std::nullopt, mark.bareme))
            total.add(*value, mark.coefficient);
    return total.value();
}

std::vector<Mark> draw(std::mt19937& random) {
    const auto pick = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    static const double baremes[] = {5, 10, 15, 20, 40, 100};
    std::vector<Mark> marks;
    for (int left = pick(1, 30); left > 0; --left) {
        const auto bareme = baremes[pick(0, 5)];
        marks.push_back({pick(0, 100) * bareme / 100, bareme, pick(1, 12) / 2.0});
    }
    return marks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(moyenne)

BOOST_AUTO_TEST_CASE(weighted_and_brought_to_twenty) {
    BOOST_TEST(
        format_moyenne(average({
            {12, 20, 1},
            {15, 20, 1}
    })) == "13,50"
    );
    BOOST_TEST(
        format_moyenne(average({
            {12, 20, 1},
            {15, 20, 2}
    })) == "14,00"
    );
    BOOST_TEST(
        format_moyenne(average({
            {5,  10, 1},
            {20, 20, 3}
    })) == "17,50"
    );
    BOOST_TEST(
        format_moyenne(average({
            {10, 20, 1},
            {11, 20, 1},
            {11, 20, 1}
    })) == "10,67"
    );
    BOOST_TEST(
        format_moyenne(average({
            {22, 20, 1}
    })) == "22,00"
    );  // a bonus above the barème
}

BOOST_AUTO_TEST_CASE(nothing_is_a_dash) {
    BOOST_TEST(format_moyenne(average({})) == "—");
    BOOST_TEST(
        format_moyenne(average({
            {12, 20, 0}
    })) == "—"
    );
    BOOST_TEST(
        format_moyenne(average({
            {12, 0, 1}
    })) == "—"
    );
    BOOST_TEST(
        format_moyenne(average({
            {0, 20, 1}
    })) == "0,00"
    );
}

BOOST_AUTO_TEST_CASE(special_marks) {
    for (const auto special : notes_speciales) {
        const auto counted = counted_value(std::nullopt, special, 20);
        BOOST_TEST(counted.has_value() == counts_as_zero(special), label_of(special));
        if (counted) BOOST_TEST(*counted == 0.0);
        BOOST_TEST((special_from(code_of(special)) == special));
        BOOST_TEST((special_from_column(static_cast<std::uint8_t>(special)) == special));
    }
    BOOST_TEST(!counted_value(std::nullopt, std::nullopt, 20));
    BOOST_TEST((special_from("abs 0") == NoteSpeciale::absent_zero));
    BOOST_TEST((special_from("ABS") == NoteSpeciale::absent));
    BOOST_TEST((special_from("Non rendu") == NoteSpeciale::non_rendu));
    BOOST_TEST((special_from("Non rendu 0") == NoteSpeciale::non_rendu_zero));
    BOOST_TEST((special_from("dispense") == NoteSpeciale::dispense));
    for (const auto* unclear : {"A", "N", "0", "abs1", "non", "rendu", "N.N."})
        BOOST_TEST(!special_from(unclear), unclear);
    BOOST_TEST(!special_from(""));
    BOOST_TEST(!special_from_column(0));
    BOOST_TEST(!special_from_column(8));
}

BOOST_AUTO_TEST_CASE(rounding_and_comma) {
    BOOST_TEST(format_moyenne(12.345) == "12,35");
    BOOST_TEST(format_moyenne(12.3449) == "12,34");
    BOOST_TEST(format_moyenne(1.005) == "1,01");
    BOOST_TEST(format_moyenne(19.995) == "20,00");
    BOOST_TEST(format_moyenne(0.0) == "0,00");
    BOOST_TEST(format_valeur(12) == "12");
    BOOST_TEST(format_valeur(12.5) == "12,5");
    BOOST_TEST(format_valeur(12.25) == "12,25");
    BOOST_TEST(format_valeur(0) == "0");
    BOOST_TEST(format_valeur(100) == "100");
}

BOOST_AUTO_TEST_CASE(between_the_lowest_and_the_highest) {
    std::mt19937 random(1);
    for (int round = 0; round < 3000; ++round) {
        const auto marks = draw(random);
        double low = 1000;
        double high = -1;
        for (const auto& mark : marks) {
            low = std::min(low, mark.value * 20 / mark.bareme);
            high = std::max(high, mark.value * 20 / mark.bareme);
        }
        const auto value = average(marks).value();
        BOOST_TEST_REQUIRE(value >= low);
        BOOST_TEST_REQUIRE(value <= high);
    }
}

BOOST_AUTO_TEST_CASE(scale_and_order_change_nothing) {
    std::mt19937 random(2);
    for (int round = 0; round < 3000; ++round) {
        auto marks = draw(random);
        const auto expected = format_moyenne(average(marks));
        auto changed = marks;
        std::shuffle(changed.begin(), changed.end(), random);
        for (auto& mark : changed) {
            mark.coefficient *= 3;  // all weights together
            mark.value *= 2;        // a mark on another barème
            mark.bareme *= 2;
        }
        BOOST_TEST_REQUIRE(format_moyenne(average(changed)) == expected);
    }
}

BOOST_AUTO_TEST_CASE(equal_marks_give_that_mark) {
    std::mt19937 random(3);
    for (int round = 0; round < 1000; ++round) {
        auto marks = draw(random);
        for (auto& mark : marks) mark.value = mark.bareme * 0.7;
        BOOST_TEST_REQUIRE(format_moyenne(average(marks)) == "14,00");
    }
}

BOOST_AUTO_TEST_SUITE_END()
