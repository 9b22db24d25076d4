// The elements and attributes that a template may hold. What is on no list is refused by name: what
// a browser does with it is then no matter of ours, today or with its next version.
#pragma once

#include <string>
#include <string_view>

namespace web {

enum class TemplateKind : unsigned char {
    page,
    html_mail,  // no style sheet nor file of the site reaches it, and no Content-Security-Policy
    plain       // .txt.tpl: bodies of mails, not escaped
};

// Why the tag ("p", "/p") or its attribute may not stand there, in French; "" where it may.
std::string refusal_of_tag(std::string_view tag);
std::string refusal_of_attribute(std::string_view attribute, TemplateKind kind);

// Those that make a form what it is; `value` does too, of what is hidden.
bool shapes_a_form(std::string_view attribute);
// <input>, <br>: nothing stands inside, and no end tag follows.
bool is_void_tag(std::string_view tag);

}  // namespace web
