// What a host writes in templates/courrier/*.txt.tpl, once the variables are filled in, taken
// apart: paragraphs are separated by blank lines, and a few plain marks give them their place. So
// one text makes the plain mail, its HTML twin and the printed letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace envoi {

struct Block {
    enum class Kind : unsigned char {
        paragraph,  // its lines joined by spaces, except lines that end with two spaces
        link,       // a paragraph that is one address, http(s)://…
        code,       // a paragraph that is four groups of four characters
        list,       // items that begin with "- "
        steps,      // items that begin with "1. ", "2. "…
        quote,      // what somebody has typed: lines that begin with ">", kept as lines
    };
    Kind kind;
    // one, or the items without their marks; of a quote, its lines, an empty one between paragraphs
    std::vector<std::string> lines;
};

// A mail: the first line is "Objet : …". Without it the subject is empty.
struct MailText {
    std::string subject;
    std::string text;  // what follows, as it was written
    std::vector<Block> blocks;
};
MailText parse_mail_text(std::string_view rendered);

// A letter: "Objet : …", paragraphs, "[code]" followed by the three lines of the box (before the
// code, before the address, validity), a list of steps under its title, paragraphs, "[signature]"
// before the signature, "[coupon]" before the coupon: its title, paragraphs, and lines that end
// with ":" for the fields to fill in by hand. A mark has a line of its own; whether empty lines are
// around it is no matter.
struct LetterText {
    std::string subject;
    std::vector<std::string> opening;
    std::string code_label;
    std::string site_label;
    std::string validity;
    std::string steps_title;
    std::vector<std::string> steps;
    std::vector<std::string> closing;
    std::string signature;
    std::string coupon_title;
    std::vector<std::string> coupon_paragraphs;
    std::vector<std::string> coupon_fields;
};
LetterText parse_letter_text(std::string_view rendered);

// The same words, never taken for an item of a list or a quote: what somebody else's words want
// that stand as a paragraph in such a text ("12. rue du Pré").
std::string never_a_mark(std::string paragraph);

}  // namespace envoi
