// What must hold for any input, with a seeded generator: what is written is read back, and no bytes
// whatever make a parser read outside of them (the asan build watches).
#include "base/percent.hpp"
#include "fuzz/targets.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

class Source {
public:
    std::size_t below(std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
    }
    template <class List>
    const auto& one_of(const List& list) {
        return list[below(std::size(list))];
    }
    // Text of pieces that parsers stumble over.
    std::string text(std::size_t pieces) {
        static constexpr std::array<std::string_view, 22> parts{
            "a", "Z", "0", "é",    "œ",  "€",  "😀",  " ",       "+",     "%",  "%41",
            "&", "=", ";", "\r\n", "--", "\"", "\\", "\r\n--B", "{{X}}", "\t", "-"};
        std::string out;
        for (auto left = below(pieces + 1); left > 0; --left) out += one_of(parts);
        return out;
    }
    std::string name() {
        std::string out;
        for (auto left = 1 + below(8); left > 0; --left) out += static_cast<char>('a' + below(26));
        return out;
    }
    std::string bytes(std::size_t most) {
        std::string out(below(most + 1), '\0');
        for (char& c : out) c = static_cast<char>(below(256));
        return out;
    }

private:
    std::mt19937_64 random_{20261124};
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs some_pairs(Source& source) {
    Pairs pairs;
    for (auto left = source.below(6); left > 0; --left)
        pairs.emplace_back(source.name(), source.text(12));
    return pairs;
}

BOOST_AUTO_TEST_SUITE(properties)

BOOST_AUTO_TEST_CASE(urlencoded_reads_back_what_was_written) {
    Source source;
    for (int round = 0; round < 2000; ++round) {
        const auto pairs = some_pairs(source);
        std::string text;
        for (const auto& [name, value] : pairs)
            text += (text.empty() ? "" : "&") + name + "=" + base::percent_encode(value, "-._*");
        BOOST_REQUIRE((web::parse_urlencoded(text, {}).value().list() == pairs));
    }
}

BOOST_AUTO_TEST_CASE(multipart_reads_back_what_was_written) {
    Source source;
    const std::string boundary = "----frontiere0123456789";
    for (int round = 0; round < 2000; ++round) {
        const auto pairs = some_pairs(source);
        const auto file = source.bytes(200);
        std::string body;
        for (const auto& [name, value] : pairs)
            body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name +
                    "\"\r\n\r\n" + value + "\r\n";
        body += "--" + boundary +
                "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"n\"\r\n\r\n" + file +
                "\r\n--" + boundary + "--\r\n";
        const auto out =
            web::parse_multipart("multipart/form-data; boundary=" + boundary, body, {});
        BOOST_REQUIRE(out);
        BOOST_REQUIRE((out->fields.list() == pairs));
        BOOST_REQUIRE((out->files.at(0).bytes == file));
    }
}

// Cuts, doubles, swaps and replaces bytes of something right.
std::string bent(Source& source, std::string text) {
    for (auto left = 1 + source.below(4); left > 0 && !text.empty(); --left) {
        const auto at = source.below(text.size());
        switch (source.below(4)) {
            case 0:
                text.erase(at, 1 + source.below(4));
                break;
            case 1:
                text.insert(at, source.text(2));
                break;
            case 2:
                text[at] = static_cast<char>(source.below(256));
                break;
            default:
                text.insert(at, text.substr(source.below(text.size()), source.below(20)));
        }
    }
    return text;
}

BOOST_AUTO_TEST_CASE(bent_and_random_inputs_are_taken_by_no_parser_for_more_than_they_are) {
    const std::string form = "_csrf=abc&nom=L%C3%A9a&car=ABCD";
    const std::string multipart =
        "multipart/form-data; boundary=B\n--B\r\nContent-Disposition: form-data; "
        "name=\"a\"\r\n\r\nx\r\n--B\r\n"
        "Content-Disposition: form-data; name=\"f\"; filename=\"n\"\r\nContent-Type: "
        "a/b\r\n\r\ny\r\n--B--\r\n";
    Source source;
    for (int round = 0; round < 5000; ++round) {
        fuzz::urlencoded(bent(source, form));
        const auto body = bent(source, multipart);
        fuzz::multipart(body);
        fuzz::handed_multipart(body);
        fuzz::cookie(bent(source, "a=1; __Host-ts=abc; b=2"));
        fuzz::path(bent(source, "/tele/famille/notes?p=T1"));
        const auto noise = source.bytes(64);
        fuzz::urlencoded(noise);
        fuzz::multipart(noise);
        fuzz::cookie(noise);
        fuzz::path(noise);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
