#include "hall/templates.hpp"

#include "tpl/manifest.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace hall {
namespace {

// What the frame of every page fills for all the templates in it.
constexpr std::string_view globals = " RACINE CSRF ACADEMIE BI_SPACE BI_NEWLINE ";

constexpr std::string_view blank = "toutes les pages seraient vides";
constexpr std::string_view no_link = "qui reçoit le courriel n’en pourrait rien faire";
constexpr std::string_view no_text = "le courriel ne dirait rien";
constexpr std::string_view once = "il n’est montré qu’ici";
constexpr std::array<web::TemplateNeed, 17> needs{
    {{"cadre.tpl", "{{>CORPS}}", blank},
     {".txt.tpl", "Objet :", "le courriel n’aurait pas d’objet"},
     {".txt.tpl", "{{CODE}}", "la famille n’aurait pas de code"},
     {".txt.tpl", "{{LIEN}}", no_link},
     {".txt.tpl", "{{GESTION}}", no_link},
     {"courrier/lettre.txt.tpl", "[code]", "la famille n’aurait pas de code"},
     {"courrier/identifiants.txt.tpl", "{{IDENTIFIANT}}", no_text},
     {"courrier/message_vie_scolaire.txt.tpl", "{{LIGNE}}", no_text},
     {"courrier/signalement_reponse.txt.tpl", "{{LIGNE}}", no_text},
     {"courrier/courriel.tpl", "{{TEXTE}}", no_text},
     {"courrier/courriel.tpl", "{{ADRESSE}}", no_link},
     {"auth/installer_facteur.tpl", "{{CLE}}", once},
     {"auth/installer_facteur.tpl", "{{TRACE}}", once},
     {"commun/erreur.tpl", "{{REFERENCE}}", "personne ne retrouverait l’incident"},
     {"filex/depot.tpl", "{{ADRESSE}}", once},
     {"filex/invitation.tpl", "{{ADRESSE}}", once},
     {"filex/jetons.tpl", "{{JETON}}", once}}
};

// As envoi/texts.cpp reads them.
constexpr std::array<web::TemplateMarks, 1> marks{
    {{"courrier/lettre.txt.tpl", " [code] [signature] [coupon] "}}};

}  // namespace

const web::TemplateRules& template_rules() {
    static constexpr web::TemplateRules rules{
        tpl::manifest, globals, needs, marks, " courrier/courriel.tpl "};
    return rules;
}

web::Templates load_templates(const base::Config& config) {
    auto templates =
        web::Templates::load(config.templates, config.templates_override, template_rules());
    if (!templates) throw std::runtime_error(templates.error().message);
    return std::move(*templates);
}

}  // namespace hall
