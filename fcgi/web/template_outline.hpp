// What a reader gets of a template: its forms with what they send, and the words that some cannot
// do without; each with the sections around it. What stands in a comment is not there.
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
};

struct FormOutline {
    std::string id;
    std::string action;  // as the browser reads it, with {{NAME}} for a marker
    std::string method;  // "get", "post"
    std::string enctype;
    Sections sections;
    std::size_t line = 1;
    bool nested = false;  // in another form: the browser leaves it out
    // Names of what it sends; "name=value" of what is hidden, since its value is the page's;
    // "{{>NAME}}" of an include that stands in it; submit for a button.
    std::vector<Placed> fields = {};
};
inline constexpr std::string_view submit = "<button>";

struct TemplateOutline {
    std::vector<FormOutline> forms;
    std::vector<Placed> fields;  // outside of any form: of a template that is included in one
    // "{{NAME}}" and "{{>NAME}}", not in comments nor in what a script or a title holds; of a plain
    // text also "[part]" and "Objet :", each on its line.
    std::vector<Placed> words;
};

TemplateOutline outline_of(std::string_view text, bool plain);

// Whether one of the places is shown whenever the sections `given` are: it stands in no others, or
// in all branches of others.
bool is_shown(std::span<const Placed> places, std::string_view what, const Sections& given);

}  // namespace web
