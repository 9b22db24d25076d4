// What a template must and may hold because of who uses it: names of variables, tokens of forms,
// what its reader cannot do without.
#include "base/text.hpp"
#include "web/page.hpp"
#include "web/template_check.hpp"
#include "web/template_markers.hpp"
#include "web/template_outline.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace web {
namespace {

using Faults = std::vector<TemplateFault>;

// "X_separator" is ctemplate's own section between two rounds of X.
bool is_known(std::string_view name, std::string_view known) {
    constexpr std::string_view suffix = "_separator";
    if (name.ends_with(suffix)) name.remove_suffix(suffix.size());
    return one_of(name, known);
}

void check_names(
    Faults& faults,
    std::string_view name,
    std::string_view text,
    const KnownTemplate& known,
    std::string_view globals
) {
    for (const auto& marker : list_markers(text)) {
        const bool named = marker.kind == 'v' || marker.kind == '#' || marker.kind == '>';
        if (!named || !is_marker_name(marker.name)) continue;
        if (is_known(marker.name, known.variables) || one_of(marker.name, globals)) continue;
        faults.push_back(
            {std::string(name), marker.line, "no page fills " + std::string(marker.name) + " here"}
        );
    }
}

// A form that posts without the token of its page is refused by dispatch, and what was typed with
// it. Forms that are proved by their address have none: those of ours, on pages that fill none.
void check_tokens(
    Faults& faults,
    const std::string& path,
    const TemplateOutline& own,
    const TemplateOutline& shipped,
    bool filled
) {
    for (const auto& form : own.forms) {
        const bool of_ours =
            std::any_of(shipped.forms.begin(), shipped.forms.end(), [&](const auto& ours) {
                return ours.action == form.action;
            });
        if (form.method != "post" || (of_ours && !filled)) continue;
        const bool held = std::any_of(form.fields.begin(), form.fields.end(), [&](const auto& one) {
            return one.what.starts_with("_csrf={{CSRF") && one.what.ends_with("}}") &&
                   is_shown(form.fields, one.what, form.sections);
        });
        if (held) continue;
        faults.push_back(
            {path,
             form.line,
             "a form that posts needs <input type=\"hidden\" name=\"_csrf\" value=\"{{CSRF}}\">: "
             "without it, what is sent is refused"}
        );
    }
}

std::string words_of(std::string_view field) {
    if (field == submit) return "a button that sends it";
    if (field.starts_with("{{>")) return std::string(field);
    const auto equal = field.find('=');
    if (equal == std::string_view::npos) return "a field with name=\"" + std::string(field) + "\"";
    return R"(<input type="hidden" name=")" + std::string(field.substr(0, equal)) + R"(" value=")" +
           std::string(field.substr(equal + 1)) + R"(">)";
}

// The first field of ours that is not sent where ours sends it, nullptr when all are.
const Placed* first_missing(
    const std::vector<Placed>& own, const std::vector<Placed>& ours, const Sections& around
) {
    const auto missing = std::find_if(ours.begin(), ours.end(), [&](const Placed& field) {
        auto given = field.sections;
        given.insert(given.end(), around.begin(), around.end());
        return !is_shown(own, field.what, given);
    });
    return missing == ours.end() ? nullptr : &*missing;
}

// What the page that gets the form would miss, "" when nothing.
std::string lack_of(const FormOutline& own, const FormOutline& ours) {
    if (own.method != ours.method) return "method=\"" + ours.method + "\"";
    if (own.enctype != ours.enctype) return "enctype=\"" + ours.enctype + "\"";
    const auto* const missing = first_missing(own.fields, ours.fields, own.sections);
    return missing == nullptr ? "" : words_of(missing->what);
}

// What is typed into it, or a search, must arrive as the page expects it. A form that posts must be
// there; a search may be left out.
void check_form(
    Faults& faults, const std::string& path, const TemplateOutline& own, const FormOutline& ours
) {
    const FormOutline* near = nullptr;
    std::vector<Placed> right;
    for (const auto& form : own.forms) {
        if (form.action != ours.action) continue;
        if (lack_of(form, ours).empty())
            right.push_back({form.action, form.sections});
        else if (near == nullptr)
            near = &form;
    }
    if (is_shown(right, ours.action, ours.sections)) return;
    if (near != nullptr)
        faults.push_back(
            {path, near->line, "this form needs " + lack_of(*near, ours) + ", as ours has it"}
        );
    else if (ours.method == "post")
        faults.push_back(
            {path,
             1,
             R"(the form with method="post" action=")" + ours.action +
                 R"(" is missing, or not shown wherever ours is)"}
        );
}

void check_forms(
    Faults& faults,
    const std::string& path,
    const TemplateOutline& own,
    const TemplateOutline& shipped
) {
    for (const auto& form : own.forms)
        if (form.nested)
            faults.push_back(
                {path, form.line, "a form inside another form: the browser leaves it out"}
            );
    for (const auto& ours : shipped.forms) check_form(faults, path, own, ours);
    const auto* const missing = first_missing(own.fields, shipped.fields, {});
    if (missing == nullptr) return;
    faults.push_back({path, 1, words_of(missing->what) + " is missing: ours has it"});
}

// A word of a section is filled by it, and is nothing outside.
bool is_held(const std::vector<Placed>& own, const Placed& needed) {
    std::vector<Placed> filled;
    for (const auto& word : own) {
        const auto& around = word.sections;
        if (needed.sections.empty() ||
            std::find(around.begin(), around.end(), needed.sections.back()) != around.end())
            filled.push_back(word);
    }
    return is_shown(filled, needed.what, needed.sections);
}

// Pages, mails and letters that say nothing without it.
void check_need(
    Faults& faults,
    const std::string& path,
    const TemplateOutline& own,
    std::vector<Placed> places,
    const TemplateNeed& need
) {
    const auto held = [&own](const Placed& place) { return is_held(own.words, place); };
    if (std::all_of(places.begin(), places.end(), held)) return;
    faults.push_back(
        {path,
         1,
         std::string(need.what) +
             " is missing, or not shown wherever it should be: " + std::string(need.why)}
    );
}

// Where ours has what is needed; a template that is named must have it.
std::vector<Placed> places_of(
    const TemplateOutline& shipped, std::string_view name, const TemplateNeed& need
) {
    std::vector<Placed> places;
    if (!name.ends_with(need.file)) return places;
    for (const auto& word : shipped.words)
        if (word.what == need.what) places.push_back(word);
    if (places.empty() && name == need.file) places.push_back({std::string(need.what), {}});
    return places;
}

// Lines like "[code]" that give a text its parts.
void check_marks(
    Faults& faults, std::string_view path, std::string_view text, const TemplateMarks& marks
) {
    std::size_t number = 0;
    for (const auto part : base::split(text, '\n')) {
        ++number;
        const auto line = base::trim(part);
        if (!line.starts_with('[') || !line.ends_with(']')) continue;
        if (one_of(line, marks.known)) continue;
        faults.push_back(
            {std::string(path),
             number,
             line + " is no part of it: there are" + std::string(marks.known)}
        );
    }
}

const KnownTemplate* known_of(std::string_view name, const TemplateRules& rules) {
    const auto same = [&name](const KnownTemplate& one) { return one.file == name; };
    const auto found = std::find_if(rules.known.begin(), rules.known.end(), same);
    return found == rules.known.end() ? nullptr : &*found;
}

}  // namespace

bool is_used(std::string_view name, const TemplateRules& rules) {
    return known_of(name, rules) != nullptr;
}

std::vector<TemplateFault> check_template(
    const std::string& name,
    const TemplateFile& file,
    const std::string& shipped_folder,
    const TemplateRules& rules
) {
    const auto path = file.path.string();
    const auto* const known = known_of(name, rules);
    if (known == nullptr)
        return {
            {path, 1, std::string(unused), true}
        };
    const bool plain = is_plain_text(name);
    const auto text = read_template(file.path);
    auto faults = scan_template(path, text, plain);
    const bool marked = text.starts_with(byte_order_mark);
    const auto words = std::string_view(text).substr(marked ? byte_order_mark.size() : 0);
    if (!plain && !words.starts_with(autoescape_line))
        faults.push_back({path, 1, "must begin with " + std::string(autoescape_line)});
    check_names(faults, path, text, *known, rules.globals);
    const auto own = outline_of(words, plain);
    const auto ours = std::filesystem::path(shipped_folder) / name;
    const auto shipped = std::filesystem::exists(ours) && ours != file.path
                             ? outline_of(read_template(ours), plain)
                             : own;
    check_tokens(faults, path, own, shipped, one_of("CSRF", known->variables));
    check_forms(faults, path, own, shipped);
    for (const auto& need : rules.needs)
        check_need(faults, path, own, places_of(shipped, name, need), need);
    for (const auto& marks : rules.marks)
        if (marks.file == name) check_marks(faults, path, text, marks);
    std::stable_sort(faults.begin(), faults.end(), [](const auto& a, const auto& b) {
        return a.line < b.line;
    });
    return faults;
}

std::vector<TemplateFault> check_templates(
    const TemplateFolders& folders, const TemplateRules& rules
) {
    const auto files = list_templates(folders);
    if (!files) throw std::runtime_error(files.error().message);
    Faults all;
    for (const auto& [name, file] : *files) {
        auto faults = check_template(name, file, folders.folder, rules);
        const auto path = file.path.string();
        if (faults.empty())
            if (auto said = template_errors(name, path); !said.empty())
                faults.push_back({path, 1, std::move(said)});
        std::move(faults.begin(), faults.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace web
