#include "web/template_outline.hpp"

#include "base/text.hpp"
#include "web/template_allowed.hpp"
#include "web/template_html.hpp"
#include "web/template_markers.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace web {
namespace {

constexpr std::string_view subject = "Objet :";

// An element whose inside nobody sees, or in which a form is none.
struct Veil {
    std::string tag;
    std::string section;  // "<noscript>", "<hidden>"
    std::size_t line = 1;
    int depth = 1;  // elements of the tag that are open since
};

bool is_veil(std::string_view tag) {
    return one_of(tag, " audio datalist dialog meter noscript progress select svg video ");
}

class Reader {
public:
    explicit Reader(bool plain) : plain_(plain) {}

    TemplateOutline run(std::string_view text) {
        std::size_t at = 0;
        for (const auto& marker : list_markers(text)) {
            piece(text.substr(at, marker.begin - at));
            look(marker);
            const auto inside = text.substr(marker.begin, marker.end - marker.begin);
            number_ += static_cast<std::size_t>(std::count(inside.begin(), inside.end(), '\n'));
            at = marker.end;
        }
        piece(text.substr(at));
        end_line();
        give_fields();
        if (in_form_) slip(outline_.forms.back().line, "<form> n’est jamais fermé");
        for (const auto& veil : veils_)
            slip(veil.line, "<" + veil.tag + "> n’est jamais fermé, et cache ce qui suit");
        return std::move(outline_);
    }

private:
    // A field of a form that its attribute form="…" names, which may come later.
    struct Lent {
        std::string form;
        Placed field;
    };

    void look(const Marker& marker) {
        if (marker.kind == '#' || marker.kind == '/')
            look_at_section(marker);
        else if (marker.kind == 'v' || marker.kind == '>')
            look_at_word(marker.kind == '>', std::string(marker.name));
    }

    void look_at_section(const Marker& marker) {
        end_line();
        place_.section(marker.kind == '#');
        if (marker.kind == '#')
            sections_.emplace_back(marker.name);
        else if (!sections_.empty())
            sections_.pop_back();
    }

    void look_at_word(bool include, const std::string& name) {
        const auto word = (include ? "{{>" : "{{") + name + "}}";
        line_ += word;
        const bool in_text = plain_ || place_.state() == HtmlPlace::State::text;
        if (in_text || (!include && place_.in_value())) outline_.words.push_back({word, around()});
        if (include && in_text && in_form_) add_field({word, around(), word}, nullptr);
        place_.marker(name);
    }

    void piece(std::string_view text) {
        for (const char c : text) {
            if (plain_ && c != '\n') line_ += c;
            if (plain_ && c == '\n') end_line();
            if (c == '\n') ++number_;
            if (plain_) continue;
            place_.step(c);
            if (place_.tag_ended()) look_at_tag();
        }
    }

    // Lines of a plain text that are read for more than their words. The subject comes first.
    void end_line() {
        const auto line = base::squeeze(std::exchange(line_, ""));
        if (!plain_ || line.empty()) return;
        const bool is_subject = line.starts_with("Objet") && line.find(':') != std::string::npos;
        if (is_subject && !begun_) outline_.words.push_back({std::string(subject), sections_});
        if (!is_subject) begun_ = true;
        if (line.starts_with('[') && line.ends_with(']'))
            outline_.words.push_back({line, sections_});
    }

    void look_at_tag() {
        const auto& tag = place_.tag();
        if (tag == "form") {
            begin_form();
        } else if (tag == "/form") {
            if (!in_form_) slip(number_, "</form> ferme un formulaire qui n’est pas ouvert ici");
            in_form_ = false;
        } else if (one_of(tag, " input button select textarea ")) {
            look_at_field(tag);
        }
        look_at_veil(tag);
    }

    // The innermost of the tag is what an end tag closes.
    void look_at_veil(std::string_view tag) {
        const bool ends = tag.starts_with('/');
        if (!ends && !is_void_tag(tag) && place_.state() == HtmlPlace::State::text) {
            const bool hidden = place_.find("hidden") != nullptr;
            if (hidden || is_veil(tag))
                return veils_.push_back(
                    {std::string(tag), hidden ? "<hidden>" : "<" + std::string(tag) + ">", number_}
                );
        }
        const auto same = [name = tag.substr(ends ? 1 : 0)](const Veil& veil) {
            return veil.tag == name;
        };
        const auto found = std::find_if(veils_.rbegin(), veils_.rend(), same);
        if (found == veils_.rend()) return;
        found->depth += ends ? -1 : 1;
        if (found->depth == 0) veils_.erase(std::next(found).base());
    }

    Sections around() const {
        auto path = sections_;
        for (const auto& veil : veils_) path.push_back(veil.section);
        return path;
    }

    // In a form that is open wherever this one stands, unless in another branch.
    bool is_nested() const {
        return in_form_ && form_in_.size() <= sections_.size() &&
               std::equal(form_in_.begin(), form_in_.end(), sections_.begin());
    }

    void begin_form() {
        const auto method = place_.word("method");
        const auto enctype = place_.word("enctype");
        auto path = around();
        if (place_.find("hidden") != nullptr) path.emplace_back("<hidden>");
        outline_.forms.push_back(
            {value_of("id"),
             read_address(value_of("action")),
             one_of(method, " post dialog ") ? method : "get",
             one_of(enctype, " multipart/form-data text/plain ")
                 ? enctype
                 : "application/x-www-form-urlencoded",
             std::move(path),
             number_,
             is_nested()}
        );
        in_form_ = true;
        form_in_ = sections_;
    }

    void look_at_field(const std::string& tag) {
        const auto* const disabled = place_.find("disabled");
        if (disabled != nullptr && !disabled->sometimes) return;  // the browser does not send it
        const auto type = tag == "button" || tag == "input" ? place_.word("type") : "";
        if (one_of(type, " button reset ")) return;
        const auto name = value_of("name");
        const auto* const form = place_.find("form");
        auto path = around();
        for (const auto* const closed : {"hidden", "readonly"})
            if (place_.find(closed) != nullptr) path.push_back("<" + std::string(closed) + ">");
        if (tag == "button" || one_of(type, " submit image ")) {
            add_field({std::string(submit), path}, form);
            if (!name.empty())
                add_field({"<button" + named(name) + valued() + ">", std::move(path)}, form);
        } else if (!name.empty()) {
            add_field({field_of(type, name), std::move(path), name}, form);
        }
    }

    static std::string named(const std::string& name) { return " name=\"" + name + "\""; }
    std::string valued() const { return " value=\"" + value_of("value") + "\""; }

    std::string field_of(const std::string& type, const std::string& name) const {
        if (type == "hidden") return R"(<input type="hidden")" + named(name) + valued() + ">";
        if (one_of(type, " checkbox file password "))
            return "<input type=\"" + type + "\"" + named(name) + ">";
        return "un champ" + named(name);
    }

    void add_field(Placed field, const HtmlAttribute* form) {
        if (form != nullptr)
            lent_.push_back({form->value, std::move(field)});
        else
            (in_form_ ? outline_.forms.back().fields : outline_.fields).push_back(std::move(field));
    }

    void give_fields() {
        for (auto& [id, field] : lent_)
            for (auto& form : outline_.forms)
                if (form.id == id) form.fields.push_back(field);
    }

    void slip(std::size_t line, std::string message) {
        outline_.slips.push_back({line, std::move(message)});
    }

    std::string value_of(std::string_view name) const {
        const auto* const found = place_.find(name);
        return found == nullptr ? "" : found->value;
    }

    bool plain_;
    HtmlPlace place_;
    TemplateOutline outline_;
    std::vector<Lent> lent_;
    Sections sections_;
    Sections form_in_;  // those around the form at hand
    std::vector<Veil> veils_;
    std::string line_;
    std::size_t number_ = 1;
    bool in_form_ = false;
    bool begun_ = false;
};

// Sections of which a page shows one and not the other; SANS_X is the other of X and of AVEC_X.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> branches{
    {{"POUR_RESPONSABLE", "POUR_ELEVE"},
     {"UN_FICHIER", "DES_FICHIERS"},
     {"UNE_FOIS", "PLUSIEURS_FOIS"},
     {"UN_SEUL", "PLUSIEURS"}}
};

bool are_branches(std::string_view a, std::string_view b) {
    constexpr std::string_view with = "AVEC_";
    constexpr std::string_view without = "SANS_";
    if (b.starts_with(without)) {
        const auto rest = b.substr(without.size());
        return a == rest || (a.starts_with(with) && a.substr(with.size()) == rest);
    }
    return std::find(branches.begin(), branches.end(), std::pair(a, b)) != branches.end();
}

using Paths = std::vector<Sections>;

// What is left of the paths where `shown` is shown and `other` is not.
Paths paths_where(const Paths& paths, const std::string& shown, const std::string& other) {
    Paths left;
    for (const auto& path : paths) {
        if (std::find(path.begin(), path.end(), other) != path.end()) continue;
        left.push_back(path);
        std::erase(left.back(), shown);
    }
    return left;
}

// Each pair of branches is looked at once: what is shown whatever is, is shown in both.
bool is_covered(const Paths& paths) {
    Sections names;
    for (const auto& path : paths) {
        if (path.empty()) return true;
        names.insert(names.end(), path.begin(), path.end());
    }
    for (const auto& a : names)
        for (const auto& b : names)
            if (are_branches(a, b))
                return is_covered(paths_where(paths, a, b)) && is_covered(paths_where(paths, b, a));
    return false;
}

}  // namespace

TemplateOutline outline_of(std::string_view text, bool plain) { return Reader(plain).run(text); }

bool is_branch(std::string_view name) {
    return name.starts_with("AVEC_") || name.starts_with("SANS_") ||
           std::any_of(branches.begin(), branches.end(), [&name](const auto& pair) {
               return name == pair.first || name == pair.second;
           });
}

bool is_shown(std::span<const Placed> places, std::string_view what, const Sections& given) {
    Paths paths;
    for (const auto& place : places) {
        if (place.what != what) continue;
        paths.push_back(place.sections);
        for (const auto& name : given) std::erase(paths.back(), name);
    }
    return is_covered(paths);
}

}  // namespace web
