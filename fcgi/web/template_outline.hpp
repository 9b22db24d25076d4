// What a reader gets of a template: its forms with what they send, and the words that some cannot
// do without; each with the sections around it. What stands in a comment is not there. What an
// element does not show (<noscript>, hidden) stands in a section that nobody opens: "<noscript>",
// "<hidden>".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace web {

using Sections = std::vector<std::string>;  // outermost first

struct Placed {
    std::string what;
    Sections sections;
    std::string name = {};  // by which a field is sent, unless it is a button's
};

struct FormOutline {
    std::string id;
    std::string action;  // as the browser reads it, with {{NAME}} for a marker
    std::string method;  // "get", "post"
    std::string enctype;
    Sections sections;
    std::size_t line = 1;
    bool nested = false;  // in another form: the browser leaves it out
    // What it sends, as the author would write it: name="du", and no more than matters;
    // <input type="hidden" name="cle" value="{{CLE}}">, since that value is the page's, a button's
    // too; <input type="password" name="a">; {{>NAME}} of an include that stands in it; submit for
    // a button.
    std::vector<Placed> fields = {};
};
inline constexpr std::string_view submit = "un bouton qui l’envoie";

struct Slip {
    std::size_t line = 1;
    std::string message;
};

struct TemplateOutline {
    std::vector<FormOutline> forms;
    std::vector<Placed> fields;  // outside of any form: of a template that is included in one
    // "{{NAME}}" and "{{>NAME}}", not in comments nor in what a script or a title holds; of a plain
    // text also "[part]" and "Objet :", each on its line.
    std::vector<Placed> words;
    std::vector<Slip> slips;  // what would take in, or cut, a form of the page around
};

TemplateOutline outline_of(std::string_view text, bool plain);

// A section that only says which of two cases it is: {{#AVEC_X}}, {{#SANS_X}}, {{#POUR_ELEVE}}.
bool is_branch(std::string_view name);

// Whether one of the places is shown whenever the sections `given` are: it stands in no others, or
// in all branches of others.
bool is_shown(std::span<const Placed> places, std::string_view what, const Sections& given);

}  // namespace web
