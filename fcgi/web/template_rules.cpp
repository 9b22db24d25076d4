// What a template must and may hold because of who uses it: names of variables, tokens of forms,
// what its reader cannot do without.
#include "base/text.hpp"
#include "web/page.hpp"
#include "web/template_check.hpp"
#include "web/template_markers.hpp"

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
// it. Only where the page fills one: forms proved by their address have none.
void check_tokens(Faults& faults, std::string_view name, const std::string& text) {
    const auto upper = base::upper_ascii(text);
    for (auto at = upper.find("<FORM"); at != std::string::npos; at = upper.find("<FORM", at + 1)) {
        const auto head = std::string_view(upper).substr(at, upper.find('>', at) - at);
        if (head.find("METHOD=\"POST\"") == std::string_view::npos) continue;
        const auto form = std::string_view(text).substr(at, upper.find("</FORM", at) - at);
        if (form.find("name=\"_csrf\" value=\"{{CSRF") != std::string_view::npos) continue;
        const auto before = std::count(text.data(), text.data() + at, '\n');
        faults.push_back(
            {std::string(name),
             static_cast<std::size_t>(before) + 1,
             "a form that posts needs <input type=\"hidden\" name=\"_csrf\" value=\"{{CSRF}}\">: "
             "without it, what is sent is refused"}
        );
    }
}

// Pages, mails and letters that say nothing without it.
void check_needs(
    Faults& faults,
    std::string_view name,
    std::string_view path,
    std::string_view text,
    std::span<const TemplateNeed> needs
) {
    for (const auto& need : needs) {
        if (need.file != name) continue;
        const auto markers = list_markers(text);
        const bool held = std::any_of(markers.begin(), markers.end(), [&](const Marker& marker) {
            return marker.kind == need.kind && marker.name == need.variable;
        });
        if (held) continue;
        const auto sign = need.kind == '>' ? ">" : "";
        faults.push_back(
            {std::string(path),
             1,
             "{{" + (sign + std::string(need.variable)) + "}} is missing: " + std::string(need.why)}
        );
    }
}

// Lines like "[code]" that give a text its parts.
void check_marks(
    Faults& faults, std::string_view path, std::string_view text, const TemplateMarks& marks
) {
    std::string missing(marks.needed);
    std::size_t number = 0;
    for (const auto part : base::split(text, '\n')) {
        ++number;
        const auto line = base::trim(part);
        if (!line.starts_with('[') || !line.ends_with(']')) continue;
        if (line == missing) missing.clear();
        if (one_of(line, marks.known)) continue;
        faults.push_back(
            {std::string(path),
             number,
             line + " is no part of it: there are" + std::string(marks.known)}
        );
    }
    if (!missing.empty())
        faults.push_back({std::string(path), 1, "the part " + missing + " is missing"});
}

}  // namespace

std::vector<TemplateFault> check_template(
    const std::string& name, const TemplateFile& file, const TemplateRules& rules
) {
    const auto text = read_template(file.path);
    const auto path = file.path.string();
    auto faults = scan_template(path, text, is_plain_text(name));
    const bool marked = text.starts_with(byte_order_mark);
    const auto words = std::string_view(text).substr(marked ? byte_order_mark.size() : 0);
    if (!is_plain_text(name) && !words.starts_with(autoescape_line))
        faults.push_back({path, 1, "must begin with " + std::string(autoescape_line)});
    const auto same = [&name](const KnownTemplate& one) { return one.file == name; };
    const auto found = std::find_if(rules.known.begin(), rules.known.end(), same);
    if (found == rules.known.end())
        faults.push_back({path, 1, "no page uses a template of this name"});
    else {
        check_names(faults, path, text, *found, rules.globals);
        if (one_of("CSRF", found->variables)) check_tokens(faults, path, text);
    }
    check_needs(faults, name, path, text, rules.needs);
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
        auto faults = check_template(name, file, rules);
        const auto path = file.path.string();
        if (faults.empty())
            if (auto said = template_errors(name, path); !said.empty())
                faults.push_back({path, 1, std::move(said)});
        std::move(faults.begin(), faults.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace web
