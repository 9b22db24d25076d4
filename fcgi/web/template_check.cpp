#include "web/template_check.hpp"

#include "base/text.hpp"
#include "web/template_html.hpp"
#include "web/template_markers.hpp"

#include <algorithm>
#include <utility>

namespace web {
namespace {

using Faults = std::vector<TemplateFault>;

// The value of an attribute without the variables in it.
std::string literal_of(std::string_view value) {
    std::string out;
    for (auto at = value.find("{{"); at != std::string_view::npos; at = value.find("{{")) {
        out += value.substr(0, at);
        value.remove_prefix(std::min(value.find("}}", at), value.size() - 2) + 2);
    }
    return out.append(value);
}

bool is_address(std::string_view attribute) {
    return one_of(attribute, " href src poster action ");
}

constexpr std::string_view put_it =
    "posez le fichier dans le dossier « statique » de vos modèles, et écrivez "
    "{{RACINE}}/statique/academie/ et son nom";

class Scan {
public:
    Scan(std::string_view file, std::string_view text, TemplateKind kind)
        : file_(file), text_(text), kind_(kind), plain_(kind == TemplateKind::plain) {}

    Faults run() {
        look_at_start();
        look_at_encoding();
        std::size_t at = 0;
        for (const auto& marker : list_markers(text_)) {
            html(text_.substr(at, marker.begin - at));
            look(marker);
            const auto inside = text_.substr(marker.begin, marker.end - marker.begin);
            line_ += static_cast<std::size_t>(std::count(inside.begin(), inside.end(), '\n'));
            at = marker.end;
        }
        html(text_.substr(at));
        for (const auto& [open, place] : open_)
            say(open.line, "la section {{#" + std::string(open.name) + "}} n’est jamais fermée");
        if (place_.state() != HtmlPlace::State::text)
            say(begun_,
                place_.what_is_open() + " n’est jamais fermé : la suite de la page s’y perd");
        return std::move(faults_);
    }

private:
    void say(std::size_t line, std::string message) {
        faults_.push_back({std::string(file_), line, std::move(message)});
    }

    // Editors do not show it; the line that must come first would no longer be the first.
    void look_at_start() {
        if (!text_.starts_with(byte_order_mark)) return;
        say(1,
            "commence par une marque d’ordre des octets, qu’aucun éditeur ne montre : "
            "enregistrez le fichier en UTF-8 sans BOM");
        text_.remove_prefix(byte_order_mark.size());
    }

    void look_at_encoding() {
        if (base::is_utf8(text_)) return;
        std::size_t line = 1;
        for (auto rest = text_; !rest.empty(); ++line) {
            const auto end = std::min(rest.find('\n'), rest.size());
            if (!base::is_utf8(rest.substr(0, end)))
                return say(
                    line, "cette ligne n’est pas en UTF-8 : enregistrez le fichier en UTF-8"
                );
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    void look(const Marker& marker) {
        if (!marker.closed) return say(marker.line, "{{ sans }}");
        if (marker.kind == '!') return;
        if (marker.kind == '%') {
            if (plain_ || marker.begin != 0)
                say(marker.line, "{{% n’a sa place qu’en première ligne, et pas dans un .txt.tpl");
            return;
        }
        if (marker.kind == '=') return say(marker.line, "les signes {{ et }} ne se changent pas");
        if (!is_marker_name(marker.name))
            return say(marker.line, "« " + std::string(marker.name) + " » n’est pas un nom");
        look_at_modifiers(marker);
        if (marker.kind == '#' || marker.kind == '/') place_.section(marker.kind == '#');
        if (marker.kind == '#')
            open_.emplace_back(marker, place_.kind());
        else if (marker.kind == '/')
            close(marker);
        else if (!plain_)
            look_at_place(marker);
    }

    // What a page shows is escaped by where it stands; a modifier may not say otherwise.
    void look_at_modifiers(const Marker& marker) {
        const auto& said = marker.modifiers;
        if (said.empty()) return;
        const bool escapes = marker.kind == 'v' && !plain_;
        if (escapes && (said == ":h" || said == ":p")) return;
        if (escapes && said == ":u" && is_piece_of_address()) return;
        const auto shown = std::string(said);
        if (plain_)
            say(marker.line, shown + " n’a pas de sens dans un texte sans HTML : retirez-le");
        else if (said == ":u")
            say(marker.line,
                ":u n’a sa place qu’après le début d’une adresse ({{RACINE}}/a/{{X:u}})");
        else if (marker.kind != 'v')
            say(marker.line, shown + " n’a de sens qu’après le nom d’une valeur : retirez-le");
        else
            say(marker.line, shown + " n’est pas admis : :u dans une adresse, rien ailleurs");
    }

    bool is_piece_of_address() const {
        return place_.in_value() &&
               (is_address(place_.attribute()) || place_.attribute().starts_with("data-")) &&
               !literal_of(place_.value()).empty();
    }

    void close(const Marker& marker) {
        if (open_.empty() || open_.back().first.name != marker.name)
            return say(
                marker.line,
                "{{/" + std::string(marker.name) + "}} ne ferme pas la section ouverte ici"
            );
        if (open_.back().second != place_.kind())
            say(open_.back().first.line,
                "la section {{#" + std::string(marker.name) +
                    "}} doit fermer elle-même les commentaires, balises et guillemets qu’elle ouvre"
            );
        open_.pop_back();
    }

    void look_at_place(const Marker& marker) {
        if (place_.kind() == HtmlPlace::State::tag)
            say(marker.line, "une variable ne fait pas le nom d’une balise ou d’un attribut");
        else if (place_.state() == HtmlPlace::State::raw && one_of(place_.tag(), " script style "))
            say(marker.line,
                "pas de variable dans <" + place_.tag() + "> : passez-la par un attribut data-…");
        else if (place_.in_value())
            look_at_value(marker);
        place_.marker(marker.name);
    }

    void look_at_value(const Marker& marker) {
        if (place_.state() != HtmlPlace::State::quoted)
            say(marker.line, "la valeur de " + place_.attribute() + " demande des guillemets");
        if (place_.attribute() == "style") say(marker.line, "pas de variable dans style");
        if (!is_address(place_.attribute())) return;
        // Whole paths come first ({{RACINE}}{{LIEN}}); a piece of path or query after a literal is
        // data.
        const auto& before = place_.value();
        const bool piece = is_piece_of_address() && !before.ends_with("}}") &&
                           before.find('#') == std::string::npos;
        if (piece && marker.modifiers != ":u")
            say(marker.line, "dans une adresse, écrivez {{" + std::string(marker.name) + ":u}}");
        if (marker.name == "CSRF")
            say(marker.line, "le jeton {{CSRF}} ne va pas dans une adresse, que d’autres liraient");
    }

    // Walks the HTML a character at a time, to know the line of a static fault.
    void html(std::string_view piece) {
        if (plain_) return;
        for (const char c : piece) {
            if (place_.state() == HtmlPlace::State::text) begun_ = line_;
            if (c == '\n') ++line_;
            place_.step(c);
            if (place_.tag_ended()) look_at_tag();
            if (place_.state() == HtmlPlace::State::raw) look_at_raw(c);
        }
    }

    void look_at_tag() {
        if (place_.tag() == "!doctype") return;
        if (auto why = refusal_of_tag(place_.tag()); !why.empty()) say(line_, std::move(why));
        for (const auto& attribute : place_.attributes()) look_at_attribute(attribute);
        if (place_.tag() == "meta") look_at_meta();
        if (place_.tag() == "input") look_at_input();
        const auto* const disabled = place_.find("disabled");
        if (place_.tag() == "fieldset" && disabled != nullptr && !disabled->sometimes)
            say(line_, "rien de ce que contient un fieldset disabled n’est envoyé");
    }

    void look_at_attribute(const HtmlAttribute& attribute) {
        if (auto why = refusal_of_attribute(attribute.name, kind_); !why.empty())
            say(line_, std::move(why));
        if (shapes_a_form(attribute.name) && (attribute.sometimes || attribute.mixed))
            say(line_, "l’attribut " + attribute.name + " ne peut pas dépendre d’une section");
        if (is_address(attribute.name))
            look_at_address(attribute.name, read_address(attribute.value));
    }

    // A link may lead elsewhere: what is fetched, or sent by a form, may not.
    void look_at_address(const std::string& name, const std::string& address) {
        const bool varies = address.find("{{") != std::string::npos;
        const bool fetched = name != "action" && !one_of(place_.tag(), " a area ");
        const auto scheme = base::upper_ascii(address.substr(0, address.find(':')));
        if (one_of(scheme, fetched ? " JAVASCRIPT " : " JAVASCRIPT VBSCRIPT DATA BLOB "))
            return say(line_, "pas d’adresse en " + address.substr(0, scheme.size()) + ":");
        if (!leads_elsewhere(address)) {
            if (fetched && varies && !address.starts_with("{{RACINE}}/"))
                say(line_,
                    "l’adresse de ce que la page va chercher commence par {{RACINE}}/, et non par "
                    "une autre variable");
            return;
        }
        if (name == "action")
            say(line_,
                "le navigateur n’envoie aucun formulaire ailleurs (Content-Security-Policy) : "
                "commencez par {{RACINE}}/");
        else if (fetched)
            look_at_fetched(name, address);
        else if (varies && !one_of(scheme, " MAILTO TEL "))
            say(line_, "un lien vers un autre site n’emporte aucune variable");
    }

    void look_at_fetched(const std::string& name, const std::string& address) {
        if (address.starts_with("data:") && place_.tag() != "script") return;
        if (kind_ == TemplateKind::html_mail && name == "src" && address.starts_with("https:"))
            return;
        if (kind_ == TemplateKind::html_mail)
            say(line_, "un courriel ne va chercher qu’une image, par une adresse en https:");
        else
            say(line_,
                "le navigateur ne va rien chercher ailleurs (Content-Security-Policy) : " +
                    std::string(put_it));
    }

    // http-equiv is no attribute of a page, see refusal_of_attribute.
    void look_at_meta() {
        const auto name = place_.word("name");
        const auto header = place_.word("http-equiv");
        if (!header.empty() && !one_of(header, " content-type x-ua-compatible "))
            say(line_, "pas de meta " + header + " : c’est l’affaire du site");
        const bool silent = name == "referrer" && place_.word("content") == "no-referrer";
        if (!name.empty() && !silent &&
            !one_of(
                name,
                " application-name author color-scheme description format-detection robots"
                " supported-color-schemes theme-color viewport"
                " x-apple-disable-message-reformatting "
            ))
            say(line_,
                "pas de meta " + name + " : elle changerait ce que le site dit au navigateur");
    }

    void look_at_input() {
        const auto type = place_.word("type");
        const auto* const value = place_.find("value");
        if (type == "hidden" && value != nullptr && (value->sometimes || value->mixed))
            say(line_, "la valeur d’un champ caché ne peut pas dépendre d’une section");
        if (place_.find("type") != nullptr &&
            !one_of(
                type,
                " button checkbox email file hidden image number password radio reset search submit"
                " tel text url "
            ))
            say(line_, "type=\"" + type + "\" n’est pas admis : la page attend un texte");
    }

    void look_at_raw(char c) {
        if (!one_of(place_.tag(), " script style ") || place_.closing_raw() || told_ == line_)
            return;
        if (std::string_view(" \n\r\t><").find(c) != std::string_view::npos) return;
        told_ = line_;
        say(line_, "rien ne s’écrit dans <" + place_.tag() + "> : " + std::string(put_it));
    }

    std::string_view file_;
    std::string_view text_;
    TemplateKind kind_;
    bool plain_;
    HtmlPlace place_;
    std::vector<std::pair<Marker, HtmlPlace::State>> open_;  // sections, and where each began
    Faults faults_;
    std::size_t line_ = 1;
    std::size_t begun_ = 1;  // the line of what is open
    std::size_t told_ = 0;
};

}  // namespace

std::vector<TemplateFault> scan_template(
    std::string_view file, std::string_view text, TemplateKind kind
) {
    return Scan(file, text, kind).run();
}

}  // namespace web
