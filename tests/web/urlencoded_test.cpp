// Forms of the usual kind and queries: what is read, what is refused, where the bounds are.
#include "web/request.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;
using namespace std::string_literals;

void check_reads(const std::string& text, const Pairs& expected) {
    BOOST_TEST_CONTEXT(text) {
        const auto fields = web::parse_urlencoded(text, {});
        BOOST_REQUIRE(fields);
        BOOST_TEST((fields->list() == expected));
    }
}

BOOST_AUTO_TEST_SUITE(urlencoded)

BOOST_AUTO_TEST_CASE(reads_what_browsers_write) {
    check_reads("", {});
    check_reads(
        "a=1",
        {
            {"a", "1"}
    }
    );
    check_reads(
        "a=1&b=2",
        {
            {"a", "1"},
            {"b", "2"}
    }
    );
    check_reads(
        "a",
        {
            {"a", ""}
    }
    );
    check_reads(
        "a=",
        {
            {"a", ""}
    }
    );
    check_reads(
        "=a",
        {
            {"", "a"}
    }
    );
    check_reads(
        "a=b=c",
        {
            {"a", "b=c"}
    }
    );
    check_reads(
        "a=1&&b=2&",
        {
            {"a", "1"},
            {"b", "2"}
    }
    );
    check_reads(
        "a=1;b=2",
        {
            {"a", "1;b=2"}
    }
    );
    check_reads(
        "a+b=c+d",
        {
            {"a b", "c d"}
    }
    );
    check_reads(
        "a=%2B%26%3D%25",
        {
            {"a", "+&=%"}
    }
    );
    check_reads(
        "nom=L%C3%A9a&nom=%c5%93",
        {
            {"nom", "Léa"},
            {"nom", "œ"  }
    }
    );
    check_reads(
        "a=%0D%0A%09x",
        {
            {"a", "\r\n\tx"}
    }
    );
    check_reads(
        "a=%2500",
        {
            {"a", "%00"}
    }
    );  // decoded once
    check_reads(
        "a=é",
        {
            {"a", "é"}
    }
    );
}

BOOST_AUTO_TEST_CASE(refuses_broken_escapes_nul_and_what_is_not_utf8) {
    for (const auto& text :
         {"a=%"s,
          "a=%4"s,
          "a=%zz"s,
          "a=%4g"s,
          "%=1"s,
          "a=%00"s,
          "%00=a"s,
          "a=\0b"s,
          "a=%FF"s,
          "a=%C3"s,
          "a=\xE9"s,
          "a=%ED%A0%80"s,
          "a=%C0%80"s,
          "a=%F5%80%80%80"s,
          "ok=1&a=%"s})
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(!web::parse_urlencoded(text, {})); }
}

BOOST_AUTO_TEST_CASE(keeps_its_bounds) {
    web::Limits limits;
    limits.fields = 3;
    limits.field_name = 4;
    limits.field_value = 5;
    BOOST_TEST(!!web::parse_urlencoded("a=1&b=2&c=3", limits));
    BOOST_TEST(!web::parse_urlencoded("a=1&b=2&c=3&d", limits));
    BOOST_TEST(!!web::parse_urlencoded("abcd=12345", limits));
    BOOST_TEST(!web::parse_urlencoded("abcde=1", limits));
    BOOST_TEST(!web::parse_urlencoded("a=123456", limits));
    // counted once decoded
    BOOST_TEST(!!web::parse_urlencoded("a=%31%32%33%34%35", limits));
}

BOOST_AUTO_TEST_CASE(says_what_to_do) {
    const auto refused = web::parse_urlencoded("a=%", {});
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().message.find("Rechargez la page") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(fields_are_asked_by_name) {
    web::Fields fields;
    fields.add("a", "1");
    fields.add("b", "");
    fields.add("a", "2");
    BOOST_TEST(fields.value("a") == "1");
    BOOST_TEST(fields.count("a") == 2U);
    BOOST_TEST(fields.all("a").back() == "2");
    BOOST_TEST(fields.has("b"));
    BOOST_TEST(!fields.has("c"));
    BOOST_TEST(fields.value("c").empty());
    BOOST_TEST(!fields.first("c").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
