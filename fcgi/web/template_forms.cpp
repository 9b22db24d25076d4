#include "web/template_forms.hpp"

#include <algorithm>

namespace web {
namespace {

using Faults = std::vector<TemplateFault>;

constexpr std::string_view token = R"(<input type="hidden" name="_csrf" value="{{CSRF)";

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
            return one.what.starts_with(token) && one.what.ends_with("}}\">") &&
                   is_shown(form.fields, one.what, form.sections);
        });
        if (held) continue;
        faults.push_back(
            {path,
             form.line,
             "à un formulaire qui envoie, il faut " + std::string(token) +
                 "}}\"> : sans lui, tout envoi est refusé"}
        );
    }
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

// Alternatives do not count: of two that are shown together the page gets one too many, and takes
// the first.
std::size_t count_of(const std::vector<Placed>& fields, const Placed& field) {
    const auto at_once = [&field](const Placed& other) {
        const auto& a = field.sections;
        const auto& b = other.sections;
        const auto [end_a, end_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
        return other.name == field.name && (end_a == a.end() || end_b == b.end());
    };
    return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(), at_once));
}

// The first field that ours has not, or not so often.
const Placed* first_too_many(const std::vector<Placed>& own, const std::vector<Placed>& ours) {
    const auto too_many = std::find_if(own.begin(), own.end(), [&](const Placed& field) {
        if (field.name.empty()) return false;
        std::size_t most = 0;
        for (const auto& one : ours)
            if (one.name == field.name) most = std::max(most, count_of(ours, one));
        return count_of(own, field) > most;
    });
    return too_many == own.end() ? nullptr : &*too_many;
}

// What the page that gets the fields would miss, or not expect; "" when nothing.
std::string lack_of(
    const std::vector<Placed>& own, const std::vector<Placed>& ours, const Sections& around
) {
    if (const auto* const missing = first_missing(own, ours, around); missing != nullptr)
        return "il manque " + missing->what + ", que le nôtre a";
    if (const auto* const other = first_too_many(own, ours); other != nullptr)
        return other->what + " est de trop : le nôtre ne l’a pas, ou moins souvent";
    return {};
}

std::string lack_of(const FormOutline& own, const FormOutline& ours) {
    if (own.method != ours.method)
        return "il faut method=\"" + ours.method + "\", comme dans le nôtre";
    if (own.enctype != ours.enctype)
        return "il faut enctype=\"" + ours.enctype + "\", comme dans le nôtre";
    return lack_of(own.fields, ours.fields, own.sections);
}

// A form of the author's own may be a search: what is typed there stands in the address, and a form
// of what is included would be none.
std::string refusal_of_other(const FormOutline& own) {
    for (const auto& field : own.fields) {
        if (field.what.starts_with("{{>"))
            return field.what + " est de trop : un modèle inclus peut avoir son formulaire";
        if (own.method == "get" && field.what.starts_with(R"(<input type="password")"))
            return field.what + " est de trop : le mot de passe se lirait dans l’adresse";
    }
    return {};
}

// What is typed into it, or a search, must arrive as the page expects it: each form with the
// address of one of ours is one of ours.
void check_form(
    Faults& faults, const std::string& path, const FormOutline& own, const TemplateOutline& shipped
) {
    if (own.nested)
        faults.push_back({path, own.line, "un formulaire dans un autre : le navigateur l’ignore"});
    std::string lack = refusal_of_other(own);
    for (const auto& ours : shipped.forms) {
        if (own.action != ours.action) continue;
        const auto said = lack_of(own, ours);
        if (said.empty()) return;
        lack = said;
    }
    if (!lack.empty()) faults.push_back({path, own.line, "dans ce formulaire, " + lack});
}

std::size_t line_of(const TemplateOutline& own, const std::string& action) {
    const auto same = [&action](const FormOutline& form) { return form.action == action; };
    const auto found = std::find_if(own.forms.begin(), own.forms.end(), same);
    return found == own.forms.end() ? 1 : found->line;
}

// A form that posts must be there; a search may be left out.
void check_presence(
    Faults& faults, const std::string& path, const TemplateOutline& own, const FormOutline& ours
) {
    std::vector<Placed> right;
    for (const auto& form : own.forms)
        if (form.action == ours.action) right.push_back({form.action, form.sections});
    if (is_shown(right, ours.action, ours.sections)) return;
    faults.push_back(
        {path,
         line_of(own, ours.action),
         R"(le formulaire method="post" action=")" + ours.action +
             "\" manque, ou n’est pas montré partout où le nôtre l’est"}
    );
}

}  // namespace

void check_forms(
    Faults& faults,
    const std::string& path,
    const TemplateOutline& own,
    const TemplateOutline& shipped,
    bool has_token
) {
    check_tokens(faults, path, own, shipped, has_token);
    for (const auto& form : own.forms) check_form(faults, path, form, shipped);
    for (const auto& ours : shipped.forms)
        if (ours.method == "post") check_presence(faults, path, own, ours);
    if (auto lack = lack_of(own.fields, shipped.fields, {}); !lack.empty())
        faults.push_back({path, 1, "hors de tout formulaire, " + lack});
    for (const auto& slip : own.slips) faults.push_back({path, slip.line, slip.message});
}

}  // namespace web
