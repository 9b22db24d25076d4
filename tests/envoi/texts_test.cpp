#include "envoi/texts.hpp"

#include "envoi/fields.hpp"

#include <boost/test/unit_test.hpp>

using envoi::Block;

BOOST_AUTO_TEST_SUITE(texts)

BOOST_AUTO_TEST_CASE(a_mail_is_its_subject_and_its_blocks) {
    const auto mail = envoi::parse_mail_text(
        "Objet\u00A0: votre code : à garder\n\nBonjour,\n\nUne phrase\nsur deux lignes.\n\n"
        "7K3M 9QXT 4HWR 2NAC\n\nhttps://exemple.fr/compte#car=X\n\n1. un\n2. deux\n   et "
        "demi\n\n\nFin.\n"
    );
    BOOST_TEST(mail.subject == "votre code : à garder");
    BOOST_TEST(mail.text.rfind("Bonjour,\n\nUne phrase\nsur", 0) == 0U);
    BOOST_REQUIRE(mail.blocks.size() == 6U);
    const std::vector<Block::Kind> kinds{
        Block::Kind::paragraph,
        Block::Kind::paragraph,
        Block::Kind::code,
        Block::Kind::link,
        Block::Kind::steps,
        Block::Kind::paragraph};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        BOOST_TEST((mail.blocks[i].kind == kinds[i]), i);
    }
    BOOST_TEST(mail.blocks[1].lines.front() == "Une phrase sur deux lignes.");
    BOOST_TEST(mail.blocks[4].lines.size() == 2U);
    BOOST_TEST(mail.blocks[4].lines[1] == "deux et demi");
    BOOST_TEST((envoi::parse_mail_text("- un\n- deux").blocks.at(0).kind == Block::Kind::list));
}

// What somebody has typed stays as it was typed, and passes for nothing else.
BOOST_AUTO_TEST_CASE(a_quote_keeps_its_lines) {
    const auto mail = envoi::parse_mail_text(
        "Il écrit :\n> Bonjour\n> - puce\n>\n> > cité\n>https://exemple.fr/a\nEt puis\n\n> seul"
    );
    BOOST_REQUIRE(mail.blocks.size() == 4U);
    BOOST_TEST((mail.blocks[0].kind == Block::Kind::paragraph));
    BOOST_TEST((mail.blocks[1].kind == Block::Kind::quote));
    BOOST_TEST(
        mail.blocks[1].lines ==
            (std::vector<std::string>{"Bonjour", "- puce", "", "> cité", "https://exemple.fr/a"}),
        boost::test_tools::per_element()
    );
    BOOST_TEST(mail.blocks[2].lines.front() == "Et puis");
    BOOST_TEST((mail.blocks[3].kind == Block::Kind::quote));
}

BOOST_AUTO_TEST_CASE(somebody_elses_paragraph_is_no_mark) {
    for (const auto* text : {"12. rue du Pré", "- un", "> cité", ">"}) {
        const auto mail = envoi::parse_mail_text(envoi::never_a_mark(text));
        BOOST_REQUIRE(mail.blocks.size() == 1U);
        BOOST_TEST((mail.blocks[0].kind == Block::Kind::paragraph), text);
    }
}

BOOST_AUTO_TEST_CASE(odd_mails_lose_nothing) {
    BOOST_TEST(envoi::parse_mail_text("").blocks.empty());
    BOOST_TEST(envoi::parse_mail_text("Objet : seul").subject == "seul");
    BOOST_TEST(envoi::parse_mail_text("Objet : seul").text.empty());
    const auto none = envoi::parse_mail_text("\n\nBonjour\r\n\r\nFin");
    BOOST_TEST(none.subject.empty());
    BOOST_TEST(none.text == "Bonjour\r\n\r\nFin");
    BOOST_TEST(none.blocks.size() == 2U);
    const auto glued = envoi::parse_mail_text("Objet : a\nBonjour");
    BOOST_TEST(glued.subject == "a");
    BOOST_TEST(glued.blocks.size() == 1U);
}

// A name of a family cannot pass for a mark of the template: it never stands alone on a line there;
// an address with spaces or quotes is no link.
BOOST_AUTO_TEST_CASE(what_looks_like_a_link_or_a_code_but_is_not) {
    for (const auto* text :
         {"https://a b", "ftp://a", "https://a\"b", "ABCD EFGH JKLM", "abcd efgh jklm npqr"}) {
        const auto mail = envoi::parse_mail_text(text);
        BOOST_REQUIRE(mail.blocks.size() == 1U);
        BOOST_TEST((mail.blocks[0].kind == Block::Kind::paragraph), text);
    }
}

BOOST_AUTO_TEST_CASE(a_letter_has_its_parts) {
    const auto letter = envoi::parse_letter_text(
        "Objet : les codes\n\nMadame,\n\nBonjour\nà "
        "vous.\n\n[code]\nCode\nAdresse\nValable\nlongtemps\n\n"
        "Comment faire\n1. un\n2. deux\n\nMerci.\n\n[signature]\nLe chef  \nM. "
        "Roy\n\n[coupon]\nRefus\n\n"
        "Je refuse\npour Léa.\n\nNom :\nDate\u00A0:\n"
    );
    BOOST_TEST(letter.subject == "les codes");
    BOOST_TEST(
        letter.opening == (std::vector<std::string>{"Madame,", "Bonjour à vous."}),
        boost::test_tools::per_element()
    );
    BOOST_TEST(letter.code_label == "Code");
    BOOST_TEST(letter.site_label == "Adresse");
    BOOST_TEST(letter.validity == "Valable longtemps");
    BOOST_TEST(letter.steps_title == "Comment faire");
    BOOST_TEST(
        letter.steps == (std::vector<std::string>{"un", "deux"}), boost::test_tools::per_element()
    );
    BOOST_TEST(
        letter.closing == (std::vector<std::string>{"Merci."}), boost::test_tools::per_element()
    );
    BOOST_TEST(letter.signature == "Le chef\nM. Roy");
    BOOST_TEST(letter.coupon_title == "Refus");
    BOOST_TEST(
        letter.coupon_paragraphs == (std::vector<std::string>{"Je refuse pour Léa."}),
        boost::test_tools::per_element()
    );
    BOOST_TEST(
        letter.coupon_fields == (std::vector<std::string>{"Nom", "Date"}),
        boost::test_tools::per_element()
    );
}

// What an author does to its marks and lists without a thought.
BOOST_AUTO_TEST_CASE(a_letter_loses_nothing_of_what_is_written) {
    using Lines = std::vector<std::string>;
    const auto element = boost::test_tools::per_element();
    for (const auto* text :
         {"A.\n\n[code]\nCode\nAdresse\nValable\n\nB.",
          "A.\n[code]\nCode\nAdresse\nValable\n\nB.",
          "A.\n\n[code]\n\nCode\nAdresse\nValable\n\nB.",
          "A.\n \n [code] \n\n\nCode\nAdresse\nValable\n\nB."})
        BOOST_TEST_CONTEXT(text) {
            const auto letter = envoi::parse_letter_text(text);
            BOOST_TEST(letter.opening == Lines{"A."}, element);
            BOOST_TEST(letter.code_label == "Code");
            BOOST_TEST(letter.site_label == "Adresse");
            BOOST_TEST(letter.validity == "Valable");
            BOOST_TEST(letter.closing == Lines{"B."}, element);
        }
    const auto letter = envoi::parse_letter_text(
        "Comment faire\n1. un\n\nÀ apporter :\n- une pièce\n  d’identité\n- le "
        "code\n\nMerci.\n[signature]\n"
        "La principale\n\nM. Roy\n[coupon]\n\nRefus\nNom :"
    );
    BOOST_TEST(letter.steps_title == "Comment faire");
    BOOST_TEST(letter.steps == Lines{"un"}, element);
    BOOST_TEST(
        letter.closing == (Lines{"À apporter :\n- une pièce d’identité\n- le code", "Merci."}),
        element
    );
    BOOST_TEST(letter.signature == "La principale\nM. Roy");
    BOOST_TEST(letter.coupon_title == "Refus");
    BOOST_TEST(letter.coupon_fields == Lines{"Nom"}, element);
}

BOOST_AUTO_TEST_CASE(a_letter_without_marks_is_still_a_letter) {
    const auto letter = envoi::parse_letter_text("Bonjour\n\n1. seul pas\n\nAu revoir");
    BOOST_TEST(letter.subject.empty());
    BOOST_TEST(letter.opening.size() == 1U);
    BOOST_TEST(letter.steps.size() == 1U);
    BOOST_TEST(letter.closing.size() == 1U);
    BOOST_TEST(letter.coupon_title.empty());
    BOOST_TEST(envoi::parse_letter_text("").opening.empty());
    BOOST_TEST(envoi::parse_letter_text("[signature]\n\n[coupon]\n\n").signature.empty());
}

BOOST_AUTO_TEST_CASE(packed_fields_come_back) {
    using Fields = std::vector<std::string>;
    const auto zero = std::string(1, '\0') + "\n";
    for (const auto& fields :
         {Fields(), Fields(1), Fields(3, "b:c"), Fields(2, "3:abc"), Fields(1, zero)}) {
        const auto back = envoi::unpack(envoi::pack(fields));
        BOOST_REQUIRE(back);
        BOOST_TEST(*back == fields, boost::test_tools::per_element());
    }
    for (const auto* wrong : {"1", ":", "a:b", "2:a", "-1:a", "99999999999999999999:a", "1:ab"}) {
        BOOST_TEST(!envoi::unpack(wrong), wrong);
    }
}

BOOST_AUTO_TEST_SUITE_END()
