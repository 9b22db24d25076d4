// What a page fills: each name as what it is in ours (value, section, included template), and where
// ours has it.
#pragma once

#include "web/template_check.hpp"
#include "web/template_names.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

// `shipped` is the text of ours; `globals` are values that stand anywhere.
void check_names(
    std::vector<TemplateFault>& faults,
    const std::string& path,
    std::string_view text,
    std::string_view shipped,
    const KnownTemplate& known,
    std::string_view globals
);

}  // namespace web
