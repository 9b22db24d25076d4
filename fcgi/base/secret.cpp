#include "base/secret.hpp"

#include <sodium.h>

#include <utility>

namespace base {

Secret::~Secret() { wipe(); }

// A short string keeps its bytes when it is moved from: copied, then wiped.
// NOLINTNEXTLINE(cert-oop11-cpp,performance-move-constructor-init)
Secret::Secret(Secret&& other) noexcept : text_(other.text_) { other.wipe(); }

Secret& Secret::operator=(const Secret& other) {
    if (this != &other) {
        wipe();
        text_ = other.text_;
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        wipe();
        text_ = other.text_;
        other.wipe();
    }
    return *this;
}

void Secret::wipe() {
    sodium_memzero(text_.data(), text_.size());
    text_.clear();
}

}  // namespace base
