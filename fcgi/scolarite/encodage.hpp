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
bool is_utf16(std::string_view head);
// Eight-bit encodings that are read here (ISO-8859-1, ISO-8859-15, WINDOWS-1252).
bool is_eight_bit(std::string_view encoding);

// Watches raw bytes go by: are those above 0x7F well-formed UTF-8, all of them?
// One sequence of UTF-8 proves little where it is also French in an eight-bit encoding, a letter
// that ends a word and the sign after it: "É…" is C9 85, "é »" with a no-break space is E9 A0 BB.
// Every other sequence proves UTF-8: "é" is C3 A9, which would be "Ã©".
class Utf8Watch {
public:
    struct Lines {
        std::size_t count = 0;
        std::size_t first = 0;  // 0: none
        std::size_t last = 0;
    };
    void feed(std::string_view bytes);
    // At least one proof, and nothing that is not UTF-8.
    bool looks_utf8() const { return proofs_.count > 0 && !broken(); }
    bool broken() const { return faults_.count > 0; }
    bool ascii() const { return proofs_.count + doubts_.count + faults_.count == 0; }
    // With both, a file is UTF-8 but for some bytes, or another encoding but for some.
    const Lines& proofs() const { return proofs_; }
    const Lines& faults() const { return faults_; }

private:
    void found(Lines& lines) const;
    void step(unsigned char byte);
    void begin(unsigned char byte);
    unsigned expected_ = 0;     // continuation bytes to come
    unsigned char low_ = 0x80;  // the next of them is between these
    unsigned char high_ = 0xBF;
    bool french_ = false;  // the sequence at hand is also a letter and signs
    std::size_t line_ = 1;
    Lines proofs_;
    Lines doubts_;
    Lines faults_;
};

}  // namespace scolarite
