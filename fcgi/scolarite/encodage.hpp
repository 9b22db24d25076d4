// The encoding of a file: the one it announces, and whether its bytes agree. SIECLE announces
// ISO-8859-15; a file saved again by an editor is often UTF-8 under the same announcement, and
// would fill the database with "Ã©".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace scolarite {

// Upper case, from the XML declaration at the start of a file; "UTF-8" when there is none.
std::string announced_encoding(std::string_view head);
bool begins_with_bom(std::string_view head);
// Eight-bit encodings that are read here (ISO-8859-1, ISO-8859-15, WINDOWS-1252).
bool is_eight_bit(std::string_view encoding);

// Watches raw bytes go by: are those above 0x7F well-formed UTF-8, all of them?
class Utf8Watch {
public:
    void feed(std::string_view bytes);
    // At least one character of several bytes, and nothing that is not UTF-8.
    bool looks_utf8() const { return sequences_ > 0 && !broken_; }
    bool broken() const { return broken_; }
    bool ascii() const { return sequences_ == 0 && !broken_; }
    // Among whatever else: with broken(), a file that is UTF-8 but for some bytes.
    bool any_sequence() const { return sequences_ > 0; }
    std::size_t line() const {
        return line_found_;
    }  // of the first such character, or of the first fault

private:
    void step(unsigned char byte);
    void begin(unsigned char byte);
    void fault();
    unsigned expected_ = 0;     // continuation bytes to come
    unsigned char low_ = 0x80;  // the next of them is between these
    unsigned char high_ = 0xBF;
    std::size_t sequences_ = 0;
    bool broken_ = false;
    std::size_t line_ = 1;
    std::size_t line_found_ = 0;
};

}  // namespace scolarite
