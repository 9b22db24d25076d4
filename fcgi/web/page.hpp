// Pages from templates. A view is a struct with `static constexpr web::Template file` and
// `void fill(web::Dict&) const`; this is the only door to ctemplate.
#pragma once

#include "base/result.hpp"
#include "web/template_names.hpp"

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace ctemplate {
class TemplateDictionary;
}

namespace web {

// The variables of one template. Cheap to copy: a handle. Values are copied in.
class Dict {
public:
    explicit Dict(ctemplate::TemplateDictionary* dictionary) : dictionary_(dictionary) {}
    Dict& set(Var name, std::string_view value);
    template <class I>
    requires(std::integral<I> && !std::same_as<I, bool>) Dict& set(Var name, I value) {
        return set_number(name, static_cast<std::int64_t>(value));
    }
    Dict& set_global(Var name, std::string_view value);  // seen by included templates too
    Dict& show(Var section);                             // {{#SECTION}} once
    Dict& show_if(bool condition, Var section);
    Dict add(Var section);                    // one more round of {{#SECTION}}, and its variables
    Dict include(Var marker, Template file);  // {{>MARKER}}, and its variables; again = one more
    // {{#SECTION}} once with the value in it, nothing when empty: for optional lines.
    Dict& set_optional(Var section, Var name, std::string_view value);

private:
    Dict& set_number(Var name, std::int64_t value);
    ctemplate::TemplateDictionary* dictionary_;
};

template <class V>
concept View = requires(const V& view, Dict& dict) {
    { V::file } -> std::convertible_to<Template>;
    view.fill(dict);
};

// Below the override folder; nginx serves what stands beside it.
inline constexpr std::string_view theme_file = "statique/theme.css";

// Every template of a folder, and of an override folder whose files win.
class Templates {
public:
    // Loads the whole set, held against the rules where there are some (tests alone have none: see
    // hall::load_templates). An override that is wrong is left aside whole, and the log says why;
    // fails with a message naming file and reason when it is the folder's own set.
    static base::Result<Templates> load(
        std::string folder, std::string override_folder, const TemplateRules& rules = {}
    );
    ~Templates();
    Templates(Templates&&) noexcept;
    Templates& operator=(Templates&&) noexcept;
    Templates(const Templates&) = delete;
    Templates& operator=(const Templates&) = delete;

    // Looks at most once a second (steady clock) whether a file changed; loads the changed set
    // apart and swaps only when all of it loads and keeps the rules, otherwise keeps the last good
    // one and says so in the log.
    void reload_if_changed();
    void reload_now();  // the same without waiting for the second
    // Why the override folder, or what changed in it, is not in use, for who looks after it; ""
    // when it is.
    std::string refusal() const;
    bool has_theme() const;  // the override folder holds a stylesheet of its own

    // Throws std::runtime_error when the template is unknown or does not render.
    std::string render(Template file, const std::function<void(Dict&)>& fill) const;
    template <View V>
    std::string render(const V& view) const {
        return render(V::file, [&](Dict& dict) { view.fill(dict); });
    }

private:
    struct Set;
    explicit Templates(std::unique_ptr<Set> set);
    std::unique_ptr<Set> set_;
};

// What ctemplate has to say against one file, "" when nothing.
std::string template_errors(const std::string& name, const std::string& path);

}  // namespace web
