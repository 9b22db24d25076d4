#include "web/template_html.hpp"

#include "web/template_markers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace web {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
// Those whose inside makes no element of the page.
bool is_raw_tag(std::string_view tag) {
    return one_of(tag, " script style textarea title template iframe noframes xmp ");
}

// Those that can stand in an address or a word of HTML.
constexpr std::array<std::pair<std::string_view, char>, 11> references{
    {{"amp", '&'},
     {"lt", '<'},
     {"gt", '>'},
     {"quot", '"'},
     {"apos", '\''},
     {"sol", '/'},
     {"bsol", '\\'},
     {"colon", ':'},
     {"period", '.'},
     {"Tab", '\t'},
     {"NewLine", '\n'}}
};

// The character of "#47", "#x2f" or "sol"; 0 for what is none, or no ASCII.
char character_of(std::string_view reference) {
    if (!reference.starts_with('#')) {
        const auto* const found =
            std::find_if(references.begin(), references.end(), [&](const auto& one) {
                return one.first == reference;
            });
        return found == references.end() ? '\0' : found->second;
    }
    reference.remove_prefix(1);
    const bool hex = reference.starts_with('x') || reference.starts_with('X');
    if (hex) reference.remove_prefix(1);
    std::uint32_t code = 0;
    const auto* const end = reference.data() + reference.size();
    const auto read = std::from_chars(reference.data(), end, code, hex ? 16 : 10);
    return read.ptr == end && code < 0x80 ? static_cast<char>(code) : '\0';
}

// How much of "amp;…", "#47…" or "#x2f…" names a character.
std::size_t length_of_reference(std::string_view text) {
    constexpr std::string_view digits = "0123456789";
    constexpr std::string_view hex_digits = "0123456789abcdefABCDEF";
    const bool numeric = text.starts_with('#');
    const bool hex = numeric && (text.substr(1, 1) == "x" || text.substr(1, 1) == "X");
    if (numeric && !hex) return std::min(text.find_first_not_of(digits, 1), text.size());
    if (hex) return std::min(text.find_first_not_of(hex_digits, 2), text.size());
    const auto* const end = std::find_if_not(text.begin(), text.end(), is_letter);
    return static_cast<std::size_t>(end - text.begin());
}

// A browser takes a numeric reference also without its semicolon.
std::string read_references(std::string_view text) {
    std::string out;
    for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&')) {
        out += text.substr(0, at);
        text.remove_prefix(at + 1);
        const auto length = length_of_reference(text);
        const bool closed = text.substr(length, 1) == ";";
        const bool taken = closed || text.starts_with('#');
        const char read = taken ? character_of(text.substr(0, length)) : '\0';
        out += read == '\0' ? '&' : read;
        if (read != '\0') text.remove_prefix(length + (closed ? 1 : 0));
    }
    return out.append(text);
}

}  // namespace

std::string read_address(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == '\t' || c == '\n' || c == '\r') continue;
        if (out.empty() && static_cast<unsigned char>(c) <= ' ') continue;
        out += c == '\\' ? '/' : c;
    }
    while (!out.empty() && static_cast<unsigned char>(out.back()) <= ' ') out.pop_back();
    return out;
}

bool leads_elsewhere(std::string_view address) {
    constexpr std::string_view root = "{{RACINE}}";  // empty on a site without a prefix
    if (address.starts_with(root)) address.remove_prefix(root.size());
    if (address.starts_with("//")) return true;
    const auto end = address.find_first_of(":/?#{");
    return end != std::string_view::npos && end > 0 && address[end] == ':';
}

const HtmlAttribute* HtmlPlace::find(std::string_view name) const {
    const auto found = std::find_if(attributes_.begin(), attributes_.end(), [&](const auto& one) {
        return one.name == name;
    });
    return found == attributes_.end() ? nullptr : &*found;
}

std::string HtmlPlace::word(std::string_view name) const {
    const auto* const found = find(name);
    std::string value = found == nullptr ? "" : found->value;
    std::transform(value.begin(), value.end(), value.begin(), lower);
    return value;
}

void HtmlPlace::marker(std::string_view name) {
    if (state_ == State::value_start) state_ = State::unquoted;
    if (in_value()) attributes_.back().value += "{{" + std::string(name) + "}}";
}

void HtmlPlace::section(bool opens) {
    sections_ += opens ? 1 : -1;
    if (in_value()) attributes_.back().mixed = true;
    if (kind() == State::tag) state_ = State::tag;  // it ends the name before it
}

HtmlPlace::State HtmlPlace::kind() const {
    switch (state_) {
        case State::tag_name:
        case State::attribute_name:
            return State::tag;
        case State::value_start:
            return State::unquoted;
        default:
            return state_;
    }
}

std::string HtmlPlace::what_is_open() const {
    if (state_ == State::comment) return "le commentaire <!--";
    if (state_ == State::quoted) return "le guillemet de l’attribut " + attribute();
    return "<" + tag_ + (state_ == State::raw ? ">" : "");
}

void HtmlPlace::step(char c) {
    tag_ended_ = false;
    switch (state_) {
        case State::text:
        case State::comment:
            return step_text(c);
        case State::tag_name:
        case State::tag:
            return step_tag(c);
        case State::attribute_name:
            return step_name(c);
        case State::value_start:
        case State::quoted:
        case State::unquoted:
            return step_value(c);
        case State::raw:
            return step_raw(c);
    }
}

void HtmlPlace::step_text(char c) {
    recent_ += lower(c);
    if (recent_.size() > 4) recent_.erase(0, recent_.size() - 4);
    if (state_ == State::comment) {
        if (recent_.ends_with("-->") || recent_ == "--!>") state_ = State::text;
        return;
    }
    const bool after = recent_.size() >= 2 && recent_[recent_.size() - 2] == '<';
    if (after && (is_letter(c) || c == '/' || c == '!' || c == '?')) {
        state_ = State::tag_name;
        tag_ = std::string(1, lower(c));
        attributes_.clear();
        sections_ = 0;
        recent_.clear();
    }
}

void HtmlPlace::step_tag(char c) {
    if (c == '>') {
        leave_tag();
    } else if (state_ == State::tag_name && !is_space(c) && c != '/') {
        tag_ += lower(c);
        if (tag_ != "!--") return;
        state_ = State::comment;
        recent_ = "--";  // of which one that is empty may be ended: <!-->
    } else if (is_space(c) || c == '/') {
        state_ = State::tag;
    } else if (c == '=' && !attributes_.empty() && attributes_.back().value.empty()) {
        state_ = State::value_start;  // name = "value"
    } else {
        state_ = State::attribute_name;
        attributes_.push_back({std::string(1, lower(c)), "", sections_ > 0, false});
    }
}

void HtmlPlace::step_name(char c) {
    if (c == '>')
        leave_tag();
    else if (c == '=')
        state_ = State::value_start;
    else if (is_space(c) || c == '/')
        state_ = State::tag;
    else
        attributes_.back().name += lower(c);
}

void HtmlPlace::step_value(char c) {
    if (state_ == State::value_start) {
        if (is_space(c)) return;
        if (c == '>') return leave_tag();
        const bool quoted = c == '"' || c == '\'';
        state_ = quoted ? State::quoted : State::unquoted;
        if (quoted) {
            quote_ = c;
            return;
        }
    }
    if (state_ == State::quoted ? c == quote_ : is_space(c)) {
        end_value();
        state_ = State::tag;
    } else if (state_ == State::unquoted && c == '>') {
        end_value();
        leave_tag();
    } else {
        attributes_.back().value += c;
    }
}

void HtmlPlace::end_value() {
    attributes_.back().value = read_references(attributes_.back().value);
}

void HtmlPlace::step_raw(char c) {
    recent_ += lower(c);
    const auto end = "</" + tag_ + ">";
    if (recent_.size() > end.size()) recent_.erase(0, recent_.size() - end.size());
    if (recent_ == end) {
        state_ = State::text;
        recent_.clear();
    }
}

bool HtmlPlace::closing_raw() const {
    const auto at = recent_.rfind('<');
    return at != std::string::npos && ("</" + tag_ + ">").starts_with(recent_.substr(at));
}

void HtmlPlace::leave_tag() {
    tag_ended_ = true;
    recent_.clear();
    state_ = is_raw_tag(tag_) ? State::raw : State::text;
}

}  // namespace web
