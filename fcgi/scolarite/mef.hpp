// MEF ("module élémentaire de formation"): the curriculum year of a pupil. 11 characters: 10 digits
// and a last one that may be a letter.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace scolarite {

class CodeMef {
public:
    static base::Result<CodeMef> parse(std::string_view typed);
    const std::string& text() const { return text_; }
    auto operator<=>(const CodeMef&) const = default;

private:
    explicit CodeMef(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace scolarite
