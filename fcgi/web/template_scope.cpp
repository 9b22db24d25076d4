#include "web/template_scope.hpp"

#include "web/template_markers.hpp"
#include "web/template_outline.hpp"

#include <algorithm>
#include <utility>

namespace web {
namespace {

struct Use {
    Marker marker;
    Sections around;
};
using Uses = std::vector<Use>;

// Of values, sections and included templates.
Uses uses_of(std::string_view text) {
    Uses uses;
    Sections around;
    for (const auto& marker : list_markers(text)) {
        if (!is_marker_name(marker.name)) continue;
        if (marker.kind == 'v' || marker.kind == '#' || marker.kind == '>')
            uses.push_back({marker, around});
        if (marker.kind == '#')
            around.emplace_back(marker.name);
        else if (marker.kind == '/' && !around.empty())
            around.pop_back();
    }
    return uses;
}

std::string written(char kind, std::string_view name) {
    const auto word = (kind == 'v' ? "{{" : "{{" + std::string(1, kind)) + std::string(name) + "}}";
    return kind == '#' ? word + "…{{/" + std::string(name) + "}}" : word;
}

// The sections that must be around, in this order: those of ours, and what two of its places share;
// a branch is no place of its own.
std::vector<Sections> scopes_of(const Uses& ours) {
    std::vector<Sections> scopes;
    for (const auto& one : ours) {
        scopes.push_back(one.around);
        for (const auto& other : ours) {
            const auto end = std::mismatch(
                one.around.begin(), one.around.end(), other.around.begin(), other.around.end()
            );
            if (end.first != one.around.begin()) scopes.emplace_back(one.around.begin(), end.first);
        }
    }
    for (auto& scope : scopes)
        std::erase_if(scope, [](const std::string& name) { return is_branch(name); });
    return scopes;
}

bool holds_in_order(const Sections& around, const Sections& scope) {
    auto next = scope.begin();
    for (const auto& name : around)
        if (next != scope.end() && name == *next) ++next;
    return next == scope.end();
}

// Why ours would not have it there, "" when it would.
std::string refusal(const Use& use, const Uses& ours) {
    const auto& name = use.marker.name;
    Uses same;
    for (const auto& one : ours)
        if (one.marker.kind == use.marker.kind) same.push_back(one);
    if (same.empty() && !ours.empty())
        return written(use.marker.kind, name) + " ne montre rien : écrivez " +
               written(ours.front().marker.kind, name) + ", comme dans le nôtre";
    const auto scopes = scopes_of(same);
    const auto fits = [&use](const Sections& scope) { return holds_in_order(use.around, scope); };
    if (scopes.empty() || std::any_of(scopes.begin(), scopes.end(), fits)) return {};
    std::string where;
    for (const auto& section : scopes.front()) where += "{{#" + section + "}}";
    return written(use.marker.kind, name) + " n’est rempli, dans le nôtre, qu’à l’intérieur de " +
           where;
}

// "" where the page fills it.
std::string refusal(
    const Use& use, const Uses& ours, const KnownTemplate& known, std::string_view globals
) {
    auto name = use.marker.name;
    if (use.marker.kind == 'v' && one_of(name, globals)) return {};
    // "X_separator" is ctemplate's own section between two rounds of X.
    constexpr std::string_view separator = "_separator";
    const bool between = name.ends_with(separator);
    if (between) name.remove_suffix(separator.size());
    if (!one_of(name, known.variables))
        return "aucune page ne remplit " + std::string(name) + " ici";
    if (between) return {};
    Uses same;
    for (const auto& one : ours)
        if (one.marker.name == name) same.push_back(one);
    return refusal(use, same);
}

}  // namespace

void check_names(
    std::vector<TemplateFault>& faults,
    const std::string& path,
    std::string_view text,
    std::string_view shipped,
    const KnownTemplate& known,
    std::string_view globals
) {
    const auto ours = uses_of(shipped);
    for (const auto& use : uses_of(text))
        if (auto why = refusal(use, ours, known, globals); !why.empty())
            faults.push_back({path, use.marker.line, std::move(why)});
}

}  // namespace web
