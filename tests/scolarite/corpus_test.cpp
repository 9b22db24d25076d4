// What the fuzzer of SIECLE files ever kept, replayed with the usual compiler.
#include "fuzz/siecle_target.hpp"

#include "support/files.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

BOOST_AUTO_TEST_CASE(siecle_corpus) {
    std::size_t count = 0;
    const auto folder = std::filesystem::path(TS_SOURCE_DIR) / "tests/fuzz/corpus/siecle";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto input = support::read_file(entry.path());
        BOOST_TEST_CONTEXT(entry.path().string()) { BOOST_CHECK_NO_THROW(fuzz::siecle(input)); }
        ++count;
    }
    BOOST_TEST(count >= 8U);
}
