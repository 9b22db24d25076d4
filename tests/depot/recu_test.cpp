#include "depot/recu.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using depot::add_recu;
using depot::Couverture;
using depot::parse_recu;

namespace {

// What one line proves of 1000 bytes.
std::string proves(const std::string& line, std::uint64_t total = 1000) {
    const auto recu = parse_recu(line);
    BOOST_REQUIRE_MESSAGE(recu, line);
    Couverture seen;
    add_recu(seen, *recu, total);
    return seen.text();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(recu)

BOOST_AUTO_TEST_CASE(a_line_is_read_with_and_without_its_header) {
    const std::string line = "7 1000 206 GET HTTP/1.1 \"OK\" \"bytes 0-999/5000\" \"bytes=0-999\"";
    for (const auto& one :
         {line,
          "<190>Nov 26 06:08:03 filex_recus: " + line,
          line + "\n",
          line + std::string(1, '\0')}) {
        const auto recu = parse_recu(one);
        BOOST_REQUIRE_MESSAGE(recu, one);
        BOOST_TEST(recu->telechargement.value() == 7U);
        BOOST_TEST(recu->entier);
        BOOST_TEST(recu->octets == 1000U);
        BOOST_TEST(recu->plage->total == 5000U);
        BOOST_TEST(recu->demande == "bytes=0-999");
    }
    for (const auto* wrong :
         {"",
          "x",
          "- 1000 404 GET HTTP/1.1 \"OK\" \"-\" \"-\"",
          "7 1000 200 GET HTTP/1.1",
          "7 1000 200 GET HTTP/1.1 \"OK\" \"-\"",
          "7 -1 200 GET HTTP/1.1 \"OK\" \"-\" \"-\"",
          "18446744073709551616 1 200 GET HTTP/1.1 \"OK\" \"-\" \"-\"",
          "\"\"\"\"\"",
          "<190>"})
        BOOST_TEST(!parse_recu(wrong), wrong);
    BOOST_TEST(depot::is_about_nothing("- 1000 404 GET HTTP/1.1 \"OK\" \"-\" \"-\""));
    BOOST_TEST(!depot::is_about_nothing("nonsense"));
}

BOOST_AUTO_TEST_CASE(what_a_line_proves) {
    BOOST_TEST(proves("7 1000 200 GET HTTP/1.1 \"OK\" \"-\" \"-\"") == "0-999");
    BOOST_TEST(proves("7 0 200 HEAD HTTP/1.1 \"OK\" \"-\" \"-\"").empty());
    BOOST_TEST(
        proves("7 100 206 GET HTTP/1.1 \"OK\" \"bytes 50-149/1000\" \"bytes=50-149\"") == "50-149"
    );
    // cut: only what left
    BOOST_TEST(proves("7 300 200 GET HTTP/1.1 \"\" \"-\" \"-\"") == "0-299");
    BOOST_TEST(
        proves("7 30 206 GET HTTP/1.1 \"\" \"bytes 50-149/1000\" \"bytes=50-149\"") == "50-79"
    );
    BOOST_TEST(proves("7 0 200 GET HTTP/1.1 \"\" \"-\" \"-\"").empty());
    // … and never the last byte
    BOOST_TEST(proves("7 1000 200 GET HTTP/1.1 \"\" \"-\" \"-\"") == "0-998");
    BOOST_TEST(proves("7 9999 200 GET HTTP/1.1 \"\" \"-\" \"-\"") == "0-998");
    BOOST_TEST(proves("7 1 200 GET HTTP/1.1 \"\" \"-\" \"-\"", 1).empty());
    // refusals, not modified, another length
    for (const auto* status : {"304", "404", "416", "499", "500"})
        BOOST_TEST(
            proves("7 1000 " + std::string(status) + " GET HTTP/1.1 \"OK\" \"-\" \"-\"").empty()
        );
    BOOST_TEST(proves("7 100 206 GET HTTP/1.1 \"OK\" \"bytes 0-99/2000\" \"bytes=0-99\"").empty());
}

BOOST_AUTO_TEST_CASE(several_ranges_in_one_answer) {
    const auto asked = [](const std::string& ranges, const char* end = "OK") {
        return proves(
            "7 400 206 GET HTTP/1.1 \"" + std::string(end) + "\" \"-\" \"" + ranges + "\""
        );
    };
    BOOST_TEST(asked("bytes=0-9,20-29") == "0-9,20-29");
    BOOST_TEST(asked("bytes=0-9, 990-, -5") == "0-9,990-999");
    BOOST_TEST(asked("bytes=-2000,5-6") == "0-999");
    BOOST_TEST(asked("bytes=0-9,20-29", "").empty());  // cut: nobody knows where
    for (const auto* wrong :
         {"bytes=", "bytes=9-0,x", "octets=0-9,20-29", "bytes=-", "bytes=5000-"})
        BOOST_TEST(asked(wrong).empty(), wrong);
}

// Frames of HTTP/2 count on the wire. What is taken for sent is never less than what was, or the
// next piece would leave a hole; and more by a few bytes at most.
BOOST_AUTO_TEST_CASE(frames_are_not_bytes_of_the_file) {
    for (const std::uint64_t sent : {1U, 100U, 8191U, 8192U, 8193U, 100'000U, 12'345'678U}) {
        for (const std::uint64_t extra : {0U, 1U, 7U}) {  // short frames besides the full ones
            const auto frames = (sent + 8191) / 8192 + extra;
            Couverture seen;
            const auto line =
                "7 " + std::to_string(sent + 9 * frames) + " 200 GET HTTP/2.0 \"\" \"-\" \"-\"";
            add_recu(seen, parse_recu(line).value(), 1'000'000'000);
            BOOST_TEST(seen.octets() >= sent);
            BOOST_TEST(seen.octets() <= sent + 9 * extra);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
