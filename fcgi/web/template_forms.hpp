// The forms of an edited template are those of ours: what is sent is what the page that gets it
// expects.
#pragma once

#include "web/template_check.hpp"
#include "web/template_outline.hpp"

#include <string>
#include <vector>

namespace web {

// `has_token`: the page fills {{CSRF}}.
void check_forms(
    std::vector<TemplateFault>& faults,
    const std::string& path,
    const TemplateOutline& own,
    const TemplateOutline& shipped,
    bool has_token
);

}  // namespace web
