#include "hall/templates.hpp"

#include "tpl/manifest.hpp"

#include <array>

namespace hall {
namespace {

// What the frame of every page fills for all the templates in it.
constexpr std::string_view globals = " RACINE CSRF ACADEMIE BI_SPACE BI_NEWLINE ";

constexpr std::string_view blank = "every page would be blank";
constexpr std::string_view no_link = "who gets the mail could do nothing with it";
constexpr std::array<web::TemplateNeed, 7> needs{
    {{"commun/cadre.tpl", '>', "CORPS", blank},
     {"filex/remise_cadre.tpl", '>', "CORPS", blank},
     {"courrier/avis_code.txt.tpl", 'v', "CODE", "the family would get no code"},
     {"courrier/confirmation.txt.tpl", 'v', "LIEN", no_link},
     {"courrier/recuperation.txt.tpl", 'v', "LIEN", no_link},
     {"courrier/depot_destinataire.txt.tpl", 'v', "LIEN", no_link},
     {"courrier/depot_invitation.txt.tpl", 'v', "LIEN", no_link}}
};

// As envoi/texts.cpp reads them.
constexpr std::array<web::TemplateMarks, 1> marks{
    {{"courrier/lettre.txt.tpl", " [code] [signature] [coupon] ", "[code]"}}};

}  // namespace

const web::TemplateRules& template_rules() {
    static constexpr web::TemplateRules rules{tpl::manifest, globals, needs, marks};
    return rules;
}

base::Result<web::Templates> load_templates(const base::Config& config) {
    return web::Templates::load(config.templates, config.templates_override, template_rules());
}

}  // namespace hall
