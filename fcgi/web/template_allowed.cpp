#include "web/template_allowed.hpp"

#include "web/template_markers.hpp"

#include <algorithm>
#include <array>

namespace web {
namespace {

constexpr std::string_view tags =
    " a abbr address area article aside audio b bdi bdo blockquote body br button caption cite"
    " code col colgroup data datalist dd del details dfn div dl dt em fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i img input ins kbd label legend li"
    " link main map mark meta meter nav noscript ol optgroup option output p picture pre progress q"
    " s samp script search section select small source span strong sub summary sup table tbody td"
    " textarea tfoot th thead time title tr track u ul var video wbr"
    // drawings
    " svg circle clippath defs desc ellipse g line lineargradient marker mask path pattern polygon"
    " polyline radialgradient rect stop symbol text tspan use ";

constexpr std::string_view attributes =
    " abbr accept action alt autocapitalize autocomplete autofocus charset checked cite class cols"
    " colspan content controls coords datetime decoding default defer dir disabled download enctype"
    " enterkeyhint for form headers height hidden high href hreflang id inputmode kind label lang"
    " list loading loop low max maxlength media method min minlength multiple muted name novalidate"
    " open optimum pattern placeholder playsinline poster preload readonly rel required reversed"
    " role rows rowspan scope selected shape size sizes span spellcheck src srclang start step"
    " summary tabindex target title translate type usemap value width"
    // drawings
    " clip-path clip-rule cx cy d dx dy fill fill-opacity fill-rule focusable font-family font-size"
    " font-weight gradienttransform gradientunits marker-end marker-mid marker-start mask offset"
    " opacity patterntransform patternunits points preserveaspectratio r rx ry shape-rendering"
    " stop-color stop-opacity stroke stroke-dasharray stroke-linecap stroke-linejoin"
    " stroke-opacity stroke-width text-anchor transform vector-effect version viewbox x x1 x2 xmlns"
    " y y1 y2 ";

constexpr std::string_view of_mails =
    " align bgcolor border cellpadding cellspacing http-equiv style valign ";

struct Reason {
    std::string_view name;
    std::string_view why;
};

constexpr std::string_view of_the_form =
    "la page attend l’adresse et la méthode du formulaire lui-même";
constexpr std::string_view closed = "ce qu’il contient ne se voit pas";
constexpr std::string_view elsewhere = "le navigateur n’affiche rien d’un autre site dans une page";
constexpr std::array<Reason, 18> reasons{
    {{"base", "toutes les adresses de la page mèneraient ailleurs"},
     {"dialog", closed},
     {"template", closed},
     {"iframe", elsewhere},
     {"object", elsewhere},
     {"embed", elsewhere},
     {"style", "couleurs et tailles se règlent dans statique/theme.css, à côté de vos modèles"},
     {"accept-charset", "la page attend de l’UTF-8"},
     {"formaction", of_the_form},
     {"formmethod", of_the_form},
     {"formenctype", of_the_form},
     {"http-equiv", "ce qu’il dit au navigateur, les en-têtes du site le disent déjà"},
     {"referrerpolicy", "l’adresse de la page, parfois secrète, serait dite à d’autres sites"},
     {"srcset", "une image a une seule adresse, dans src"},
     {"xlink:href", "écrivez href"},
     {"popover", closed},
     {"inert", "rien de ce qu’il contient ne s’emploie"},
     {"srcdoc", elsewhere}}
};

std::string refusal(const std::string& shown, std::string_view name) {
    const auto same = [&name](const Reason& one) { return one.name == name; };
    const auto* const found = std::find_if(reasons.begin(), reasons.end(), same);
    if (found == reasons.end()) return shown + " n’est pas admis dans un modèle : retirez-le";
    return shown + " n’est pas admis dans un modèle : " + std::string(found->why);
}

}  // namespace

std::string refusal_of_tag(std::string_view tag) {
    const auto name = tag.starts_with('/') ? tag.substr(1) : tag;
    if (one_of(name, tags)) return {};
    return refusal("<" + std::string(tag) + ">", name);
}

std::string refusal_of_attribute(std::string_view attribute, TemplateKind kind) {
    if (one_of(attribute, attributes) || attribute.starts_with("aria-") ||
        attribute.starts_with("data-"))
        return {};
    if (kind == TemplateKind::html_mail && one_of(attribute, of_mails)) return {};
    const auto shown = "l’attribut " + std::string(attribute);
    if (attribute.starts_with("on"))
        return shown +
               " n’est pas admis dans un modèle : le navigateur n’exécute que des fichiers "
               "de script (Content-Security-Policy)";
    return refusal(shown, attribute);
}

bool shapes_a_form(std::string_view attribute) {
    return one_of(attribute, " action enctype form method name type ");
}

bool is_void_tag(std::string_view tag) {
    return one_of(tag, " area base br col embed hr img input link meta param source track wbr ");
}

}  // namespace web
