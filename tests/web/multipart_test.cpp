// multipart/form-data: the grammar byte by byte, and every way a sender can bend it.
#include "web/request.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace std::string_literals;

constexpr std::string_view type = "multipart/form-data; boundary=B";

base::Result<web::Multipart> parse(const std::string& body, const web::Limits& limits = {}) {
    return web::parse_multipart(type, body, limits);
}

// One field `a` with that value, as browsers send it.
std::string field(const std::string& value) {
    return "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + value + "\r\n";
}

std::string with_head(const std::string& head, const std::string& bytes = "x") {
    return "--B\r\n" + head + "\r\n\r\n" + bytes + "\r\n--B--\r\n";
}

const std::string end = "--B--\r\n";

BOOST_AUTO_TEST_SUITE(multipart)

BOOST_AUTO_TEST_CASE(reads_fields_and_files) {
    const std::string body =
        field("Léa") +
        "--B\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"relevé.pdf\"\r\n"
        "Content-Type: application/pdf\r\n\r\n%PDF\r\n\r\n--C\r\n\0\xFF"s +
        "\r\n" + end;
    const auto out = parse(body);
    BOOST_REQUIRE(out);
    BOOST_TEST(out->fields.value("a") == "Léa");
    BOOST_REQUIRE(out->files.size() == 1U);
    const auto& file = out->files.front();
    BOOST_TEST(file.field == "fichier");
    BOOST_TEST(file.file_name == "relevé.pdf");
    BOOST_TEST(file.content_type == "application/pdf");
    BOOST_TEST(file.bytes == "%PDF\r\n\r\n--C\r\n\0\xFF"s);
    BOOST_TEST((file.bytes.data() > body.data()));  // a view into the body, no copy
    BOOST_TEST((file.bytes.data() + file.bytes.size() < body.data() + body.size()));
}

BOOST_AUTO_TEST_CASE(values_keep_every_byte) {
    for (const auto& value :
         {""s,
          "x"s,
          "\r\n"s,
          "\n"s,
          "-"s,
          "--"s,
          "--B"s.substr(0, 2),
          "\r\n--"s,
          "\r\n-B"s,
          "\r--B"s,
          "\n--B"s,
          "\r\n\r\n"s,
          "--C--"s,
          "x\r"s,
          "x\r\n"s})
        BOOST_TEST_CONTEXT(value) {
            const auto out = parse(field(value) + end);
            BOOST_REQUIRE(out);
            BOOST_TEST(out->fields.value("a") == value);
        }
}

BOOST_AUTO_TEST_CASE(an_empty_form_and_a_missing_last_line_break) {
    BOOST_TEST(!!parse("--B--"));
    BOOST_TEST(!!parse("--B--\r\n"));
    BOOST_TEST(!!parse(field("1") + "--B--"));
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused) {
    const auto whole =
        field("1") + field("22") +
        "--B\r\nContent-Disposition: form-data; name=f; filename=n\r\n\r\nbytes\r\n--B--";
    BOOST_REQUIRE(parse(whole));
    for (std::size_t size = 0; size < whole.size(); ++size) BOOST_TEST_CONTEXT(size) {
            BOOST_TEST(!parse(whole.substr(0, size)));
        }
}

BOOST_AUTO_TEST_CASE(bent_frames_are_refused) {
    const auto good = field("1");
    for (const std::string& body : std::initializer_list<std::string>{
             "x" + good + end,     // preamble
             "\r\n" + good + end,  // preamble of one line
             good + end + "x",     // epilogue
             good + end + "\r\n",  // …
             good + "--B-\r\n",    // half an end
             good + "--B --\r\n",  // padding
             "--B \r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--B--",
             "--B\nContent-Disposition: form-data; name=a\n\n1\n--B--\n",  // bare LF
             "--BB\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--BB--\r\n",
             "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--BB\r\n--B--\r\n",
             "--B\r\n\r\n1\r\n--B--\r\n",                                       // no header at all
             "--B\r\nContent-Disposition: form-data; name=a\r\n--B--\r\n",      // no empty line
             "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n--B--\r\n",  // boundary without
                                                                                // its CRLF
             "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--\r\n"})  // case
        BOOST_TEST_CONTEXT(body) { BOOST_TEST(!parse(body)); }
}

BOOST_AUTO_TEST_CASE(heads_that_are_read) {
    struct Case {
        std::string head;
        std::string name;
    };
    for (const auto& [head, name] : {
             Case{"Content-Disposition: form-data; name=a",                                    "a"     },
             Case{"content-disposition:form-data;name=\"a\"",                                  "a"     },
             Case{"CONTENT-DISPOSITION: Form-Data; NAME=\"a\"",                                "a"     },
             Case{"Content-Disposition: form-data; name=\"a;b\"",                              "a;b"   },
             Case{"Content-Disposition: form-data; name=\"a\\\"b\"",                           "a\"b"  },
             Case{"Content-Disposition: form-data; name=\"a\\b\"",                             "a\\b"  },
             Case{"Content-Disposition: form-data; name=\"pièce\"",                           "pièce"},
             Case{"Content-Disposition: form-data; name=\"a\";",                               "a"     },
             Case{"Content-Disposition: form-data; name=\"a\"; x=y",                           "a"     },
             Case{
                  "X-Other: 1\r\nContent-Disposition: form-data; name=a\r\nContent-Type: "
                 "text/plain; charset=utf-8",                                                  "a"     },
             Case{"Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: 8bit", "a"     },
    })
        BOOST_TEST_CONTEXT(head) {
            const auto out = parse(with_head(head));
            BOOST_REQUIRE(out);
            BOOST_TEST(out->fields.value(name) == "x");
        }
}

BOOST_AUTO_TEST_CASE(heads_that_are_refused) {
    const auto good = "Content-Disposition: form-data; name=a"s;
    for (const auto& head :
         {"Content-Disposition: form-data"s,
          "Content-Disposition: form-data; name="s,
          "Content-Disposition: form-data; name=\"\""s,
          "Content-Disposition: form-data; name=\"a"s,
          "Content-Disposition: form-data; name=\"a\\\""s,
          "Content-Disposition: form-data; name=a; name=b"s,
          "Content-Disposition: form-data; name=a; NAME=b"s,
          "Content-Disposition: form-data; name=a; filename=x; filename=y"s,
          "Content-Disposition: form-data name=a"s,
          "Content-Disposition: form-data; name=a b"s,
          "Content-Disposition: form-data; name=\"a\"b"s,
          "Content-Disposition: attachment; name=a"s,
          "Content-Disposition: file; name=a"s,
          "Content-Type: text/plain"s,
          good + "\r\n" + good,
          good + "\r\n folded: 1",
          good + "\r\nno colon",
          good + "\r\n: empty",
          good + "\r\nspace : x",
          good + "\r\nX: a\rb",
          good + "\r\nX: a\nb",
          good + "\r\nX: a\0b"s,
          good + "\r\nX: a\tb",
          good + "\r\nX: a\x7F",
          good + "\r\nX: \xFF",
          "Content-Disposition: form-data; name=\"a\tb\""s,
          "Content-Disposition: form-data; name=a; x=\"\x07\""s,
          "Content-Disposition: form-data; name=a; filename=\"a\rb\""s,
          "Content-Disposition: form-data; name=a; filename=\"a\nb\""s,
          "Content-Disposition: form-data; name=\xFF"s,
          "Content-Disposition: form-data; name=a; filename=\"\xE9\0\""s,
          good + "\r\nContent-Type: multipart/mixed; boundary=C",
          good + "\r\nContent-Type: Multipart/Form-Data; boundary=C",
          good + "\r\nContent-Type: text/plain\r\nContent-Type: text/html",
          good + "\r\nContent-Transfer-Encoding: base64",
          good + "\r\nContent-Transfer-Encoding: quoted-printable"})
        BOOST_TEST_CONTEXT(head) { BOOST_TEST(!parse(with_head(head))); }
}

BOOST_AUTO_TEST_CASE(names_of_files) {
    struct Case {
        std::string parameter;
        std::string name;
    };
    for (const auto& [parameter, name] : {
             Case{"filename=\"a.pdf\"",                            "a.pdf"           },
             Case{"filename=a.pdf",                                "a.pdf"           },
             Case{"filename=\"a%22b.pdf\"",                        "a\"b.pdf"        },
             Case{"filename=\"a\\\"b.pdf\"",                       "a\"b.pdf"        },
             Case{"filename=\"C:\\dir\\a.pdf\"",                   "C:\\dir\\a.pdf"  },
             Case{"filename=\"../../etc/passwd\"",                 "../../etc/passwd"}, // shown, never a path
             Case{"filename=\"a.pdf\"; filename*=UTF-8''evil.exe", "a.pdf"           },
             Case{"filename=\"%41.pdf\"",                          "%41.pdf"         },
             Case{"filename=\"\xe9t\xe9.pdf\"",                    "été.pdf"       }, // Windows-1252
             Case{"filename=\"a\tb\x07\x7F\x1B[0m.pdf\"",          "ab[0m.pdf"       },
             Case{"filename=\"\xC2\x85\xC3\xA9.pdf\"",             "é.pdf"          }, // C1
    })
        BOOST_TEST_CONTEXT(parameter) {
            const auto out =
                parse(with_head("Content-Disposition: form-data; name=f; " + parameter));
            BOOST_REQUIRE(out);
            BOOST_REQUIRE(out->files.size() == 1U);
            BOOST_TEST(out->files.front().file_name == name);
        }
    // filename* alone makes no file: RFC 7578 §4.2 forbids it
    const auto out = parse(with_head("Content-Disposition: form-data; name=f; filename*=UTF-8''a"));
    BOOST_REQUIRE(out);
    BOOST_TEST(out->files.empty());
    BOOST_TEST(out->fields.value("f") == "x");
}

BOOST_AUTO_TEST_CASE(no_file_chosen_is_no_file) {
    const auto head =
        "Content-Disposition: form-data; name=f; filename=\"\"\r\nContent-Type: "
        "application/octet-stream";
    BOOST_TEST(parse(with_head(head, "")).value().files.empty());
    BOOST_TEST(parse(with_head(head, "x")).value().files.size() == 1U);
    // an empty file is one
    BOOST_TEST(
        parse(with_head("Content-Disposition: form-data; name=f; filename=vide.txt", ""))
            .value()
            .files.size() == 1U
    );
}

BOOST_AUTO_TEST_CASE(fields_are_text_files_are_bytes) {
    BOOST_TEST(!parse(field("\xFF") + end));
    BOOST_TEST(!parse(field("\0"s) + end));
    BOOST_TEST(!!parse(with_head("Content-Disposition: form-data; name=f; filename=n", "\0\xFF"s)));
}

BOOST_AUTO_TEST_CASE(boundaries) {
    const auto with = [](const std::string& parameter, const std::string& boundary) {
        return web::parse_multipart(
                   "multipart/form-data" + parameter,
                   "--" + boundary + "\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--" +
                       boundary + "--\r\n",
                   {}
        )
            .has_value();
    };
    const std::string longest(70, 'x');
    BOOST_TEST(with("; boundary=" + longest, longest));
    BOOST_TEST(with("; boundary=\"a b:c\"", "a b:c"));
    BOOST_TEST(with("; charset=utf-8; Boundary=x", "x"));
    BOOST_TEST(with(
        ";boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW", "----WebKitFormBoundary7MA4YWxkTrZu0gW"
    ));
    BOOST_TEST(!with("; boundary=" + longest + "x", longest + "x"));
    BOOST_TEST(!with("", ""));
    BOOST_TEST(!with("; boundary=", ""));
    BOOST_TEST(!with("; boundary=\"\"", ""));
    BOOST_TEST(!with("; boundary=\"a \"", "a "));
    BOOST_TEST(!with("; boundary=\"a", "a"));
    BOOST_TEST(!with("; boundary=a; boundary=a", "a"));
    BOOST_TEST(!with("; boundary=a; boundary=b", "b"));
    BOOST_TEST(!with("; boundary=\"a\r\nb\"", "a\r\nb"));
    BOOST_TEST(!with("; boundary=\"é\"", "é"));
    BOOST_TEST(!web::parse_multipart("multipart/mixed; boundary=B", field("1") + end, {}));
    BOOST_TEST(!web::parse_multipart("text/plain; boundary=B", field("1") + end, {}));
}

BOOST_AUTO_TEST_CASE(keeps_its_bounds) {
    web::Limits limits;
    limits.fields = 2;
    limits.parts = 2;
    limits.field_name = 3;
    limits.field_value = 4;
    limits.part_headers = 80;
    const auto file =
        "--B\r\nContent-Disposition: form-data; name=f; filename=n\r\n\r\nlong enough\r\n"s;
    BOOST_TEST(!!parse(field("1234") + field("2") + file + file + end, limits));
    BOOST_TEST(!parse(field("1") + field("2") + field("3") + end, limits));
    BOOST_TEST(!parse(file + file + file + end, limits));
    BOOST_TEST(!parse(field("12345") + end, limits));
    BOOST_TEST(!parse(with_head("Content-Disposition: form-data; name=abcd"), limits));
    BOOST_TEST(!parse(
        with_head("Content-Disposition: form-data; name=a\r\nX: " + std::string(60, 'x')), limits
    ));
    // parts that count as nothing are bounded too
    const auto nothing =
        "--B\r\nContent-Disposition: form-data; name=f; filename=\"\"\r\n\r\n\r\n"s;
    BOOST_TEST(!!parse(nothing + nothing + end, limits));
    std::string many;
    for (int i = 0; i < 6; ++i) many += nothing;
    BOOST_TEST(!parse(many + end, limits));
    limits.body = 50;
    BOOST_TEST(!parse(field("1") + end, limits));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
