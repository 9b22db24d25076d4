#include "web/template_html.hpp"

namespace web {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_raw_tag(std::string_view tag) {
    return tag == "script" || tag == "style" || tag == "textarea" || tag == "title";
}

}  // namespace

void HtmlPlace::feed(std::string_view html) {
    for (const char c : html) step(c);
}

void HtmlPlace::marker() {
    if (state_ == State::value_start) state_ = State::unquoted;
    value_ += '\x01';
}

void HtmlPlace::step(char c) {
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
        if (recent_.ends_with("-->")) state_ = State::text;
        return;
    }
    if (recent_ == "<!--") {
        state_ = State::comment;
    } else if (recent_.size() >= 2 && recent_[recent_.size() - 2] == '<' && (is_letter(c) || c == '/')) {
        state_ = State::tag_name;
        tag_ = std::string(1, lower(c));
        recent_.clear();
    }
}

void HtmlPlace::step_tag(char c) {
    if (c == '>') {
        leave_tag();
    } else if (state_ == State::tag_name && !is_space(c)) {
        tag_ += lower(c);
    } else if (is_space(c) || c == '/') {
        state_ = State::tag;
    } else {
        state_ = State::attribute_name;
        attribute_ = std::string(1, lower(c));
    }
}

void HtmlPlace::step_name(char c) {
    if (c == '>') {
        leave_tag();
    } else if (c == '=') {
        state_ = State::value_start;
        value_.clear();
    } else if (is_space(c) || c == '/') {
        state_ = State::tag;
    } else {
        attribute_ += lower(c);
    }
}

void HtmlPlace::step_value(char c) {
    if (state_ == State::value_start) {
        if (is_space(c)) return;
        const bool quoted = c == '"' || c == '\'';
        state_ = quoted ? State::quoted : State::unquoted;
        if (quoted) {
            quote_ = c;
            return;
        }
    }
    if (state_ == State::quoted ? c == quote_ : is_space(c))
        state_ = State::tag;
    else if (state_ == State::unquoted && c == '>')
        leave_tag();
    else
        value_ += lower(c);
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
    recent_.clear();
    state_ = is_raw_tag(tag_) ? State::raw : State::text;
}

}  // namespace web
