// What a template must hold because of who uses it: what its reader cannot do without.
#include "base/text.hpp"
#include "web/page.hpp"
#include "web/template_check.hpp"
#include "web/template_forms.hpp"
#include "web/template_markers.hpp"
#include "web/template_outline.hpp"
#include "web/template_scope.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace web {
namespace {

using Faults = std::vector<TemplateFault>;

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
             " manque, ou n’est pas montré partout où il le faut : " + std::string(need.why)}
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
             line + " n’en est pas une partie : il y a" + std::string(marks.known)}
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

TemplateKind kind_of(std::string_view name, const TemplateRules& rules) {
    if (is_plain_text(name)) return TemplateKind::plain;
    return one_of(name, rules.html_mails) ? TemplateKind::html_mail : TemplateKind::page;
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
    auto faults = scan_template(path, text, kind_of(name, rules));
    const bool marked = text.starts_with(byte_order_mark);
    const auto words = std::string_view(text).substr(marked ? byte_order_mark.size() : 0);
    if (!plain && !words.starts_with(autoescape_line))
        faults.push_back({path, 1, "doit commencer par " + std::string(autoescape_line)});
    const auto own = outline_of(words, plain);
    const auto ours = std::filesystem::path(shipped_folder) / name;
    const bool compared = std::filesystem::exists(ours) && ours != file.path;
    const auto their_text = compared ? read_template(ours) : text;
    const auto shipped = compared ? outline_of(their_text, plain) : own;
    check_names(faults, path, text, their_text, *known, rules.globals);
    check_forms(faults, path, own, shipped, one_of("CSRF", known->variables));
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
    constexpr std::string_view closed =
        "d’autres comptes de la machine, dont ceux des programmes, n’ont pas le droit de lire ce "
        "fichier, ou son dossier (chmod -R o+rX)";
    const auto files = list_templates(folders);
    if (!files) throw std::runtime_error(files.error().message);
    Faults all;
    for (const auto& [name, file] : *files) {
        auto faults = check_template(name, file, folders.folder, rules);
        const auto path = file.path.string();
        if (faults.empty())
            if (auto said = template_errors(name, path); !said.empty())
                faults.push_back({path, 1, std::move(said)});
        const std::filesystem::path own(folders.override_folder);
        if (!own.empty() && path.starts_with(own.string()) && is_closed_to_others(file.path, own))
            faults.push_back({path, 1, std::string(closed), true});
        std::move(faults.begin(), faults.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace web
