// What cairo 1.16 cannot say in a PDF and a screen reader needs: the language of the document, and
// that its title, not its file name, heads the window (PDF/UA-1 §7.1, §7.2). Said by an incremental
// update (ISO 32000-1 §7.5.6): a second version of the catalogue after the file's own end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace courrier {

class PdfLanguage {
public:
    // Everything cairo writes, in order.
    void see(std::string_view bytes);
    // What to write after it. Throws std::runtime_error when the file is not as cairo 1.16 writes
    // it.
    std::string update(const std::string& language) const;

private:
    std::size_t size_ = 0;
    std::string tail_;       // the last bytes seen: a keyword may lie across two pieces
    std::string catalogue_;  // the dictionary, without its closing >>
};

}  // namespace courrier
