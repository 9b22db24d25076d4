// Names of templates and of their variables, as the headers made from templates/ declare them; and
// what a program holds templates against.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace web {

struct Var {
    const char* name;
    std::size_t size;
    std::uint64_t id;  // ctemplate's hash of the name
};

struct Template {
    const char* file;  // "famille/notes.tpl"
};

// A template and the variables that its page can fill, each between two spaces: " NOM PRENOM ".
struct KnownTemplate {
    std::string_view file;
    std::string_view variables;
};

// What a template is of no use without, wherever ours has it: "{{CODE}}", "{{>CORPS}}", the line
// "[code]" or "Objet :" of a plain text.
struct TemplateNeed {
    std::string_view file;  // or the end of its name: ".txt.tpl", for those where ours has it
    std::string_view what;
    std::string_view why;
};

// Parts of a text, each begun by a line like "[code]".
struct TemplateMarks {
    std::string_view file;
    std::string_view known;  // each between two spaces
};

// Every template that a program knows, the variables that may stand in each of them, and what some
// must hold.
struct TemplateRules {
    std::span<const KnownTemplate> known = {};
    std::string_view globals = {};
    std::span<const TemplateNeed> needs = {};
    std::span<const TemplateMarks> marks = {};
    std::string_view html_mails = {};  // their files, each between two spaces
};

}  // namespace web
