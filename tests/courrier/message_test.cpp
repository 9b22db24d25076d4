#include "courrier/message.hpp"

#include "courrier/tools.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace {

courrier::Mail mail() {
    return {
        "noelle@exemple.fr",
        "Noëlle Lefèvre-d’Aÿ",
        "ne-pas-repondre@exemple.fr",
        "Collège Les Trois Chênes",
        "Votre code d’accès — œuvre",
        "Bonjour,\n\nVoici : é à œ €\n.\nFrom là\n",
        "",
        "abc.123@exemple.fr",
        base::Instant(std::chrono::seconds(1795485600))};
}

// What Python's own parser, which is not ours, understands of the message.
std::string seen_by_python(const std::string& bytes, const std::string& expression) {
    const tools::Folder folder;
    std::ofstream(folder / "m.eml", std::ios::binary) << bytes;
    std::ofstream(folder / "p.py") << "import email, email.policy, sys\n"
                                      "m = email.message_from_binary_file(open(sys.argv[1], 'rb'), "
                                      "policy=email.policy.default)\n"
                                      "print(" +
                                          expression + ", end='')\n";
    return tools::output_of("/usr/bin/python3 " + (folder / "p.py") + " " + (folder / "m.eml"));
}

bool has_bare_line_feed(const std::string& bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) return true;
    }
    return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message)

BOOST_AUTO_TEST_CASE(a_text_message_reads_back_as_it_was_written) {
    const auto bytes = courrier::compose(mail());
    BOOST_REQUIRE(bytes);
    BOOST_TEST(!has_bare_line_feed(*bytes));
    BOOST_TEST(std::all_of(bytes->begin(), bytes->end(), [](char c) { return c > 0; }));
    BOOST_TEST(seen_by_python(*bytes, "m['subject']") == mail().subject);
    BOOST_TEST(seen_by_python(*bytes, "m['to'].addresses[0].display_name") == mail().to_name);
    BOOST_TEST(seen_by_python(*bytes, "m['to'].addresses[0].addr_spec") == mail().to);
    BOOST_TEST(seen_by_python(*bytes, "m['from'].addresses[0].display_name") == mail().from_name);
    BOOST_TEST(seen_by_python(*bytes, "m['message-id']") == "<abc.123@exemple.fr>");
    BOOST_TEST(seen_by_python(*bytes, "m['auto-submitted']") == "auto-generated");
    BOOST_TEST(
        seen_by_python(*bytes, "m['date'].datetime.isoformat()") == "2026-11-24T02:00:00+00:00"
    );
    BOOST_TEST(
        seen_by_python(*bytes, "m.get_content_type(), m.get_content_charset()") ==
        "text/plain utf-8"
    );
    BOOST_TEST(seen_by_python(*bytes, "m['content-transfer-encoding']") == "quoted-printable");
    BOOST_TEST(seen_by_python(*bytes, "m.get_content().replace('\\r\\n', '\\n')") == mail().text);
}

BOOST_AUTO_TEST_CASE(answers_go_to_one_address_that_cannot_add_a_header) {
    auto with = mail();
    BOOST_TEST(seen_by_python(*courrier::compose(with), "m['reply-to']") == "None");
    with.reply_to = "roy@exemple.fr";
    BOOST_TEST(seen_by_python(*courrier::compose(with), "m['reply-to']") == "roy@exemple.fr");
    for (const auto* evil : {"a@b.fr\r\nBcc: c@d.fr", "a@b.fr, c@d.fr", "roy"}) {
        with.reply_to = evil;
        BOOST_TEST(!courrier::compose(with), evil);
    }
}

BOOST_AUTO_TEST_CASE(html_stands_beside_the_text) {
    auto both = mail();
    both.html = "<p>Bonjour à tous</p>\n";
    const auto bytes = courrier::compose(both);
    BOOST_REQUIRE(bytes);
    BOOST_TEST(!has_bare_line_feed(*bytes));
    BOOST_TEST(seen_by_python(*bytes, "m.get_content_type()") == "multipart/alternative");
    BOOST_TEST(
        seen_by_python(*bytes, "[p.get_content_type() for p in m.iter_parts()]") ==
        "['text/plain', 'text/html']"
    );
    BOOST_TEST(
        seen_by_python(*bytes, "m.get_body(('html',)).get_content().replace('\\r\\n', '\\n')") ==
        both.html
    );
}

BOOST_AUTO_TEST_CASE(names_with_quotes_and_commas_stay_one_name) {
    auto odd = mail();
    odd.to_name = "Roy, \"Jo\" <pirate@exemple.org>";
    const auto bytes = courrier::compose(odd);
    BOOST_REQUIRE(bytes);
    BOOST_TEST(seen_by_python(*bytes, "len(m['to'].addresses)") == "1");
    BOOST_TEST(seen_by_python(*bytes, "m['to'].addresses[0].addr_spec") == odd.to);
}

const std::vector<std::string> breaks{
    "\r\n", "\n", "\r", std::string(1, '\0'), "\x0B", "\xC2\x85", "\xFF"};

// A line break in any header value would let its author write headers or a whole body.
BOOST_DATA_TEST_CASE(a_line_break_in_a_header_is_refused, boost::unit_test::data::make(breaks)) {
    using Field = std::string courrier::Mail::*;
    for (const Field field :
         {&courrier::Mail::to,
          &courrier::Mail::to_name,
          &courrier::Mail::from,
          &courrier::Mail::from_name,
          &courrier::Mail::subject,
          &courrier::Mail::message_id}) {
        auto evil = mail();
        evil.*field += sample + "Bcc: tous@exemple.org";
        BOOST_TEST(!courrier::compose(evil));
        auto leading = mail();
        (leading.*field).insert(0, sample);
        BOOST_TEST(!courrier::compose(leading));
    }
}

const std::vector<std::string> not_one_address{
    "",
    "a",
    "@b",
    "a@",
    "a@b@c",
    "a@b,c@d",
    "a@b;c@d",
    "<a@b>",
    "a b@c",
    "a@b\tc",
    "\"a\"@b",
    "a@[1.2.3.4]",
    "é@b"};

BOOST_DATA_TEST_CASE(
    anything_but_one_address_is_refused, boost::unit_test::data::make(not_one_address)
) {
    auto odd = mail();
    odd.to = sample;
    BOOST_TEST(!courrier::compose(odd));
}

BOOST_AUTO_TEST_CASE(a_body_that_is_not_utf8_is_refused) {
    auto odd = mail();
    odd.text = "caf\xE9";
    BOOST_TEST(!courrier::compose(odd));
}

BOOST_AUTO_TEST_CASE(very_long_lines_and_subjects_stay_within_smtp_limits) {
    auto longest = mail();
    longest.text = std::string(5000, 'x') + "\n" + std::string(3000, '.') + "\n";
    longest.subject.clear();
    for (int i = 0; i < 200; ++i) longest.subject += "évaluation ";
    const auto bytes = courrier::compose(longest);
    BOOST_REQUIRE(bytes);
    std::istringstream lines(*bytes);
    for (std::string line; std::getline(lines, line);) BOOST_TEST(line.size() <= 998U);
    BOOST_TEST(seen_by_python(*bytes, "m.get_content().replace('\\r\\n', '\\n')") == longest.text);
}

BOOST_AUTO_TEST_SUITE_END()
