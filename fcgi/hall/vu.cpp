#include "hall/vu.hpp"

#include "base/crypto.hpp"
#include "base/text.hpp"

namespace hall {

std::string vu_of(std::string_view contents) {
    return base::base64url(base::sha256(contents)).substr(0, 22);
}

}  // namespace hall
