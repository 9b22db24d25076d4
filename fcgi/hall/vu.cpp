#include "hall/vu.hpp"

#include "base/crypto.hpp"
#include "base/text.hpp"

namespace hall {

std::string vu_of(std::string_view contents) {
    return base::base64url(base::sha256(contents)).substr(0, 22);
}

std::string stored_words(const std::string& text) {
    return text.empty() ? "Ce qui est enregistré\u00A0: rien."
                        : "Ce qui est enregistré\u00A0: «\u00A0" + text + "\u00A0».";
}

}  // namespace hall
