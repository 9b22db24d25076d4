// From when on something is new to a family.
#include "vie_scolaire/lecture.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>

namespace {

using base::Instant;
using std::chrono::hours;
using std::chrono::seconds;
using vie_scolaire::Lecture;

const vie_scolaire::Bornes open{vie_scolaire::after_all, std::chrono::year(2026) / 11 / 14};
const Instant signed_in{std::chrono::sys_days{std::chrono::year(2026) / 11 / 20}};

}  // namespace

BOOST_AUTO_TEST_SUITE(lecture)

BOOST_AUTO_TEST_CASE(the_session_keeps_what_was_read_before_it) {
    const Lecture never;
    const auto first = vie_scolaire::lue(never, signed_in, {signed_in + seconds(5)});
    BOOST_TEST((first.le() == signed_in + seconds(5)));
    BOOST_TEST(!first.avant.has_value());
    const auto again = vie_scolaire::lue(first, signed_in, {signed_in + hours(1), open});
    BOOST_TEST(!again.avant.has_value());
    // the next sign-in
    const auto next = vie_scolaire::lue(again, signed_in + hours(20), {signed_in + hours(21)});
    BOOST_REQUIRE((next.avant && next.avant->ouvert));
    BOOST_TEST((next.avant->le == signed_in + hours(1)));
    BOOST_TEST((next.avant->ouvert->jour == open.jour), "with what was open then");
    const auto later = vie_scolaire::lue(next, signed_in + hours(20), {signed_in + hours(22)});
    BOOST_TEST((later.avant->le == signed_in + hours(1)));
    BOOST_TEST((later.le() == signed_in + hours(22)));
}

BOOST_AUTO_TEST_CASE(an_import_under_way_while_reading_stays_new) {
    BOOST_TEST(!vie_scolaire::ecrit_depuis(std::nullopt).has_value());
    BOOST_TEST((*vie_scolaire::ecrit_depuis(signed_in) <= signed_in - seconds(30)));
}

BOOST_AUTO_TEST_SUITE_END()
