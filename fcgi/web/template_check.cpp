#include "web/template_check.hpp"

#include "base/text.hpp"
#include "web/template_html.hpp"
#include "web/template_markers.hpp"

#include <algorithm>

namespace web {
namespace {

using Faults = std::vector<TemplateFault>;

class Scan {
public:
    Scan(std::string_view file, std::string_view text, bool plain)
        : file_(file), text_(text), plain_(plain) {}

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
        for (const auto& open : open_)
            say(open.line, "section {{#" + std::string(open.name) + "}} is never closed");
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
            "begins with a byte order mark, which no editor shows: save it in UTF-8 without BOM");
        text_.remove_prefix(byte_order_mark.size());
    }

    void look_at_encoding() {
        if (base::is_utf8(text_)) return;
        std::size_t line = 1;
        for (auto rest = text_; !rest.empty(); ++line) {
            const auto end = std::min(rest.find('\n'), rest.size());
            if (!base::is_utf8(rest.substr(0, end)))
                return say(line, "this line is not UTF-8: save the file in UTF-8");
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    void look(const Marker& marker) {
        if (!marker.closed) return say(marker.line, "{{ without }}");
        if (marker.kind == '!') return;
        if (marker.kind == '%') {
            if (plain_ || marker.begin != 0)
                say(marker.line, "{{% may stand on the first line only, and in no .txt.tpl");
            return;
        }
        if (marker.kind == '=') return say(marker.line, "the signs {{ and }} must not be changed");
        if (!is_marker_name(marker.name))
            return say(marker.line, "“" + std::string(marker.name) + "” is not a name");
        look_at_modifiers(marker);
        if (marker.kind == '#' || marker.kind == '/') place_.section(marker.kind == '#');
        if (marker.kind == '#')
            open_.push_back(marker);
        else if (marker.kind == '/')
            close(marker);
        else if (!plain_)
            look_at_place(marker);
    }

    void look_at_modifiers(const Marker& marker) {
        const std::string modifiers = std::string(marker.modifiers) + ":";
        if (modifiers.find(":none:") != std::string::npos)
            say(marker.line, ":none would switch escaping off");
        if (modifiers.find(":x-") != std::string::npos)
            say(marker.line, "there is no modifier that begins with x-");
    }

    void close(const Marker& marker) {
        if (open_.empty() || open_.back().name != marker.name) {
            say(marker.line,
                "{{/" + std::string(marker.name) +
                    "}} closes a section that is not the one open here");
            return;
        }
        open_.pop_back();
    }

    void look_at_place(const Marker& marker) {
        using State = HtmlPlace::State;
        if (place_.state() == State::tag || place_.state() == State::attribute_name ||
            place_.state() == State::tag_name)
            say(marker.line, "a variable may not make the name of a tag or of an attribute");
        else if (place_.state() == State::raw && one_of(place_.tag(), " script style "))
            say(marker.line,
                "no variable inside <" + place_.tag() + ">: pass data by data-… attributes");
        else if (place_.in_value())
            look_at_value(marker);
        place_.marker(marker.name);
    }

    void look_at_value(const Marker& marker) {
        if (place_.state() != HtmlPlace::State::quoted)
            say(marker.line, "the value of " + place_.attribute() + " needs quotes");
        if (one_of(
                place_.attribute(),
                " formaction srcdoc xlink:href srcset imagesrcset ping manifest "
            ))
            say(marker.line,
                "no variable inside " + place_.attribute() + ": it is not escaped rightly there");
        if (one_of(place_.attribute(), " href src action ")) look_at_url(marker);
    }

    // Whole paths come first ({{RACINE}}{{LIEN}}); a piece of path or query after a literal is
    // data.
    void look_at_url(const Marker& marker) {
        const auto& before = place_.value();
        if (before.empty() || before.ends_with("}}") || before.find('#') != std::string::npos)
            return;
        const auto modifiers = std::string(marker.modifiers) + ":";
        if (modifiers.find(":u:") == std::string::npos &&
            modifiers.find(":url_query_escape:") == std::string::npos)
            say(marker.line, "inside an address, write {{" + std::string(marker.name) + ":u}}");
    }

    // Walks the HTML a character at a time, to know the line of a static fault.
    void html(std::string_view piece) {
        if (plain_) return;
        for (const char c : piece) {
            if (c == '\n') ++line_;
            place_.step(c);
            if (place_.value_ended()) look_at_attribute(place_.attribute(), place_.value());
            if (place_.tag_ended()) look_at_tag();
            if (place_.state() == HtmlPlace::State::raw) look_at_raw(c);
        }
    }

    void look_at_attribute(const std::string& name, const std::string& value) {
        if (name.starts_with("on") || name == "style")
            say(line_,
                "attribute " + name + ": the browser is told to ignore it (Content-Security-Policy)"
            );
        if (!one_of(name, " href src poster action formaction ")) return;
        const auto address = read_address(value);
        if (base::upper_ascii(address).starts_with("JAVASCRIPT:"))
            say(line_, "no javascript: address");
        else if (leads_elsewhere(address))
            look_at_elsewhere(name, address);
    }

    // A link may lead there: what is fetched, or sent by a form, may not.
    void look_at_elsewhere(const std::string& name, const std::string& address) {
        if (one_of(place_.tag(), " img script link source iframe video audio ") &&
            one_of(name, " src href poster ") && !address.starts_with("data:"))
            say(line_,
                "the browser is told to fetch nothing from elsewhere (Content-Security-Policy): "
                "put the file into www/");
        if (name == "formaction" || (place_.tag() == "form" && name == "action"))
            say(line_,
                "the browser is told to send no form to elsewhere (Content-Security-Policy): begin "
                "with {{RACINE}}/");
    }

    void look_at_tag() {
        if (place_.tag() == "base")
            say(line_, "no <base>: every address of the page would lead elsewhere");
        if (place_.tag() == "meta" && place_.word("http-equiv") == "refresh")
            say(line_, "no meta refresh: the reader would be taken away from the page");
        if (place_.find("formmethod") != nullptr)
            say(line_, "no formmethod: the page expects the form's own");
        const auto* const disabled = place_.find("disabled");
        if (place_.tag() == "fieldset" && disabled != nullptr && !disabled->sometimes)
            say(line_, "nothing in a fieldset that is disabled is sent");
    }

    void look_at_raw(char c) {
        if (!one_of(place_.tag(), " script style ") || place_.closing_raw() || told_ == line_)
            return;
        if (std::string_view(" \n\r\t><").find(c) != std::string_view::npos) return;
        told_ = line_;
        say(line_, "nothing may stand inside <" + place_.tag() + ">: put it into a file of www/");
    }

    std::string_view file_;
    std::string_view text_;
    bool plain_;
    HtmlPlace place_;
    std::vector<Marker> open_;
    Faults faults_;
    std::size_t line_ = 1;
    std::size_t told_ = 0;
};

}  // namespace

std::vector<TemplateFault> scan_template(std::string_view file, std::string_view text, bool plain) {
    return Scan(file, text, plain).run();
}

}  // namespace web
