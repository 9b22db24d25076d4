// Everything the fuzzers ever kept, replayed with the usual compiler.
#include "fuzz/targets.hpp"

#include "support/files.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

namespace {

std::size_t replay(const std::string& target, void (*run)(std::string_view)) {
    std::size_t count = 0;
    const auto folder = std::filesystem::path(TS_SOURCE_DIR) / "tests/fuzz/corpus" / target;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto input = support::read_file(entry.path());
        BOOST_TEST_CONTEXT(entry.path().string()) { BOOST_CHECK_NO_THROW(run(input)); }
        ++count;
    }
    return count;
}

BOOST_AUTO_TEST_SUITE(corpus)

BOOST_AUTO_TEST_CASE(urlencoded) { BOOST_TEST(replay("urlencoded", &fuzz::urlencoded) >= 9U); }
BOOST_AUTO_TEST_CASE(multipart) { BOOST_TEST(replay("multipart", &fuzz::multipart) >= 9U); }
BOOST_AUTO_TEST_CASE(handed_multipart) {
    BOOST_TEST(replay("multipart", &fuzz::handed_multipart) >= 9U);
}
BOOST_AUTO_TEST_CASE(cookie) { BOOST_TEST(replay("cookie", &fuzz::cookie) >= 6U); }
BOOST_AUTO_TEST_CASE(path) { BOOST_TEST(replay("path", &fuzz::path) >= 10U); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
