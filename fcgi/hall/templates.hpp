// The templates that the programs were compiled with, as rules for those that a host edits:
// whatever is served has passed what `tsctl templates check` asks.
#pragma once

#include "base/config.hpp"
#include "web/page.hpp"

namespace hall {

const web::TemplateRules& template_rules();

// Of the configuration's folders. Fails as web::Templates::load does.
base::Result<web::Templates> load_templates(const base::Config& config);

}  // namespace hall
