// The templates that the programs were compiled with, as rules for those that a host edits:
// whatever is served has passed what `tsctl templates check` asks.
#pragma once

#include "base/config.hpp"
#include "web/page.hpp"

namespace hall {

const web::TemplateRules& template_rules();

// Of the configuration's folders. Throws what web::Templates::load says is wrong with ours: no
// program starts without them.
web::Templates load_templates(const base::Config& config);

}  // namespace hall
