// A string that cannot be printed by accident and wipes itself: passwords, codes, tokens.
#pragma once

#include <string>
#include <string_view>

namespace base {

class Secret {
public:
    explicit Secret(std::string text) : text_(std::move(text)) {}
    explicit Secret(std::string_view text) : text_(text) {}
    ~Secret();
    Secret(const Secret&) = default;
    Secret(Secret&&) noexcept;
    Secret& operator=(const Secret&);
    Secret& operator=(Secret&&) noexcept;

    // The only way to the text; searching for "reveal" finds every place that sees one.
    const std::string& reveal() const { return text_; }
    bool empty() const { return text_.empty(); }

private:
    void wipe();
    std::string text_;
};

}  // namespace base
