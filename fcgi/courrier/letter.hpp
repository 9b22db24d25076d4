// Letters to print, one page each, in one tagged PDF: letterhead, address for a French window
// envelope, text, an activation code with its QR code, numbered steps, and a coupon to cut off.
// Knows no school word: a letter is a struct of strings.
#pragma once

#include "courrier/sheet.hpp"

#include <memory>
#include <string>
#include <vector>

namespace courrier {

struct Coupon {
    std::string title;
    std::vector<std::string> paragraphs;
    std::vector<std::string> fields;  // labels, each before a dotted line to write on
};

struct Letter {
    std::vector<std::string> sender;     // letterhead, the first line in bold
    std::vector<std::string> recipient;  // as La Poste wants it: six lines of 38 characters at most
    std::string date_line;               // place and date
    std::string subject;
    std::vector<std::string> opening;  // paragraphs before the code
    std::string code_label;
    std::string code;  // printed in groups of four, whatever its own spacing; empty: no box
    std::string qr;    // what the QR code says
    std::string site_label;
    std::string site;
    std::string validity;
    std::string steps_title;
    std::vector<std::string> steps;
    std::vector<std::string> closing;
    std::string signature;
    Coupon coupon;  // left out when its title is empty
};

// "ABCDEFGH" → "ABCD EFGH"; spaces and dashes of the input are dropped.
std::string in_groups_of_four(const std::string& code);

// Text that is too long for its page is set smaller, down to 8.5 points, and then flows to a second
// page; nothing is ever cut. Memory grows by about 1 kB a letter (the PDF's own index).
class LetterBook {
public:
    LetterBook(Sink sink, const Imprint& imprint);
    LetterBook(LetterBook&&) noexcept;
    LetterBook& operator=(LetterBook&&) noexcept;
    LetterBook(const LetterBook&) = delete;
    LetterBook& operator=(const LetterBook&) = delete;
    ~LetterBook();

    void add(const Letter& letter);
    // Once, at the end; a book without letters is one empty page. Throws what the sink threw, or
    // std::runtime_error when drawing failed.
    void finish();

private:
    std::unique_ptr<Sheet> sheet_;
};

}  // namespace courrier
