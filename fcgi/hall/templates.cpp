#include "hall/templates.hpp"

#include "tpl/manifest.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace hall {
namespace {

// What the frame of every page fills for all the templates in it.
constexpr std::string_view globals = " RACINE CSRF ACADEMIE BI_SPACE BI_NEWLINE ";

constexpr std::string_view blank = "every page would be blank";
constexpr std::string_view no_link = "who gets the mail could do nothing with it";
constexpr std::string_view no_text = "the mail would say nothing";
constexpr std::array<web::TemplateNeed, 11> needs{
    {{"cadre.tpl", "{{>CORPS}}", blank},
     {".txt.tpl", "Objet :", "the mail would have no subject"},
     {".txt.tpl", "{{CODE}}", "the family would get no code"},
     {".txt.tpl", "{{LIEN}}", no_link},
     {".txt.tpl", "{{GESTION}}", no_link},
     {"courrier/lettre.txt.tpl", "[code]", "the family would get no code"},
     {"courrier/identifiants.txt.tpl", "{{IDENTIFIANT}}", no_text},
     {"courrier/message_vie_scolaire.txt.tpl", "{{LIGNE}}", no_text},
     {"courrier/signalement_reponse.txt.tpl", "{{LIGNE}}", no_text},
     {"courrier/courriel.tpl", "{{TEXTE}}", no_text},
     {"courrier/courriel.tpl", "{{ADRESSE}}", no_link}}
};

// As envoi/texts.cpp reads them.
constexpr std::array<web::TemplateMarks, 1> marks{
    {{"courrier/lettre.txt.tpl", " [code] [signature] [coupon] "}}};

}  // namespace

const web::TemplateRules& template_rules() {
    static constexpr web::TemplateRules rules{tpl::manifest, globals, needs, marks};
    return rules;
}

web::Templates load_templates(const base::Config& config) {
    auto templates =
        web::Templates::load(config.templates, config.templates_override, template_rules());
    if (!templates) throw std::runtime_error(templates.error().message);
    return std::move(*templates);
}

}  // namespace hall
